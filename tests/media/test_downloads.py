"""Photo files for colleagues."""

from io import BytesIO

import pytest
from django.urls import reverse
from PIL import Image

from media.metadata import read_metadata
from tests.factories import AccountFactory, PhotoFactory, picture_file

pytestmark = pytest.mark.django_db

READERS_OF_THE_LIBRARY = (
    "reporter",
    "photographer",
    "photo_editor",
    "desk_editor",
    "duty_secretary",
    "editor_in_chief",
    "translator",
)


@pytest.fixture
def photo():
    return PhotoFactory(
        title="Cầu Vàm Cống", file=picture_file(size=(3000, 2000)), copyright_notice="© VGP"
    )


@pytest.mark.parametrize("role", READERS_OF_THE_LIBRARY)
def test_the_original_comes_byte_for_byte_as_a_file(client, photo, role):
    client.force_login(AccountFactory(role=role))
    answer = client.get(reverse("photos:download_original", args=[photo.pk]))
    with photo.open_file() as file:
        assert b"".join(answer.streaming_content) == file.read()
    assert answer["Content-Disposition"] == f'attachment; filename="cau-vam-cong-{photo.pk}.jpg"'
    assert answer["Content-Type"] == "application/octet-stream"


@pytest.mark.parametrize(("longest", "size"), [(1200, (1200, 800)), (0, (3000, 2000))])
def test_a_sized_file_says_whose_it_is(client, photo, longest, size):
    client.force_login(AccountFactory(role="reporter"))
    answer = client.get(reverse("photos:download_sized", args=[photo.pk, longest]))
    with Image.open(BytesIO(answer.content)) as picture:
        assert picture.size == size
    said = read_metadata(answer.content)
    assert (said.caption, said.credit, said.copyright_notice) == (
        photo.caption,
        "Lê Văn Mít",
        "© VGP",
    )


def test_only_the_sizes_on_offer_are_made(client, photo):
    client.force_login(AccountFactory(role="reporter"))
    answer = client.get(reverse("photos:download_sized", args=[photo.pk, 1201]))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["download_original", "download_sized"])
def test_who_may_not_choose_photos_gets_none(client, photo, name):
    arguments = [photo.pk, 1200][: 2 if name == "download_sized" else 1]
    address = reverse(f"photos:{name}", args=arguments)
    assert client.get(address).status_code == 302
    client.force_login(AccountFactory(role="technician"))
    assert client.get(address).status_code in (302, 403)
    assert not client.get(address).has_header("Content-Disposition")


def test_a_lost_original_is_not_found(client, photo):
    photo.file.storage.delete(photo.file.name)
    client.force_login(AccountFactory(role="reporter"))
    for name, arguments in (("download_original", []), ("download_sized", [1200])):
        address = reverse(f"photos:{name}", args=[photo.pk, *arguments])
        assert client.get(address).status_code == 404


def test_the_form_of_a_photo_offers_the_files_and_makes_no_copy_of_the_original(client, photo):
    client.force_login(AccountFactory(role="photo_editor"))
    page = client.get(reverse("wagtailimages:edit", args=[photo.pk]))
    assert reverse("photos:download_original", args=[photo.pk]) in page.content.decode()
    assert set(photo.renditions.values_list("filter_spec", flat=True)) <= {
        "max-800x600",
        "max-165x165",
    }


def test_no_size_is_made_by_its_address(client, photo):
    client.force_login(AccountFactory(role="photo_editor"))
    address = reverse("wagtailimages:preview", args=[photo.pk, "original"])
    assert client.get(address).status_code == 404
