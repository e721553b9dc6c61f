"""How long notices are kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.workflow import clock
from cms.workflow.models import Notice, StoryPath
from cms.workflow.notices import forgetting
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.models import Post
from cms.workflow.notices.overdue import tell_of_overdue
from tests.factories import AccountFactory
from tests.workflow.notices.told import told
from tests.workflow.walking import newsroom, story_by, submit

pytestmark = pytest.mark.django_db


def notice(made: int, read: int | None = None, **fields) -> Notice:
    """Made and read so many days ago."""
    now = timezone.now()
    return Notice.objects.create(
        recipient=fields.pop("recipient", None) or AccountFactory(),
        kind=Kind.SENT_BACK,
        story_title="Cầu Vàm Lá thông xe",
        made_at=now - timedelta(days=made),
        read_at=None if read is None else now - timedelta(days=read),
        **fields,
    )


def test_what_was_read_is_forgotten_sooner_than_what_never_was():
    kept = {notice(100, read=89), notice(89, read=80), notice(364), notice(400, read=1)}
    for _number in range(2):
        notice(100, read=91)
        notice(366)
    clock.run(at=timezone.now())
    assert set(Notice.objects.all()) == kept


def test_the_newsroom_says_how_long(settings):
    settings.READ_NOTICES_KEPT_DAYS, settings.UNREAD_NOTICES_KEPT_DAYS = 5, 10
    kept = {notice(9), notice(6, read=4)}
    notice(11)
    notice(6, read=6)
    forgetting.forget_old(at=timezone.now())
    assert set(Notice.objects.all()) == kept


def test_no_round_deletes_many_and_the_next_goes_on(monkeypatch):
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    reader = AccountFactory()
    for _number in range(3):
        notice(100, read=91, recipient=reader)
    left = []
    for _round in range(3):
        forgetting.forget_old(at=timezone.now())
        left.append(Notice.objects.count())
    assert left == [1, 0, 0]


def test_a_mail_that_waits_is_not_forgotten():
    waiting = notice(100, read=91, post=Post.WAITING)
    forgetting.forget_old(at=timezone.now())
    assert list(Notice.objects.all()) == [waiting]


def test_a_due_time_that_still_stands_is_not_told_again_after_a_year():
    staff = newsroom()
    story = submit(story_by(staff["reporter"]), staff["reporter"])
    now = timezone.now()
    StoryPath.objects.filter(article=story).update(due_at=now)
    tell_of_overdue(at=now)
    Notice.objects.update(read_at=now)
    for days in (100, 101):
        clock.run(at=now + timedelta(days=days))
    assert told(staff["duty_secretary"]) == [Kind.LATE]
    assert told(staff["desk_editor"]) == [Kind.GROUP_OVERDUE]
