"""Ground rules that hang on settings."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from cms.settings.secret import kept_secret
from media.models import Photo
from tests.factories import PhotoFactory


@pytest.mark.django_db
def test_healthz_answers_when_the_database_does(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json()["status"]) == (200, "ok")


@pytest.mark.django_db
def test_originals_are_private_and_renditions_public(client):
    photo = PhotoFactory()
    with pytest.raises(NotImplementedError):
        _ = Photo.objects.get(pk=photo.pk).file.url
    rendition = photo.get_rendition("width-200")
    assert client.get(rendition.url).status_code == 200
    assert client.get(f"/media/{photo.file.name}").status_code == 404


def test_requests_are_atomic():
    assert settings.DATABASES["default"]["ATOMIC_REQUESTS"] is True


def test_a_folder_of_many_files_fits_in_one_request():
    files = [SimpleUploadedFile(f"{number}.txt", b"a") for number in range(500)]
    request = RequestFactory().post("/", {"f": files})
    assert len(request.FILES.getlist("f")) == 500


def test_a_kept_secret_stays_and_is_its_owners_alone(tmp_path):
    path = tmp_path / "bí mật" / "khóa"
    first = kept_secret(path)
    assert len(first) == 64
    assert kept_secret(path) == first
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]
