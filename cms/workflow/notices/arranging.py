"""Telling the authors what others do with their story besides its words.

What Wagtail and the newsroom write into the story's log is told from there: it is written on every
way, form, bulk action, programming interface and command alike.
"""

from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context
from wagtail.models import PageLogEntry

from cms.articles.gate import shown_time
from cms.articles.models import ArticlePage
from cms.articles.signals import facts_changed
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.sentences import comes_down
from cms.workflow.notices.telling import tell
from cms.workflow.notices.whom import authors
from cms.workflow.review.changes import person
from cms.workflow.signals import assigned, taken_from

PUBLISHED = ("wagtail.publish", "wagtail.publish.scheduled")
UNPUBLISHED = ("wagtail.unpublish", "wagtail.unpublish.scheduled")


def was_logged(sender, instance: PageLogEntry, created, raw=False, **kwargs) -> None:
    act = _ACTS.get(instance.action)
    if act is None or not created or raw:
        return
    article = ArticlePage.objects.filter(pk=instance.page_id).first()
    if article is not None:
        act(article, instance)


def _moved(article, entry) -> None:
    words = {name: entry.data[name]["title"] for name in ("source", "destination")}
    _arranged(article, entry, _("Moved from “%(source)s” to “%(destination)s”.") % words)


def _scheduled(article, entry) -> None:
    version = article.scheduled_revision
    if version is not None:
        time = shown_time(version.approved_go_live_at)
        goes_out = _("Goes out at %(time)s.") % {"time": time}
        end = comes_down(version.as_object().expire_at)
        _arranged(article, entry, "\n".join(filter(None, [goes_out, end])))


def _unscheduled(article, entry) -> None:
    _arranged(article, entry, _("Its schedule was cancelled."))


def _arranged(article, entry, text: str) -> None:
    people = authors(article)
    tell(Kind.ARRANGED, people, article, actor=entry.user, at=entry.timestamp, text=text)


def _published(article, entry) -> None:
    """Readers see it again after its last day; the first time and changes are told elsewhere."""
    acts = PageLogEntry.objects.filter(page=article.pk, action__in=PUBLISHED + UNPUBLISHED)
    before = acts.exclude(pk=entry.pk).order_by("-timestamp", "-pk").first()
    if before is not None and before.action in UNPUBLISHED:
        tell(Kind.RESTORED, authors(article), article, actor=entry.user, at=entry.timestamp)


def _deleted(article, entry) -> None:
    """What a command clears away is told to nobody."""
    if entry.user is not None:
        people = authors(article)
        tell(Kind.DELETED, people, article, actor=entry.user, at=entry.timestamp, is_gone=True)


_ACTS = {
    "wagtail.move": _moved,
    "wagtail.publish.schedule": _scheduled,
    "wagtail.schedule.cancel": _unscheduled,
    "wagtail.delete": _deleted,
    **dict.fromkeys(PUBLISHED, _published),
}


def facts_were_changed(sender, article, names, **kwargs) -> None:
    """Embargo and sensitivity; retraction and revision tell of themselves."""
    words = []
    if "embargoed_until" in names and article.embargoed_until:
        words.append(_("Not before %(time)s.") % {"time": shown_time(article.embargoed_until)})
    elif "embargoed_until" in names:
        words.append(_("Under embargo no longer."))
    if "is_sensitive" in names:
        words.append(
            _("Marked sensitive.") if article.is_sensitive else _("Marked sensitive no longer.")
        )
    if words:
        actor, at = get_active_log_context().user, timezone.now()
        text = "\n".join(words)
        tell(Kind.ARRANGED, authors(article), article, actor=actor, at=at, text=text)


def was_assigned(sender, article, user, colleague, **kwargs) -> None:
    """The colleague has a story more; the others learn with whom they work."""
    at = timezone.now()
    told = tell(Kind.ASSIGNED, {colleague.pk}, article, actor=user, at=at)
    text = _("Given to %(person)s, too.") % {"person": person(colleague)}
    others = authors(article) - told - {colleague.pk}
    tell(Kind.ARRANGED, others, article, actor=user, at=at, text=text)


def was_taken_from(sender, article, user, colleague, **kwargs) -> None:
    text = _("No longer with %(person)s.") % {"person": person(colleague)}
    people = authors(article) | {colleague.pk}
    tell(Kind.ARRANGED, people, article, actor=user, at=timezone.now(), text=text)


def connect() -> None:
    post_save.connect(was_logged, sender=PageLogEntry, dispatch_uid="workflow.notices")
    for signal, handler in (
        (facts_changed, facts_were_changed),
        (assigned, was_assigned),
        (taken_from, was_taken_from),
    ):
        signal.connect(handler, dispatch_uid="workflow.arranging")
