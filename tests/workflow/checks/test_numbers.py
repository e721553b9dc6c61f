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
        ("Bão làm 12 người chết", "Bão vào bờ.", "Bão làm 15 người tử vong do sập nhà."),
        ("Lũ làm chết 12 người", "Lũ về.", "Đã có 15 người dân thiệt mạng."),
        ("Mở rộng 30km đường", "Đường mới.", "Tuyến đường dài 40km vừa thông xe."),
        ("Mở rộng 30 km đường", "Đường mới.", "Tuyến đường dài 40km vừa thông xe."),
        ("Chi 500 tỷ làm cầu", "Cầu mới.", "Tỉnh chi 700 tỷ đồng cho cây cầu."),
        ("Lúa tăng 5.5%", "Được mùa.", "Sản lượng tăng 6,5% so với năm ngoái."),
        ("Tặng 20 tấn gạo", "Gạo về bản.", "Xã đã nhận 25 tấn gạo."),
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
        ("300 đồng chí dự hội nghị", "Xã tặng mỗi hộ 2 triệu đồng."),
        ("Đoàn giành 11 huy chương vàng", "Đoàn còn có 15 huy chương bạc."),
        ("5 người bị phạt vì xả rác", "Vụ sạt lở làm 3 người bị thương."),
        ("3 học sinh đoạt giải", "Trường có 1.200 học sinh."),
        ("12 người chết do lũ", "Số nạn nhân tử vong: 12 người tử vong, 5 người mất tích."),
        ("Đường dài 30km", "Đoạn đường 30 km chạy qua hai xã, tốc độ 80 km/giờ."),
        ("Chi 500 tỷ làm cầu", "Tỉnh chi 500 tỷ đồng cho cây cầu."),
        ("Lúa tăng 5,5%", "Sản lượng tăng 5.5% so với năm ngoái."),
        ("Bán 20 tấn cá", "Xã mua 5 tấn gạo."),
        ("Nhà nông 45 tuổi trồng 3 ha bưởi", "Ông nuôi thêm 2 ha tôm."),
        ("Kè hết 2 tỷ 300 triệu đồng", "Xã chi 2,3 tỷ đồng sửa kè."),
        ("Luật 2015 sửa đổi", "Luật 2016 sửa đổi ba điều."),
        ("Xe đến Km 12 Quốc lộ 1", "Đoạn từ km 25 dài 4 km."),
    ],
)
def test_numbers_that_agree_or_count_other_things_are_left_alone(title, text):
    assert told("numbers", text, title=title, standfirst="Chuyện làng quê.") == []


def test_the_standfirst_is_held_against_the_text():
    told_of = told(
        "numbers", "Bến đón 900 lượt khách.", title="Bến mới", standfirst="Có 800 lượt khách."
    )
    assert [finding.place.field for finding in told_of] == ["standfirst"]
