"""Dates and weekdays that cannot be, as print writes them."""

import pytest

from cms.workflow.checks.printed_dates import dates_in
from tests.workflow.checks.looking import told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "text",
    [
        "Lễ khánh thành mở cửa ngày 31/2.",
        "Hạn nộp là ngày 5 tháng 13.",
        "Chuyến tàu rời ga ngày 31-11-2026.",
        "Hội đua ghe mở ngày 29/2/2025.",
        "Chủ nhật, 24/11/2026, ghe về bến.",
        "Sáng thứ Hai (ngày 24/11), chợ nổi mở lại.",
        "Thứ 6, ngày 5 tháng 12 năm 2026, nước rút.",
        "Chợ nghỉ các ngày 29-31/11.",
        "Đường cấm xe từ 28-31/6.",
        "Đường cấm xe từ ngày 28 đến 31/6.",
        "Đường cấm xe từ ngày 28/6 đến 31/6.",
        "Đường cấm xe từ 1/7-31/9.",
        "Hội mở ngày 30, 31/11.",
        "Hội mở ngày 29, 30 và 31/11/2026.",
        "Ghe về bến 27.13.2026.",
        "Quy hoạch xong trong tháng 13/2026.",
        "Rước đèn ngày 31/8 âm lịch.",
    ],
)
def test_what_no_calendar_has_is_found(text):
    [finding] = told("date", text)
    assert finding.level == "confirms"
    assert finding.place.block == 0


@pytest.mark.parametrize(
    "text",
    [
        "Thứ Ba, 24/11/2026, ghe về bến.",
        "Sáng thứ Năm (26/11), chợ nổi mở lại.",
        "Hội đua ghe mở ngày 29/2/2028.",
        "Hơn 2/3 số hộ trực 24/7.",
        "Nghị định 30/2020/NĐ-CP, công văn số 45/13/2026.",
        "Lần thứ năm, ngày 24/11, làng mở hội.",
        "Ngày 9 tháng 1, thuyền ra khơi.",
        "Giỗ tổ ngày 30/2 âm lịch.",
        "Làng vào hội ngày 30 tháng 2 (âm lịch).",
        "Xã xếp thứ ba, 15/20 đội.",
        "Ghe của ấp đứng thứ ba 5/12.",
        "Nhà ở hẻm 45/13/2023, đường Bờ Kè.",
        "Gửi về số nhà 12/15/2020.",
        "Nghị quyết 30/2/NQ và Nghị quyết số 31/2/2026.",
        "Đến sáng 15/20 xã đã có điện.",
        "Bến chạy mỗi ngày 20/25 chuyến.",
        "Từ 15/20 xã, nay cả huyện có điện.",
        "Lương tháng 13, 31 hộ, tỷ số 31-2.",
        "Chợ nghỉ các ngày 28-30/11 và 1, 2/12/2026.",
        "Bản 27.11.2026 sửa bản 1.2.2026.",
        "Nộp trong tháng 12/2026, tăng 3,5-4/5.",
    ],
)
def test_what_can_be_is_left_alone(text):
    assert told("date", text) == []


def test_a_weekday_is_mended_in_the_letter_case_it_had():
    [finding] = told("date", "Chủ nhật, 24/11/2026, ghe về bến.")
    assert (finding.mend.old, finding.mend.new) == ("Chủ nhật", "Thứ Ba")
    assert "24/11/2026" in finding.message


def test_a_date_without_a_year_is_the_one_nearest_to_publication():
    assert told("date", "Thứ Sáu, ngày 1/1, bến phà nghỉ.") == []
    [finding] = told("date", "Thứ Năm, ngày 1/1, bến phà nghỉ.")
    assert "01/01/2027" in finding.message


def test_a_long_row_of_numbers_is_read_in_its_own_time():
    assert list(dates_in("12, " * 20_000)) == []
