"""Telling of stories whose step is overdue, once for each due time."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from cms.workflow.models import Notice, StoryPath
from cms.workflow.notices.kinds import ABOUT_A_DUE_TIME, Kind
from cms.workflow.notices.telling import tell
from cms.workflow.notices.whom import secretaries, whose_turn
from cms.workflow.review.changes import person
from cms.workflow.states import IN_REVIEW


def tell_of_overdue(*, at: datetime) -> int:
    """Tell of what is overdue at ``at``: whose turn it is, and the duty secretaries, who see to it
    that somebody takes it; return how many stories are.

    Two clocks at once tell once: the database keeps one notice for a person and due time.
    """
    told = Notice.objects.filter(
        story=OuterRef("article"), due_at=OuterRef("due_at"), kind__in=ABOUT_A_DUE_TIME
    )
    late = StoryPath.objects.filter(~Exists(told), due_at__lte=at, state__in=IN_REVIEW)
    paths = list(late.select_related("article", "reviewer").order_by("due_at"))
    for path in paths:
        with transaction.atomic():
            _tell_of(path, at)
    return len(paths)


def _tell_of(path: StoryPath, at: datetime) -> None:
    people, is_named = whose_turn(path)
    kind = Kind.OVERDUE if is_named else Kind.GROUP_OVERDUE
    told = tell(kind, people, path.article, actor=None, at=at, due_at=path.due_at)
    where = [path.get_state_display()]
    if is_named:
        where.append(_("With: %(person)s") % {"person": person(path.reviewer)})
    others = secretaries() - told
    text = "\n".join(map(str, where))
    tell(Kind.LATE, others, path.article, actor=None, at=at, due_at=path.due_at, text=text)
