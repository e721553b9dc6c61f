"""Where the gate hears of schedules, and stories of photos that were put right."""

from django.db.models.signals import post_save, pre_save
from wagtail.models import ReferenceIndex, Revision

from cms.articles import gate
from cms.articles.models import ArticlePage
from media.models import Photo


def ask_gate_before_schedule(sender, instance, **kwargs):
    """A revision that is to go live later must be ready for that moment when it is scheduled."""
    if not instance.approved_go_live_at:
        return
    if instance.content_type.model_class() is not ArticlePage:
        return
    gate.check(instance.as_object(), at=instance.approved_go_live_at)


def settle_what_stories_owe(sender, instance, created, **kwargs):
    """A credit or caption added to a photo is no longer owed by the stories that show it."""
    if created:
        return
    pages = ReferenceIndex.get_references_to(instance).values_list("object_id", flat=True)
    numbers = [int(number) for number in pages if number.isdigit()]
    for article in ArticlePage.objects.owing().filter(pk__in=numbers):
        owes = gate.owed(article)
        if owes != article.owes:
            ArticlePage.objects.filter(pk=article.pk).update(owes=owes)


def connect():
    pre_save.connect(ask_gate_before_schedule, sender=Revision, dispatch_uid="articles.gate")
    post_save.connect(settle_what_stories_owe, sender=Photo, dispatch_uid="articles.owed")
