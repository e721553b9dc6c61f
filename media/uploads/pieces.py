"""Files that come in pieces: what is here already, what comes next, when they are given up.

Whoever changes an upload holds a lock on its row, so two tabs that send the same file take turns.
"""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from media.models import PhotoUpload, UploadPiece
from media.storage import unguessable_name

# What the page sends at once, and the most that is taken: little is lost when a line breaks.
PIECE_SIZE = 1024 * 1024
LONGEST_PIECE = 2 * 1024 * 1024
KEPT_FOR = timedelta(days=2)
# Whoever begins an upload clears away at most so many that were left lying.
CLEARED_AT_ONCE = 20


class OutOfStep(Exception):
    """The bytes at hand are not the next ones; ``received`` says where to go on."""

    def __init__(self, received: int):
        super().__init__(f"Go on at byte {received}")
        self.received = received


def begin(user, key: str, name: str, size: int, *, collection, event=None) -> PhotoUpload:
    """The unfinished upload of this file by ``user``, made when there is none.

    Collection and event are those chosen last.
    """
    chosen = {"name": name, "collection": collection, "event": event}
    unfinished = PhotoUpload.objects.filter(user=user, key=key, photo=None)
    unfinished.exclude(size=size).delete()
    upload, made = PhotoUpload.objects.get_or_create(
        user=user, key=key, photo=None, defaults={**chosen, "size": size}
    )
    if not made:
        unfinished.update(**chosen, started_at=timezone.now())
    return upload


def unfinished_uploads(user) -> QuerySet[PhotoUpload]:
    """What ``user`` has not finished sending, each with the number of bytes ``received``."""
    uploads = PhotoUpload.objects.filter(user=user, photo=None)
    return uploads.annotate(received=Coalesce(Sum("pieces__size"), 0)).order_by("started_at")


def received(upload: PhotoUpload) -> int:
    """How many bytes are here. All of them, once something has become of the file."""
    if upload.photo_id:
        return upload.size
    return upload.pieces.aggregate(sum=Sum("size"))["sum"] or 0


def add_piece(upload: PhotoUpload, start: int, data: bytes) -> int:
    """Keep ``data`` as what follows byte ``start`` of a locked upload; return what is here now.

    Raises OutOfStep when something else comes next, and when there is more than was announced.
    """
    here = received(upload)
    if start != here or not data or here + len(data) > upload.size:
        raise OutOfStep(here)
    name = unguessable_name(f"uploads/{start}").rpartition("/")[2]
    piece = UploadPiece(upload=upload, start=start, size=len(data))
    piece.file.save(name, ContentFile(data), save=False)
    try:
        piece.save()
    except Exception:
        piece.file.storage.delete(piece.file.name)
        raise
    return here + len(data)


def assembled(upload: PhotoUpload) -> bytes:
    """The whole file of a locked upload. Raises OutOfStep while some of it is missing.

    When the storage has lost a piece, the file has to be sent anew.
    """
    here = received(upload)
    if here != upload.size:
        raise OutOfStep(here)
    parts = []
    try:
        for piece in upload.pieces.all():
            with piece.file.open() as file:
                parts.append(file.read())
    except FileNotFoundError:
        parts = []
    data = b"".join(parts)
    if len(data) != upload.size:
        upload.pieces.all().delete()
        raise OutOfStep(0)
    return data


@transaction.atomic
def delete_abandoned_uploads(*, at: datetime) -> int:
    """Delete uploads that nobody went on with for two days before ``at``; return how many.

    Finished ones go as well: they only serve to answer a browser that asks twice. Not all at
    once; those that somebody is working on are left alone.
    """
    old = PhotoUpload.objects.filter(started_at__lt=at - KEPT_FOR).order_by("started_at")
    numbers = [row.pk for row in old.select_for_update(skip_locked=True)[:CLEARED_AT_ONCE]]
    if numbers:
        PhotoUpload.objects.filter(pk__in=numbers).delete()
    return len(numbers)
