"""The clock is killed at every step, and runs four times at once: nothing half, nothing twice."""

from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from cms.articles.models import ArticlePage, Snapshot
from cms.workflow.bundle import Bundle, BundleStory
from cms.workflow.clock_alarm import ClockAlarm
from tests.factories import ArticleFactory, SectionFactory
from tests.workflow.processes import PATIENCE, clock, wait_for_connections

pytestmark = pytest.mark.usefixtures("own_database")

# Where the clock is stopped: (table, what it does there, when the trigger fires). The last one is
# the very end of the transaction, when all is written and nothing committed.
STEPS = {
    "before the story": ("wagtailcore_page", "UPDATE", "BEFORE"),
    "amid the schedule": ("wagtailcore_revision", "UPDATE", "BEFORE"),
    "before the snapshot": ("articles_snapshot", "INSERT", "BEFORE"),
    "after the snapshot": ("articles_snapshot", "INSERT", "AFTER"),
    "at the log": ("wagtailcore_pagelogentry", "INSERT", "AFTER"),
}
AT_COMMIT = ("wagtailcore_pagelogentry", "INSERT", "DEFERRED")
KEY = 20261126
WAITS = "AND wait_event_type = 'Lock' AND wait_event = 'advisory'"


@contextmanager
def stopped_at(table, deed, moment):
    """Whoever comes to this step waits until the context ends."""
    kind = (
        f"CREATE CONSTRAINT TRIGGER stop AFTER {deed} ON {table} DEFERRABLE INITIALLY DEFERRED"
        if moment == "DEFERRED"
        else f"CREATE TRIGGER stop {moment} {deed} ON {table}"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            " SET LOCAL lock_timeout = 0;"
            f" PERFORM pg_advisory_xact_lock({KEY}); RETURN NEW; END $$"
        )
        cursor.execute(f"{kind} FOR EACH ROW EXECUTE FUNCTION stop()")
        cursor.execute("SELECT pg_advisory_lock(%s)", [KEY])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [KEY])
            # What the killed clock left on the server has ended when nobody else is connected.
            wait_for_connections(0)
            cursor.execute(f"DROP TRIGGER stop ON {table}")
            cursor.execute("DROP FUNCTION stop()")


def kill_at(step):
    with stopped_at(*step), clock() as process:
        wait_for_connections(1, WAITS)
        process.kill()
        process.wait(PATIENCE)


def due_story(parent=None):
    article = ArticleFactory(**({"parent": parent} if parent else {}))
    revision = article.save_revision()
    moment = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=moment)
    return article


def due_bundle(*articles):
    bundle = Bundle.objects.create(
        title="Ba xã qua sông",
        go_live_at=timezone.now() - timedelta(minutes=1),
        state=Bundle.State.SCHEDULED,
    )
    for article in articles:
        version = article.revisions.get()
        BundleStory.objects.create(bundle=bundle, story=article, version=version)
    return bundle


def state_of(article) -> dict:
    return {
        "live": ArticlePage.objects.get(pk=article.pk).live,
        "scheduled": article.revisions.exclude(approved_go_live_at=None).exists(),
        "snapshots": Snapshot.objects.filter(page_number=article.pk).count(),
        "logged": PageLogEntry.objects.filter(
            page=article.pk, action="wagtail.publish.scheduled"
        ).count(),
    }


UNTOUCHED = {"live": False, "scheduled": True, "snapshots": 0, "logged": 0}
OUT = {"live": True, "scheduled": False, "snapshots": 1, "logged": 1}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS.keys())
def test_killed_at_a_step_nothing_is_out_and_the_next_round_finishes(step):
    story = due_story()
    kill_at(step)
    assert state_of(story) == UNTOUCHED
    call_command("publish_scheduled")
    assert state_of(story) == OUT


def test_killed_at_the_commit_the_story_is_out_whole():
    """The server has the order to commit already: it carries it out without the clock."""
    story = due_story()
    kill_at(AT_COMMIT)
    assert state_of(story) == OUT
    call_command("publish_scheduled")
    assert state_of(story) == OUT


def test_killed_in_the_midst_of_a_bundle_none_of_its_stories_is_out():
    stories = [due_story() for _number in range(3)]
    bundle = due_bundle(*stories)
    kill_at(STEPS["after the snapshot"])
    assert [state_of(story) for story in stories] == [UNTOUCHED] * 3
    assert Bundle.objects.get(pk=bundle.pk).state == Bundle.State.SCHEDULED
    call_command("publish_scheduled")
    assert [state_of(story) for story in stories] == [OUT] * 3
    assert Bundle.objects.get(pk=bundle.pk).state == Bundle.State.OUT


def test_killed_while_it_raises_an_alarm_the_next_round_raises_it():
    story = due_story()
    story.set_facts(retracted_at=timezone.now())
    kill_at(("workflow_clockalarm", "INSERT", "BEFORE"))
    assert not ClockAlarm.objects.exists()
    call_command("publish_scheduled")
    assert ClockAlarm.objects.get().story_id == story.pk
    assert state_of(story) == UNTOUCHED


def test_four_clocks_at_once_publish_forty_stories_once_each():
    section = SectionFactory()
    stories = [due_story(section) for _number in range(40)]
    with ExitStack() as stack:
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("LOCK TABLE wagtailcore_revision IN ACCESS EXCLUSIVE MODE")
            clocks = [stack.enter_context(clock()) for _number in range(4)]
            wait_for_connections(4, "AND wait_event_type = 'Lock'")
            cursor.execute("COMMIT")
        outputs = [process.communicate(timeout=PATIENCE)[0] for process in clocks]
    assert [process.returncode for process in clocks] == [0] * 4
    assert "".join(outputs).count("published: ") == 40, outputs
    assert [state_of(story) for story in stories] == [OUT] * 40
    assert not ClockAlarm.objects.exists()
