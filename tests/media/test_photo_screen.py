"""The screen of one photo: what it shows, and what its form writes down."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log

from cms.people.models import Person
from media.history import Piece, history_of, word_diff
from media.models import LedgerEntry, Photo, PhotoChange, PhotoEvent
from media.said import said_by_file
from tests.factories import AccountFactory, ArticleFactory, PersonFactory, PhotoFactory
from tests.media.test_replacing import fields_of, new_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    editor = AccountFactory(role="photo_editor", first_name="Mai", last_name="Lê")
    client.force_login(editor)
    return editor


@pytest.fixture
def save(client, editor):
    def save(photo, **changed):
        address = reverse("wagtailimages:edit", args=[photo.pk])
        answer = client.post(address, {**fields_of(photo), **changed})
        assert answer.status_code == 302, answer.context["form"].errors
        return Photo.objects.get(pk=photo.pk)

    return save


@pytest.fixture
def screen(client, editor):
    def screen(photo) -> str:
        answer = client.get(reverse("wagtailimages:edit", args=[photo.pk]))
        assert answer.status_code == 200
        return answer.content.decode()

    return screen


def changes(photo) -> dict:
    return {row.field: (row.was, row.becomes) for row in photo.changes.all()}


class TestWhatIsWrittenDown:
    def test_every_field_that_changed_with_who_and_when_and_nothing_else(self, save, editor):
        photo = PhotoFactory(caption="Gặt lúa sớm.", place="Sóc Trăng")
        before = timezone.now()
        save(photo, caption="Gặt lúa muộn.", place="")
        assert changes(photo) == {
            "caption": ("Gặt lúa sớm.", "Gặt lúa muộn."),
            "place": ("Sóc Trăng", ""),
        }
        rows = list(photo.changes.all())
        assert {row.user for row in rows} == {editor}
        assert len({row.action for row in rows}) == 1
        assert all(row.at >= before for row in rows)

    def test_nothing_when_nothing_changed(self, save):
        photo = PhotoFactory()
        save(photo)
        assert not photo.changes.exists()

    def test_a_credit_line_brings_photographers_and_agency_along(self, save):
        mit = Person.objects.create(full_name="Phạm Văn Mướp")
        photo = PhotoFactory()
        save(photo, credit_line="Ảnh: Phạm Văn Mướp")
        found = changes(photo)
        assert found["credit_line"] == ("Ảnh: Lê Văn Mít", "Ảnh: Phạm Văn Mướp")
        assert found["photographers"] == ([], [mit.pk])

    def test_relations_and_times_as_plain_data(self, save):
        person = PersonFactory()
        event = PhotoEvent.objects.create(title="Lễ hội đua ghe ngo")
        photo = PhotoFactory()
        saved = save(
            photo,
            people_shown=[person.pk],
            event=event.pk,
            taken_at="2026-03-05 08:30",
            tags='"ghe ngo"',
        )
        found = changes(photo)
        assert found["people_shown"] == ([], [person.pk])
        assert found["event"] == (None, event.pk)
        assert found["tags"] == ([], [saved.tags.get().pk])
        assert found["taken_at"][1].startswith("2026-03-05T")

    def test_a_form_that_is_refused_writes_nothing(self, client, editor):
        photo = PhotoFactory()
        address = reverse("wagtailimages:edit", args=[photo.pk])
        answer = client.post(address, {**fields_of(photo), "caption": "Mới", "title": ""})
        assert answer.status_code == 200
        assert not PhotoChange.objects.exists()

    def test_a_new_photo_has_no_changes(self, client):
        client.force_login(AccountFactory(role="photographer"))
        client.post(
            reverse("wagtailimages:add"),
            {"title": "Ảnh mới", "file": new_file(), "collection": 1},
        )
        assert not PhotoChange.objects.exists()


class TestHistory:
    def test_words_that_went_and_came_stand_among_those_that_stayed(self):
        assert word_diff("Ông Mít phát biểu", "Ông Ổi phát biểu tại hội nghị") == [
            Piece("same", "Ông"),
            Piece("gone", "Mít"),
            Piece("new", "Ổi"),
            Piece("same", "phát biểu"),
            Piece("new", "tại hội nghị"),
        ]

    def test_names_stand_for_numbers(self, save):
        person = PersonFactory(full_name="Nguyễn Thị Khế")
        photo = PhotoFactory()
        save(photo, people_shown=[person.pk])
        [event] = [event for event in history_of(photo) if event.lines]
        assert event.lines[0].pieces == [Piece("new", "Nguyễn Thị Khế")]

    def test_somebody_who_left_the_register_stands_by_number(self, save):
        person = PersonFactory()
        number = person.pk
        photo = PhotoFactory()
        save(photo, people_shown=[number])
        person.delete()
        [event] = [event for event in history_of(photo) if event.lines]
        assert event.lines[0].pieces == [Piece("new", f"#{number}")]

    def test_one_saving_stands_once_with_its_fields(self, save, editor):
        photo = PhotoFactory()
        save(photo, caption="Một", place="Hai")
        [event] = history_of(photo)
        assert event.user == editor
        assert [line.pieces[-1].text for line in event.lines] == ["Một", "Hai"]

    def test_what_wagtail_noted_before_there_were_rows_stays(self, editor):
        photo = PhotoFactory()
        log(instance=photo, action="wagtail.create", user=editor)
        log(instance=photo, action="wagtail.edit", user=editor)
        assert len(history_of(photo)) == 2

    def test_a_replaced_file_is_part_of_it(self, save):
        photo = PhotoFactory()
        save(photo, file=new_file())
        assert any(event.message for event in history_of(photo))

    def test_the_newest_stands_first_and_queries_do_not_grow(
        self, save, django_assert_max_num_queries
    ):
        photo = PhotoFactory()
        for number in range(4):
            save(photo, caption=f"Lần {number}", people_shown=[PersonFactory().pk])
        with django_assert_max_num_queries(5):
            events = history_of(photo)
        assert len(events) == 4
        assert [event.at for event in events] == sorted((e.at for e in events), reverse=True)

    def test_an_action_taken_back_is_marked(self, save):
        photo = PhotoFactory()
        save(photo, caption="Một")
        photo.changes.update(undone_at=timezone.now())
        assert history_of(photo)[0].is_undone

    def test_the_screen_tells_it(self, save, screen, editor):
        photo = PhotoFactory(caption="Gặt lúa sớm.")
        save(photo, caption="Gặt lúa muộn.")
        html = screen(photo)
        assert "<del>sớm.</del>" in html
        assert "<ins>muộn.</ins>" in html
        assert editor.get_full_name() in html


class TestWhatTheFileSaid:
    def test_differences_from_ours_are_marked(self):
        photo = PhotoFactory(
            caption="Gặt lúa muộn.",
            place="Sóc Trăng",
            origin_metadata={
                "file": {
                    "caption": "Gặt lúa sớm.",
                    "city": "Sóc Trăng",
                    "taken_at": "2026-03-05T08:30:00",
                    "keywords": ["lúa", "gặt"],
                }
            },
        )
        photo.tags.add("gặt", "lúa")
        rows = {one.label.casefold(): one for one in said_by_file(photo)}
        assert len(rows) == 4
        by_words = {one.theirs: one.differs for one in rows.values()}
        assert by_words == {
            "Gặt lúa sớm.": True,
            "Sóc Trăng": False,
            "05/03/2026 08:30:00": True,
            "gặt, lúa": False,
        }

    def test_keys_of_another_time_do_no_harm(self, screen):
        photo = PhotoFactory(origin_metadata={"file": {"lens": "50 mm", "title": "Một"}})
        assert [one.theirs for one in said_by_file(photo)] == ["Một"]
        assert 'id="photo-said-heading"' in screen(photo)

    def test_a_file_that_said_nothing_takes_no_room(self, screen):
        assert 'id="photo-said-heading"' not in screen(PhotoFactory())


class TestUses:
    def test_now_and_earlier_with_links(self, screen):
        photo = PhotoFactory()
        article = ArticleFactory(lead_photo=photo, published=True)
        LedgerEntry.objects.create(
            photo=photo,
            page=None,
            page_title="Bài đã xóa",
            place="body:3:1",
            ended_at=timezone.now(),
        )
        html = screen(photo)
        assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in html
        assert "Bài đã xóa" in html
        assert html.count('class="photo-uses"') == 2

    def test_many_uses_are_counted_and_not_all_listed(self, screen):
        photo = PhotoFactory()
        LedgerEntry.objects.bulk_create(
            LedgerEntry(photo=photo, page_title=f"Bài {n}", place="lead") for n in range(103)
        )
        html = screen(photo)
        assert "Bài 102" in html
        assert html.count("Bài ") == 100


class TestScreen:
    def test_a_photo_that_awaits_its_file_has_nothing_to_cut(self, screen):
        html = screen(PhotoFactory(awaiting_file=True))
        assert "data-photo-marks" not in html
        assert 'name="caption"' in html

    def test_every_field_of_the_form_stands_on_it_once(self, client, editor):
        photo = PhotoFactory()
        answer = client.get(reverse("wagtailimages:edit", args=[photo.pk]))
        html = answer.content.decode()
        for name in answer.context["form"].fields:
            part = f"{name}_left" if name.startswith("crop_") else name
            found = re.findall(rf'<(?:input|textarea|select)[^>]* name="{part}"', html)
            assert len(found) == 1, name

    def test_it_works_without_scripts(self, screen):
        html = screen(PhotoFactory())
        assert "<details" in html
        assert 'class="photo-numbers" open' in html

    def test_who_may_not_change_the_photo_does_not_see_it(self, client):
        photo = PhotoFactory()
        client.force_login(AccountFactory(role="translator"))
        assert client.get(reverse("wagtailimages:edit", args=[photo.pk])).status_code in (302, 403)
