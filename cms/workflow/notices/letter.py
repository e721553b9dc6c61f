"""A notice as a mail: who did what to which story, why, and one link."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from wagtail.users.models import UserProfile

from cms.workflow.notices.sentences import sentence, subject


def letter(notice, connection) -> EmailMultiAlternatives:
    """The same words as plain text and as HTML, in the language that the recipient chose."""
    profile = UserProfile.objects.filter(user=notice.recipient_id).first()
    language = profile.get_preferred_language() if profile else settings.LANGUAGE_CODE
    with translation.override(language):
        context = {
            "notice": notice,
            "sentence": sentence(notice),
            "subject": subject(notice),
            "address": _site() + reverse("notices:open", args=[notice.pk]),
            "choices": _site() + reverse("notices:choices"),
            "newsroom": settings.WAGTAIL_SITE_NAME,
        }
        mail = EmailMultiAlternatives(
            context["subject"],
            render_to_string("workflow/notices/letter.txt", context),
            to=[notice.recipient.email],
            headers={
                "Auto-Submitted": "auto-generated",
                "List-Unsubscribe": f"<{context['choices']}>",
                "Message-ID": f"<notice-{notice.pk}@{urlsplit(_site()).hostname}>",
            },
            connection=connection,
        )
        mail.attach_alternative(
            render_to_string("workflow/notices/letter.html", context), "text/html"
        )
        return mail


def _site() -> str:
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/")
