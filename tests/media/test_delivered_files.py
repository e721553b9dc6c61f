"""Every file that readers get, read by exiftool: whose it is, and nothing of the camera."""

import json
import os
import re
import subprocess

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from media.delivery import deliver
from media.sizes import filters_for
from tests.factories import (
    AccountFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoFactory,
    picture_file,
)
from tools.exiftool import WITHOUT_EXIFTOOL, installed_exiftool

EXIFTOOL = os.environ.get("EXIFTOOL_PATH") or installed_exiftool()
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not EXIFTOOL, reason=WITHOUT_EXIFTOOL),
]

FROM_THE_CAMERA = [
    "-Make=Nikon",
    "-Model=Z9",
    "-SerialNumber=SN-77777",
    "-OwnerName=Nguyễn Riêng Tư",
    "-GPSLatitude=10.0451618",
    "-GPSLatitudeRef=N",
    "-GPSLongitude=105.7468535",
    "-GPSLongitudeRef=E",
    "-XMP-exif:GPSLatitude=10.0451618",
    "-XMP-aux:SerialNumber=SN-77777",
    "-Software=Máy riêng 1.0",
    "-UserComment=ghi chú riêng",
]
OF_THE_CAMERA = re.compile(
    r"gps|serial|make$|model|owner|thumbnail|software|usercomment|lens|exif:", re.I
)


def exiftool(*arguments) -> str:
    command = [EXIFTOOL, "-charset", "UTF8", "-charset", "iptc=UTF8", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def from_the_camera(tmp_path):
    """A JPEG with all that a camera and its phone write, a thumbnail too."""
    original, thumbnail = tmp_path / "goc.jpg", tmp_path / "nho.jpg"
    original.write_bytes(picture_file(size=(900, 600)).read())
    thumbnail.write_bytes(picture_file(size=(160, 120)).read())
    exiftool(
        "-q", "-overwrite_original", *FROM_THE_CAMERA, f"-ThumbnailImage<={thumbnail}", original
    )
    data = original.read_bytes()
    assert b"SN-77777" in data
    return data + b"<script>alert(document.cookie)</script>"


def test_every_delivered_file_carries_its_credit_and_nothing_of_the_camera(
    from_the_camera, tmp_path
):
    photo = PhotoFactory(
        file=ContentFile(from_the_camera, name="dsc_0001.jpg"),
        title="Đò ngang",
        caption="Đò ngang chở học trò qua sông Hậu lúc tờ mờ sáng",
        photographers=[PersonFactory(full_name="Nhật Bắc"), PersonFactory(full_name="Hải Minh")],
        agency=OrganisationFactory(name="Cổng thông tin", short_name="VGP"),
        credit_line="",
        copyright_notice="© Cổng thông tin",
        usage_terms="Chỉ dùng cho tin bài; không bán lại",
        license_url="https://vidu.vn/giay-phep",
    )
    deliver(photo.pk)
    folder = tmp_path / "phat"
    folder.mkdir()
    for row in photo.renditions.all():
        with row.file.storage.open(row.file.name) as file:
            data = file.read()
        assert b"SN-77777" not in data
        assert b"<script" not in data
        (folder / row.file.name.rpartition("/")[2]).write_bytes(data)
    said = json.loads(exiftool("-json", "-G1", "-struct", folder))
    assert len(said) == len(filters_for(photo)) >= 20
    kinds = {one["File:FileType"].removeprefix("Extended ") for one in said}
    assert kinds == {"AVIF", "WEBP", "JPEG"}
    for one in said:
        name = one["SourceFile"]
        assert one["XMP-dc:Description"] == photo.caption, name
        assert one["XMP-dc:Creator"] == ["Nhật Bắc", "Hải Minh"], name
        assert one["XMP-photoshop:Credit"] == "Nhật Bắc, Hải Minh/VGP", name
        assert one["XMP-dc:Rights"] == "© Cổng thông tin", name
        assert one["XMP-xmpRights:UsageTerms"] == photo.usage_terms, name
        assert one["XMP-xmpRights:WebStatement"] == "https://vidu.vn/giay-phep", name
        assert not [tag for tag in one if OF_THE_CAMERA.search(tag)], name
        if one["File:FileType"] == "JPEG":
            assert one["IPTC:Caption-Abstract"] == photo.caption, name
            assert one["IPTC:By-line"] == ["Nhật Bắc", "Hải Minh"], name
            assert one["IPTC:Credit"] == "Nhật Bắc, Hải Minh/VGP", name
            assert one["IPTC:CopyrightNotice"] == "© Cổng thông tin", name


def test_sized_downloads_say_the_same(from_the_camera, tmp_path, client):

    photo = PhotoFactory(file=ContentFile(from_the_camera, name="dsc_0002.jpg"))
    client.force_login(AccountFactory(role="reporter"))
    path = tmp_path / "tai-ve.jpg"
    path.write_bytes(client.get(reverse("photos:download_sized", args=[photo.pk, 0])).content)
    (said,) = json.loads(exiftool("-json", "-G1", path))
    assert said["XMP-photoshop:Credit"] == "Lê Văn Mít"
    assert not [tag for tag in said if OF_THE_CAMERA.search(tag)]
