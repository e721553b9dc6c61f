"""Bylines as printed: names, roles, persons and organisations."""

import pytest

from cms.imports.mapping.bylines import find_signature
from cms.imports.mapping.sheet import Strand


def names(text: str) -> list[tuple[str, str, str]]:
    signature = find_signature(Strand(0, text))
    return [(entry.name, entry.role.value, entry.kind.value) for _, entry in signature.names]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Hoàng Giang", [("Hoàng Giang", "words", "person")]),
        ("By Hai Minh", [("Hai Minh", "words", "person")]),
        (
            "VĂN HÀO - TRẦN HỮU",
            [("Văn Hào", "words", "person"), ("Trần Hữu", "words", "person")],
        ),
        (
            "Đức Dũng-Hữu Quân",
            [("Đức Dũng", "words", "person"), ("Hữu Quân", "words", "person")],
        ),
        (
            "Thực hiện: Xuân Lượng - Ngọc Thành",
            [("Xuân Lượng", "words", "person"), ("Ngọc Thành", "words", "person")],
        ),
        ("(Thực hiện: Trọng Phú)", [("Trọng Phú", "words", "person")]),
        (
            "Chùm ảnh của HỒNG SÁNG - PHƯƠNG NAM",
            [("Hồng Sáng", "photos", "person"), ("Phương Nam", "photos", "person")],
        ),
        (
            "M.K./VOV.VN(biên dịch)",
            [("M.K.", "translation", "person"), ("VOV.VN", "republished", "organisation")],
        ),
        (
            "Theo Thái Sơn/Báo QĐND",
            [("Thái Sơn", "words", "person"), ("Báo QĐND", "republished", "organisation")],
        ),
        (
            "Theo TTXVN- Tuổi trẻ",
            [
                ("TTXVN", "republished", "organisation"),
                ("Tuổi trẻ", "republished", "organisation"),
            ],
        ),
        (
            "(TTXVN/Vietnam+)",
            [
                ("TTXVN", "republished", "organisation"),
                ("Vietnam+", "republished", "organisation"),
            ],
        ),
        (
            "VNA/VNP",
            [("VNA", "republished", "organisation"), ("VNP", "republished", "organisation")],
        ),
        ("PV", [("PV", "words", "person")]),
        ("(Chính Phủ)", [("Chính Phủ", "republished", "organisation")]),
        (
            "Tin, ảnh: Hoàng Nam",
            [("Hoàng Nam", "words", "person"), ("Hoàng Nam", "photos", "person")],
        ),
        (
            "Bài: Hoàng Nam - Ảnh: Nhật Bắc",
            [("Hoàng Nam", "words", "person"), ("Nhật Bắc", "photos", "person")],
        ),
        ("Kim Anh (tổng hợp)", [("Kim Anh", "compilation", "person")]),
        (
            "Minh Anh (theo TTXVN)",
            [("Minh Anh", "words", "person"), ("TTXVN", "republished", "organisation")],
        ),
        ("Nguồn: Báo Nhân Dân", [("Báo Nhân Dân", "republished", "organisation")]),
    ],
)
def test_byline_is_read(printed, expected):
    assert names(printed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theo đó, các bộ ngành",
        "Toàn cảnh Đại hội",
        "Hà Nội",
        "Cục Viễn thông khai trương phòng đo kiểm thiết bị mới",
        "Xin trân trọng cảm ơn",
        "",
    ],
)
def test_other_short_lines_are_no_byline(text):
    assert find_signature(Strand(0, text)) is None


def test_a_name_with_two_roles_is_printed_once():
    signature = find_signature(Strand(0, "Tin, ảnh: Hoàng Nam"))
    assert [entry.printed for _, entry in signature.names] == ["Hoàng Nam", ""]
