"""Many photos at once: asked for, shown, done, undone; marks; the clock; names with offices."""

import json
import re
from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils.timezone import localtime, make_aware
from wagtail.log_actions import registry as log_registry

from cms.people.models import Organisation, Person, Position
from media.desk.changes import Change, Overtaken, Planned, carry_out, undo
from media.models import Photo, PhotoChange
from media.rights import block
from tests.factories import (
    AccountFactory,
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
)

pytestmark = pytest.mark.django_db

WRITERS = ("reporter", "photographer", "translator")
EDITORS = ("photo_editor", "desk_editor", "duty_secretary", "editor_in_chief")


@pytest.fixture
def editor(client):
    account = AccountFactory(role="photo_editor")
    client.force_login(account)
    return account


class Many:
    """The screens of many photos as a browser uses them."""

    def __init__(self, client, name="photos:edit_many"):
        self.client, self.address = client, reverse(name)

    def ask(self, photos, **fields):
        chosen = ",".join(str(photo.pk) for photo in photos)
        return self.client.post(self.address, {"chosen": chosen, **fields})

    def show(self, photos, **fields):
        return self.ask(photos, step="show", **fields)

    def do(self, photos, **fields):
        """Shown, agreed to, done; the action, or None when nothing was done."""
        agreed = self.show(photos, **fields).context["agreed"]
        before = set(PhotoChange.objects.values_list("action", flat=True))
        answer = self.ask(photos, step="do", agreed=agreed, **fields)
        assert answer.status_code == 302, answer.context
        made = set(PhotoChange.objects.values_list("action", flat=True)) - before
        assert len(made) <= 1
        return made.pop() if made else None

    def undo(self, action):
        return self.client.post(reverse("photos:undo", args=[action]), follow=True)


@pytest.fixture
def many(client, editor):
    return Many(client)


def plain(**fields):
    """A form in which ``fields`` are ticked and set, and nothing else is asked for."""
    return {"caption_way": "leave", "change": list(fields), **fields}


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


class TestUndo:
    def test_gives_everything_back_in_one_step(self, many):
        person, shown = PersonFactory(), PersonFactory()
        photo = PhotoFactory(
            caption="Cũ.",
            photographers=[person],
            agency=OrganisationFactory(),
            other_people_shown=["Già Lơ"],
            event=PhotoEventFactory(),
            valid_from=date(2026, 1, 1),
        )
        photo.people_shown.add(shown)
        photo.tags.add("lúa")

        def state():
            row = Photo.objects.filter(pk=photo.pk).values().get()
            row.pop("file_hash", None)
            people = list(photo.photographers.values_list("pk", flat=True))
            return row, people, set(photo.people_shown.all()), set(photo.tags.names())

        before = state()
        action = many.do(
            [photo],
            caption_way="set",
            caption="Mới.",
            change=["credit_line", "event", "valid_from", "place"],
            credit_line="Ảnh: Người Khác Hẳn",
            event="",
            valid_from="2026-03-03",
            place="Huế",
            add_people="Khách lạ",
            remove_people=[str(shown.pk)],
            add_keywords="gặt",
            remove_keywords=["lúa"],
        )
        assert state() != before
        answer = many.undo(action)
        assert state() == before
        assert answer.status_code == 200
        rows = PhotoChange.objects.filter(action=action)
        assert rows.exists()
        assert not rows.filter(undone_at=None).exists()

    def test_keeps_what_was_changed_since_and_says_by_whom(self, many):
        colleague = AccountFactory(role="desk_editor", first_name="Vũ Khánh Hòa")
        first, second = PhotoFactory(title="Một"), PhotoFactory(title="Hai")
        action = many.do([first, second], **plain(place="Huế", allowed_by="Bà Sen"))
        carry_out(
            [Planned(first, [Change("place", "Huế", "Vinh")])],
            user=colleague,
            verb="media.edit_many",
        )
        page = many.undo(action).content.decode()
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.place, first.allowed_by) == ("Vinh", "")
        assert (second.place, second.allowed_by) == ("", "")
        assert "Vũ Khánh Hòa" in page
        assert "“Một”" in page
        assert PhotoChange.objects.get(action=action, undone_at=None).field == "place"

    def test_names_who_changed_it_by_the_form_of_one_photo(self, many, client):
        photo = PhotoFactory()
        action = many.do([photo], **plain(place="Huế"))
        colleague = AccountFactory(role="desk_editor")
        Photo.objects.filter(pk=photo.pk).update(place="Vinh")
        log_registry.log(instance=photo, action="wagtail.edit", user=colleague)
        assert [one.by for one in undo(action, user=AccountFactory(role="photo_editor"))[1]] == [
            colleague
        ]

    def test_twice_is_once(self, many):
        photo = PhotoFactory()
        action = many.do([photo], **plain(place="Huế"))
        many.undo(action)
        Photo.objects.filter(pk=photo.pk).update(place="Huế")
        many.undo(action)
        photo.refresh_from_db()
        assert photo.place == "Huế"

    @pytest.mark.parametrize("role", [*WRITERS, "technician"])
    def test_only_by_those_who_may_change_the_photos(self, many, client, role):
        photo = PhotoFactory()
        action = many.do([photo], **plain(place="Huế"))
        client.force_login(AccountFactory(role=role))
        client.post(reverse("photos:undo", args=[action]))
        photo.refresh_from_db()
        assert photo.place == "Huế"
        assert not PhotoChange.objects.exclude(undone_at=None).exists()

    def test_asks_for_a_post(self, many, client):
        action = many.do([PhotoFactory()], **plain(place="Huế"))
        assert client.get(reverse("photos:undo", args=[action])).status_code == 405


class TestTheClock:
    @pytest.fixture
    def clock(self, client, editor):
        return Many(client, "photos:shift_clock")

    def test_is_shown_done_and_undone(self, clock):
        moment = make_aware(datetime(2026, 5, 1, 23, 30, 15, 123456))
        photo, timeless = PhotoFactory(taken_at=moment), PhotoFactory()
        fields = {"direction": "1", "days": "1", "hours": "7", "minutes": "45"}
        answer = clock.show([photo, timeless], **fields)
        assert (answer.context["changed"], answer.context["refused"]) == (1, 1)
        page = answer.content.decode()
        assert "01/05/2026" in page
        assert "03/05/2026" in page
        photo.refresh_from_db()
        assert photo.taken_at == moment
        action = clock.do([photo, timeless], **fields)
        photo.refresh_from_db()
        assert localtime(photo.taken_at) == make_aware(datetime(2026, 5, 3, 7, 15, 15, 123456))
        clock.undo(action)
        photo.refresh_from_db()
        assert photo.taken_at == moment

    def test_back_in_time(self, clock):
        photo = PhotoFactory(taken_at=make_aware(datetime(2026, 1, 1, 6, 0)))
        clock.do([photo], direction="-1", hours="7")
        photo.refresh_from_db()
        assert localtime(photo.taken_at) == make_aware(datetime(2025, 12, 31, 23, 0))

    def test_by_nothing_is_said(self, clock):
        photo = PhotoFactory(taken_at=make_aware(datetime(2026, 1, 1)))
        assert clock.show([photo], direction="1").status_code == 422

    def test_before_the_calendar_begins_is_refused(self, clock):
        photo = PhotoFactory(taken_at=make_aware(datetime(30, 1, 1)))
        answer = clock.show([photo], direction="-1", days="36500")
        assert answer.context["refused"] == 1

    def test_writers_shift_their_own(self, client):
        account = AccountFactory(role="photographer")
        client.force_login(account)
        at = make_aware(datetime(2026, 1, 1))
        own, foreign = (
            PhotoFactory(uploaded_by_user=account, taken_at=at),
            PhotoFactory(taken_at=at),
        )
        Many(client, "photos:shift_clock").do([own, foreign], direction="1", hours="1")
        foreign.refresh_from_db()
        own.refresh_from_db()
        assert (own.taken_at > at, foreign.taken_at == at) == (True, True)


class TestMarks:
    @pytest.fixture
    def mark(self, client, editor):
        def give(**asked):
            return client.post(
                reverse("photos:mark"), json.dumps(asked), content_type="application/json"
            )

        return give

    def test_pick_reject_and_rating(self, mark):
        photo, other = PhotoFactory(), PhotoFactory()
        assert mark(photos=[photo.pk, other.pk], pick="pick").json()["refused"] == []
        mark(photos=[photo.pk], rating=4)
        mark(photos=[other.pk], pick="")
        photo.refresh_from_db()
        other.refresh_from_db()
        assert (photo.pick, photo.rating, other.pick) == ("pick", 4, "")

    def test_makes_no_new_files_for_readers(self, mark):
        photo = PhotoFactory()
        wanted = photo.delivery.wanted
        mark(photos=[photo.pk], rating=4)
        photo.delivery.refresh_from_db()
        assert photo.delivery.wanted == wanted

    def test_can_be_undone_together(self, mark, client):
        photos = PhotoFactory.create_batch(2)
        action = mark(photos=[photo.pk for photo in photos], pick="reject").json()["action"]
        client.post(reverse("photos:undo", args=[action]))
        assert not Photo.objects.exclude(pick="").exists()

    @pytest.mark.parametrize(
        "asked",
        [
            {"photos": [1], "rating": 6},
            {"photos": [1], "rating": -1},
            {"photos": [1], "rating": True},
            {"photos": [1], "pick": "maybe"},
            {"photos": []},
            {"photos": "all", "pick": "pick"},
            {"photos": list(range(1, 900)), "pick": "pick"},
            {"pick": "pick"},
            [],
        ],
    )
    def test_nonsense_is_refused(self, client, editor, asked):
        answer = client.post(
            reverse("photos:mark"), json.dumps(asked), content_type="application/json"
        )
        assert (answer.status_code, "reason" in answer.json()) == (400, True)

    @pytest.mark.parametrize("role", WRITERS)
    def test_writers_mark_their_own(self, mark, client, role):
        account = AccountFactory(role=role)
        client.force_login(account)
        own, foreign = PhotoFactory(uploaded_by_user=account), PhotoFactory()
        answer = mark(photos=[own.pk, foreign.pk], pick="pick").json()
        assert (answer["saved"], answer["refused"]) == ([own.pk], [foreign.pk])
        assert mark(photos=[foreign.pk], rating=1).status_code == 403
        foreign.refresh_from_db()
        assert (foreign.pick, foreign.rating) == ("", 0)


class TestNames:
    @pytest.fixture
    def people(self, client, editor):
        def asked(q, *days):
            address = reverse("photos:people")
            return client.get(address, {"q": q, "day": list(days)}).json()["people"]

        return asked

    @pytest.fixture
    def minister(self):
        health = OrganisationFactory(name="Bộ Y tế")
        person = PersonFactory(full_name="Nguyễn Văn Ất")
        Position.objects.create(
            person=person,
            title="Thứ trưởng",
            organisation=health,
            valid_from=date(2024, 1, 1),
            valid_to=date(2026, 4, 7),
        )
        Position.objects.create(
            person=person, title="Bộ trưởng", organisation=health, valid_from=date(2026, 4, 8)
        )
        return person

    def test_come_with_the_office_held_that_day(self, people, minister):
        for day, text in (
            ("2023-12-31", "Nguyễn Văn Ất"),
            ("2026-04-07", "Thứ trưởng Bộ Y tế Nguyễn Văn Ất"),
            ("2026-04-08", "Bộ trưởng Bộ Y tế Nguyễn Văn Ất"),
        ):
            [found] = people("van at", day)
            assert (found["id"], found["text"], found["differs"]) == (minister.pk, text, False)

    def test_say_when_the_office_changed_between_the_days(self, people, minister):
        [found] = people("nguyen van at", "2026-04-07", "2026-04-08")
        assert found["differs"]

    def test_without_a_day_the_name_alone(self, people, minister):
        assert people("Ất")[0]["text"] == "Nguyễn Văn Ất"
        assert people("Ất", "hôm nọ")[0]["text"] == "Nguyễn Văn Ất"

    def test_with_marks_what_has_them_first(self, people):
        for name in ("Lê Hưng", "Lê Hùng"):
            PersonFactory(full_name=name)
        assert [one["name"] for one in people("lê hùng")] == ["Lê Hùng", "Lê Hưng"]

    def test_the_form_asks_for_the_days_of_taking_else_of_the_event(self, client, many):
        event = PhotoEventFactory(starts_at=make_aware(datetime(2026, 4, 8, 8, 0)))
        photos = [
            PhotoFactory(taken_at=make_aware(datetime(2026, 4, 7, 0, 30))),
            PhotoFactory(event=event),
            PhotoFactory(),
        ]
        assert many.ask(photos).context["days"] == ["2026-04-07", "2026-04-08"]


class TestEvents:
    def test_shows_its_photos_and_what_they_owe(self, client, editor):
        event = PhotoEventFactory(title="Hội xuân")
        picked = PhotoFactory(event=event, pick=Photo.Pick.PICK)
        owing = PhotoFactory(event=event, uncredited=True)
        PhotoFactory()
        address = reverse("photos:event", args=[event.pk])
        answer = client.get(address)
        assert [card.photo for card in answer.context["library"].cards] == [owing, picked]
        assert "Hội xuân" in answer.content.decode()
        labels = [label for label, _address, _shown in answer.context["quick"]]
        assert [label.rpartition("(")[2] for label in labels] == ["2)", "1)", "1)", "1)"]
        answer = client.get(address, {"pick": "pick"})
        assert [card.photo for card in answer.context["library"].cards] == [picked]
        query = answer.context["scripts"]["query"]
        assert client.get(f"{reverse('photos:numbers')}?{query}").json() == {"photos": [picked.pk]}

    def test_another_event_in_the_address_changes_nothing(self, client, editor):
        event, other = PhotoEventFactory(), PhotoEventFactory()
        photo, _ = PhotoFactory(event=event), PhotoFactory(event=other)
        answer = client.get(reverse("photos:event", args=[event.pk]), {"event": other.pk})
        assert [card.photo for card in answer.context["library"].cards] == [photo]

    def test_the_list_of_events_leads_to_their_photos(self, client, editor):
        event = PhotoEventFactory()
        page = client.get(reverse("wagtailsnippets_media_photoevent:list")).content.decode()
        assert reverse("photos:event", args=[event.pk]) in page

    def test_an_empty_event_says_how_to_bring_its_photos(self, client, editor):
        event = PhotoEventFactory()
        page = client.get(reverse("photos:event", args=[event.pk])).content.decode()
        assert f"{reverse('wagtailimages:add_multiple')}?event={event.pk}" in page


def test_a_block_is_no_change_to_undo():
    photo = PhotoFactory()
    block(photo, user=AccountFactory(role="photo_editor"), reason="Chờ xác minh")
    action = PhotoChange.objects.filter(photo=photo, field="status").get().action
    assert undo(action, user=AccountFactory(role="photo_editor")) == ([], [])
    photo.refresh_from_db()
    assert photo.status == Photo.Status.BLOCKED
