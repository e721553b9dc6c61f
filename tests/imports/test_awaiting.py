"""The list of photos that await their files, and files brought for many of them."""

import csv
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from cms.articles.models import ArticlePage
from cms.imports.batch import import_files
from cms.imports.importer import Wishes
from media.models import Photo
from tests.factories import AccountFactory, picture_file
from tests.imports.papers import WITH_FILES, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def photo_editor(client):
    account = AccountFactory(role="photo_editor")
    client.force_login(account)
    return account


@pytest.fixture
def article(tmp_path):
    folder = tmp_path / "đợt 1"
    folder.mkdir()
    (outcome,) = import_files([write(folder, "ghe.txt", WITH_FILES)], Wishes())
    return ArticlePage.objects.get(pk=outcome.article)


def test_lists_each_photo_with_its_story_and_the_way_to_its_form(client, photo_editor, article):
    page = client.get(reverse("imports:awaiting")).content.decode()
    for photo in Photo.objects.awaiting_file():
        assert reverse("wagtailimages:edit", args=[photo.pk]) in page
        assert photo.origin_file_name in page
    assert reverse("wagtailadmin_pages:edit", args=[article.pk]) in page


def test_is_searched_by_file_name(client, photo_editor, article):
    found = client.get(reverse("imports:awaiting"), {"q": "ghe-l2"}).context["object_list"]
    assert [photo.origin_file_name for photo in found] == ["ghe-l2.jpg"]


def test_is_exported(client, photo_editor, article):
    response = client.get(reverse("imports:awaiting"), {"export": "csv"})
    assert b"ghe-l1.jpg" in b"".join(response.streaming_content)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_foreign_text_runs_in_a_spreadsheet(client, photo_editor, article, kind):
    Photo.objects.update(caption='=HYPERLINK("//xa.example")')
    response = client.get(reverse("imports:awaiting"), {"export": kind})
    exported = b"".join(response.streaming_content)
    if kind == "xlsx":
        rows = load_workbook(BytesIO(exported)).active.iter_rows(min_row=2, values_only=True)
        captions = {row[1] for row in rows}
    else:
        captions = {row[1] for row in list(csv.reader(exported.decode().splitlines()))[1:]}
    assert captions == {'\'=HYPERLINK("//xa.example")'}


def bring(client, origin, *names):
    files = [SimpleUploadedFile(name, picture_file().read()) for name in names]
    return client.post(reverse("imports:bring"), {"origin": origin, "files": files})


def test_files_find_their_photos_by_name_and_origin(client, photo_editor, article):
    response = bring(client, "Songhau.vn/đợt 1", "GHE-L2.JPG", "ghe-l3.jpg", "khác.jpg")
    assert response.status_code == 200
    (waiting,) = Photo.objects.awaiting_file()
    assert waiting.origin_file_name == "ghe-l1.jpg"
    assert "khác.jpg" in response.content.decode()


def test_a_file_of_the_same_name_from_elsewhere_fills_nothing(client, photo_editor, article):
    Photo.objects.filter(origin_file_name="ghe-l1.jpg").update(origin="Nơi khác")
    bring(client, "Songhau.vn/đợt 1", "ghe-l1.jpg")
    assert Photo.objects.awaiting_file().filter(origin="Nơi khác").exists()


def test_a_file_that_is_no_picture_is_refused_in_words(client, photo_editor, article):
    file = SimpleUploadedFile("ghe-l1.jpg", b"khong phai anh")
    response = client.post(
        reverse("imports:bring"), {"origin": "Songhau.vn/đợt 1", "files": [file]}
    )
    assert "ghe-l1.jpg" in response.content.decode()
    assert Photo.objects.awaiting_file().count() == 3


def test_a_writer_brings_files_for_photos_of_their_own_alone(client, article):
    reporter = AccountFactory(role="reporter")
    client.force_login(reporter)
    bring(client, "Songhau.vn/đợt 1", "ghe-l1.jpg")
    assert Photo.objects.awaiting_file().count() == 3
    Photo.objects.update(uploaded_by_user=reporter)
    bring(client, "Songhau.vn/đợt 1", "ghe-l1.jpg")
    assert Photo.objects.awaiting_file().count() == 2


def test_who_may_not_touch_photos_may_bring_none(client, article):
    client.force_login(AccountFactory(role="technician"))
    assert client.get(reverse("imports:bring")).status_code == 302
