"""When two printed names mean the same person: never by guess."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cms.people.models import Organisation, Person, Position
from tests.factories import OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("printed", ["Lò Văn Hoà", "LÒ VĂN HÒA", "lò văn hòa", "Lo\u0300 Văn Hòa"])
def test_letter_case_tone_placement_and_normal_form_do_not_matter(printed):
    person = PersonFactory(full_name="Lò Văn Hòa")
    assert Person.objects.the_one_named(printed) == person


def test_other_marks_are_another_name():
    PersonFactory(full_name="Trần Hùng")
    assert Person.objects.the_one_named("Trần Hưng") is None


def test_a_name_without_marks_matches_the_only_person_it_can_mean():
    person = PersonFactory(full_name="Nhật Bình")
    assert Person.objects.the_one_named("Nhat Binh") == person


def test_a_name_without_marks_that_fits_two_is_left_to_a_human():
    PersonFactory(full_name="Trần Hùng")
    PersonFactory(full_name="Trần Hưng")
    assert Person.objects.the_one_named("Tran Hung") is None


def test_two_persons_of_one_name_are_left_to_a_human():
    PersonFactory(full_name="Lê Văn Mít")
    PersonFactory(full_name="Lê Văn Mít")
    assert Person.objects.the_one_named("Lê Văn Mít") is None


def test_a_pen_name_is_a_name():
    person = PersonFactory(full_name="Nguyễn Thị Khế", pen_names=["Khế Ngọt"])
    assert Person.objects.the_one_named("khế ngọt") == person


def test_an_organisation_is_known_by_prefix_and_other_names():
    body = OrganisationFactory(
        name="Cổng tin Sông Hậu", prefix="Songhau.vn", aliases=["CTSH", "Cổng Sông Hậu"]
    )
    for printed in ("Songhau.vn", "ctsh", "CỔNG SÔNG HẬU"):
        assert Organisation.objects.the_one_named(printed) == body


def test_staff_lists_sort_by_given_name_in_vietnamese_order():
    for name in ("Trần Thị Ân", "Lê Văn Bình", "Nguyễn Đức Anh", "Phạm Minh Ánh", "Vũ Đạt"):
        PersonFactory(full_name=name)
    assert [person.full_name for person in Person.objects.all()] == [
        "Nguyễn Đức Anh",
        "Phạm Minh Ánh",
        "Trần Thị Ân",
        "Lê Văn Bình",
        "Vũ Đạt",
    ]


def test_namesakes_get_addresses_of_their_own():
    first, second = PersonFactory(full_name="Đỗ Lê"), PersonFactory(full_name="Đỗ Lê")
    assert (first.slug, second.slug) == ("do-le", "do-le-2")


def test_the_office_held_on_a_day():
    person = PersonFactory()
    Position.objects.create(
        person=person, title="Phó chủ tịch", valid_from=date(2019, 1, 1), valid_to=date(2022, 6, 30)
    )
    Position.objects.create(person=person, title="Chủ tịch", valid_from=date(2022, 7, 1))
    assert person.position_on(date(2022, 6, 30)).title == "Phó chủ tịch"
    assert person.position_on(date(2024, 1, 1)).title == "Chủ tịch"
    assert person.position_on(date(2018, 1, 1)) is None


def test_an_office_cannot_end_before_it_begins():
    position = Position(
        person=PersonFactory(),
        title="Chủ tịch",
        valid_from=date(2022, 1, 1),
        valid_to=date(2021, 1, 1),
    )
    with pytest.raises(ValidationError):
        position.full_clean()
