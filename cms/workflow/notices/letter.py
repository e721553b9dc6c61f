"""A notice as a mail: who did what to which story, why, and one link."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.users.models import UserProfile

from cms.workflow.notices.sentences import sentence


def letter(notice, connection) -> EmailMessage:
    """Plain text in the language that the recipient chose for the admin."""
    profile = UserProfile.objects.filter(user=notice.recipient_id).first()
    language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
    with translation.override(language):
        return EmailMessage(
            f"{notice.get_kind_display()}: {notice.story_title}",
            "\n".join(_lines(notice)),
            to=[notice.recipient.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "Message-ID": f"<notice-{notice.pk}@{urlsplit(_site()).hostname}>",
            },
            connection=connection,
        )


def _lines(notice) -> list[str]:
    lines = [sentence(notice)]
    if notice.due_at:
        due = date_format(timezone.localtime(notice.due_at), "DATETIME_FORMAT")
        lines += [_("Due: %(time)s") % {"time": due}]
    if notice.text:
        lines += ["", *(f"> {line}" for line in notice.text.splitlines())]
    lines += ["", _site() + reverse("notices:open", args=[notice.pk]), "", "--"]
    choices = _site() + reverse("notices:choices")
    return [*lines, _("What comes by mail is your choice: %(address)s") % {"address": choices}]


def _site() -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")
