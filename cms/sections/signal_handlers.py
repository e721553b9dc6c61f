"""Photos of topics are uses of photos."""

from django.db.models.signals import post_delete, post_save
from django.utils import timezone

from cms.sections.models import Topic
from media.ledger import record_outside


def record_topic_photo(sender, instance: Topic, **kwargs) -> None:
    place = f"topic:{instance.pk}"
    record_outside(place, instance.photo_id, title=instance.title, at=timezone.now())


def end_topic_photo(sender, instance: Topic, **kwargs) -> None:
    record_outside(f"topic:{instance.pk}", None, title=instance.title, at=timezone.now())


def connect() -> None:
    post_save.connect(record_topic_photo, sender=Topic, dispatch_uid="sections.ledger")
    post_delete.connect(end_topic_photo, sender=Topic, dispatch_uid="sections.ledger")
