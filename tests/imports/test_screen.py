"""The screen where documents are dropped, understood and kept."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.articles.models import ArticlePage
from cms.imports.batch import import_files
from cms.imports.documents import understand_upload
from cms.imports.importer import NAMESAKE, Wishes
from cms.imports.models import Submission
from cms.people.models import Person
from media.models import Photo
from tests.factories import AccountFactory, SectionFactory, picture_file
from tests.imports.papers import ARCHIVED, TIMELESS, WITH_FILES, write
from tests.imports.word_papers import WordPaper, reporters_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def section():
    return SectionFactory(title="Nông thôn mới")


@pytest.fixture
def reporter(client):
    account = AccountFactory(role="reporter")
    client.force_login(account)
    return account


def upload(name, content):
    content = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, content)


def drop(client, *files, section=None):
    """Send files; return the response of the page that shows what was understood."""
    data = {"files": list(files), "section": section.pk if section else ""}
    return client.post(reverse("imports:drop"), data, follow=True)


def keep(client, response, section, documents=None):
    shown = response.context["documents"]
    chosen = [d.number for d in shown if d.may_be_kept] if documents is None else documents
    data = {"section": section.pk if section else "", "documents": chosen}
    return client.post(response.request["PATH_INFO"], data, follow=True)


def test_nothing_is_written_before_keep(client, reporter, section):
    response = drop(client, upload("a.txt", ARCHIVED), section=section)
    assert response.status_code == 200
    for model in (ArticlePage, Photo, Person):
        assert not model.objects.exists()


def test_shows_what_was_understood_beside_the_original(client, reporter, section):
    page = drop(client, upload("a.txt", ARCHIVED), section=section).content.decode()
    assert "Khánh thành trạm bơm Cồn Sẻ: Nước ngọt về với ba xã" in page
    assert "<h4>Hai năm chờ nước</h4>" in page
    assert "Lê Bưởi" in page
    assert "<li>Hà Nội</li>" in page
    assert "(Songhau.vn) – Ngày 12/5" in page


def test_one_kept_draft_is_opened_in_its_form(client, reporter, section):
    response = keep(client, drop(client, upload("a.txt", ARCHIVED)), section)

    article = ArticlePage.objects.get()
    assert response.request["PATH_INFO"] == reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert response.status_code == 200
    assert (article.live, article.owner, article.section) == (False, reporter, section)
    assert article.latest_revision.user == reporter


def test_several_kept_drafts_are_listed(client, reporter, section):
    shown = drop(client, upload("a.txt", ARCHIVED), upload("b.txt", TIMELESS))
    page = keep(client, shown, section).content.decode()
    for article in ArticlePage.objects.all():
        assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in page
    assert ArticlePage.objects.count() == 2


def test_only_chosen_documents_are_kept(client, reporter, section):
    shown = drop(client, upload("a.txt", ARCHIVED), upload("b.txt", TIMELESS))
    keep(client, shown, section, documents=[shown.context["documents"][1].number])
    assert ArticlePage.objects.get().title == "Hội nghị bàn về cây ăn trái miệt vườn"


def test_pictures_beside_the_documents_are_taken_in(client, reporter, section):
    shown = drop(
        client,
        upload("ghe.txt", WITH_FILES),
        upload("Ghe-L1.jpg", picture_file().read()),
        upload("la.jpg", picture_file().read()),
    )
    assert shown.context["unread_pictures"] == ["la.jpg"]
    keep(client, shown, section)
    ready = Photo.objects.exclude(status=Photo.Status.AWAITING_FILE).get()
    assert ready.origin_file_name == "ghe-l1.jpg"
    assert Photo.objects.awaiting_file().count() == 2


def test_a_word_file_is_kept_with_its_photos(client, reporter, section):
    keep(client, drop(client, upload("rung.docx", reporters_file().data)), section)
    assert ArticlePage.objects.get().lead_photo.is_awaiting_file is False


def test_bad_files_are_refused_in_words_and_the_others_shown(client, reporter, section):
    shown = drop(
        client,
        upload("rỗng.txt", ""),
        upload("nhị-phân.txt", b"\x00\x01\x02" * 100),
        upload("hỏng.docx", b"PK\x03\x04"),
        upload("a.txt", ARCHIVED),
    )
    documents = shown.context["documents"]
    assert [bool(document.problem) for document in documents] == [True, True, True, False]
    assert shown.status_code == 200
    keep(client, shown, section)
    assert ArticlePage.objects.count() == 1


@pytest.mark.parametrize(
    ("files", "expected"), [([], 422), ([("la.jpg", picture_file().read())], 200)]
)
def test_no_document_is_no_error_page(client, reporter, section, files, expected):
    response = drop(client, *[upload(*file) for file in files])
    assert response.status_code == expected


def test_a_missing_section_loses_no_file(client, reporter, section):
    SectionFactory()
    shown = drop(client, upload("a.txt", ARCHIVED))
    refused = keep(client, shown, None)
    assert refused.status_code == 422
    assert len(refused.context["documents"]) == 1
    keep(client, refused, section)
    assert ArticlePage.objects.count() == 1


def test_a_document_taken_in_before_makes_no_second_story(client, reporter, section, tmp_path):
    import_files([write(tmp_path, "a.txt", ARCHIVED)], Wishes())
    shown = drop(client, upload("a.txt", ARCHIVED.replace("ba tổ máy", "bốn tổ máy")))
    article = ArticlePage.objects.get()
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in shown.content.decode()
    keep(client, shown, section, documents=[shown.context["documents"][0].number])
    assert ArticlePage.objects.get().latest_revision_id == article.latest_revision_id


def test_keeping_twice_makes_one_story(client, reporter, section):
    shown = drop(client, upload("a.txt", ARCHIVED))
    for _time in range(2):
        keep(client, shown, section)
    assert ArticlePage.objects.count() == 1


def test_nobody_sees_what_somebody_else_dropped(client, reporter, section):
    shown = drop(client, upload("a.txt", ARCHIVED))
    client.force_login(AccountFactory(role="desk_editor"))
    assert client.get(shown.request["PATH_INFO"]).status_code == 404


def test_what_nobody_came_back_to_is_forgotten_after_a_day(client, reporter, section):
    drop(client, upload("a.txt", ARCHIVED))
    Submission.objects.update(created_at=timezone.now() - timedelta(hours=25))
    drop(client, upload("b.txt", TIMELESS))
    assert [file.name for file in Submission.objects.get().files.all()] == ["b.txt"]


def test_only_documents_are_loaded_to_be_shown(client, reporter, section):
    shown = drop(client, upload("ghe.txt", WITH_FILES), upload("ghe-l1.JPG", b"x" * 1000))
    with CaptureQueriesContext(connection) as asked:
        client.get(shown.request["PATH_INFO"])
    loads = [query["sql"] for query in asked if '"imports_submittedfile"."content"' in query["sql"]]
    assert len(loads) == 1
    assert "NOT" in loads[0]


def test_a_request_reads_a_document_once(client, reporter, section, monkeypatch):
    shown = drop(client, upload("a.txt", ARCHIVED))
    read = []
    monkeypatch.setattr(
        "cms.imports.submissions.understand_upload",
        lambda name, data: read.append(name) or understand_upload(name, data),
    )
    keep(client, shown, section)
    assert read == ["a.txt"]
    assert ArticlePage.objects.count() == 1


class TestAMistakeOfOurs:
    def breaks(self, *args, **kwargs):
        raise RuntimeError("mất điện")

    def test_in_keeping_is_told_in_words_and_writes_nothing(
        self, client, reporter, section, monkeypatch
    ):
        shown = drop(client, upload("a.txt", ARCHIVED))
        monkeypatch.setattr("cms.imports.importer._Import._publish", self.breaks)
        page = keep(client, shown, section)
        assert page.status_code == 422
        assert "a.txt: " in page.content.decode()
        assert "mất điện" not in page.content.decode()
        assert not ArticlePage.objects.exists()
        assert not Photo.objects.exists()
        assert Submission.objects.get().outcomes is None

    def test_in_reading_fails_one_document_alone(self, client, reporter, section, monkeypatch):
        def understand(name, data):
            return self.breaks() if name == "b.txt" else understand_upload(name, data)

        monkeypatch.setattr("cms.imports.submissions.understand_upload", understand)
        shown = drop(client, upload("a.txt", ARCHIVED), upload("b.txt", TIMELESS))
        assert [bool(d.problem) for d in shown.context["documents"]] == [False, True]
        keep(client, shown, section)
        assert ArticlePage.objects.count() == 1


class TestNamesakes:
    def paper(self, headline, text):
        return upload("bài.docx", WordPaper().line(headline, "Title").line(text).data)

    def test_two_unrelated_files_of_one_name_are_both_kept(self, client, reporter, section):
        for paper in (
            self.paper("Đê biển Cồn Sẻ được gia cố", "Đoạn đê dài hai cây số đã được đắp cao."),
            self.paper("Trường học vùng cù lao có thư viện", "Học trò nay có chỗ đọc sách."),
        ):
            keep(client, drop(client, paper), section)
        assert ArticlePage.objects.count() == 2

    def test_the_same_headline_is_the_same_document(self, client, reporter, section):
        keep(client, drop(client, self.paper("Đê biển được gia cố", "Đoạn đê dài.")), section)
        shown = drop(client, self.paper("ĐÊ BIỂN  được gia cố", "Đoạn đê đã đắp cao."))
        (document,) = shown.context["documents"]
        assert document.known.article == ArticlePage.objects.get()
        assert not document.may_be_kept

    def test_another_story_of_a_known_name_and_source_is_told(self, client, reporter, section):
        keep(client, drop(client, upload("a.txt", ARCHIVED)), section)
        shown = drop(client, upload("a.txt", WITH_FILES))
        (document,) = shown.context["documents"]
        assert document.problem == str(NAMESAKE)
        article = ArticlePage.objects.get()
        link = reverse("wagtailadmin_pages:edit", args=[article.pk])
        assert link in shown.content.decode()
        assert not document.may_be_kept


class TestADeletedStory:
    def test_that_had_no_readers_may_be_kept_anew(self, client, reporter, section):
        keep(client, drop(client, upload("a.txt", ARCHIVED)), section)
        deleted = ArticlePage.objects.get()
        deleted.delete()

        shown = drop(client, upload("a.txt", ARCHIVED))
        assert shown.context["chosen"] == set()
        keep(client, shown, section)

        article = ArticlePage.objects.get()
        (record,) = article.imported_documents.all()
        assert article.pk != deleted.pk
        assert (record.page_number, article.owner) == (article.pk, reporter)
        assert Photo.objects.count() == 2

    def test_that_had_readers_may_not(self, client, reporter, section, tmp_path):
        import_files([write(tmp_path, "a.txt", ARCHIVED)], Wishes(publish=True))
        ArticlePage.objects.get().delete()
        shown = drop(client, upload("a.txt", ARCHIVED))
        keep(client, shown, section, documents=[shown.context["documents"][0].number])
        assert not ArticlePage.objects.exists()


class TestWhoMay:
    def test_a_reporter_puts_a_story_into_any_section_and_nowhere_else(self, client, section):
        other = SectionFactory(title="Của người khác")
        client.force_login(AccountFactory(role="reporter"))
        shown = drop(client, upload("a.txt", ARCHIVED), section=other)
        assert list(shown.context["form"].fields["section"].queryset) == [section, other]
        assert keep(client, shown, other.get_parent()).status_code == 422
        assert not ArticlePage.objects.exists()

    @pytest.mark.parametrize("role", ["technician", None])
    def test_who_may_add_no_story_may_not_come_in(self, client, section, role):
        client.force_login(AccountFactory(role=role))
        response = client.get(reverse("imports:drop"))
        assert response.status_code == 302
        assert response.url != reverse("imports:drop")

    def test_the_menu_shows_it_to_reporters(self, client, reporter, section):
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        assert reverse("imports:drop") in page
