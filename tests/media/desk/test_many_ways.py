"""Further ways to change many photos: the camera's clock, marks, names with offices, events."""

import json
from datetime import date, datetime

import pytest
from django.urls import reverse
from django.utils.timezone import localtime, make_aware

from cms.people.models import Position
from media.models import Photo
from tests.factories import (
    AccountFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
)
from tests.media.desk.many import Many

pytestmark = pytest.mark.django_db

WRITERS = ("reporter", "photographer", "translator")
EDITORS = ("photo_editor", "desk_editor", "duty_secretary", "editor_in_chief")


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
