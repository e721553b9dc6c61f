"""A new file for a photo: its number, uses and history stay; so do the addresses of its sizes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import ModelLogEntry

from media.delivery import deliver
from media.models import Photo, PhotoVersion
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory, erase, picture_file

pytestmark = pytest.mark.django_db


def fields_of(photo) -> dict:
    form = get_image_form(get_image_model())(instance=photo, user=AccountFactory(is_superuser=True))
    values = {name: form[name].value() for name in form.fields if name != "file"}
    values["tags"] = ""
    return {
        name: ",".join(value) if name == "other_people_shown" else value
        for name, value in values.items()
        if value is not None
    }


@pytest.fixture
def replace(client):
    editor = AccountFactory(role="photo_editor")
    client.force_login(editor)

    def replace(photo, file, **changed):
        upload = SimpleUploadedFile(file.name, file.read())
        address = reverse("wagtailimages:edit", args=[photo.pk])
        answer = client.post(address, {**fields_of(photo), "file": upload, **changed})
        assert answer.status_code == 302, answer.context["form"].errors
        return editor

    return replace


def new_file(size=(640, 480)):
    return picture_file(name="moi.jpg", size=size, colour=(20, 140, 60))


def test_the_photo_and_its_uses_stay(replace):
    photo = PhotoFactory()
    article = ArticleFactory(lead_photo=photo, published=True)
    before = photo.file.name
    replace(photo, new_file())
    photo = Photo.objects.get(pk=photo.pk)
    assert photo.file.name != before
    assert (photo.width, photo.height) == (640, 480)
    assert type(article).objects.get(pk=article.pk).lead_photo == photo
    assert photo.fingerprint.file_name == photo.file.name


def test_the_earlier_original_is_kept_with_when_and_who(replace, client):
    photo = PhotoFactory()
    with photo.open_file() as file:
        data = file.read()
    editor = replace(photo, new_file())
    version = PhotoVersion.objects.get(photo=photo)
    assert version.replaced_by == editor
    assert (version.width, version.height) == (900, 600)
    with version.file.storage.open(version.file.name) as file:
        assert file.read() == data
    assert ModelLogEntry.objects.filter(action="media.replace_file", user=editor).exists()
    answer = client.get(reverse("photos:download_earlier", args=[photo.pk, version.pk]))
    assert b"".join(answer.streaming_content) == data


def test_readers_keep_the_earlier_sizes_until_the_new_ones_are_made(replace):
    photo = PhotoFactory(file=picture_file(size=(300, 200)))
    deliver(photo.pk)
    rows = dict(photo.renditions.values_list("filter_spec", "file"))
    storage = photo.renditions.first().file.storage
    replace(photo, new_file())
    assert dict(photo.renditions.values_list("filter_spec", "file")) == rows
    deliver(photo.pk)
    assert not set(rows.values()) & set(photo.renditions.values_list("file", flat=True))
    assert all(storage.exists(name) for name in rows.values())


def test_a_focal_point_stays_on_what_it_marks(replace):
    marked = {f"focal_point_{name}": 100 for name in ("x", "y", "width", "height")}
    photo = PhotoFactory(**marked)
    replace(photo, new_file(size=(1800, 1200)))
    photo.refresh_from_db()
    assert (photo.focal_point_x, photo.focal_point_width) == (200, 200)
    replace(photo, new_file(size=(600, 900)))
    photo.refresh_from_db()
    assert photo.focal_point_x is None


def test_a_broken_file_changes_nothing(client):
    photo = PhotoFactory()
    client.force_login(AccountFactory(role="photo_editor"))
    upload = SimpleUploadedFile("hong.jpg", picture_file().read()[:500])
    answer = client.post(
        reverse("wagtailimages:edit", args=[photo.pk]), {**fields_of(photo), "file": upload}
    )
    assert answer.status_code == 200
    assert "hong.jpg" in str(answer.context["form"].errors["file"])
    assert Photo.objects.get(pk=photo.pk).file.name == photo.file.name
    assert not PhotoVersion.objects.exists()


def test_a_deleted_photo_takes_its_earlier_files_with_it(
    replace, django_capture_on_commit_callbacks
):
    photo = PhotoFactory()
    replace(photo, new_file())
    version = PhotoVersion.objects.get()
    storage, name = version.file.storage, version.file.name
    with django_capture_on_commit_callbacks(execute=True):
        erase(photo)
    assert not storage.exists(name)
