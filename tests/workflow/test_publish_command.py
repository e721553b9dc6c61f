"""The clock as a process: what it prints, how long it goes on, how it ends."""

import signal
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import Revision

from cms.articles.models import ArticlePage
from tests.factories import ArticleFactory
from tests.workflow.processes import PATIENCE, clock, wait_for_connections

RESTLESS = "0.05"
VERY_LONG = "86400"


def scheduled(title):
    """A story that was scheduled for a time which has just come."""
    story = ArticleFactory(title=title)
    story.go_live_at = timezone.now() + timedelta(hours=1)
    story.save_revision().publish()
    revision = Revision.objects.for_instance(story).get()
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
    Revision.objects.filter(pk=revision.pk).update(
        approved_go_live_at=revision.approved_go_live_at, content=revision.content
    )
    return story


def is_live(story):
    return ArticlePage.objects.get(pk=story.pk).live


def read_until(process, words):
    """Read on to the line that begins with ``words``; the end of the output is a failure."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if words in line:
            return
    pytest.fail(f"{words!r} was never printed:\n{''.join(lines)}")


@pytest.mark.usefixtures("own_database")
class TestClock:
    def test_one_round_and_an_end(self):
        story = scheduled("Lúa chín sớm")
        with clock() as process:
            output, _ = process.communicate(timeout=PATIENCE)
        assert (process.returncode, output) == (0, f"published: Lúa chín sớm ({story.pk})\n")
        assert is_live(story)

    @pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
    def test_a_signal_ends_it_amid_its_rest(self, ending):
        scheduled("Lúa chín sớm")
        with clock("--every", VERY_LONG) as process:
            read_until(process, "published: Lúa chín sớm")
            process.send_signal(ending)
            output, _ = process.communicate(timeout=PATIENCE)
        assert (process.returncode, output) == (0, "")

    def test_it_goes_on_and_holds_no_connection_between_rounds(self):
        first = scheduled("Lúa chín sớm")
        with clock("--every", RESTLESS) as process:
            read_until(process, "published: Lúa chín sớm")
            for title in ("Cá về đầy khoang", "Chợ nổi họp lại"):
                scheduled(title)
                read_until(process, f"published: {title}")
        assert is_live(first)
        with clock("--every", VERY_LONG) as process:
            scheduled("Mía vào vụ")
            read_until(process, "published: Mía vào vụ")
            wait_for_connections(0)

    def test_a_round_that_fails_is_logged_and_the_next_one_works(self):
        story = scheduled("Lúa chín sớm")
        self.rename("wagtailcore_revision", "away")
        with clock("--every", RESTLESS) as process:
            read_until(process, "This round of the clock failed")
            assert process.poll() is None
            self.rename("away", "wagtailcore_revision")
            read_until(process, "published: Lúa chín sớm")
        assert is_live(story)

    def test_a_signal_amid_a_round_leaves_the_story_whole(self):
        story = scheduled("Lúa chín sớm")
        with connection.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("LOCK TABLE wagtailcore_page IN ACCESS EXCLUSIVE MODE")
            with clock("--every", VERY_LONG) as process:
                wait_for_connections(1, "AND wait_event_type = 'Lock'")
                process.send_signal(signal.SIGTERM)
                process.communicate(timeout=PATIENCE)
            cursor.execute("ROLLBACK")
        assert process.returncode == 0
        assert not is_live(story)
        assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1

    def rename(self, old, new):
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {old} RENAME TO {new}")


@pytest.mark.parametrize("rest", ["0", "-1", "nan", "inf", "lâu"])
def test_a_rest_that_is_none_is_refused(rest):
    with pytest.raises(CommandError):
        call_command("publish_scheduled", f"--every={rest}")
