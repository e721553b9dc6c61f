"""Where the gate hears of schedules, and stories of photos that were put right."""

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, Revision

from cms.articles import gate
from cms.articles.changes import declared_for
from cms.articles.document_guard import keep_what_readers_have
from cms.articles.models import ArticlePage
from cms.articles.publication import record_exchanged_file
from cms.articles.signals import photo_exchanged, taken_down
from media import delivery, ledger
from media.models import LedgerEntry, Photo, PhotoPhotographer


def ask_gate_before_schedule(sender, instance, **kwargs):
    """A revision that is to go live later must be ready for that moment when it is scheduled."""
    if not instance.approved_go_live_at:
        return
    if instance.content_type.model_class() is not ArticlePage:
        return
    at = instance.approved_go_live_at
    article = instance.as_object()
    article.declared_change = declared_for(instance.pk)
    found = gate.problems(article, at=at) + _published_words_end_before(article, at)
    if found:
        raise gate.NotReady(article, found)


def _published_words_end_before(article, at) -> list[gate.Problem]:
    """Taking the published words down would drop the schedule of an update in silence."""
    rows = ArticlePage.objects.live().filter(pk=article.pk, expire_at__lte=at)
    ends = rows.values_list("expire_at", flat=True).first()
    if ends is None:
        return []
    message = _("The published story comes down at %(time)s; schedule the update before.")
    return [gate.Problem("expiry", "go_live_at", message % {"time": gate.shown_time(ends)})]


def settle_what_stories_owe(photo) -> None:
    """Archived stories that show ``photo`` owe its caption and credit, or no longer owe them."""
    pages = ReferenceIndex.get_references_to(photo).values_list("object_id", flat=True)
    numbers = [int(number) for number in pages if number.isdigit()]
    now = timezone.now()
    for article in ArticlePage.objects.filter(pk__in=numbers, origin_published_at__isnull=False):
        owes = gate.owed(article) if article.is_archived_at(now) else []
        if owes != article.owes:
            ArticlePage.objects.filter(pk=article.pk).update(owes=owes)


def photo_changed(sender, instance, created, **kwargs):
    if created:
        return
    settle_what_stories_owe(instance)
    for exchange in record_exchanged_file(instance):
        article = exchange.snapshot.article
        data = {"photo": instance.title}
        log(instance=article, action="articles.photo_exchanged", user=exchange.user, data=data)
        photo_exchanged.send(
            ArticlePage,
            article=article,
            photo=instance,
            user=exchange.user,
            at=exchange.snapshot.taken_at,
        )


def photographers_changed(sender, instance, **kwargs):
    settle_what_stories_owe(instance.photo)


def document_changes(sender, instance, raw=False, **kwargs):
    if instance.pk and not raw:
        keep_what_readers_have(instance)


def document_goes(sender, instance, **kwargs):
    keep_what_readers_have(instance, is_deleted=True)


def end_photo_uses(sender, instance, **kwargs):
    """Readers of a story that is deleted see nothing more of it; with a section, of all of it."""
    ledger.record(instance, [], at=timezone.now())


def hold_photos_back(sender, article, at, **kwargs):
    """What was taken down is gone with its photos, unless readers see them elsewhere."""
    shown = LedgerEntry.objects.filter(page=article.pk).values_list("photo", flat=True)
    delivery.hold_back(shown.distinct(), at=at)


def end_uses_of_unpublished(sender, instance, **kwargs):
    """Bulk actions unpublish a story as a plain page, past the story's own ``save``."""
    if not instance.live:
        ledger.record(instance, [], at=timezone.now())


def connect():
    documents = get_document_model()
    pre_save.connect(document_changes, sender=documents, dispatch_uid="articles.documents")
    pre_delete.connect(document_goes, sender=documents, dispatch_uid="articles.documents")
    post_save.connect(end_uses_of_unpublished, sender=Page, dispatch_uid="articles.ledger")
    pre_delete.connect(end_photo_uses, sender=ArticlePage, dispatch_uid="articles.ledger")
    taken_down.connect(hold_photos_back, dispatch_uid="articles.photos")
    pre_save.connect(ask_gate_before_schedule, sender=Revision, dispatch_uid="articles.gate")
    post_save.connect(photo_changed, sender=Photo, dispatch_uid="articles.owed")
    post_save.connect(photographers_changed, sender=PhotoPhotographer, dispatch_uid="articles.owed")
    post_delete.connect(
        photographers_changed, sender=PhotoPhotographer, dispatch_uid="articles.owed"
    )
