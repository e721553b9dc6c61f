"""The mails of notices: an outbox that survives a dead mail server.

The rows of the notices are the outbox. Whoever sends one holds its row, so that any number of
clocks and requests may send at once. A process killed between the server's "250" and the end of
its transaction sends that one mail again, with the same Message-ID.

What fails is tried again after a rest that doubles; what fails for two days is given up. Given up
and refused mails stand in the log, in the recipient's list and on the first screen of those who
look after accounts.
"""

import logging
import smtplib
from datetime import datetime, timedelta
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

# A mail that failed rests so long, doubled with every further failure, and never longer than that.
FIRST_REST, LONGEST_REST = timedelta(minutes=1), timedelta(minutes=30)

# What a mail server answers that closes the connection (RFC 5321, 4.2.3).
SERVER_LEAVES = 421


def post_now(story_number: int | None) -> None:
    """Send the waiting mails about one story, by a worker where the newsroom runs one.

    None stands for stories that are gone.
    """
    send_about.enqueue(story_number)


@task()
def send_about(story_number: int | None) -> None:
    waiting = Notice.objects.filter(story_id=story_number)
    send(waiting, at=timezone.now(), patience=PATIENCE_OF_A_REQUEST)


def send_all(*, at: datetime) -> int:
    """Send whatever waits and give up what is news no more; return how many mails went out."""
    sent = send(Notice.objects.all(), at=at, patience=settings.EMAIL_TIMEOUT)
    _give_up(at)
    return sent


def _give_up(at: datetime) -> None:
    vain = Notice.objects.mailed_in_vain(at=at)
    for number, failure in list(vain.values_list("pk", "failure")):
        if vain.filter(pk=number).update(post=Post.GIVEN_UP, next_try_at=None):
            logger.error("The mail of notice %s was given up: %s", number, failure or "never tried")


def send(notices, *, at: datetime, patience: float) -> int:
    """Send the waiting mails among ``notices``, oldest first; return how many went out.

    An address that is refused for good is not tried again. A server that is down ends the round;
    all that waits rests, but when it left over one mail, only that one: it shall not stand in the
    way of the others.
    """
    numbers = list(notices.to_mail(at=at).order_by("made_at", "pk").values_list("pk", flat=True))
    if not numbers:
        return 0
    connection = get_connection(timeout=patience)
    sent, failing = 0, numbers
    try:
        connection.open()
        for number in numbers:
            failing = [number]
            sent += _send_one(number, connection, at)
    except (OSError, smtplib.SMTPException) as failure:
        logger.error("The mail server does not take mails now, they wait: %s", failure)
        for number in failing:
            _rest(number, failure, at)
    finally:
        _close(connection)
    return sent


@transaction.atomic
def _rest(number: int, failure: Exception, at: datetime) -> None:
    notice = _held(number, at)
    if notice is not None:
        _put_off(notice, failure, at)
        notice.save(update_fields=["tries", "next_try_at", "failure"])


def _held(number: int, at: datetime) -> Notice | None:
    """The notice whose mail is to go at ``at``, locked; None when another has it or had it."""
    rows = Notice.objects.select_for_update(skip_locked=True, of=("self",))
    return rows.select_related("recipient", "actor").to_mail(at=at).filter(pk=number).first()


def _put_off(notice: Notice, failure: Exception, at: datetime) -> None:
    # Ten doublings are more than the longest rest.
    rest = min(FIRST_REST * 2 ** min(notice.tries, 10), LONGEST_REST)
    notice.tries += 1
    notice.next_try_at = at + rest
    notice.failure = _in_words(failure)


@transaction.atomic
def _send_one(number: int, connection, at: datetime) -> bool:
    notice = _held(number, at)
    if notice is None:
        return False
    if not parseaddr(notice.recipient.email)[1] or not notice.recipient.is_active:
        notice.post = Post.NONE
    else:
        notice.post = _hand_over(notice, connection, at)
        notice.mailed_at = at if notice.post == Post.SENT else None
    notice.save(update_fields=["post", "mailed_at", "tries", "next_try_at", "failure"])
    return notice.post == Post.SENT


def _hand_over(notice: Notice, connection, at: datetime) -> Post:
    """What the server says to the mail of ``notice``. Raises OSError when it is gone or goes."""
    try:
        letter(notice, connection).send()
    except (smtplib.SMTPDataError, smtplib.SMTPRecipientsRefused) as refusal:
        logger.error("The mail of notice %s was refused: %s", notice.pk, _in_words(refusal))
        codes = [code for code, _words in _answers(refusal)]
        if SERVER_LEAVES in codes:
            raise
        if all(500 <= code < 600 for code in codes):
            notice.failure = _in_words(refusal)
            return Post.REFUSED
        _put_off(notice, refusal, at)
        return Post.WAITING
    except ValueError as fault:
        # An address or headline that no mail can carry.
        logger.error("Notice %s can't be mailed: %s", notice.pk, fault)
        notice.failure = _in_words(fault)
        return Post.REFUSED
    return Post.SENT


def _answers(refusal) -> list[tuple[int, bytes | str]]:
    if isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return list(refusal.recipients.values())
    return [(refusal.smtp_code, refusal.smtp_error)]


def _in_words(failure: Exception) -> str:
    """The server's own answer where it gave one, on one line."""
    if isinstance(failure, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused):
        words = "; ".join(f"{code} {_text(said)}" for code, said in _answers(failure))
    else:
        words = str(failure) or type(failure).__name__
    longest = Notice._meta.get_field("failure").max_length
    return " ".join(words.replace("\0", "").split())[:longest]


def _text(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _close(connection) -> None:
    try:
        connection.close()
    except (OSError, smtplib.SMTPException):
        logger.info("The mail server left first.")
