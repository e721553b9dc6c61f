"""Numbers that headline, standfirst and text give differently."""

import pytest

from tests.workflow.checks.looking import told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "standfirst", "text"),
    [
        ("120 hộ dân có nước sạch", "Nước về bản.", "Có 150 hộ dân được nối ống."),
        ("Cầu dài 1.300 mét", "Cầu dài 1.200 mét.", "Cầu nối hai xã."),
        ("Chi 2,5 tỷ đồng sửa kè", "Kè sửa xong.", "Xã chi 2.500 tỉ đồng để sửa kè."),
        ("Lúa tăng 12,5%", "Được mùa.", "Sản lượng tăng 15,2 % so với năm ngoái."),
    ],
)
def test_a_number_that_nothing_below_bears_out_is_asked_about(title, standfirst, text):
    [finding] = told("numbers", text, title=title, standfirst=standfirst)
    assert finding.level == "confirms"
    assert finding.place.field == "title"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("120 hộ dân có nước sạch", "Cả 120 hộ dân được nối ống, 80 hộ dân chờ."),
        ("Chi 2,5 tỷ đồng sửa kè", "Xã chi 2.500 triệu đồng để sửa kè."),
        ("Gần 1.200 m đường mới", "Đoạn đường dài 1.186 mét."),
        ("Lúa tăng 12,5%", "Sản lượng tăng 12,5 phần trăm; giá giảm 3%."),
        ("Kỳ họp thứ 5, ngày 12/11", "Nghị quyết số 9 có 3 điều."),
        ("5 xã có trạm bơm", "Huyện lập 9 tổ quản lý."),
        ("Năm 2026: 3 vụ lúa", "Ruộng làm ba vụ."),
    ],
)
def test_numbers_that_agree_or_count_other_things_are_left_alone(title, text):
    assert told("numbers", text, title=title, standfirst="Chuyện làng quê.") == []


def test_the_standfirst_is_held_against_the_text():
    told_of = told(
        "numbers", "Bến đón 900 lượt khách.", title="Bến mới", standfirst="Có 800 lượt khách."
    )
    assert [finding.place.field for finding in told_of] == ["standfirst"]
