"""Credits as newspapers print them."""

import pytest

from media.credits import find_credit, parse_credit, parse_credit_line

CAPTION = "Cầu mới nhìn từ bờ nam"


@pytest.mark.parametrize(
    ("printed", "line", "photographers", "organisation"),
    [
        (". Ảnh: Nhật Bắc", "Ảnh: Nhật Bắc", ["Nhật Bắc"], None),
        (" . Ảnh: Nhật Bắc", "Ảnh: Nhật Bắc", ["Nhật Bắc"], None),
        (". Ảnh: VGP/Quang Hiếu", "Ảnh: VGP/Quang Hiếu", ["Quang Hiếu"], "VGP"),
        (". Ảnh: Quang Hiếu |", "Ảnh: Quang Hiếu", ["Quang Hiếu"], None),
        (" - Ảnh VGP/Đức Tuân", "Ảnh VGP/Đức Tuân", ["Đức Tuân"], "VGP"),
        (" (Ảnh: Dương Giang/TTXVN)", "Ảnh: Dương Giang/TTXVN", ["Dương Giang"], "TTXVN"),
        (" (ảnh: VGP).", "ảnh: VGP", [], "VGP"),
        (" - Ảnh: VIỆT DŨNG |", "Ảnh: VIỆT DŨNG", ["Việt Dũng"], None),
        (". Ảnh: P.V", "Ảnh: P.V", ["P.V"], None),
        (". Ảnh: Ng.Kiểm", "Ảnh: Ng.Kiểm", ["Ng.Kiểm"], None),
        (
            ". Ảnh: VGP/Nhật Bắc - Hải Minh",
            "Ảnh: VGP/Nhật Bắc - Hải Minh",
            ["Nhật Bắc", "Hải Minh"],
            "VGP",
        ),
        (
            ". Ảnh: VĂN HÀO - TRẦN HỮU",
            "Ảnh: VĂN HÀO - TRẦN HỮU",
            ["Văn Hào", "Trần Hữu"],
            None,
        ),
        (" - Ảnh: vnanet.vn", "Ảnh: vnanet.vn", [], "vnanet.vn"),
        (". Photo: Thong Nhat/VNA |", "Photo: Thong Nhat/VNA", ["Thong Nhat"], "VNA"),
        (". PHOTO: NHAT BAC", "PHOTO: NHAT BAC", ["Nhat Bac"], None),
        (" (Hình từ Internet)", "Hình từ Internet", [], None),
        (". Ảnh chụp màn hình", "Ảnh chụp màn hình", [], None),
        (". Ảnh minh hoạ - nguồn internet", "Ảnh minh hoạ - nguồn internet", [], None),
        (". Nguồn: Cục Thống kê, TTXVN", "Nguồn: Cục Thống kê, TTXVN", [], "Cục Thống kê"),
        (
            ". Đồ họa: TÔ NGỌC (nguồn Tổng cục Thống kê)",
            "Đồ họa: TÔ NGỌC (nguồn Tổng cục Thống kê)",
            ["Tô Ngọc"],
            "Tổng cục Thống kê",
        ),
        (". Ảnh: Do nhân vật cung cấp", "Ảnh: Do nhân vật cung cấp", [], None),
        (". — VNA/VNS Photo An Đăng", "VNA/VNS Photo An Đăng", ["An Đăng"], "VNA/VNS"),
    ],
)
def test_credit_is_taken_off_the_caption(printed, line, photographers, organisation):
    caption, credit = parse_credit(CAPTION + printed)
    assert caption == CAPTION
    assert credit.line == line
    assert list(credit.photographers) == photographers
    assert credit.organisation == organisation


@pytest.mark.parametrize(
    "line",
    ["Ảnh: Nhật Bắc", "(Ảnh: Nhật Bắc)", "Ảnh: Nhật Bắc |", "Nhật Bắc"],
)
def test_credit_on_a_line_of_its_own(line):
    assert parse_credit_line(line).photographers == ("Nhật Bắc",)


def test_unsigned_picture_keeps_its_line():
    caption, credit = parse_credit("Ảnh minh họa")
    assert caption == ""
    assert credit.line == "Ảnh minh họa"
    assert credit.photographers == ()
    assert credit.organisation is None


def test_label_that_opens_a_caption_is_no_credit():
    caption, credit = parse_credit("Ảnh: Ông Patrick Haverman – Phó Trưởng Đại diện thường trú")
    assert caption == "Ông Patrick Haverman – Phó Trưởng Đại diện thường trú"
    assert credit is None


def test_caption_opened_by_a_label_may_end_in_a_credit():
    caption, credit = parse_credit("Ảnh: Ông Phan Văn Mít phát biểu. Ảnh: VGP/Hải Minh")
    assert caption == "Ông Phan Văn Mít phát biểu"
    assert credit.photographers == ("Hải Minh",)


@pytest.mark.parametrize(
    "text",
    [
        "Trong ảnh: Nguyễn Thị Lan",
        "Xem ảnh: Toàn cảnh lễ khai mạc",
        "Triển lãm trưng bày 200 bức ảnh về Bác Hồ",
        "Ảnh Bác Hồ",
        "Nguồn lực được bảo đảm cho các dự án",
        "",
        "Ảnh:",
    ],
)
def test_text_that_speaks_of_photos_is_no_credit(text):
    assert find_credit(text) is None


@pytest.mark.parametrize("name", ["Bảo Anh", "Vũ Nam", "Trường Giang", "Đài Trang"])
def test_given_name_that_sounds_like_an_office_is_a_person(name):
    assert parse_credit_line(f"Ảnh: {name}").photographers == (name,)


def test_known_agencies_are_told_apart_from_persons():
    without = parse_credit_line("Ảnh: Sao Mai/Quang Hiếu")
    known = parse_credit_line("Ảnh: Sao Mai/Quang Hiếu", agencies={"Sao Mai"})
    assert without.photographers == ("Sao Mai", "Quang Hiếu")
    assert known.photographers == ("Quang Hiếu",)
    assert known.organisation == "Sao Mai"


def test_offsets_name_exactly_the_printed_line():
    text = "Lễ thông xe (Ảnh: Dương Giang/TTXVN)."
    found = find_credit(text)
    assert text[found.start : found.end] == found.credit.line
    assert text[: found.caption_end] == "Lễ thông xe"
