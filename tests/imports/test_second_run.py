"""Importing the same documents again."""

from zoneinfo import ZoneInfo

import pytest
from wagtail.models import ModelLogEntry, PageLogEntry, Revision

from cms.articles.models import ArticlePage, Snapshot
from cms.imports.batch import import_files
from cms.imports.importer import NAMESAKE, Wishes
from cms.imports.models import ImportedDocument
from media.models import Photo
from tests.factories import AccountFactory, PersonFactory, picture_file
from tests.imports.papers import ARCHIVED, TIMELESS, WITH_FILES, write

pytestmark = pytest.mark.django_db
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def take_in(path, **wishes):
    (outcome,) = import_files([path], Wishes(**wishes))
    return outcome


def everything_written():
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (ArticlePage, Revision, PageLogEntry, ModelLogEntry, Photo, ImportedDocument)
    }


@pytest.mark.parametrize("publish", [False, True])
@pytest.mark.parametrize("text", [ARCHIVED, TIMELESS, WITH_FILES])
def test_an_unchanged_document_changes_nothing(tmp_path, text, publish):
    path = write(tmp_path, "a.txt", text)
    first = take_in(path, publish=publish)
    before = everything_written()

    second = take_in(path, publish=publish)

    assert second.status == "unchanged"
    assert everything_written() == before
    assert (second.article, second.url, second.live, second.owes, second.reason) == (
        first.article,
        first.url,
        first.live,
        first.owes,
        first.reason,
    )


def test_a_document_moved_to_another_folder_is_the_same(tmp_path):
    take_in(write(tmp_path, "a.txt", ARCHIVED))
    (tmp_path / "khac").mkdir()
    assert take_in(write(tmp_path / "khac", "a.txt", ARCHIVED)).status == "unchanged"


def test_a_changed_document_becomes_a_draft_and_readers_see_the_old_words(tmp_path):
    first = take_in(write(tmp_path, "a.txt", ARCHIVED), publish=True)
    changed = write(tmp_path, "a.txt", ARCHIVED.replace("ba tổ máy", "bốn tổ máy"))

    second = take_in(changed)

    article = ArticlePage.objects.get(pk=first.article)
    assert (second.status, second.article, second.live) == ("updated", first.article, True)
    assert "ba tổ máy" in article.body[0].value.source
    assert article.has_unpublished_changes
    draft = article.get_latest_revision_as_object()
    assert "bốn tổ máy" in draft.body[0].value.source
    assert Photo.objects.count() == 2


def test_a_changed_document_is_published_when_asked(tmp_path):
    first = take_in(write(tmp_path, "a.txt", ARCHIVED), publish=True)
    changed = write(tmp_path, "a.txt", ARCHIVED.replace("ba tổ máy", "bốn tổ máy"))

    take_in(changed, publish=True)

    article = ArticlePage.objects.get(pk=first.article)
    assert "bốn tổ máy" in article.body[0].value.source
    assert article.bylines.count() == 1
    assert Snapshot.objects.filter(page_number=article.pk).count() == 2


def test_a_draft_is_published_by_a_later_run(tmp_path):
    path = write(tmp_path, "a.txt", ARCHIVED)
    take_in(path)
    outcome = take_in(path, publish=True)
    assert (outcome.status, outcome.live) == ("updated", True)
    assert ArticlePage.objects.get(pk=outcome.article).live


def edit(article, **changes):
    draft = article.get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(draft, name, value)
    return draft.save_revision(user=AccountFactory(role="desk_editor"))


def test_a_story_edited_by_the_newsroom_is_left_alone(tmp_path):
    first = take_in(write(tmp_path, "a.txt", ARCHIVED))
    article = ArticlePage.objects.get(pk=first.article)
    edited = edit(article, standfirst="Sapo của biên tập viên.")

    second = take_in(write(tmp_path, "a.txt", ARCHIVED.replace("ba tổ máy", "bốn tổ máy")))

    assert second.status == "conflict"
    assert second.reason
    assert second.article == first.article
    article.refresh_from_db()
    assert article.latest_revision_id == edited.pk


def test_saving_a_story_without_a_change_is_no_edit(tmp_path):
    first = take_in(write(tmp_path, "a.txt", ARCHIVED))
    edit(ArticlePage.objects.get(pk=first.article))
    second = take_in(write(tmp_path, "a.txt", ARCHIVED.replace("ba tổ máy", "bốn tổ máy")))
    assert second.status == "updated"


def test_an_edited_story_is_not_published_by_a_later_run(tmp_path):
    path = write(tmp_path, "a.txt", ARCHIVED)
    article = ArticlePage.objects.get(pk=take_in(path).article)
    edit(article, standfirst="Sapo của biên tập viên.")
    outcome = take_in(path, publish=True)
    assert (outcome.status, outcome.live) == ("unchanged", False)
    assert outcome.reason


def test_a_deleted_story_does_not_come_back(tmp_path):
    path = write(tmp_path, "a.txt", ARCHIVED)
    ArticlePage.objects.get(pk=take_in(path).article).delete()

    outcome = take_in(path, publish=True)

    assert (outcome.status, outcome.article) == ("conflict", None)
    assert not ArticlePage.objects.exists()


def test_a_story_taken_down_stays_down(tmp_path):
    path = write(tmp_path, "a.txt", ARCHIVED)
    article = ArticlePage.objects.get(pk=take_in(path, publish=True).article)
    article.unpublish()

    assert take_in(path, publish=True).live is False
    assert not ArticlePage.objects.get(pk=article.pk).live


def test_a_changed_document_does_not_bring_a_story_back_that_was_taken_down(tmp_path):
    first = take_in(write(tmp_path, "a.txt", ARCHIVED), publish=True)
    article = ArticlePage.objects.get(pk=first.article)
    article.unpublish(user=AccountFactory(role="duty_secretary"))
    changed = ARCHIVED.replace("ba tổ máy", "bốn tổ máy").replace("12/05/2021", "14/05/2021")

    second = take_in(write(tmp_path, "a.txt", changed), publish=True)

    before, article = article, ArticlePage.objects.get(pk=article.pk)
    assert (second.status, second.live, article.live) == ("updated", False, False)
    assert "đã gỡ" in second.reason
    assert "bốn tổ máy" in article.get_latest_revision_as_object().body[0].value.source
    assert "ba tổ máy" in article.body[0].value.source
    assert article.first_published_at == before.first_published_at
    assert article.origin_published_at == before.origin_published_at


@pytest.mark.parametrize("publish", [False, True])
def test_another_printed_time_changes_no_published_story(tmp_path, publish):
    first = take_in(write(tmp_path, "a.txt", ARCHIVED), publish=True)
    before = ArticlePage.objects.get(pk=first.article)
    take_in(write(tmp_path, "a.txt", ARCHIVED.replace("12/05/2021", "14/05/2021")), publish=publish)
    article = ArticlePage.objects.get(pk=first.article)
    assert article.live
    assert article.first_published_at == before.first_published_at
    assert article.origin_published_at == before.origin_published_at


def test_a_draft_takes_the_time_that_its_document_prints_now(tmp_path):
    first = take_in(write(tmp_path, "a.txt", ARCHIVED))
    take_in(write(tmp_path, "a.txt", ARCHIVED.replace("12/05/2021", "14/05/2021")), publish=True)
    article = ArticlePage.objects.get(pk=first.article)
    assert article.live
    assert article.first_published_at == article.origin_published_at
    assert article.first_published_at.astimezone(VIETNAM).day == 14


class TestNamesakes:
    def test_another_story_of_the_same_file_name_and_source_is_no_change(self, tmp_path):
        first = take_in(write(tmp_path, "a.txt", ARCHIVED), publish=True)
        (tmp_path / "b").mkdir()

        second = take_in(write(tmp_path / "b", "a.txt", WITH_FILES), publish=True)

        article = ArticlePage.objects.get()
        assert (second.status, second.article) == ("conflict", first.article)
        assert second.reason == str(NAMESAKE)
        assert article.latest_revision.content["title"].startswith("Khánh thành trạm bơm")
        assert Photo.objects.count() == 2

    def test_another_headline_over_the_same_text_is_a_change(self, tmp_path):
        take_in(write(tmp_path, "a.txt", ARCHIVED))
        changed = ARCHIVED.replace("Khánh thành trạm bơm Cồn Sẻ:", "Trạm bơm mới vận hành:")
        assert take_in(write(tmp_path, "a.txt", changed)).status == "updated"

    def test_the_same_headline_over_another_text_is_a_change(self, tmp_path):
        take_in(write(tmp_path, "a.txt", ARCHIVED))
        headline = "Khánh thành trạm bơm Cồn Sẻ: Nước ngọt về với ba xã"
        changed = WITH_FILES.replace("Lễ hội đua ghe ngo trên sông Cồn Sẻ", headline)
        assert take_in(write(tmp_path, "a.txt", changed)).status == "updated"


def test_a_retracted_story_is_left_alone(tmp_path):
    first = take_in(write(tmp_path, "a.txt", ARCHIVED), publish=True)
    article = ArticlePage.objects.get(pk=first.article)
    article.set_facts(retracted_at=article.first_published_at)
    article.unpublish()
    changed = write(tmp_path, "a.txt", ARCHIVED.replace("ba tổ máy", "bốn tổ máy"))
    assert take_in(changed, publish=True).status == "conflict"


class TestFilesThatArrive:
    def test_a_file_beside_the_document_is_taken_in(self, tmp_path):
        (tmp_path / "GHE-L1.JPG").write_bytes(picture_file().read())
        take_in(write(tmp_path, "ghe.txt", WITH_FILES))
        photo = Photo.objects.get(origin_file_name="ghe-l1.jpg")
        assert not photo.is_awaiting_file
        assert (photo.width, photo.height) == (900, 600)

    def test_a_missing_file_is_awaited_with_caption_and_name(self, tmp_path):
        take_in(write(tmp_path, "ghe.txt", WITH_FILES))
        photo = Photo.objects.awaiting_file().get(origin_file_name="ghe-l1.jpg")
        assert photo.caption == "Đội ghe ấp Trên về nhất nội dung nam"
        assert photo.file.storage.exists(photo.file.name)
        assert Photo.objects.awaiting_file().count() == 3

    def test_a_file_that_came_later_fills_the_photo(self, tmp_path):
        path = write(tmp_path, "ghe.txt", WITH_FILES)
        take_in(path, publish=True)
        (tmp_path / "ghe-l1.jpg").write_bytes(picture_file(size=(640, 480)).read())

        outcome = take_in(path, publish=True)

        photo = Photo.objects.get(origin_file_name="ghe-l1.jpg")
        assert outcome.status == "updated"
        assert not photo.is_awaiting_file
        assert (photo.width, photo.height) == (640, 480)
        assert ArticlePage.objects.get().lead_photo == photo
        assert take_in(path, publish=True).status == "unchanged"

    def test_a_file_fills_every_document_of_the_same_batch(self, tmp_path):
        for name in ("mot.txt", "hai.txt"):
            path = write(tmp_path, name, WITH_FILES)
            take_in(path)
        (tmp_path / "ghe-l2.jpg").write_bytes(picture_file().read())

        take_in(path)

        photos = Photo.objects.filter(origin_file_name="ghe-l2.jpg")
        assert [photo.is_awaiting_file for photo in photos] == [False] * 2

    def test_a_broken_file_is_still_awaited_and_said(self, tmp_path):
        (tmp_path / "ghe-l1.jpg").write_bytes(picture_file().read()[:500])
        outcome = take_in(write(tmp_path, "ghe.txt", WITH_FILES))
        assert "ghe-l1.jpg" in outcome.reason
        assert Photo.objects.awaiting_file().count() == 3

    def test_an_editors_caption_and_credit_are_kept(self, tmp_path):
        first = take_in(write(tmp_path, "a.txt", ARCHIVED))
        photo = ArticlePage.objects.get(pk=first.article).lead_photo
        photo.caption = "Chú thích của biên tập ảnh"
        photo.save()
        photo.photographer_rows.update(person=PersonFactory(full_name="Đỗ Mít"))
        take_in(write(tmp_path, "a.txt", ARCHIVED.replace("ba tổ máy", "bốn tổ máy")))
        photo.refresh_from_db()
        assert photo.caption == "Chú thích của biên tập ảnh"
        assert photo.credit == "Đỗ Mít"
