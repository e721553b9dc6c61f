"""The mails of notices: an outbox that survives a dead mail server.

The rows of the notices are the outbox. Whoever sends one holds its row, so that any number of
clocks and requests may send at once. A process killed between the server's "250" and the end of
its transaction sends that one mail again, with the same Message-ID.
"""

import logging
import smtplib
from datetime import datetime
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import get_connection
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from cms.workflow.notices.letter import letter
from cms.workflow.notices.models import Notice, Post

logger = logging.getLogger("cms.workflow.notices")

# A request waits no longer than this, in seconds, for a mail server that doesn't answer; the clock,
# for which nobody waits, takes over.
PATIENCE_OF_A_REQUEST = 3


def post_now(story_number: int) -> None:
    """Send the waiting mails about one story, by a worker where the newsroom runs one."""
    send_about.enqueue(story_number)


@task()
def send_about(story_number: int) -> None:
    waiting = Notice.objects.filter(story_id=story_number)
    send(waiting, at=timezone.now(), patience=PATIENCE_OF_A_REQUEST)


def send_all(*, at: datetime) -> int:
    """Send whatever waits; return how many mails went out."""
    return send(Notice.objects.all(), at=at, patience=settings.EMAIL_TIMEOUT)


def send(notices, *, at: datetime, patience: float) -> int:
    """Send the waiting mails among ``notices``, oldest first; return how many went out.

    An address that is refused for good is not tried again; a server that is down ends the round
    and keeps what waits.
    """
    numbers = list(notices.to_mail(at=at).order_by("made_at", "pk").values_list("pk", flat=True))
    if not numbers:
        return 0
    connection = get_connection(timeout=patience)
    sent = 0
    try:
        connection.open()
        for number in numbers:
            sent += _send_one(number, connection, at)
    except (OSError, smtplib.SMTPException) as failure:
        logger.error("The mail server does not take mails now, they wait: %s", failure)
    finally:
        _close(connection)
    return sent


def _send_one(number: int, connection, at: datetime) -> bool:
    with transaction.atomic():
        rows = Notice.objects.select_for_update(skip_locked=True, of=("self",))
        rows = rows.select_related("recipient", "actor")
        notice = rows.filter(pk=number, post=Post.WAITING).first()
        if notice is None:
            return False
        if not parseaddr(notice.recipient.email)[1] or not notice.recipient.is_active:
            notice.post = Post.NONE
        else:
            notice.post = _hand_over(notice, connection)
            notice.mailed_at = at if notice.post == Post.SENT else None
        notice.save(update_fields=["post", "mailed_at"])
        return notice.post == Post.SENT


def _hand_over(notice: Notice, connection) -> Post:
    """What the server says to the mail of ``notice``. Raises OSError when it is gone."""
    try:
        letter(notice, connection).send()
    except (smtplib.SMTPDataError, smtplib.SMTPRecipientsRefused) as refusal:
        codes = _codes(refusal)
        logger.error("The mail of notice %s was refused: %s", notice.pk, codes)
        for_good = all(500 <= code < 600 for code in codes)
        return Post.REFUSED if for_good else Post.WAITING
    except ValueError as fault:
        # An address or headline that no mail can carry.
        logger.error("Notice %s can't be mailed: %s", notice.pk, fault)
        return Post.REFUSED
    return Post.SENT


def _codes(refusal) -> list[int]:
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return [code for code, _words in refusal.recipients.values()]
    return [refusal.smtp_code]


def _close(connection) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        logger.info("The mail server left first.")
