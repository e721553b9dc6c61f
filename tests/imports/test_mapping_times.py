"""Times as portals print them."""

import pytest

from cms.imports.mapping.times import find_time


@pytest.mark.parametrize(
    ("printed", "moment"),
    [
        ("09/06/2020 17:35", "2020-06-09T17:35:00+07:00"),
        ("02/10/2020 08:20 SA", "2020-10-02T08:20:00+07:00"),
        ("02/10/2020 08:20 CH", "2020-10-02T20:20:00+07:00"),
        ("10/06/2020 15:12 CH", "2020-06-10T15:12:00+07:00"),
        ("18/01/2022 16:48 PM", "2022-01-18T16:48:00+07:00"),
        ("18/01/2022 12:05 AM", "2022-01-18T00:05:00+07:00"),
        ("10:8, Thứ Tư, 3-4-2024", "2024-04-03T10:08:00+07:00"),
        ("Thứ Năm, 8/6/2023 14:46'(GMT+7)", "2023-06-08T14:46:00+07:00"),
        ("Chủ nhật, ngày 29 tháng 11 năm 2020 | 8:20:45", "2020-11-29T08:20:45+07:00"),
        ("Cập nhật, 05:09, Thứ Ba, 29/01/2019 (GMT+7)", "2019-01-29T05:09:00+07:00"),
        ("Thứ ba, 25 Tháng 1 2022 16:22", "2022-01-25T16:22:00+07:00"),
        ("07:33 | 22/05/2023", "2023-05-22T07:33:00+07:00"),
        ("June 26, 2008 7:09 AM GMT+7", "2008-06-26T07:09:00+07:00"),
        ("26 June 2008, 5:09 p.m.", "2008-06-26T17:09:00+07:00"),
        ("Tháng Mười Hai 26, 2019 10:00", "2019-12-26T10:00:00+07:00"),
        ("17h35 ngày 09/06/2020", "2020-06-09T17:35:00+07:00"),
        ("2020-06-09T17:35:00+07:00", "2020-06-09T17:35:00+07:00"),
        ("2020-06-09T10:35:00Z", "2020-06-09T10:35:00+00:00"),
        ("10/10/2020 12:30 GMT+8", "2020-10-10T12:30:00+08:00"),
        ("5/29/17 1:34 PM", "2017-05-29T13:34:00+07:00"),
        ("26/01/2021 (09:40:54)", "2021-01-26T09:40:54+07:00"),
    ],
)
def test_time_is_read_from_a_line_of_its_own(printed, moment):
    time = find_time(printed)
    assert time.alone
    assert time.moment().isoformat() == moment


def test_date_and_clock_may_stand_on_two_lines():
    day, clock = find_time("Thứ Năm, 20/08/2020"), find_time("09:44")
    assert day.moment(clock).isoformat() == "2020-08-20T09:44:00+07:00"


def test_publication_wins_over_update():
    time = find_time("Cập nhật: 02/02/2020 09:00 | Ngày đăng: 01/02/2020 08:00")
    assert time.moment().isoformat() == "2020-02-01T08:00:00+07:00"
    assert time.alone


def test_rest_of_a_line_keeps_its_place():
    line = "10/06/2020 15:12 CH Xem cỡ chữ"
    time = find_time(line)
    assert not time.alone
    assert time.rest.index("Xem") == line.index("Xem")
    assert [line[start:end] for start, end in time.spans] == ["10/06/2020 15:12 CH"]


@pytest.mark.parametrize("text", ["Sáng 10/6, tại Hà Nội", "31/02/2020", "Ngày 30/4/1975", "4.200"])
def test_no_moment_is_made_of_half_or_impossible_dates(text):
    time = find_time(text)
    assert time is None or time.moment() is None


def test_date_inside_a_sentence_is_prose():
    assert not find_time("Nghị quyết được ban hành ngày 09/06/2020 tại Hà Nội").alone
