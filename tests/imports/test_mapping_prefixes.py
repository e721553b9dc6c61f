"""Prefixes that open a standfirst."""

import pytest

from cms.imports.mapping.prefixes import find_prefix
from cms.imports.mapping.sheet import Strand


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("(Chinhphu.vn) – Sáng nay", "Chinhphu.vn", "Sáng nay"),
        ("(Chinhphu.vn)-Sáng nay", "Chinhphu.vn", "Sáng nay"),
        ("(Chinhphu.vn)\u00a0–\u00a0Sáng nay", "Chinhphu.vn", "Sáng nay"),
        ("(Mic.gov.vn) - ", "Mic.gov.vn", ""),
        ("VGP – Thủ tướng", "VGP", "Thủ tướng"),
        ("(CTT-Đồng Nai) - Sáng nay", "CTT-Đồng Nai", "Sáng nay"),
        ("TPO - Tối 6/10", "TPO", "Tối 6/10"),
        ("VOV.VN - Sáng nay", "VOV.VN", "Sáng nay"),
        ("(TTXVN) Sáng nay", "TTXVN", "Sáng nay"),
    ],
)
def test_agency_prefix_is_parted_from_the_text(line, name, text):
    prefix = find_prefix(Strand(0, line).cut(0))
    assert (prefix.name.text, prefix.text.text, prefix.certain) == (name, text, True)


def test_bracketed_section_is_no_certain_agency():
    prefix = find_prefix(Strand(0, "(Hoạt động) - Ngày 13/2"))
    assert prefix.name.text == "Hoạt động"
    assert not prefix.certain


def test_place_before_the_agency_is_the_dateline():
    prefix = find_prefix(Strand(0, "Hanoi (VNA) – Prime Minister"))
    assert (prefix.place.text, prefix.name.text) == ("Hanoi", "VNA")


@pytest.mark.parametrize(
    "line",
    [
        "ASEAN – Trung Quốc: hợp tác mới",
        "COVID-19 vẫn diễn biến phức tạp",
        "UBND tỉnh - nơi tổ chức hội nghị",
        "(Toàn văn phát biểu của Bí thư)",
        "(Ảnh: VGP) - Quang cảnh",
        "(1) - Về công tác cán bộ",
    ],
)
def test_text_with_a_dash_is_no_prefix(line):
    assert find_prefix(Strand(0, line)) is None
