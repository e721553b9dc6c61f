"""Telling of stories whose step is overdue, once for each due time."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from cms.workflow.models import Notice, StoryPath
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.telling import tell
from cms.workflow.notices.whom import STEP_OF_STATE, whose_turn


def tell_of_overdue(*, at: datetime) -> int:
    """Tell those whose turn it is of what is overdue at ``at``; return how many stories are.

    Two clocks at once tell once: the database keeps one notice for a person and due time.
    """
    told = Notice.objects.filter(
        story=OuterRef("article"),
        due_at=OuterRef("due_at"),
        kind__in=(Kind.OVERDUE, Kind.GROUP_OVERDUE),
    )
    late = StoryPath.objects.filter(~Exists(told), due_at__lte=at, state__in=STEP_OF_STATE)
    paths = list(late.select_related("article").order_by("due_at"))
    for path in paths:
        people, is_named = whose_turn(path)
        kind = Kind.OVERDUE if is_named else Kind.GROUP_OVERDUE
        with transaction.atomic():
            tell(kind, people, path.article, actor=None, at=at, due_at=path.due_at)
    return len(paths)
