"""Who is told that a step is overdue, and how often."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.workflow import clock, opinions
from cms.workflow.models import Notice
from cms.workflow.notices.kinds import ABOUT_A_DUE_TIME, Kind
from cms.workflow.notices.overdue import tell_of_overdue
from cms.workflow.review.acts import pass_on
from tests.factories import AccountFactory
from tests.workflow.notices.told import last_notice, told
from tests.workflow.walking import act

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague():
    return AccountFactory(role="desk_editor", first_name="Khế", last_name="Nguyễn Thị")


def test_the_reviewer_and_the_secretary_are_told_once_for_each_due_time(staff, waiting, colleague):
    secretary, now = staff["duty_secretary"], timezone.now()
    pass_on(waiting, user=staff["desk_editor"], reviewer=colleague, due_at=now)
    tell_of_overdue(at=now - timedelta(minutes=1))
    assert told(colleague, Kind.OVERDUE) == []
    for minutes in (0, 1, 2):
        clock.run(at=now + timedelta(minutes=minutes))
    assert told(colleague, Kind.OVERDUE) == [Kind.OVERDUE]
    assert told(secretary) == [Kind.LATE]
    assert "Khế" in last_notice(secretary).text
    assert told(staff["desk_editor"], *ABOUT_A_DUE_TIME) == []
    later = now + timedelta(hours=1)
    pass_on(waiting, user=staff["desk_editor"], reviewer=None, due_at=later)
    tell_of_overdue(at=later - timedelta(minutes=1))
    assert told(secretary) == [Kind.LATE]
    for minutes in (0, 1):
        tell_of_overdue(at=later + timedelta(minutes=minutes))
    assert told(staff["desk_editor"], *ABOUT_A_DUE_TIME) == [Kind.GROUP_OVERDUE]
    assert told(secretary) == [Kind.LATE] * 2


def test_a_secretary_whose_own_turn_it_is_is_told_only_that(staff, waiting):
    secretary, now = staff["duty_secretary"], timezone.now()
    act(waiting, staff["desk_editor"])
    pass_on(waiting, user=secretary, reviewer=secretary, due_at=now)
    tell_of_overdue(at=now)
    assert told(secretary, *ABOUT_A_DUE_TIME) == [Kind.OVERDUE]


def test_the_secretary_is_told_when_the_reviewer_has_no_account_any_more(staff, waiting, colleague):
    now = timezone.now()
    pass_on(waiting, user=staff["desk_editor"], reviewer=colleague, due_at=now)
    colleague.is_active = False
    colleague.save()
    for minutes in (0, 1):
        tell_of_overdue(at=now + timedelta(minutes=minutes))
    assert told(colleague, *ABOUT_A_DUE_TIME) == []
    assert told(staff["duty_secretary"]) == [Kind.LATE]


def test_a_step_that_waits_for_an_opinion_can_be_overdue(staff, waiting):
    now = timezone.now()
    due = now + timedelta(hours=1)
    pass_on(waiting, user=staff["desk_editor"], reviewer=None, due_at=due)
    opinions.ask(
        waiting,
        user=staff["desk_editor"],
        asked_of="Sở Giao thông",
        question="Số liệu?",
        at=now,
        lasts=timedelta(days=1),
    )
    tell_of_overdue(at=due)
    assert told(staff["desk_editor"], *ABOUT_A_DUE_TIME) == [Kind.GROUP_OVERDUE]
    assert told(staff["duty_secretary"]) == [Kind.LATE]


def test_what_left_its_step_in_time_is_not_overdue(staff, waiting):
    now = timezone.now()
    pass_on(waiting, user=staff["desk_editor"], reviewer=None, due_at=now + timedelta(hours=1))
    act(waiting, staff["desk_editor"])
    tell_of_overdue(at=now + timedelta(days=1))
    assert not Notice.objects.filter(kind__in=ABOUT_A_DUE_TIME).exists()
