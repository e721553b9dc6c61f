"""Every way to readers, and away from them, is in the ledger of photos."""

import importlib
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, Workflow

from cms.articles.models import ArticlePage
from cms.articles.retraction import restore, retract
from cms.imports.batch import import_files
from cms.imports.importer import Wishes
from media import ledger, rights
from media.models import LedgerEntry, Photo
from tests.articles.forms import story_form
from tests.articles.test_gate_ways import edit_address, explorer
from tests.factories import (
    AccountFactory,
    ArticleFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    TopicFactory,
)
from tests.imports.papers import ARCHIVED, write
from tests.workflow.walking import approve_newest, approved_form, decide_on_screen

pytestmark = pytest.mark.django_db


def now_in(article) -> list[tuple]:
    entries = LedgerEntry.objects.filter(page=article.pk, ended_at=None).order_by("pk")
    return [(entry.photo_id, entry.place, entry.crop) for entry in entries]


def ended_of(photo) -> list[str]:
    return [e.place for e in LedgerEntry.objects.filter(photo=photo, ended_at__isnull=False)]


@pytest.fixture
def photo():
    return PhotoFactory()


@pytest.fixture
def draft(photo):
    article = ArticleFactory(lead_photo=photo)
    article.save_revision()
    return article


@pytest.fixture
def secretary(client):
    account = AccountFactory(role="duty_secretary")
    client.force_login(account)
    return account


class TestPlaces:
    def test_every_place_of_a_story_is_written_down(self):
        lead, thumbnail, one, two, three = (PhotoFactory() for _ in range(5))
        article = ArticleFactory(
            lead_photo=lead,
            thumbnail=thumbnail,
            body=[
                ("text", "<p>Mở đầu.</p>"),
                ("photo", {"photo": one}),
                ("photo_group", {"photos": [two, three], "caption": "Hai bờ."}),
            ],
            published=True,
        )
        assert now_in(article) == [
            (lead.pk, "lead", ""),
            (thumbnail.pk, "thumbnail", "3:2"),
            (one.pk, "body:1", ""),
            (two.pk, "body:2:0", ""),
            (three.pk, "body:2:1", ""),
        ]
        assert LedgerEntry.objects.filter(page_title=article.title).count() == 5

    def test_a_photo_shown_twice_has_two_entries(self, photo):
        article = ArticleFactory(
            lead_photo=photo, body=[("photo", {"photo": photo})], published=True
        )
        assert [place for _, place, _ in now_in(article)] == ["lead", "body:0"]


class TestWays:
    """In: all ways of test_gate_ways. Out: unpublished, expired, taken down, deleted."""

    def test_a_draft_is_no_use(self, draft, photo):
        assert not LedgerEntry.objects.exists()
        assert list(ledger.never_used()) == [photo]

    def test_edit_form(self, client, secretary, photo):
        article = ArticleFactory()
        form = story_form(lead_photo=photo.pk, **{"action-publish": "1"})
        client.post(edit_address(article), approved_form(client, article, form))
        assert now_in(article) == [(photo.pk, "lead", "")]

    def test_bulk(self, client, secretary, draft, photo):
        approve_newest(draft)
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{address}?id={draft.pk}&next={explorer()}", {})
        assert now_in(draft) == [(photo.pk, "lead", "")]
        # No screen does this to a section with stories; code may, and past the story's own save.
        whole_section = UnpublishPageAction(draft.section, user=secretary, include_descendants=True)
        whole_section.execute(skip_permission_checks=True)
        assert now_in(draft) == []
        assert ended_of(photo) == ["lead"]

    def test_workflow(self, client, draft, photo):
        Workflow.objects.get(active=True).start(draft, AccountFactory(role="reporter"))
        for role in ("desk_editor", "duty_secretary"):
            assert now_in(draft) == []
            client.force_login(AccountFactory(role=role))
            decide_on_screen(client, draft)
        assert now_in(draft) == [(photo.pk, "lead", "")]

    def test_schedule_and_expiry(self, draft, photo):
        revision = draft.save_revision(approved_go_live_at=timezone.now() + timedelta(hours=1))
        assert now_in(draft) == []
        past = timezone.now() - timedelta(minutes=1)
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=past)
        call_command("publish_scheduled")
        assert now_in(draft) == [(photo.pk, "lead", "")]
        ArticlePage.objects.filter(pk=draft.pk).update(expire_at=past)
        call_command("publish_scheduled")
        assert now_in(draft) == []

    def test_import(self, tmp_path):
        path = write(tmp_path, "tram-bom.txt", ARCHIVED)
        (outcome,) = import_files([path], Wishes())
        assert not LedgerEntry.objects.exists()
        import_files([path], Wishes(publish=True))
        places = LedgerEntry.objects.filter(page=outcome.article, ended_at=None)
        assert sorted(places.values_list("place", flat=True)) == ["body:1", "lead"]

    def test_admin_api(self, client, secretary, draft, photo):
        approve_newest(draft)
        client.post(f"/quan-tri/api/main/pages/{draft.pk}/action/publish/")
        assert now_in(draft) == [(photo.pk, "lead", "")]

    def test_copy(self, client, secretary, draft, photo):
        draft.get_latest_revision().publish()
        data = {
            "new_title": "Bản sao",
            "new_slug": "ban-sao",
            "new_parent_page": draft.section.pk,
            "publish_copies": "on",
        }
        client.post(reverse("wagtailadmin_pages:copy", args=[draft.pk]), data)
        assert not ArticlePage.objects.filter(slug="ban-sao", live=True).exists()
        assert now_in(draft) == [(photo.pk, "lead", "")]

    def test_retraction_and_return(self, draft, photo):
        draft.get_latest_revision().publish()
        editor = AccountFactory(role="editor_in_chief")
        article = ArticlePage.objects.get(pk=draft.pk)
        retract(article, user=editor, reason="Sai số liệu", at=timezone.now())
        assert now_in(draft) == []
        restore(ArticlePage.objects.get(pk=draft.pk), user=editor, at=timezone.now())
        assert now_in(draft) == [(photo.pk, "lead", "")]
        assert ended_of(photo) == ["lead"]

    def test_deletion_of_the_story_keeps_its_title(self, draft, photo):
        draft.get_latest_revision().publish()
        ArticlePage.objects.get(pk=draft.pk).delete()
        entry = LedgerEntry.objects.get()
        assert (entry.page, entry.page_title) == (None, draft.title)
        assert entry.ended_at

    @pytest.mark.parametrize("model", [Page, None], ids=["as a page", "as a section"])
    def test_deletion_of_its_section_ends_it_too(self, draft, photo, model):
        draft.get_latest_revision().publish()
        section = draft.section
        (Page.objects.get(pk=section.pk) if model else section).delete()
        assert ended_of(photo) == ["lead"]

    def test_a_refused_publication_leaves_no_trace(self, client, secretary, draft, photo):
        rights.block(photo, user=None, reason="Sai người")
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        client.post(f"{address}?id={draft.pk}&next={explorer()}", {})
        assert not LedgerEntry.objects.exists()


class TestChanges:
    def test_what_stays_goes_on_and_what_is_replaced_ends(self, draft, photo):
        draft.get_latest_revision().publish()
        began = LedgerEntry.objects.get().began_at
        other = PhotoFactory()
        article = ArticlePage.objects.get(pk=draft.pk)
        article.body = [("photo", {"photo": other})]
        article.save_revision().publish()
        assert now_in(draft) == [(photo.pk, "lead", ""), (other.pk, "body:0", "")]
        assert LedgerEntry.objects.get(photo=photo).began_at == began
        article.lead_photo = other
        article.save_revision().publish()
        assert ended_of(photo) == ["lead"]
        assert [place for _, place, _ in now_in(draft)] == ["body:0", "lead"]

    def test_a_draft_of_a_published_story_changes_nothing(self, draft, photo):
        draft.get_latest_revision().publish()
        article = ArticlePage.objects.get(pk=draft.pk)
        article.lead_photo = PhotoFactory()
        article.save_revision()
        assert now_in(draft) == [(photo.pk, "lead", "")]


class TestForGood:
    @pytest.fixture
    def entry(self, draft):
        draft.get_latest_revision().publish()
        return LedgerEntry.objects.get()

    @pytest.mark.parametrize(
        "change",
        ["place = 'x'", "began_at = now()", "photo_id = photo_id + 1", "page_title = ''"],
    )
    def test_the_database_refuses_to_change_a_use(self, entry, change):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE media_ledgerentry SET {change}")

    def test_an_end_is_written_once(self, entry):
        LedgerEntry.objects.update(ended_at=timezone.now())
        for value in (None, timezone.now()):
            with pytest.raises(IntegrityError), transaction.atomic():
                LedgerEntry.objects.update(ended_at=value)

    def test_no_use_is_deleted(self, entry):
        with pytest.raises(IntegrityError), transaction.atomic():
            entry.delete()

    def test_a_page_is_not_put_back(self, entry):
        other = ArticleFactory()
        with pytest.raises(IntegrityError), transaction.atomic():
            LedgerEntry.objects.update(page=other.pk)
        LedgerEntry.objects.update(page=None)
        with pytest.raises(IntegrityError), transaction.atomic():
            LedgerEntry.objects.update(page=other.pk)

    def test_a_photo_that_was_ever_used_stays(self, entry, photo):
        Photo.objects.filter(pk=photo.pk).update(binned_at=timezone.now())
        ArticlePage.objects.get(pk=entry.page_id).delete()
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            with pytest.raises(IntegrityError), transaction.atomic():
                cursor.execute("DELETE FROM media_photo WHERE id = %s", [photo.pk])


class TestAnswers:
    def test_now_earlier_drafts_and_snapshots_apart(self, photo):
        now = ArticleFactory(title="Đang dùng", lead_photo=photo, published=True)
        earlier = ArticleFactory(title="Từng dùng", lead_photo=photo, published=True)
        earlier.lead_photo = None
        earlier.save_revision().publish()
        draft = ArticleFactory(title="Bản nháp", published=True)
        draft.body = [("photo_group", {"photos": [photo, PhotoFactory()], "caption": "Hai."})]
        draft.save_revision()
        uses = ledger.uses_of(photo)
        assert [entry.page_title for entry in uses.now] == ["Đang dùng"]
        assert [entry.page_title for entry in uses.earlier] == ["Từng dùng"]
        assert [place.title for place in uses.drafts] == ["Bản nháp"]
        assert {place.title for place in uses.snapshots} == {"Đang dùng", "Từng dùng"}
        assert {place.page_number for place in uses.snapshots} == {now.pk, earlier.pk}

    def test_a_changed_draft_that_keeps_the_photo_is_no_other_use(self, photo):
        article = ArticleFactory(lead_photo=photo, published=True)
        article.kicker = "Tít dẫn mới"
        article.save_revision()
        uses = ledger.uses_of(photo)
        assert ([entry.page_id for entry in uses.now], uses.drafts) == ([article.pk], [])

    def test_an_unused_photo_has_none(self, photo):
        assert ledger.uses_of(photo) == ledger.Uses()

    @pytest.mark.parametrize(
        "place",
        [
            lambda photo: {"lead_photo": photo},
            lambda photo: {"thumbnail": photo},
            lambda photo: {"body": [("photo", {"photo": photo})]},
        ],
        ids=["lead", "thumbnail", "body"],
    )
    def test_drafts_of_new_stories_count(self, photo, place):
        article = ArticleFactory(**place(photo))
        assert ledger.uses_of(photo).drafts == [ledger.Elsewhere(article.pk, article.title)]
        article.save_revision()
        assert [one.page_number for one in ledger.uses_of(photo).drafts] == [article.pk]
        assert set(ledger.drafts_with(None)) == {photo.pk}
        # The row may say otherwise: the newest version counts.
        article.lead_photo = article.thumbnail = None
        article.body = []
        article.save_revision()
        assert ledger.uses_of(photo).drafts == []

    def test_a_scheduled_version_counts_though_a_newer_one_differs(self, photo):
        article = ArticleFactory(published=True)
        article.lead_photo = photo
        article.save_revision(approved_go_live_at=timezone.now() + timedelta(hours=1))
        article.lead_photo = None
        article.save_revision()
        assert [one.page_number for one in ledger.uses_of(photo).drafts] == [article.pk]

    def test_a_number_inside_another_is_not_taken_for_it(self, photo):
        article = ArticleFactory(lead_photo=PhotoFactory(), kicker=f"Số {photo.pk}")
        article.save_revision()
        assert ledger.uses_of(photo).drafts == []

    def test_many_photos_at_once(self, photo):
        article = ArticleFactory(lead_photo=photo)
        article.save_revision()
        numbers = [photo.pk, *range(10_000, 10_050)]
        assert list(ledger.drafts_with(numbers)) == [photo.pk]

    def test_never_used_and_unused_for_long(self):
        at = timezone.now()
        fresh, old, used, long_ago, lately = (PhotoFactory() for _ in range(5))
        Photo.objects.exclude(pk=fresh.pk).update(created_at=at - timedelta(days=900))
        article = ArticleFactory(lead_photo=used, published=True)
        for other, days in ((long_ago, 400), (lately, 100)):
            ledger.record(
                article,
                [ledger.Place(used.pk, "lead"), ledger.Place(other.pk, "body:0")],
                at=at - timedelta(days=days + 1),
            )
            ledger.record(article, [ledger.Place(used.pk, "lead")], at=at - timedelta(days=days))
        assert set(ledger.never_used()) == {fresh, old}
        assert set(ledger.unused_since(12, at=at)) == {old, long_ago}
        assert set(ledger.unused_since(1, at=at)) == {old, long_ago, lately}
        assert set(ledger.used_now()) == {used}
        assert set(ledger.never_used(Photo.objects.filter(pk=old.pk))) == {old}

    def test_months_are_those_of_the_calendar(self):
        at = timezone.now().replace(year=2026, month=3, day=31)
        assert ledger.months_before(at, 1).strftime("%Y-%m-%d") == "2026-02-28"
        assert ledger.months_before(at, 15).strftime("%Y-%m-%d") == "2024-12-31"


class TestOutsidePages:
    def test_portraits_and_topics_are_uses(self, photo):
        other = PhotoFactory()
        person, topic = PersonFactory(portrait=photo), TopicFactory(photo=photo)
        person.save()
        assert set(LedgerEntry.objects.values_list("place", "page_title", "page")) == {
            (f"portrait:{person.pk}", person.full_name, None),
            (f"topic:{topic.pk}", topic.title, None),
        }
        person.portrait = other
        person.save()
        assert ended_of(photo) == [f"portrait:{person.pk}"]
        topic.delete()
        person.delete()
        assert not ledger.used_now().exists()


class TestThePast:
    """What was published before there was a ledger."""

    @pytest.fixture
    def begin(self):
        def begin():
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("TRUNCATE media_ledgerentry")
            module = importlib.import_module("cms.articles.migrations.0006_photo_ledger_so_far")
            module.begin_ledger(apps, None)
            return {
                (entry.photo_id, entry.place, entry.page_id, entry.ended_at is None)
                for entry in LedgerEntry.objects.all()
            }

        return begin

    def test_is_told_by_rows_and_snapshots(self, begin, photo):
        lead, thumbnail, gone = PhotoFactory(), PhotoFactory(), PhotoFactory()
        article = ArticleFactory(
            lead_photo=lead,
            thumbnail=thumbnail,
            body=[("photo", {"photo": photo}), ("photo", {"photo": lead})],
            published=True,
        )
        article.body = [("photo", {"photo": gone})]
        article.save_revision().publish()
        deleted = ArticleFactory(lead_photo=photo, published=True)
        deleted.delete()
        down = ArticleFactory(body=[("photo", {"photo": photo})], published=True)
        down.unpublish()
        ArticleFactory(lead_photo=PhotoFactory())
        person = PersonFactory(portrait=lead)
        assert begin() == {
            (lead.pk, "lead", article.pk, True),
            (thumbnail.pk, "thumbnail", article.pk, True),
            (photo.pk, "body:0", article.pk, False),
            (lead.pk, "body:1", article.pk, False),
            (gone.pk, "body:0", article.pk, True),
            (photo.pk, "lead", None, False),
            (photo.pk, "body:0", down.pk, False),
            (lead.pk, f"portrait:{person.pk}", None, True),
        }
        snapshots = article.snapshots.order_by("taken_at")
        began = LedgerEntry.objects.get(place="lead", page=article.pk).began_at
        assert began == snapshots[0].taken_at
        assert LedgerEntry.objects.get(page=article.pk, photo=photo).ended_at == (
            snapshots[1].taken_at
        )

    def test_goes_on_with_the_next_publication(self, begin, photo):
        article = ArticleFactory(lead_photo=photo, published=True)
        before = begin()
        article.save_revision().publish()
        assert {
            (entry.photo_id, entry.place, entry.page_id, entry.ended_at is None)
            for entry in LedgerEntry.objects.all()
        } == before
        SectionFactory()
