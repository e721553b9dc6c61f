"""The command: what it prints, its report, its exit codes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from cms.articles.models import ArticlePage
from cms.imports.models import ImportedDocument
from cms.people.models import Person
from cms.sections.models import SectionPage
from media.models import Photo
from tests.factories import SectionFactory, picture_file
from tests.imports.papers import ARCHIVED, TIMELESS, WITH_FILES, run, write

KEYS = {
    "file", "status", "reason", "live", "owes", "id", "url", "section", "topics", "persons",
    "title", "kicker", "standfirst", "source", "published_at", "body", "bylines", "keywords",
    "dropped",
}  # fmt: skip


def stored_files():
    root = Path(settings.STORAGES["default"]["OPTIONS"]["location"])
    return sorted(path for path in root.rglob("*") if path.is_file())


@pytest.fixture
def report(tmp_path):
    """Runs the command on a folder and returns its exit code and report."""

    def import_folder(folder, *arguments):
        path = tmp_path / "report.json"
        code, _printed = run(folder, "--report", path, *arguments)
        return code, json.loads(path.read_text(encoding="utf-8"))

    return import_folder


@pytest.fixture
def papers(tmp_path):
    folder = tmp_path / "tài liệu"
    folder.mkdir()
    write(folder, "a.txt", ARCHIVED)
    write(folder, "b", TIMELESS)
    write(folder, "c.TXT", WITH_FILES)
    (folder / "ghe-l1.jpg").write_bytes(picture_file().read())
    (folder / ".an").write_text("x", encoding="utf-8")
    return folder


@pytest.mark.django_db
class TestReport:
    def test_one_object_a_document_in_order(self, papers, report):
        code, found = report(papers)
        assert code == 0
        assert [row["file"] for row in found] == [
            str(papers / name) for name in ("a.txt", "b", "c.TXT")
        ]
        assert all(set(row) == KEYS for row in found)
        assert {row["status"] for row in found} == {"created"}

    def test_what_the_objects_say(self, papers, report):
        SectionFactory(title="Tin địa phương")
        _code, (pump, meeting, race) = report(papers, "--publish")
        article = ArticlePage.objects.get(pk=pump["id"])
        assert pump["url"] == article.url == "/tin-nhap/" + article.slug + "/"
        assert pump["published_at"] == "2021-05-12T09:15:00+07:00"
        assert (pump["source"], pump["live"], pump["reason"]) == ("Songhau.vn", True, None)
        assert pump["bylines"] == [{"name": "Lê Bưởi", "role": "words", "kind": "person"}]
        assert pump["body"][0]["lead"] is True
        assert (meeting["live"], meeting["section"]) == (False, "Tin địa phương")
        assert meeting["reason"]
        assert meeting["url"].startswith("/tin-dia-phuong/")
        assert [part["files"] for part in race["body"] if part["type"] == "photo_group"] == [
            ["ghe-l2.jpg", "ghe-l3.jpg"]
        ]
        assert race["keywords"] == ["đua ghe ngo", "lễ hội", "Cồn Sẻ"]

    def test_a_bad_file_fails_alone_with_a_reason(self, papers, report):
        (papers / "d.txt").write_bytes(b"\x00\x01\x02" * 50)
        (papers / "e.txt").write_bytes(b"")
        (papers / "f.docx").write_bytes(b"PK\x03\x04 khong phai word")
        code, found = report(papers)
        assert code == 1
        failed = [row for row in found if row["status"] == "failed"]
        assert len(failed) == 3
        assert all(row["reason"] and row["id"] is None and set(row) == KEYS for row in failed)
        assert ArticlePage.objects.count() == 3

    def test_photos_are_found_below_their_own_folder(self, papers, tmp_path, report):
        (tmp_path / "ảnh" / "2022").mkdir(parents=True)
        (tmp_path / "ảnh" / "2022" / "ghe-l2.jpg").write_bytes(picture_file().read())
        report(papers, "--photos", tmp_path / "ảnh")
        ready = Photo.objects.exclude(status=Photo.Status.AWAITING_FILE)
        assert {photo.origin_file_name for photo in ready} == {"ghe-l1.jpg", "ghe-l2.jpg"}

    def test_two_documents_with_one_key_are_not_taken_for_each_other(self, papers, report):
        (papers / "khác").mkdir()
        write(papers / "khác", "a.txt", ARCHIVED.replace("Cồn Sẻ", "Cồn Én"))
        _code, found = report(papers)
        assert [row["status"] for row in found].count("conflict") == 1
        assert ArticlePage.objects.count() == 3


@pytest.mark.django_db
class TestDryRun:
    def test_says_the_same_and_writes_nothing(self, papers, report):
        before = stored_files()
        code, told = report(papers, "--dry-run", "--publish")

        assert code == 0, told
        assert stored_files() == before
        for model in (ArticlePage, ImportedDocument, Photo, Person):
            assert not model.objects.exists()
        assert not SectionPage.objects.filter(slug="tin-nhap").exists()
        assert all(row["id"] is None and row["url"] is None for row in told)
        _code, done = report(papers, "--publish")
        blank = {"id": None, "url": None}
        assert told == [{**row, **blank} for row in done]

    def test_names_the_stories_that_are_there(self, papers, report):
        _code, done = report(papers)
        _code, told = report(papers, "--dry-run")
        assert [row["status"] for row in told] == ["unchanged"] * 3
        assert [row["id"] for row in told] == [row["id"] for row in done]


@pytest.mark.django_db
class TestWrongCalls:
    def test_no_such_path(self, tmp_path):
        code, printed = run(tmp_path / "không có")
        assert code == 2
        assert "không có" in printed

    def test_no_such_section(self, papers):
        code, printed = run(papers, "--section", "khong-co")
        assert code == 2
        assert "khong-co" in printed
        assert not ArticlePage.objects.exists()

    def test_a_section_that_is_not_alone_must_be_told_with_its_path(self, papers):
        for title in ("Kinh tế", "Xã hội"):
            SectionFactory(title="Tin nhanh", parent=SectionFactory(title=title))
        assert run(papers, "--section", "tin-nhanh")[0] == 2
        assert run(papers, "--section", "xa-hoi/tin-nhanh")[0] == 0
        assert ArticlePage.objects.first().section.get_parent().slug == "xa-hoi"

    def test_no_place_for_the_report(self, papers, tmp_path):
        assert run(papers, "--report", tmp_path / "không có" / "r.json")[0] == 2
        assert not ArticlePage.objects.exists()


@pytest.mark.django_db
def test_a_log_gets_a_plain_line_for_each_document(papers):
    _code, printed = run(papers)
    assert [line.split(" ", 1)[0] for line in printed.splitlines()[:3]] == ["1/3", "2/3", "3/3"]


@pytest.mark.django_db
def test_a_failure_in_the_midst_leaves_nothing_of_the_story(papers, report, monkeypatch):
    files = stored_files()

    def breaks(*args, **kwargs):
        raise RuntimeError("mất điện")

    monkeypatch.setattr("cms.imports.importer._Import._publish", breaks)
    code, found = report(papers)
    assert code == 1
    assert [row["status"] for row in found] == ["failed"] * 3
    assert not ArticlePage.objects.exists()
    assert not Photo.objects.exists()
    assert stored_files() == files


def test_ctrl_c_leaves_whole_stories_and_a_report(own_database, tmp_path):
    papers = tmp_path / "nhiều"
    papers.mkdir()
    for number in range(300):
        write(papers, f"{number:03}.txt", ARCHIVED.replace("Cồn Sẻ", f"Cồn Sẻ {number}"))
    database = connection.settings_dict
    script = (
        "import os, sys, django; from django.conf import settings;"
        f"settings.DATABASES['default']['NAME'] = {database['NAME']!r};"
        "django.setup(); from django.core.management import execute_from_command_line as run;"
        "run(['manage.py', 'import_documents', *sys.argv[1:]])"
    )
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", script, papers, "--report", tmp_path / "r.json"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "cms.settings.test"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _count in range(3):
        process.stdout.readline()
    process.send_signal(signal.SIGINT)
    _printed, complained = process.communicate(timeout=60)

    found = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert process.returncode == 130
    assert complained.strip()
    assert 3 <= len(found) < 300
    assert ArticlePage.objects.count() == len(found)
    assert ImportedDocument.objects.count() == len(found)
    assert Photo.objects.count() == 2 * len(found)
    assert all(article.latest_revision_id for article in ArticlePage.objects.all())
