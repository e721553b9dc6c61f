"""Names, offices and ranks, held against the register of persons."""

from datetime import date

import pytest

from cms.people.models import Position
from cms.workflow.checks.story import Story
from tests.factories import ArticleFactory, PersonFactory
from tests.workflow.checks.looking import NOW, official, told

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "printed", ["Đoàn Văn Lũy", "Doàn Văn Luỹ", "Đoàn Văn Lữy", "Đoàn Van Lũy", "Đoàn Văn Lũ"]
)
def test_a_name_one_mark_or_letter_away_is_asked_about_when_an_official_bears_it(printed):
    official("Đoàn Văn Lụy", "Giám đốc Sở Thủy lợi")
    [finding] = told("name", f"Ông {printed} đến thăm kè.")
    assert finding.level == "confirms"
    assert (finding.mend.old, finding.mend.new) == (printed, "Đoàn Văn Lụy")


def test_of_a_person_without_an_office_the_writer_is_only_told():
    PersonFactory(full_name="Đoàn Văn Lụy")
    [finding] = told("name", "Ông Đoàn Văn Lũy đến thăm kè.")
    assert finding.level == "advises"


def test_a_name_of_the_register_is_right_although_another_is_close():
    official("Đoàn Văn Lụy", "Giám đốc Sở Thủy lợi")
    PersonFactory(full_name="Đoàn Văn Lũy", is_confirmed=False)
    assert told("name", "Ông Đoàn Văn Lũy và ông Đoàn Văn Lụy đến thăm kè.") == []


@pytest.mark.parametrize(
    "printed", ["Đoàn Thị Mận", "Hà Nam", "Đoàn Văn Lụy", "Đoàn văn lũy", "ĐOÀN VĂN LỤY"]
)
def test_other_names_are_left_alone(printed):
    official("Đoàn Văn Lụy", "Giám đốc Sở Thủy lợi")
    assert told("name", f"Ông {printed} đến thăm kè.") == []


def test_a_name_in_capitals_is_mended_in_capitals():
    official("Đoàn Văn Lụy", "Giám đốc Sở Thủy lợi")
    [finding] = told("name", title="ĐOÀN VĂN LŨY thăm kè")
    assert finding.mend.new == "ĐOÀN VĂN LỤY"


@pytest.mark.parametrize(
    "text",
    [
        "Giám đốc Sở Thủy lợi Đoàn Văn Lụy thăm kè.",
        "Ông Đoàn Văn Lụy, Giám đốc Sở Thủy lợi, thăm kè.",
    ],
)
def test_an_office_that_has_ended_is_asked_about(text):
    official("Đoàn Văn Lụy", "Giám đốc", "Sở Thủy lợi", until=date(2026, 3, 31))
    [finding] = told("office", text)
    assert finding.level == "confirms"
    assert "26/11/2026" in finding.message


def test_the_finding_names_the_office_held_on_that_day():
    person = official("Đoàn Văn Lụy", "Giám đốc", "Sở Thủy lợi", until=date(2026, 3, 31))
    Position.objects.create(
        person=person, title="Phó Chủ tịch Ủy ban tỉnh", valid_from=date(2026, 4, 1)
    )
    [finding] = told("office", "Giám đốc Sở Thủy lợi Đoàn Văn Lụy thăm kè.")
    assert "Phó Chủ tịch Ủy ban tỉnh" in finding.message


def test_an_office_of_another_person_is_asked_about():
    official("Đoàn Văn Lụy", "Phó Giám đốc", "Sở Thủy lợi")
    official("Trịnh Thị Mận", "Chủ tịch")
    [finding] = told("office", "Chủ tịch Đoàn Văn Lụy thăm kè.")
    assert "Phó Giám đốc Sở Thủy lợi" in finding.message


@pytest.mark.parametrize(
    "text",
    [
        "Giám đốc Đoàn Văn Lụy thăm kè.",
        "Giám đốc Sở Thủy lợi Đoàn Văn Lụy thăm kè.",
        "Nguyên Chủ tịch Đoàn Văn Lụy thăm kè.",
        "Ông Đoàn Văn Lụy, nguyên Chủ tịch, thăm kè.",
        "Kỹ sư Đoàn Văn Lụy thăm kè.",
        "Ông Đoàn Văn Lụy, Chủ tịch Trịnh Thị Mận thăm kè.",
    ],
)
def test_offices_held_once_held_or_unknown_are_left_alone(text):
    person = official("Đoàn Văn Lụy", "Giám đốc", "Sở Thủy lợi", since=date(2026, 1, 1))
    Position.objects.create(person=person, title="Chủ tịch", valid_to=date(2020, 1, 1))
    official("Trịnh Thị Mận", "Chủ tịch")
    assert told("office", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Bộ trưởng Bộ Y tế, ông Đoàn Văn Lụy, thăm kè.",
        "Bộ trưởng Bộ Y tế - ông Đoàn Văn Lụy thăm kè.",
        "Bộ trưởng Bộ Y tế, GS.TS Đoàn Văn Lụy thăm kè.",
        "Bộ trưởng Bộ Y tế ông Đoàn Văn Lụy thăm kè.",
        "Ông Đoàn Văn Lụy - Bộ trưởng Bộ Y tế - thăm kè.",
        "Ông Đoàn Văn Lụy (Bộ trưởng Bộ Y tế) thăm kè.",
        "Bộ trưởng Y tế Đoàn Văn Lụy thăm kè.",
        "Ông Đoàn Văn Lụy, hiện là Bộ trưởng Y tế, thăm kè.",
    ],
)
def test_an_office_is_read_across_marks_and_forms_of_address(text):
    person = official("Đoàn Văn Lụy", "Thứ trưởng Bộ Y tế")
    other = official("Trịnh Thị Mận", "Bộ trưởng Bộ Y tế")
    [finding] = told("office", text)
    assert "Thứ trưởng Bộ Y tế" in finding.message
    for one, title in ((person, "Bộ trưởng Bộ Y tế"), (other, "Thứ trưởng Bộ Y tế")):
        one.positions.update(title=title)
    assert told("office", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Phó Chủ tịch Đoàn Văn Lụy thăm kè.",
        "Phu nhân Chủ tịch Đoàn Văn Lụy thăm kè.",
        "Trợ lý Chủ tịch Đoàn Văn Lụy và thư ký của Chủ tịch Đoàn Văn Lụy thăm kè.",
        "Quyền Chủ tịch Đoàn Văn Lụy thăm kè.",
        "Sau khi gặp Chủ tịch Ủy ban tỉnh, ông Đoàn Văn Lụy thăm kè.",
        "Đoàn gồm Chủ tịch, ông Đoàn Văn Lụy và ba kỹ sư.",
    ],
)
def test_a_title_that_is_another_office_or_another_person_is_left_alone(text):
    official("Đoàn Văn Lụy", "Giám đốc")
    official("Trịnh Thị Mận", "Chủ tịch")
    official("Trịnh Thị Mơ", "Chủ tịch Ủy ban tỉnh")
    assert told("office", text) == []


def test_of_two_persons_with_one_name_one_who_holds_the_office_is_enough():
    official("Đoàn Văn Lụy", "Giám đốc", "Sở Thủy lợi", until=date(2026, 3, 31))
    official("Đoàn Văn Lụy", "Giám đốc", "Sở Thủy lợi tỉnh bên", since=date(2026, 1, 1))
    assert told("office", "Giám đốc Đoàn Văn Lụy thăm kè.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Dự lễ có Giám đốc Đoàn Văn Lụy, Chủ tịch Trịnh Thị Mận.",
        "Dự lễ có các ông bà Đoàn Văn Lụy, Giám đốc; Trịnh Thị Mận, Chủ tịch.",
        "Dự lễ có Giám đốc Đoàn Văn Lụy và Chủ tịch Trịnh Thị Mận.",
    ],
)
def test_who_ranks_higher_is_named_first(text):
    official("Đoàn Văn Lụy", "Giám đốc", rank=7)
    official("Trịnh Thị Mận", "Chủ tịch", rank=3)
    [finding] = told("protocol", text)
    assert finding.level == "advises"
    assert finding.message.startswith("Trịnh Thị Mận")


@pytest.mark.parametrize(
    "text",
    [
        "Dự lễ có Chủ tịch Trịnh Thị Mận, Giám đốc Đoàn Văn Lụy.",
        "Giám đốc Đoàn Văn Lụy báo cáo Chủ tịch Trịnh Thị Mận.",
        "Từ trái sang: Đoàn Văn Lụy, Trịnh Thị Mận.",
        "Dự lễ có Giám đốc Đoàn Văn Lụy. Chủ tịch Trịnh Thị Mận vắng.",
        "Dự lễ có Giám đốc Đoàn Văn Lụy, Kỹ sư Lê Văn Ổi.",
    ],
)
def test_names_that_are_no_list_or_stand_in_order_are_left_alone(text):
    official("Đoàn Văn Lụy", "Giám đốc", rank=7)
    official("Trịnh Thị Mận", "Chủ tịch", rank=3)
    assert told("protocol", text) == []


def test_the_register_is_asked_as_often_for_a_long_story_as_for_a_short_one(
    django_assert_num_queries,
):

    for number in range(5):
        official(f"Đoàn Văn Lụy {'ABCDE'[number]}", "Giám đốc")
    article = ArticleFactory(body=[("text", "<p>Giám đốc Đoàn Văn Lũy A.</p>")] * 20)
    with django_assert_num_queries(3):
        register = Story(article, at=NOW).register
        assert register.nearly_named
        assert register.offices
        assert register.titles
