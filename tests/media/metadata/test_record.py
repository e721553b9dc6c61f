"""What is made of the texts: clean words, a place for readers, JSON."""

import json
import unicodedata
from datetime import UTC, datetime

import pytest

from media.metadata import PhotoMetadata, read_metadata
from tests.media.metadata.files import alt, bag, dataset, exif, iim, wide, xmp

# "Tiếng Việt đẹp, Thuỷ" composed, decomposed, and as Windows' keyboard leaves it.
COMPOSED = "Tiếng Việt đẹp, Thuỷ"
FORMS = {
    "composed": COMPOSED,
    "decomposed": unicodedata.normalize("NFD", COMPOSED),
    "mixed": "Tiê\u0301ng Viê\u0323t đe\u0323p, Thuy\u0309",
    "tone first": "Tié\u0302ng Vi\u1eb9\u0302t đẹp, Thuỷ",
}


@pytest.mark.parametrize("form", FORMS)
class TestVietnamese:
    def test_comes_out_composed_from_each_source(self, form):
        text = FORMS[form]
        files = [
            xmp(alt("dc:description", x_default=text)),
            iim(dataset(120, text)),
            exif({270: text.encode() + b"\0"}),
            exif({270: (129, text.encode() + b"\0")}),
            exif({40092: wide(text)}),
            exif({}, exif_tags={37510: (7, b"UNICODE\0" + text.encode("utf-16-le"))}),
        ]
        assert [read_metadata(data).caption for data in files] == [COMPOSED] * len(files)


class TestWords:
    def caption(self, text):
        return read_metadata(iim(dataset(120, text))).caption

    def test_spaces_are_single_and_controls_are_gone(self):
        assert self.caption(" Chợ\u00a0 nổi\x07\x1b\t Cái Răng\u200b\ufeff ") == "Chợ nổi Cái Răng"

    def test_a_line_end_is_a_space_and_an_empty_line_a_paragraph(self):
        for end in ("\n", "\r", "\r\n"):
            text = f"Chợ nổi{end}Cái Răng.{end}{end} {end}Ảnh: An"
            assert self.caption(text) == "Chợ nổi Cái Răng.\n\nẢnh: An"

    def test_a_title_stays_on_one_line(self):
        assert read_metadata(iim(dataset(5, "Chợ\n\nnổi"))).title == "Chợ nổi"

    def test_what_nobody_sees_is_no_text(self):
        assert self.caption("\u200b\u2060 \u0301\u3164") == ""

    def test_a_text_ends_at_ten_thousand_characters(self):
        assert len(self.caption("ă" * 20_000)) == 10_000

    def test_keywords_end_at_two_hundred(self):
        words = [f"từ {number}" for number in range(300)]
        for data in (xmp(bag("dc:subject", *words)), iim(*(dataset(25, word) for word in words))):
            assert read_metadata(data).keywords == tuple(words[:200])

    def test_joiners_inside_a_text_stay(self):
        family = "Gia đình 👨\u200d👩\u200d👧"
        assert self.caption(family) == family


class TestPlace:
    @pytest.mark.parametrize(
        ("fields", "place"),
        [
            ({"sublocation": "Hồ Gươm", "city": "Hà Nội"}, "Hồ Gươm, Hà Nội"),
            ({"city": "Huế", "province": "HUẾ"}, "Huế"),
            ({"city": "Thanh Hoá", "province": "Thanh Hóa"}, "Thanh Hoá"),
            ({"sublocation": "Ba Đình, Hà Nội", "city": "Hà Nội"}, "Ba Đình, Hà Nội"),
            ({"city": "Huế", "country": "Việt Nam"}, "Huế"),
            ({"city": "Hue", "country": "VIETNAM"}, "Hue"),
            ({"city": "Huế", "country": "Viet Nam"}, "Huế"),
            ({"city": "Paris", "country": "Pháp"}, "Paris, Pháp"),
            ({"country": "Việt Nam"}, "Việt Nam"),
            ({"country": "Lào"}, "Lào"),
            ({}, ""),
        ],
    )
    def test_is_readable_and_names_nothing_twice(self, fields, place):
        assert PhotoMetadata(**fields).place == place


class TestDictionary:
    def test_holds_what_is_said_as_json(self):
        found = PhotoMetadata(
            title="Huế",
            creators=("An", "Vũ"),
            taken_at=datetime(2020, 6, 10, 15, 12, tzinfo=UTC),
        )
        assert json.loads(json.dumps(found.as_dict())) == {
            "title": "Huế",
            "creators": ["An", "Vũ"],
            "taken_at": "2020-06-10T15:12:00+00:00",
        }

    def test_of_a_silent_file_is_empty(self):
        assert PhotoMetadata().as_dict() == {}
