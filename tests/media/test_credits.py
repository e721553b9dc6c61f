"""Credits as newspapers print them."""

import pytest

from media.crediting import agency_names, apply_credit
from media.credits import find_credit, parse_credit, parse_credit_line, without_label
from media.models import Photo
from media.print_credit import house_credit
from tests.factories import OrganisationFactory, PersonFactory, PhotoFactory

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
        (". Ảnh của Nhật Bắc/VGP", "Ảnh của Nhật Bắc/VGP", ["Nhật Bắc"], "VGP"),
        (". Photo by Nhat Bac/VNA", "Photo by Nhat Bac/VNA", ["Nhat Bac"], "VNA"),
        (". Ảnh: Xuân Khu-TTXVN", "Ảnh: Xuân Khu-TTXVN", ["Xuân Khu"], "TTXVN"),
        (" - ẢNH: NHẬT BẮC-VGP", "ẢNH: NHẬT BẮC-VGP", ["Nhật Bắc"], "VGP"),
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
    [
        "Ảnh: Nhật Bắc",
        "(Ảnh: Nhật Bắc)",
        "Ảnh: Nhật Bắc |",
        "Nhật Bắc",
        "Ảnh Nhật Bắc",
        "Ảnh của Nhật Bắc",
        "Photo by Nhật Bắc",
    ],
)
def test_credit_on_a_line_of_its_own(line):
    assert parse_credit_line(line).photographers == ("Nhật Bắc",)


def test_line_of_its_own_keeps_the_bracket_that_it_opens():
    credit = parse_credit_line("Nhật Bắc (VGP)")
    assert credit.line == "Nhật Bắc (VGP)"
    assert (credit.photographers, credit.organisation) == (("Nhật Bắc",), "VGP")


def test_line_with_a_part_that_names_nobody_is_not_understood_by_half():
    credit = parse_credit_line("Ảnh: đoàn công tác/VGP")
    assert (credit.photographers, credit.organisation) == ((), None)
    assert credit.line == "Ảnh: đoàn công tác/VGP"


def test_many_photographers_on_one_line():
    names = ["Văn Hào", "Trần Hữu", "Đức Dũng", "Hữu Quân", "Xuân Khu", "Nhật Bắc", "Hải Minh"]
    credit = parse_credit_line(f"{', '.join(names)}/VGP")
    assert list(credit.photographers) == names
    assert credit.organisation == "VGP"


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


class TestInPrint:
    """Every spelling of the register's bodies, in the one style of the house."""

    @pytest.fixture(autouse=True)
    def _register(self, db):
        OrganisationFactory(
            name="Cổng Thông tin điện tử Chính phủ",
            short_name="VGP",
            prefix="Chinhphu.vn",
            aliases=["Cổng TTĐT Chính phủ"],
        )
        OrganisationFactory(
            name="Thông tấn xã Việt Nam", short_name="TTXVN", aliases=["VNA", "vnanet.vn"]
        )
        for name in ("Nhật Bắc", "Thống Nhất"):
            PersonFactory(full_name=name)

    @pytest.mark.parametrize(
        ("spelling", "photographers", "agency", "printed"),
        [
            ("Ảnh: Nhật Bắc", ["Nhật Bắc"], "", "Nhật Bắc"),
            ("Ảnh: VGP/Quang Hiếu", ["Quang Hiếu"], "VGP", "Quang Hiếu/VGP"),
            ("Ảnh: Quang Hiếu |", ["Quang Hiếu"], "", "Quang Hiếu"),
            ("- Ảnh VGP/Đức Tuân", ["Đức Tuân"], "VGP", "Đức Tuân/VGP"),
            ("(Ảnh: Dương Giang/TTXVN)", ["Dương Giang"], "TTXVN", "Dương Giang/TTXVN"),
            ("(ảnh: VGP).", [], "VGP", "VGP"),
            ("- Ảnh: VIỆT DŨNG |", ["Việt Dũng"], "", "Việt Dũng"),
            ("Ảnh: P.V", [], "", "P.V"),
            ("Ảnh: Ng.Kiểm", [], "", "Ng.Kiểm"),
            (
                "Ảnh: VGP/Nhật Bắc - Hải Minh",
                ["Nhật Bắc", "Hải Minh"],
                "VGP",
                "Nhật Bắc, Hải Minh/VGP",
            ),
            ("- Ảnh: vnanet.vn", [], "TTXVN", "TTXVN"),
            ("Ảnh chụp màn hình", [], "", "Ảnh chụp màn hình"),
            ("Ảnh minh hoạ - nguồn internet", [], "", "Ảnh minh hoạ - nguồn internet"),
            ("(Hình từ Internet)", [], "", "Hình từ Internet"),
            ("Nguồn: Cục Thống kê, TTXVN", [], "Cục Thống kê", "Cục Thống kê"),
            (
                "Đồ họa: TÔ NGỌC (nguồn Tổng cục Thống kê)",
                ["Tô Ngọc"],
                "Tổng cục Thống kê",
                "Tô Ngọc/Tổng cục Thống kê",
            ),
            ("Photo: Thong Nhat/VNA |", ["Thống Nhất"], "TTXVN", "Thống Nhất/TTXVN"),
            ("PHOTO: NHAT BAC", ["Nhật Bắc"], "", "Nhật Bắc"),
        ],
    )
    def test_every_spelling(self, spelling, photographers, agency, printed):
        _, behind_caption = parse_credit(f"{CAPTION}. {spelling}", agency_names())
        for credit in (behind_caption, parse_credit_line(spelling, agency_names())):
            photo = credited(credit)
            assert [person.full_name for person in photo.photographers.all()] == photographers
            assert (photo.agency.credit_name if photo.agency else "") == agency
            assert photo.credit == printed
            assert photo.credit_line == credit.line
            assert credit.line in spelling

    @pytest.mark.parametrize(
        "line",
        [
            "Cổng TTĐT Chính phủ/Nhật Bắc",
            "Ảnh: Cổng TTĐT Chính phủ/Nhật Bắc",
            "Ảnh: Cổng Thông tin điện tử Chính phủ/Nhật Bắc",
            "Ảnh: CỔNG TTĐT CHÍNH PHỦ/NHẬT BẮC",
            "Ảnh: Nhật Bắc - Cổng TTĐT Chính phủ",
            "Ảnh: Nhật Bắc/Chinhphu.vn",
            "VGP/Nhật Bắc",
            "Ảnh: Nhật Bắc (VGP)",
            "(Ảnh: Nhật Bắc/VGP).",
            "Ảnh: Nhật Bắc-VGP",
            "Ảnh: Nhật Bắc, VGP",
            "Photo: VGP/Nhat Bac",
        ],
    )
    def test_one_agency_by_all_its_names(self, line):
        assert credited(parse_credit_line(line, agency_names())).credit == "Nhật Bắc/VGP"

    def test_name_that_needs_a_human_leaves_the_line_as_it_stands(self):
        photo = credited(parse_credit_line("Ảnh: VGP/P.V", agency_names()))
        assert photo.agency is None
        assert photo.credit == "VGP/P.V"


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("Ảnh: VGP/P.V", "VGP/P.V"),
        ("Photo: Thong Nhat/VNA |", "Thong Nhat/VNA"),
        ("PHOTO: NHAT BAC", "NHAT BAC"),
        ("Ảnh VGP/Đức Tuân", "VGP/Đức Tuân"),
        ("Ảnh: M.K.", "M.K."),
        ("Hình: Nhật Bắc và Hải Minh/VGP", "Nhật Bắc và Hải Minh/VGP"),
        ("Nguồn: Cục Thống kê, TTXVN", "Cục Thống kê, TTXVN"),
        ("Ảnh: AFP/TTXVN", "AFP/TTXVN"),
        ("Ảnh: Sao Mai/Quang Hiếu", "Sao Mai/Quang Hiếu"),
        ("Ảnh: đoàn công tác/VGP", "đoàn công tác/VGP"),
        ("Ảnh: Do nhân vật cung cấp", "Do nhân vật cung cấp"),
        ("Ảnh tư liệu: TTXVN", "Ảnh tư liệu: TTXVN"),
        ("(Hình từ Internet)", "Hình từ Internet"),
        ("Ảnh:", ""),
        ("", ""),
    ],
)
def test_line_in_print_when_nobody_was_recognised(line, printed):
    assert house_credit([], "", line) == printed


def test_label_is_taken_off_and_a_bracket_inside_stays():
    line = "(Đồ họa: TÔ NGỌC (nguồn Tổng cục Thống kê))"
    assert without_label(line) == "TÔ NGỌC (nguồn Tổng cục Thống kê)"


def credited(credit) -> Photo:
    photo = PhotoFactory(credit_line="")
    apply_credit(photo, credit)
    return Photo.objects.get(pk=photo.pk)
