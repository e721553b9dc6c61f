"""Many photos at once: asked for, shown, done, and refused."""

import re
from datetime import date

import pytest
from django.urls import reverse
from wagtail.log_actions import registry as log_registry

from cms.people.models import Organisation, Person
from media.desk.changes import Change, Overtaken, Planned, carry_out
from media.models import Photo, PhotoChange
from tests.factories import (
    AccountFactory,
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
)
from tests.media.desk.many import Many, plain

pytestmark = pytest.mark.django_db

WRITERS = ("reporter", "photographer", "translator")
EDITORS = ("photo_editor", "desk_editor", "duty_secretary", "editor_in_chief")


class TestTheForm:
    def test_nothing_chosen_leads_back(self, many):
        answer = many.ask([])
        assert (answer.status_code, answer.url) == (302, reverse("wagtailimages:index"))

    def test_ticked_boxes_are_enough_without_scripts(self, many):
        photos = PhotoFactory.create_batch(2)
        answer = many.client.post(many.address, {"photos": [photo.pk for photo in photos]})
        assert answer.context["photos"] == photos

    def test_nothing_asked_for_is_said(self, many):
        answer = many.show([PhotoFactory()], **plain())
        assert answer.status_code == 422
        assert answer.context["form"].non_field_errors()

    def test_a_value_that_does_not_fit_is_said(self, many):
        answer = many.show([PhotoFactory()], **plain(valid_from="mai"))
        assert answer.context["form"].errors["valid_from"]

    def test_goes_back_only_to_addresses_of_this_site(self, many):
        assert many.ask([], next="https://example.com/").url == reverse("wagtailimages:index")
        assert many.ask([], next="/quan-tri/images/?p=3").url == "/quan-tri/images/?p=3"


class TestWhatIsShown:
    def test_changes_nothing(self, many):
        photo = PhotoFactory(caption="Cũ", photographers=[PersonFactory()])
        before = (Person.objects.count(), Organisation.objects.count(), PhotoChange.objects.count())
        stored = Photo.objects.filter(pk=photo.pk).values().get()
        answer = many.show(
            [photo],
            caption_way="set",
            caption="Mới",
            change=["credit_line", "place"],
            credit_line="Ảnh: Trần Đại Nghĩa Lớn/Hãng Mới Toanh",
            place="Huế",
            add_keywords="lũ",
        )
        assert answer.status_code == 200
        [(plan, _preview)] = answer.context["plans"]
        assert [str(change.label) for change in plan.changes] != []
        assert (
            Person.objects.count(),
            Organisation.objects.count(),
            PhotoChange.objects.count(),
        ) == before
        assert Photo.objects.filter(pk=photo.pk).values().get() == stored
        assert not photo.tags.exists()

    def test_marks_the_words_that_differ(self, many):
        page = many.show(
            [PhotoFactory(caption="Cầu mới ở Vàm Lá")],
            caption_way="replace",
            find="mới",
            replace_with="lớn",
        ).content.decode()
        assert "Cầu <del>mới</del> ở Vàm Lá" in page
        assert "Cầu <ins>lớn</ins> ở Vàm Lá" in page

    def test_says_how_many_change_stay_and_are_refused(self, many):
        photos = [
            PhotoFactory(place=""),
            PhotoFactory(place="Huế"),
            PhotoFactory(rights_expire_on=date(2026, 1, 1)),
        ]
        answer = many.show(photos, **plain(place="Huế", valid_from="2026-02-01"))
        assert (answer.context["changed"], answer.context["refused"]) == (2, 1)
        answer = many.show(photos, **plain(place="Huế"))
        assert (answer.context["changed"], answer.context["same"]) == (2, 1)

    def test_is_shown_again_when_somebody_was_quicker(self, many):
        photo = PhotoFactory(caption="Một")
        fields = {"caption_way": "append", "caption": "thêm"}
        agreed = many.show([photo], **fields).context["agreed"]
        Photo.objects.filter(pk=photo.pk).update(caption="Hai")
        answer = many.ask([photo], step="do", agreed=agreed, **fields)
        assert answer.context["is_again"]
        photo.refresh_from_db()
        assert photo.caption == "Hai"
        many.ask([photo], step="do", agreed=answer.context["agreed"], **fields)
        photo.refresh_from_db()
        assert photo.caption == "Hai thêm"


class TestWhatIsDone:
    @pytest.mark.parametrize(
        ("fields", "caption"),
        [
            ({"caption_way": "set", "caption": "Mới."}, "Mới."),
            ({"caption_way": "append", "caption": "Ảnh tư liệu."}, "Cũ. Ảnh tư liệu."),
            ({"caption_way": "replace", "find": "Cũ", "replace_with": "Xưa"}, "Xưa."),
        ],
    )
    def test_captions(self, many, fields, caption):
        photo = PhotoFactory(caption="Cũ.")
        many.do([photo], **fields)
        photo.refresh_from_db()
        assert photo.caption == caption

    def test_every_plain_field_and_only_what_is_ticked(self, many):
        event = PhotoEventFactory()
        photo = PhotoFactory(place="Cũ", restrictions="Cấm")
        many.do(
            [photo],
            caption_way="leave",
            change=["event", "usage_class", "usage_terms", "valid_from", "rights_expire_on"]
            + ["restrictions", "allowed_by", "copyright_notice"],
            place="không đánh dấu",
            event=event.pk,
            usage_class="handout",
            usage_terms="Một lần",
            valid_from="2026-01-01",
            rights_expire_on="31/12/2026",
            restrictions="",
            allowed_by="Bà Sen",
            copyright_notice="© Nhà",
        )
        photo.refresh_from_db()
        assert (photo.place, photo.event, photo.usage_class) == ("Cũ", event, "handout")
        assert (photo.usage_terms, photo.restrictions) == ("Một lần", "")
        assert (photo.valid_from, photo.rights_expire_on) == (date(2026, 1, 1), date(2026, 12, 31))
        assert (photo.allowed_by, photo.copyright_notice) == ("Bà Sen", "© Nhà")

    def test_a_credit_is_read_as_everywhere(self, many):
        agency = OrganisationFactory(name="Thông tấn xã", short_name="TTXVN")
        person = PersonFactory(full_name="Dương Giang")
        photo = PhotoFactory(uncredited=True)
        many.do([photo], **plain(credit_line="Ảnh: Dương Giang/TTXVN"))
        photo = Photo.objects.get()
        assert (list(photo.photographers.all()), photo.agency) == ([person], agency)
        assert photo.status == Photo.Status.NEEDS_CHECK

    def test_people_by_choice_and_by_name(self, many):
        known, picked, gone = (PersonFactory(full_name=f"Đỗ Văn {n}") for n in ("Ba", "Tư", "Năm"))
        photo = PhotoFactory(other_people_shown=["Già Lơ", "Bé Na"])
        photo.people_shown.add(gone)
        many.do(
            [photo],
            caption_way="leave",
            add_person_ids=str(picked.pk),
            add_people="Đỗ Văn Ba, Khách lạ; già lơ",
            remove_people=[str(gone.pk), "=Bé Na"],
        )
        photo.refresh_from_db()
        assert set(photo.people_shown.all()) == {known, picked}
        assert photo.other_people_shown == ["Già Lơ", "Khách lạ"]

    def test_keywords_come_and_go(self, many):
        photo = PhotoFactory()
        photo.tags.add("lúa", "mùa")
        many.do([photo], caption_way="leave", add_keywords="Gặt, LÚA", remove_keywords=["mùa"])
        assert set(photo.tags.names()) == {"lúa", "Gặt"}
        many_words = many.client.get(reverse("wagtailimages:index"), {"q": "gặt"})
        assert [card.photo for card in many_words.context["library"].cards] == [photo]

    def test_is_one_action_in_the_history_and_in_the_log(self, many, editor):
        photos = PhotoFactory.create_batch(3)
        action = many.do(photos, **plain(place="Huế"))
        rows = PhotoChange.objects.all()
        assert {(row.photo_id, row.field, row.was, row.becomes, row.user) for row in rows} == {
            (photo.pk, "place", "", "Huế", editor) for photo in photos
        }
        for photo in photos:
            [entry] = log_registry.get_logs_for_instance(photo)
            assert (entry.action, entry.uuid, entry.user) == ("media.edit_many", action, editor)

    def test_the_message_carries_the_way_back(self, many):
        photo = PhotoFactory()
        action = many.do([photo], **plain(place="Huế"))
        page = many.client.get(reverse("wagtailimages:index")).content.decode()
        assert reverse("photos:undo", args=[action]) in page
        assert re.search(r'name="csrfmiddlewaretoken" value="\w{64}"', page)

    def test_readers_get_the_new_words(self, many):
        photo = PhotoFactory()
        wanted = photo.delivery.wanted
        many.do([photo], caption_way="set", caption="Khác hẳn.")
        photo.delivery.refresh_from_db()
        assert photo.delivery.wanted > wanted

    def test_all_or_nothing_when_a_photo_was_changed(self, editor):
        first, second = PhotoFactory(place="A"), PhotoFactory(place="B")
        plans = [
            Planned(first, [Change("place", "A", "C")]),
            Planned(second, [Change("place", "khác", "C")]),
        ]
        with pytest.raises(Overtaken):
            carry_out(plans, user=editor, verb="media.edit_many")
        first.refresh_from_db()
        assert first.place == "A"
        assert not PhotoChange.objects.exists()


class TestRefusals:
    @pytest.mark.parametrize("role", WRITERS)
    def test_writers_change_their_own_photos_alone(self, client, role):
        account = AccountFactory(role=role)
        client.force_login(account)
        own, foreign = PhotoFactory(uploaded_by_user=account), PhotoFactory()
        answer = Many(client).show([own, foreign], **plain(place="Huế"))
        assert (answer.context["changed"], answer.context["refused"]) == (1, 1)
        Many(client).do([own, foreign], **plain(place="Huế"))
        assert list(Photo.objects.filter(place="Huế")) == [own]

    @pytest.mark.parametrize("role", EDITORS)
    def test_editors_change_all(self, client, role):
        client.force_login(AccountFactory(role=role))
        photo = PhotoFactory()
        Many(client).do([photo], **plain(place="Huế"))
        photo.refresh_from_db()
        assert photo.place == "Huế"

    @pytest.mark.parametrize(
        "name", ["photos:edit_many", "photos:shift_clock", "photos:mark", "photos:people"]
    )
    def test_technicians_see_no_photos(self, client, name):
        client.force_login(AccountFactory(role="technician"))
        photo = PhotoFactory()
        answer = client.post(reverse(name), {"chosen": photo.pk, "step": "show", "days": "1"})
        assert answer.status_code in (302, 400, 403, 405)
        assert not PhotoChange.objects.exists()

    @pytest.mark.parametrize(
        "fields", [{"caption_way": "set", "caption": ""}, plain(credit_line="")]
    )
    def test_what_stories_print_stays(self, many, fields):
        photo, free = PhotoFactory(), PhotoFactory()
        ArticleFactory(lead_photo=photo, published=True, title="Lúa chín")
        answer = many.show([photo, free], **fields)
        [(plan, _), (other, _)] = answer.context["plans"]
        assert "Lúa chín" in plan.refusals[0]
        assert not other.refusals
        many.do([photo, free], **fields)
        photo.refresh_from_db()
        assert photo.caption
        assert photo.credit

    def test_a_refused_photo_keeps_everything(self, many):
        photo = PhotoFactory(rights_expire_on=date(2026, 1, 1))
        many.do([photo], **plain(place="Huế", valid_from="2026-02-01"))
        photo.refresh_from_db()
        assert (photo.place, photo.valid_from) == ("", None)
