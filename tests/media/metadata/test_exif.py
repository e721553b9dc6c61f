"""Exif: what cameras and Windows write, and what they only seem to write."""

from datetime import datetime, timedelta, timezone

import pytest

from media.metadata import read_metadata
from tests.media.metadata.files import exif, wide, xmp

HANOI = timezone(timedelta(hours=7))


@pytest.mark.parametrize("order", ["<", ">"])
class TestTexts:
    @pytest.mark.parametrize("kind", [2, 129, 7])
    def test_utf_8_is_read_in_every_type(self, order, kind):
        tags = {270: (kind, "Mùa vàng\0".encode()), 315: (kind, "Đỗ Vũ\0".encode())}
        found = read_metadata(exif(tags, order))
        assert (found.caption, found.creators) == ("Mùa vàng", ("Đỗ Vũ",))

    def test_several_artists_are_parted(self, order):
        found = read_metadata(exif({315: '"Lê; Vũ"; An;Bình ;'.encode()}, order))
        assert found.creators == ("Lê; Vũ", "An", "Bình")

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("© An\0", "© An"),
            ("© An\0© VGP\0", "© An; © VGP"),
            (" \0© VGP\0", "© VGP"),
            ("VGP\0VGP\0", "VGP"),
        ],
    )
    def test_copyright_names_photographer_and_editor(self, order, value, expected):
        assert read_metadata(exif({33432: value.encode()}, order)).copyright_notice == expected

    def test_the_texts_of_windows_are_read(self, order):
        tags = {
            40091: wide("Lúa chín"),
            40092: wide("Đồng bằng"),
            40093: wide("Vũ;An"),
            40094: wide("lúa; gạo"),
        }
        found = read_metadata(exif(tags, order))
        assert (found.title, found.caption) == ("Lúa chín", "Đồng bằng")
        assert (found.creators, found.keywords) == (("Vũ", "An"), ("lúa", "gạo"))

    def test_exifs_own_tags_go_before_those_of_windows_before_the_comment(self, order):
        comment = {37510: (7, b"ASCII\0\0\0ba")}
        assert read_metadata(exif({40092: wide("hai")}, order, comment)).caption == "hai"
        tags = {40092: wide("hai"), 270: b"mot\0"}
        assert read_metadata(exif(tags, order, comment)).caption == "mot"
        assert read_metadata(exif({}, order, comment)).caption == "ba"

    @pytest.mark.parametrize(
        "value",
        [
            b"UNICODE\0" + "Cà phê".encode("utf-16-le"),
            b"UNICODE\0" + "Cà phê".encode("utf-16-be"),
            b"UNICODE\0" + "Cà phê".encode("utf-16"),
            b"UNICODE\0" + "Cà phê".encode() + b"\0",
            b"ASCII\0\0\0" + "Cà phê".encode(),
            b"\0\0\0\0\0\0\0\0" + "Cà phê".encode() + b"\0\0",
            "Cà phê ở đây".encode(),
        ],
    )
    def test_a_comment_is_read_in_any_encoding(self, order, value):
        assert read_metadata(exif({}, order, {37510: (7, value)})).caption.startswith("Cà phê")

    def test_a_japanese_comment_is_read(self, order):
        value = b"JIS\0\0\0\0\0" + "写真".encode("iso2022_jp")
        assert read_metadata(exif({}, order, {37510: (7, value)})).caption


class TestTextsWrittenTwice:
    @pytest.mark.parametrize(
        "text", ["Nhật Bắc", "Ảnh: VGP/Đức Tuân", "Phường Đông Ngạc – “ước mơ”"]
    )
    @pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
    def test_utf_8_read_as_western_letters_is_mended(self, text, codec):
        misread = "".join(
            bytes([byte]).decode(codec, errors="ignore") or chr(byte) for byte in text.encode()
        )
        assert read_metadata(exif({270: misread.encode() + b"\0"})).caption == text

    def test_even_when_it_happened_twice(self):
        misread = "Nhật".encode().decode("latin-1").encode().decode("latin-1")
        assert read_metadata(exif({270: misread.encode() + b"\0"})).caption == "Nhật"

    @pytest.mark.parametrize("text", ["München", "Ã¼ber", "Ảnh: Nháº¯c", "Â", "Ä Ö Ü"])
    def test_text_that_would_be_no_vietnamese_stays(self, text):
        assert read_metadata(exif({270: text.encode() + b"\0"})).caption == text


class TestWhatCamerasMakeUp:
    @pytest.mark.parametrize(
        "text",
        ["OLYMPUS DIGITAL CAMERA         ", "SONY DSC", "DCIM", "default", "   ", "\0\0\0"]
        + [
            "SAMSUNG CAMERA PICTURES",
            "Samsung Camera Pictures",
            "oznor",
            "DCIM\\100MEDIA\\DJI_1.JPG",
        ],
    )
    def test_is_no_caption_no_title_and_no_name(self, text):
        data = text.encode() + b"\0"
        tags = {270: data, 315: data, 33432: data, 40091: wide(text)}
        assert read_metadata(exif(tags)).as_dict() == {}

    def test_neither_when_a_program_copied_it_into_xmp(self):
        name = "dc:description"
        assert read_metadata(xmp(f"<{name}>OLYMPUS DIGITAL CAMERA</{name}>")).caption == ""

    def test_lets_the_next_best_text_through(self):
        tags = {270: b"SONY DSC\0", 40092: wide("Đò ngang")}
        assert read_metadata(exif(tags)).caption == "Đò ngang"

    def test_a_caption_about_it_is_a_caption(self):
        assert read_metadata(exif({270: b"SONY DSC wins\0"})).caption == "SONY DSC wins"


class TestTime:
    def test_fraction_and_offset_stand_in_tags_of_their_own(self):
        tags = {36867: b"2020:06:10 15:12:33\0", 37521: b"25\0", 36881: b"+07:00\0"}
        assert read_metadata(exif({}, exif_tags=tags)).taken_at == datetime(
            2020, 6, 10, 15, 12, 33, 250000, tzinfo=HANOI
        )

    def test_without_an_offset_it_is_naive(self):
        tags = {36867: b"2020:06:10 15:12:33\0", 37521: b"   \0", 36881: b"   :  \0"}
        assert read_metadata(exif({}, exif_tags=tags)).taken_at == datetime(2020, 6, 10, 15, 12, 33)

    def test_original_goes_before_digitized_before_changed(self):
        changed = {306: b"2022:01:01 10:00:00\0", 36880: b"Z\0\0"}
        digitized = {36868: b"2021:01:01 10:00:00\0"}
        original = {36867: b"2020:01:01 10:00:00\0"}
        assert read_metadata(exif(changed)).taken_at.year == 2022
        assert read_metadata(exif(changed, exif_tags=digitized)).taken_at.year == 2021
        assert read_metadata(exif(changed, exif_tags=digitized | original)).taken_at.year == 2020

    @pytest.mark.parametrize(
        "text",
        [b"0000:00:00 00:00:00\0", b"    :  :     :  :  \0", b"\0" * 20, b"2020:13:40 10:00\0"],
    )
    def test_a_camera_without_a_clock_tells_no_time(self, text):
        assert read_metadata(exif({306: text}, exif_tags={36867: text})).taken_at is None
