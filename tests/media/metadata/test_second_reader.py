"""exiftool beside us: it reads what we write, and we read what it writes."""

import json
import os
import subprocess
from datetime import datetime, timedelta, timezone

import pytest

from media.metadata import iim_segment, read_metadata, xmp_packet
from tests.media.metadata.files import IMPRINT, picture, with_xmp
from tools.exiftool import WITHOUT_EXIFTOOL, installed_exiftool

EXIFTOOL = os.environ.get("EXIFTOOL_PATH") or installed_exiftool()

pytestmark = pytest.mark.skipif(not EXIFTOOL, reason=WITHOUT_EXIFTOOL)

UTF_8 = ["-charset", "UTF8", "-charset", "exif=UTF8", "-charset", "iptc=UTF8"]
SUFFIXES = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "HEIF": "heic"}
HANOI = timezone(timedelta(hours=7))
CODED = "IPTC:CodedCharacterSet=UTF8"

# What exiftool is told to write, and what of PhotoMetadata should then be read.
XMP = [
    ("XMP-dc:Title=Mùa gặt", "title", "Mùa gặt"),
    ("XMP-photoshop:Headline=Được mùa", "headline", "Được mùa"),
    (
        "XMP-dc:Description=Gặt lúa & phơi <rơm>",
        "caption",
        "Gặt lúa & phơi <rơm>",
    ),
    ("XMP-dc:Creator=Nhật Bắc", "creators", ("Nhật Bắc", "Đức Tuân")),
    ("XMP-dc:Creator=Đức Tuân", None, None),
    ("XMP-photoshop:Credit=VGP", "credit", "VGP"),
    ("XMP-photoshop:Source=TTXVN", "source", "TTXVN"),
    ("XMP-dc:Rights=© Cổng TTĐT", "copyright_notice", "© Cổng TTĐT"),
    ("XMP-xmpRights:UsageTerms=Ghi rõ nguồn", "usage_terms", "Ghi rõ nguồn"),
    ("XMP-xmpRights:WebStatement=https://vidu.vn/q", "license_url", "https://vidu.vn/q"),
    ("XMP-plus:LicensorName=Cổng TTĐT", "licensor", "Cổng TTĐT"),
    ("XMP-plus:LicensorURL=https://vidu.vn/a", "licensor_url", "https://vidu.vn/a"),
    ("XMP-dc:Subject=lúa", "keywords", ("lúa", "nông dân")),
    ("XMP-dc:Subject=nông dân", None, None),
    ("XMP-iptcExt:PersonInImage=Lê Thị Hoà", "persons_shown", ("Lê Thị Hoà", "Vũ Ân")),
    ("XMP-iptcExt:PersonInImageWDetails={PersonName=Vũ Ân}", None, None),
    (
        "XMP-iptcExt:LocationShown={Sublocation=Cái Răng,City=Cần Thơ,CountryName=Việt Nam}",
        "sublocation",
        "Cái Răng",
    ),
    ("XMP-photoshop:City=Cần Thơ", "city", "Cần Thơ"),
    ("XMP-photoshop:State=Hậu Giang", "province", "Hậu Giang"),
    ("XMP-photoshop:Country=Việt Nam", "country", "Việt Nam"),
    ("XMP-iptcExt:Event=Ngày hội lúa", "event", "Ngày hội lúa"),
    (
        "XMP-photoshop:DateCreated=2020:06:10 15:12:33.25+07:00",
        "taken_at",
        datetime(2020, 6, 10, 15, 12, 33, 250000, tzinfo=HANOI),
    ),
    ("XMP-photoshop:Instructions=Không cắt cúp", "instructions", "Không cắt cúp"),
    (
        "XMP-iptcExt:DigitalSourceType=http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
        "digital_source_type",
        "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    ),
    ("XMP-iptcCore:AltTextAccessibility=Đồng lúa", "alternative_text", "Đồng lúa"),
    ("XMP-iptcCore:ExtDescrAccessibility=Xa là núi", "extended_description", "Xa là núi"),
]
IIM = [
    (CODED, None, None),
    ("IPTC:ObjectName=Mùa gặt", "title", "Mùa gặt"),
    ("IPTC:Headline=Được mùa", "headline", "Được mùa"),
    ("IPTC:Caption-Abstract=Nông dân gặt lúa", "caption", "Nông dân gặt lúa"),
    ("IPTC:By-line=Nhật Bắc", "creators", ("Nhật Bắc", "Đức Tuân")),
    ("IPTC:By-line=Đức Tuân", None, None),
    ("IPTC:Credit=VGP", "credit", "VGP"),
    ("IPTC:Source=TTXVN", "source", "TTXVN"),
    ("IPTC:CopyrightNotice=© Cổng TTĐT", "copyright_notice", "© Cổng TTĐT"),
    ("IPTC:Keywords=lúa", "keywords", ("lúa", "nông dân")),
    ("IPTC:Keywords=nông dân", None, None),
    ("IPTC:Sub-location=Cái Răng", "sublocation", "Cái Răng"),
    ("IPTC:City=Cần Thơ", "city", "Cần Thơ"),
    ("IPTC:Province-State=Hậu Giang", "province", "Hậu Giang"),
    ("IPTC:Country-PrimaryLocationName=Việt Nam", "country", "Việt Nam"),
    ("IPTC:DateCreated=2020:06:10", "taken_at", datetime(2020, 6, 10, 15, 12, 33, tzinfo=HANOI)),
    ("IPTC:TimeCreated=15:12:33+07:00", None, None),
    ("IPTC:SpecialInstructions=Không cắt cúp", "instructions", "Không cắt cúp"),
]
EXIF = [
    ("EXIF:ImageDescription=Nông dân gặt lúa", "caption", "Nông dân gặt lúa"),
    ("EXIF:Artist=Nhật Bắc; Đức Tuân", "creators", ("Nhật Bắc", "Đức Tuân")),
    ("EXIF:Copyright=© Cổng TTĐT", "copyright_notice", "© Cổng TTĐT"),
    ("EXIF:XPTitle=Mùa gặt", "title", "Mùa gặt"),
    ("EXIF:XPKeywords=lúa;nông dân", "keywords", ("lúa", "nông dân")),
    (
        "EXIF:DateTimeOriginal=2020:06:10 15:12:33",
        "taken_at",
        datetime(2020, 6, 10, 15, 12, 33, 250000, tzinfo=HANOI),
    ),
    ("EXIF:SubSecTimeOriginal=25", None, None),
    ("EXIF:OffsetTimeOriginal=+07:00", None, None),
]
COMMENT = [("EXIF:UserComment=Nông dân gặt lúa", "caption", "Nông dân gặt lúa")]
# More than a segment of JPEG holds, so it is written as Extended XMP.
LONG = [(f"XMP-dc:Description={'gặt lúa ' * 9000}", "caption", ("gặt lúa " * 1250).strip())]
WRITTEN = {
    "XMP": (XMP, ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF")),
    "IIM": (IIM, ("JPEG", "PNG")),
    "Exif": (EXIF, ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")),
    "comment": (COMMENT, ("JPEG", "WEBP")),
    "long": (LONG, ("JPEG",)),
}


def exiftool(*arguments, cwd):
    done = subprocess.run(
        [EXIFTOOL, *UTF_8, *arguments], cwd=cwd, capture_output=True, timeout=300, check=False
    )
    assert not done.returncode, done.stderr.decode(errors="replace")
    return done.stdout


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """A folder of files that exiftool wrote, one for each group and kind: ``XMP.jpg``."""
    folder = tmp_path_factory.mktemp("exiftool")
    commands = []
    for group, (rows, kinds) in WRITTEN.items():
        for kind in kinds:
            name = f"{group}.{SUFFIXES.get(kind, kind.lower())}"
            (folder / name).write_bytes(picture(kind))
            commands += [*(f"-{row[0]}" for row in rows), "-overwrite_original", name, "-execute"]
    (folder / "arguments").write_text("\n".join(commands[:-1]))
    exiftool("-@", "arguments", "-common_args", *UTF_8, cwd=folder)
    return folder


@pytest.fixture(scope="module")
def read_back(tmp_path_factory):
    """What exiftool says of files that we wrote, by name."""
    folder = tmp_path_factory.mktemp("ours")
    for kind, suffix in SUFFIXES.items():
        (folder / f"xmp.{suffix}").write_bytes(with_xmp(xmp_packet(IMPRINT), kind))
    (folder / "iim.jpg").write_bytes(picture(extra=iim_segment(IMPRINT)))
    both = picture(xmp=xmp_packet(IMPRINT), extra=iim_segment(IMPRINT))
    (folder / "both.jpg").write_bytes(both)
    answer = exiftool(
        "-json", "-struct", "-G1", "-n", "-a", "-Warning", "-Error", "-XMP:all", "-IPTC:all",
        "-Photoshop:all", "-File:CurrentIPTCDigest", ".", cwd=folder
    )  # fmt: skip
    return {os.path.basename(file["SourceFile"]): file for file in json.loads(answer)}


@pytest.mark.parametrize(
    ("group", "kind"), [(group, kind) for group, (_, kinds) in WRITTEN.items() for kind in kinds]
)
def test_we_read_what_exiftool_writes(written, group, kind):
    file = written / f"{group}.{SUFFIXES.get(kind, kind.lower())}"
    found = read_metadata(file.read_bytes())
    expected = {name: value for _, name, value in WRITTEN[group][0] if name}
    assert {name: getattr(found, name) for name in expected} == expected


def test_we_see_that_exiftool_edited_iim_and_not_xmp(tmp_path):
    both = picture(xmp=xmp_packet(IMPRINT), extra=iim_segment(IMPRINT))
    (tmp_path / "both.jpg").write_bytes(both)
    exiftool("-IPTC:Caption-Abstract=Chữa sau", "both.jpg", cwd=tmp_path)
    found = read_metadata((tmp_path / "both.jpg").read_bytes())
    assert (found.caption, found.title) == ("Chữa sau", IMPRINT.title)


@pytest.mark.parametrize("suffix", SUFFIXES.values())
def test_exiftool_reads_our_xmp(read_back, suffix):
    found = read_back[f"xmp.{suffix}"]
    assert {name: value for name, value in found.items() if name.startswith("XMP-")} == {
        "XMP-dc:Title": IMPRINT.title,
        "XMP-dc:Description": IMPRINT.caption,
        "XMP-dc:Creator": list(IMPRINT.creators),
        "XMP-dc:Rights": IMPRINT.copyright_notice,
        "XMP-photoshop:Credit": IMPRINT.credit,
        "XMP-photoshop:Source": IMPRINT.source,
        "XMP-xmpRights:Marked": True,
        "XMP-xmpRights:UsageTerms": IMPRINT.usage_terms,
        "XMP-xmpRights:WebStatement": IMPRINT.license_url,
        "XMP-plus:Licensor": [
            {"LicensorName": IMPRINT.licensor, "LicensorURL": IMPRINT.licensor_url}
        ],
        "XMP-plus:DataMining": IMPRINT.data_mining,
        "XMP-iptcCore:AltTextAccessibility": IMPRINT.alternative_text,
        "XMP-iptcExt:DigitalSourceType": IMPRINT.digital_source_type,
    }


def test_exiftool_reads_our_iim(read_back):
    found = read_back["iim.jpg"]
    assert {name: value for name, value in found.items() if name.startswith("IPTC")} == {
        "IPTC:CodedCharacterSet": "\x1b%G",
        "IPTC:ApplicationRecordVersion": 4,
        "IPTC:ObjectName": IMPRINT.title,
        "IPTC:By-line": list(IMPRINT.creators),
        "IPTC:Credit": IMPRINT.credit,
        "IPTC:Source": IMPRINT.source,
        "IPTC:CopyrightNotice": IMPRINT.copyright_notice,
        "IPTC:Caption-Abstract": IMPRINT.caption,
    }


def test_exiftool_finds_nothing_to_warn_of(read_back):
    warnings = {
        name: value
        for name, found in read_back.items()
        for key, value in found.items()
        if key.endswith((":Warning", ":Error"))
    }
    assert warnings == {}


def test_exiftool_agrees_with_our_digest(read_back):
    found = read_back["both.jpg"]
    assert found["Photoshop:IPTCDigest"] == found["File:CurrentIPTCDigest"]
