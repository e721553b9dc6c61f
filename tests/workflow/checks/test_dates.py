"""Dates and weekdays that cannot be, as print writes them."""

import pytest

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
