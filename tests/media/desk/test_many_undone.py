"""Changes of many photos taken back in one step."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.log_actions import registry as log_registry

from media.desk.changes import Change, Planned, carry_out, undo
from media.models import Photo, PhotoChange
from media.rights import block
from tests.factories import (
    AccountFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
)
from tests.media.desk.many import plain

pytestmark = pytest.mark.django_db

WRITERS = ("reporter", "photographer", "translator")
EDITORS = ("photo_editor", "desk_editor", "duty_secretary", "editor_in_chief")


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


def test_a_block_is_no_change_to_undo():
    photo = PhotoFactory()
    block(photo, user=AccountFactory(role="photo_editor"), reason="Chờ xác minh")
    action = PhotoChange.objects.filter(photo=photo, field="status").get().action
    assert undo(action, user=AccountFactory(role="photo_editor")) == ([], [])
    photo.refresh_from_db()
    assert photo.status == Photo.Status.BLOCKED
