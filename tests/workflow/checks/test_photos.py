"""What is said of the photos of a story, and lengths."""

from datetime import date

import pytest

from tests.factories import PhotoFactory
from tests.workflow.checks.looking import told

pytestmark = pytest.mark.django_db


def in_body(**words):
    return [("photo", {"photo": PhotoFactory(), "caption": "Ghe chở lúa.", **words})]


def test_a_photo_without_alternative_text_is_named():
    [finding] = told("alternative_text", body=in_body())
    assert (finding.place.block, finding.place.part) == (0, "alternative_text")


def test_an_alternative_text_that_repeats_the_caption_is_named():
    [finding] = told("alternative_text", body=in_body(alternative_text="Ghe chở lúa."))
    assert finding.level == "advises"


def test_a_photo_that_says_what_is_seen_is_left_alone():
    body = in_body(alternative_text="Chiếc ghe gỗ đầy lúa vàng giữa sông.")
    assert told("alternative_text", body=body) == []
    described = PhotoFactory(description="Chiếc ghe gỗ đầy lúa vàng giữa sông.")
    assert told("alternative_text", lead_photo=described) == []


@pytest.mark.parametrize(
    ("last_day", "is_told"),
    [
        (date(2026, 11, 26), True),
        (date(2026, 12, 26), True),
        (date(2026, 12, 27), False),
        (None, False),
    ],
)
def test_rights_that_end_within_thirty_days_are_named(last_day, is_told):
    photo = PhotoFactory(rights_expire_on=last_day)
    assert bool(told("photo_rights_end", lead_photo=photo)) is is_told


def test_lengths_are_counted_in_chu(settings):
    settings.HEADLINE_LONGEST = 4
    assert told("length", title="Cầu mới nối bờ") == []
    [finding] = told("length", title="Cầu mới nối đôi bờ")
    assert (finding.place.field, finding.level) == ("title", "advises")
    assert "5" in finding.message
