"""Reading what people were told."""

from cms.workflow.models import Notice


def told(user, *kinds) -> list[str]:
    """The kinds of notices that ``user`` got, in order; only ``kinds`` where some are given."""
    rows = Notice.objects.filter(recipient=user).order_by("pk")
    return [row.kind for row in rows if not kinds or row.kind in kinds]


def last_notice(user) -> Notice:
    return Notice.objects.filter(recipient=user).latest("pk")
