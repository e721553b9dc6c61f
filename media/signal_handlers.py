"""What follows when a photo, or somebody its credit names, is saved."""

from django.db import transaction
from django.db.models import Q
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.utils import timezone
from taggit.models import Tag, TaggedItem

from cms.people.models import Organisation, Person
from media.delivery import ask_for_delivery, keep_in_step
from media.finding import naming, note_words, note_words_of_many
from media.ledger import record_outside
from media.models import (
    Photo,
    PhotoEvent,
    PhotoPhotographer,
    PhotoVersion,
    PhotoWords,
    UploadPiece,
)


def connect() -> None:
    post_save.connect(deliver_photo_saved, sender=Photo)
    post_save.connect(deliver_photo_signed, sender=PhotoPhotographer)
    post_delete.connect(settle_photo_unsigned, sender=PhotoPhotographer)
    for sender in (Person, Organisation):
        pre_save.connect(note_new_name, sender=sender)
        post_save.connect(deliver_photos_of_renamed, sender=sender)
    post_save.connect(record_portrait, sender=Person)
    post_delete.connect(end_portrait, sender=Person)
    for sender in (PhotoVersion, UploadPiece):
        post_delete.connect(delete_file_of, sender=sender)
    connect_words()


def connect_words() -> None:
    """Photos are found by what they are called now, whichever row says so."""
    post_save.connect(note_words_of_photo, sender=Photo)
    post_delete.connect(forget_words_of_photo, sender=Photo)
    post_save.connect(note_words_of_signed, sender=PhotoPhotographer)
    post_delete.connect(note_words_of_signed, sender=PhotoPhotographer)
    for sender in (Photo.people_shown.through, TaggedItem):
        m2m_changed.connect(note_words_of_linked, sender=sender)
    for sender in (Person, Organisation, PhotoEvent, Tag):
        post_save.connect(note_words_of_named, sender=sender)


def note_words_of_photo(instance: Photo, raw=False, **kwargs) -> None:
    if not raw:
        note_words([instance.pk])


def forget_words_of_photo(instance: Photo, **kwargs) -> None:
    """Its photographers were deleted just before it, and their going has noted words again."""
    PhotoWords.objects.filter(photo_id=instance.pk).delete()


def note_words_of_signed(instance: PhotoPhotographer, raw=False, **kwargs) -> None:
    if not raw:
        note_words([instance.photo_id])


def note_words_of_linked(instance, action: str, pk_set, **kwargs) -> None:
    """People shown and keywords: from the photo's side, or from the person's."""
    if action in ("post_add", "post_remove", "post_clear"):
        if isinstance(instance, Photo):
            note_words([instance.pk])
        elif isinstance(instance, Person):
            note_words(pk_set or [])


def note_words_of_named(instance, created=False, raw=False, **kwargs) -> None:
    """The photos that bear the name of a person, an agency, an event or a keyword."""
    if created or raw or not getattr(instance, "_has_new_names", True):
        return
    theirs = {
        Person: lambda: naming(instance),
        Organisation: lambda: Q(agency=instance),
        PhotoEvent: lambda: Q(event=instance),
        Tag: lambda: Q(tags=instance),
    }[type(instance)]()
    note_words_of_many(Photo.objects.filter(theirs).values_list("pk", flat=True).distinct())


def deliver_photo_saved(instance: Photo, **kwargs) -> None:
    keep_in_step(instance, at=timezone.now())


def deliver_photo_signed(instance: PhotoPhotographer, **kwargs) -> None:
    instance.photo.settle_status()
    ask_for_delivery([instance.photo_id])


def settle_photo_unsigned(instance: PhotoPhotographer, **kwargs) -> None:
    if photo := Photo.objects.filter(pk=instance.photo_id).first():
        photo.settle_status()


def note_new_name(instance: Person | Organisation, **kwargs) -> None:
    stored = type(instance).objects.filter(pk=instance.pk).first() if instance.pk else None
    instance._is_renamed = stored is not None and _printed(stored) != _printed(instance)
    instance._has_new_names = stored is not None and stored.all_names() != instance.all_names()


def deliver_photos_of_renamed(instance: Person | Organisation, **kwargs) -> None:
    """Credits inside delivered files name persons and agencies as they are called today."""
    if instance._is_renamed:
        theirs = Q(photographers=instance) if isinstance(instance, Person) else Q(agency=instance)
        photos = Photo.objects.filter(theirs).distinct()
        for photo in photos.filter(status=Photo.Status.CHECKED):
            photo.settle_status()
        ask_for_delivery(photos.values_list("pk", flat=True))


def _printed(named: Person | Organisation) -> tuple[str, ...]:
    if isinstance(named, Person):
        return (named.full_name,)
    return (named.name, named.credit_name)


def record_portrait(instance: Person, **kwargs) -> None:
    place = f"portrait:{instance.pk}"
    record_outside(place, instance.portrait_id, title=instance.full_name, at=timezone.now())


def end_portrait(instance: Person, **kwargs) -> None:
    place = f"portrait:{instance.pk}"
    record_outside(place, None, title=instance.full_name, at=timezone.now())


def delete_file_of(instance: PhotoVersion | UploadPiece, **kwargs) -> None:
    storage, name = instance.file.storage, instance.file.name
    transaction.on_commit(lambda: storage.delete(name))
