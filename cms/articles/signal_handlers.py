"""Where the gate hears of schedules."""

from django.db.models.signals import pre_save
from wagtail.models import Revision

from cms.articles import gate
from cms.articles.models import ArticlePage


def ask_gate_before_schedule(sender, instance, **kwargs):
    """A revision that is to go live later must be ready for that moment when it is scheduled."""
    if not instance.approved_go_live_at:
        return
    if instance.content_type.model_class() is not ArticlePage:
        return
    gate.check(instance.as_object(), at=instance.approved_go_live_at)


def connect():
    pre_save.connect(ask_gate_before_schedule, sender=Revision, dispatch_uid="articles.gate")
