"""Where the checks hear that readers got a text."""

from django.db.models.signals import post_save
from django.utils import timezone

from cms.articles.models import Snapshot
from cms.workflow.checks.likeness import remember


def keep_sketch(sender, instance, created, **kwargs):
    """A snapshot is made on every way to publication, and only when the words are new."""
    if created and instance.article is not None:
        remember(instance.article, at=timezone.now())


def connect():
    post_save.connect(keep_sketch, sender=Snapshot, dispatch_uid="workflow.sketch")
