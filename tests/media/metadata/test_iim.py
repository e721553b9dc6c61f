"""IPTC-IIM: datasets, the shells around them, their encodings."""

from datetime import datetime, timedelta, timezone

import pytest

from media.metadata import read_metadata
from media.metadata.photoshop import write_resource
from tests.media.metadata.files import dataset, exif, iim, jpeg, segment

UTF_8 = dataset(90, b"\x1b%G", record=1)


class TestEveryDataset:
    @pytest.mark.parametrize(
        ("field", "number"),
        [
            ("title", 5),
            ("instructions", 40),
            ("city", 90),
            ("sublocation", 92),
            ("province", 95),
            ("country", 101),
            ("headline", 105),
            ("credit", 110),
            ("source", 115),
            ("copyright_notice", 116),
            ("caption", 120),
        ],
    )
    def test_a_text_is_read(self, field, number):
        assert read_metadata(iim(dataset(number, "Quảng Trị"))).as_dict() == {field: "Quảng Trị"}

    @pytest.mark.parametrize(("field", "number"), [("keywords", 25), ("creators", 80)])
    def test_a_repeated_dataset_is_a_list(self, field, number):
        found = read_metadata(iim(dataset(number, "Vũ"), dataset(120, "x"), dataset(number, "An")))
        assert getattr(found, field) == ("Vũ", "An")

    @pytest.mark.parametrize(
        ("time", "expected"),
        [
            ("151233+0700", datetime(2020, 6, 10, 15, 12, 33, tzinfo=timezone(timedelta(hours=7)))),
            ("151233", datetime(2020, 6, 10, 15, 12, 33)),
            ("", datetime(2020, 6, 10)),
            ("999999", datetime(2020, 6, 10)),
        ],
    )
    def test_day_and_time_are_put_together(self, time, expected):
        assert read_metadata(iim(dataset(55, "20200610"), dataset(60, time))).taken_at == expected

    def test_a_day_of_zeros_is_none(self):
        assert read_metadata(iim(dataset(55, "00000000"), dataset(60, "000000"))).taken_at is None


class TestEncodings:
    @pytest.mark.parametrize("declared", [b"", UTF_8, dataset(90, b"\x1b.A", record=1)])
    def test_utf_8_is_read_whatever_is_declared(self, declared):
        assert read_metadata(iim(declared, dataset(120, "Đất đỏ"))).caption == "Đất đỏ"

    def test_what_is_no_utf_8_is_read_as_declared(self):
        greek = dataset(90, b"\x1b-F", record=1)
        assert read_metadata(iim(greek, dataset(90, "Αθήνα".encode("iso8859-7")))).city == "Αθήνα"

    def test_utf_16_is_read_when_declared(self):
        declared = dataset(90, b"\x1b%/L", record=1)
        assert read_metadata(iim(declared, dataset(90, "Huế".encode("utf-16-be")))).city == "Huế"

    @pytest.mark.parametrize("declared", [b"", UTF_8])
    def test_western_letters_are_the_last_resort(self, declared):
        data = iim(declared, dataset(80, "Café “é”".encode("cp1252")))
        assert read_metadata(data).creators == ("Café “é”",)

    @pytest.mark.parametrize("declared", [b"", UTF_8])
    def test_a_letter_that_the_limit_cut_in_two_is_dropped(self, declared):
        byline = "Nguyễn Thị Hồng Vân, Đỗ Thế"
        cut = iim(declared, dataset(80, byline.encode()[:-1]))
        assert read_metadata(cut).creators == (byline[:-1],)


class TestShells:
    DATA = dataset(120, "Chợ nổi")

    def test_a_resource_may_bear_a_name_of_any_length(self):
        for name in (b"", b"a", b"ab", b"abc"):
            head = b"8BIM\x04\x04" + bytes([len(name)]) + name + b"\0" * ((len(name) + 1) % 2)
            resource = head + len(self.DATA).to_bytes(4) + self.DATA
            data = jpeg(segment(0xED, b"Photoshop 3.0\0" + resource))
            assert read_metadata(data).caption == "Chợ nổi", name

    def test_resources_before_it_are_passed_over_padded_or_not(self):
        for before in (write_resource(0x03ED, b"odd"), write_resource(0x03ED, b"odd")[:-1]):
            data = jpeg(
                segment(0xED, b"Photoshop 3.0\0" + before + write_resource(0x0404, self.DATA))
            )
            assert read_metadata(data).caption == "Chợ nổi"

    def test_resources_run_on_in_the_next_segment(self):
        resource = write_resource(0x0404, dataset(120, "Chợ nổi " * 40))
        parts = resource[:100], resource[100:]
        data = jpeg(*(segment(0xED, b"Photoshop 3.0\0" + part) for part in parts))
        assert read_metadata(data).caption == ("Chợ nổi " * 40).strip()

    def test_a_length_of_the_extended_form_is_read(self):
        text = "Chợ nổi ".encode() * 5000
        extended = b"\x1c\x02\x78\x80\x04" + len(text).to_bytes(4) + text
        found = read_metadata(iim(extended[:60_000]))
        assert len(found.caption) <= 10_000
        assert found.caption.startswith("Chợ nổi Chợ nổi")
        short = b"\x1c\x02\x78\x80\x02" + (8).to_bytes(2) + b"Muong Te" + dataset(90, "Huế")
        assert read_metadata(iim(short)).as_dict() == {"caption": "Muong Te", "city": "Huế"}

    def test_what_is_no_dataset_is_skipped(self):
        assert read_metadata(iim(b"\0\0garbage", self.DATA)).caption == "Chợ nổi"

    def test_bare_datasets_without_photoshop_are_read(self):
        assert read_metadata(jpeg(segment(0xED, self.DATA))).caption == "Chợ nổi"

    def test_the_tag_of_tiff_is_read_when_the_file_has_no_resource(self):
        assert read_metadata(exif({33723: (7, self.DATA)})).caption == "Chợ nổi"
        resource = write_resource(0x0404, self.DATA)
        assert read_metadata(exif({34377: (1, resource)})).caption == "Chợ nổi"
