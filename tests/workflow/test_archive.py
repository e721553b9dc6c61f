"""What is asked every day reads no table of ten years from end to end."""

import pytest
from django.db import connection
from django.db.models import F
from django.utils import timezone
from wagtail.models import Page, TaskState

from cms.workflow.checks.dead_links import pages_at
from cms.workflow.due import DueTakeDown
from cms.workflow.models import DeskTask

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tables():
    """Empty ones with the same indexes, which no other transaction keeps from being used; a table
    of a few rows is read whole, unless that is made dear."""
    with connection.cursor() as cursor:
        for table in ("wagtailcore_page", "wagtailcore_taskstate"):
            cursor.execute(
                f"CREATE TEMPORARY TABLE {table} (LIKE public.{table} INCLUDING INDEXES)"
                " ON COMMIT DROP"
            )
        cursor.execute("SET LOCAL enable_seqscan = off")


def plan_of(queryset, *, not_by: str = "indexscan") -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_{not_by} = off")
    return queryset.explain()


def test_links_are_looked_up_by_address():
    assert "Index Cond: (url_path = " in plan_of(pages_at({1}, {"/trang-nha/muc/bai/"}))


def test_the_newest_versions_come_first_by_themselves():
    newest = Page.objects.order_by(F("latest_revision_created_at").desc(nulls_last=True))
    assert "Sort" not in plan_of(newest[:50], not_by="sort")


def test_a_step_knows_what_waits_without_what_ever_passed():
    waiting = DeskTask.objects.get().task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
    plan = plan_of(waiting)
    assert "Index Cond: (task_id = " in plan
    assert "in_progress" not in plan.split("Index Cond")[1]


def test_the_clock_finds_what_expires():
    assert "Index Cond: (expire_at <= " in plan_of(DueTakeDown.over(at=timezone.now()))
