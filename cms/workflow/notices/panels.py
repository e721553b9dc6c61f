"""On the first screen of those who look after accounts: whom mails don't reach."""

from datetime import datetime, timedelta

from django.contrib.auth import get_user_model
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, Max, Q
from django.utils import timezone
from wagtail.admin.ui.components import Component

from cms.workflow.notices.models import UNDELIVERED

# What failed longer ago was seen or is no longer so.
SHOWN_FOR = timedelta(days=7)


def unreached(*, at: datetime):
    """The accounts to which mails were lost lately, the latest first, each with ``lost`` (how
    many), ``lost_last`` and ``why`` (the mail server's last word). One query."""
    lately = Q(notices__post__in=UNDELIVERED, notices__made_at__gt=at - SHOWN_FOR)
    newest_first = ("-notices__made_at", "-notices__pk")
    return (
        get_user_model()
        .objects.filter(lately, is_active=True)
        .annotate(
            lost=Count("notices"),
            lost_last=Max("notices__made_at"),
            answers=ArrayAgg("notices__failure", order_by=newest_first),
        )
        .order_by("-lost_last", "pk")
    )


class UndeliveredPanel(Component):
    """Nothing while every mail arrives."""

    name = "undelivered_mails"
    template_name = "workflow/notices/undelivered.html"
    order = 20

    def get_context_data(self, parent_context):
        return {"people": unreached(at=timezone.now())}
