"""Old notices are deleted: what was read sooner than what never was."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef

from cms.workflow.models import Notice, StoryPath
from cms.workflow.notices.kinds import ABOUT_A_DUE_TIME
from cms.workflow.notices.models import Post

# No round of the clock waits for more than so many.
AT_ONCE = 500


def forget_old(*, at: datetime) -> int:
    """Delete what is old at ``at``, at most ``AT_ONCE`` of the read and of the unread notices;
    return how many went. The next round goes on.

    A notice of a due time stays while that still stands: it keeps people from being told again.
    """
    read_before = at - timedelta(days=settings.READ_NOTICES_KEPT_DAYS)
    made_before = at - timedelta(days=settings.UNREAD_NOTICES_KEPT_DAYS)
    old_and_read = Notice.objects.filter(read_at__lt=read_before)
    old_and_unread = Notice.objects.unread().filter(made_at__lt=made_before)
    return _delete(old_and_read) + _delete(old_and_unread)


def _delete(notices) -> int:
    stands = StoryPath.objects.filter(article=OuterRef("story"), due_at=OuterRef("due_at"))
    kept = notices.filter(Exists(stands), kind__in=ABOUT_A_DUE_TIME)
    going = notices.exclude(post=Post.WAITING).exclude(pk__in=kept.values("pk"))
    some = list(going.order_by().values_list("pk", flat=True)[:AT_ONCE])
    deleted, _by_model = Notice.objects.filter(pk__in=some).delete()
    return deleted
