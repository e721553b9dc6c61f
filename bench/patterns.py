"""One story of each kind, brought where it stands by what the newsroom's forms do."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from bench.copies import SLUG, TITLE, WORDS
from cms.articles import retraction
from cms.articles.changes import announce
from cms.articles.models import ArticlePage
from cms.workflow import opinions, owed
from tests.workflow.walking import act, fresh, story_by, submit


@dataclass(frozen=True)
class Staff:
    reporter: object
    desk_editor: object
    duty_secretary: object
    editor_in_chief: object
    others: list


def _pattern(staff: Staff, section, name: str, **fields) -> ArticlePage:
    return story_by(
        staff.reporter,
        parent=section,
        title=TITLE,
        slug=f"{SLUG}-{name.replace('_', '-')}",
        **{
            "standfirst": f"{TITLE}: cây cầu dài 1.200 mét giúp người dân hai xã đi lại.",
            "body": [("text", f"<p>{WORDS}.</p><h2>Chi tiết</h2><p>{TITLE}.</p>")],
            **fields,
        },
    )


def _idea(staff, section, name):
    return _pattern(staff, section, name, standfirst="", body=[])


def _with_desk(staff, section, name):
    return submit(_pattern(staff, section, name), staff.reporter)


def _with_secretary(staff, section, name):
    return act(_with_desk(staff, section, name), staff.desk_editor)


def _with_chief(staff, section, name):
    article = _pattern(staff, section, name)
    article.set_facts(is_sensitive=True)
    article = act(submit(article, staff.reporter), staff.desk_editor)
    return act(article, staff.duty_secretary)


def _awaiting(staff, section, name):
    article = _with_secretary(staff, section, name)
    opinions.ask(
        article,
        user=staff.duty_secretary,
        asked_of="Vụ Pháp chế",
        question="",
        at=timezone.now(),
        lasts=timedelta(days=7),
    )
    return fresh(article)


def _sent_back(staff, section, name):
    article = _with_desk(staff, section, name)
    return act(article, staff.desk_editor, "reject", comment="Thiếu số liệu.")


def _approved(staff, section, name):
    return act(_with_secretary(staff, section, name), staff.duty_secretary, "hold")


def _scheduled(staff, section, name):
    article = _with_secretary(staff, section, name)
    hour = timezone.now() + timedelta(hours=1)
    return act(article, staff.duty_secretary, "approve", go_live_at=hour)


def _published(staff, section, name):
    return act(_with_secretary(staff, section, name), staff.duty_secretary)


def _corrected(staff, section, name):
    article = _published(staff, section, name)
    announce(
        article,
        user=staff.duty_secretary,
        at=timezone.now(),
        kind="slip",
        wrong="1.200 mét",
        right="1.300 mét",
        apology="",
        concerned="",
    )
    return fresh(article)


def _taken_down(staff, section, name):
    article = _published(staff, section, name)
    user = staff.duty_secretary
    retraction.retract(article, user=user, reason="Sai số liệu.", at=timezone.now())
    return fresh(article)


def _owed(staff, section, name):
    article = _with_desk(staff, section, name)
    owed.publish_at_once(article, user=staff.duty_secretary, reason="Tin bão.", at=timezone.now())
    return fresh(article)


def _archived(staff, section, name):
    long_ago = timezone.now() - timedelta(days=30)
    article = _pattern(staff, section, name)
    article.set_facts(origin_key=f"{SLUG}-khoa", origin_published_at=long_ago)
    fresh(article).get_latest_revision().publish()
    return fresh(article)


PATTERNS = {
    "idea": _idea,
    "writing": _pattern,
    "with_desk": _with_desk,
    "with_secretary": _with_secretary,
    "with_chief": _with_chief,
    "awaiting_opinion": _awaiting,
    "sent_back": _sent_back,
    "approved": _approved,
    "scheduled": _scheduled,
    "published": _published,
    "corrected": _corrected,
    "taken_down": _taken_down,
    "owed": _owed,
    "archived": _archived,
}
