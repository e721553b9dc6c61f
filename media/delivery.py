"""Keeping what readers are delivered in step with the library.

Every change of a photo, of its file or of what is printed with it, asks for a delivery; a worker
makes the files. Readers get the earlier ones meanwhile: nothing is made while they wait, and an
address that was delivered answers until caches have forgotten it.
"""

import logging
from collections.abc import Iterable
from functools import partial

from django.core.files.base import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task
from wagtail.images.models import Filter

from media.making import content_key, output_file, rendition_files
from media.models import Photo, PhotoDelivery, Rendition, RetiredFile
from media.pictures import NotAPicture
from media.sizes import filters_for

# Beyond this many photos at once, a chain of tasks works through all of them, some at a time, and
# gives way to single photos that somebody has just brought.
ONE_BY_ONE = 500
AT_ONCE = 10
BEHIND = -10

logger = logging.getLogger(__name__)


class Overtaken(Exception):
    """The photo changed while its files were being made: what was made is out of date."""


def ask_for_delivery(photo_ids: Iterable[int]) -> None:
    """Have the delivered files of these photos follow what the photos are now.

    The wish is kept with the transaction that changed them, so none is lost when a worker dies.
    """
    numbers = list(photo_ids)
    known = PhotoDelivery.objects.filter(pk__in=numbers)
    new = set(numbers) - set(known.values_list("pk", flat=True))
    known.exclude(pk__in=new).update(wanted=F("wanted") + 1)
    PhotoDelivery.objects.bulk_create([PhotoDelivery(pk=pk) for pk in new], ignore_conflicts=True)
    if len(numbers) > ONE_BY_ONE:
        transaction.on_commit(ask_for_owed)
    else:
        for pk in numbers:
            transaction.on_commit(partial(deliver_photo.enqueue, pk))


def ask_for_owed() -> None:
    """Have everything that waits made, behind what is asked for meanwhile."""
    if owed_photos().exists():
        deliver_some_owed.using(priority=BEHIND).enqueue()


@task(backend="photos")
def deliver_photo(photo_id: int) -> None:
    """Make what is missing or out of date of one photo, and throw away what nobody needs."""
    delete_forgotten_files(at=timezone.now())
    try:
        deliver(photo_id)
    except Exception as problem:
        # A fault of ours in one photo must not keep the others waiting.
        logger.exception("Photo %s was not delivered", photo_id)
        PhotoDelivery.objects.filter(pk=photo_id).update(done=F("wanted"), problem=repr(problem))


@task(backend="photos")
def deliver_some_owed() -> None:
    """The same for a few photos that wait, then once more for the rest."""
    for photo_id in owed_photos()[:AT_ONCE]:
        deliver_photo.call(photo_id)
    ask_for_owed()


def owed_photos():
    """The numbers of photos whose delivered files lag behind, the longest known first."""
    owed = PhotoDelivery.objects.filter(wanted__gt=F("done"))
    return owed.order_by("pk").values_list("pk", flat=True)


def deliver(photo_id: int) -> int:
    """Bring the delivered files of a photo up to date; return how many were made.

    What can't be made is noted on the delivery, and not tried again before the photo changes.
    """
    photo = Photo.objects.with_credit().filter(pk=photo_id).first()
    if photo is None:
        return 0
    PhotoDelivery.objects.get_or_create(pk=photo_id)
    wanted = PhotoDelivery.objects.values_list("wanted", flat=True).get(pk=photo_id)
    filters = filters_for(photo)
    made = 0
    try:
        for filter, rendered in rendition_files(photo, _lacking(photo, filters)):
            _put(photo, filter, output_file(photo, filter, rendered), wanted)
            made += 1
    except Overtaken:
        return made
    except (NotAPicture, OSError) as problem:
        logger.warning("Photo %s can't be delivered: %s", photo_id, problem)
        _finish(photo_id, wanted, problem=str(problem))
        return made
    _finish(photo_id, wanted)
    return made


def _lacking(photo: Photo, filters: list[Filter]) -> list[Filter]:
    """Those of ``filters`` whose file is missing or was made of another original or other words.

    Sizes that somebody asked for besides are kept up to date as well.
    """
    key = content_key(photo)
    rows = {
        (row.filter_spec, row.focal_point_key): row.content_key == key
        for row in photo.renditions.all()
    }
    known = {filter.spec for filter in filters}
    others = [Filter(spec) for spec in dict.fromkeys(spec for spec, _ in rows) if spec not in known]
    asked = [one for one in others if (one.spec, one.get_cache_key(photo)) in rows]
    return [
        filter
        for filter in [*filters, *asked]
        if not rows.get((filter.spec, filter.get_cache_key(photo)), False)
    ]


@transaction.atomic
def _put(photo: Photo, filter: Filter, file: File, wanted: int) -> None:
    """Store one delivered file in the place of the one before it. Raises Overtaken.

    A size has one row, so one that was cut around an earlier focal point makes room as well.
    """
    if not PhotoDelivery.objects.select_for_update().filter(pk=photo.pk, wanted=wanted).exists():
        raise Overtaken
    rows = photo.renditions.filter(filter_spec=filter.spec)
    focal_point_key = filter.get_cache_key(photo)
    row = rows.filter(focal_point_key=focal_point_key).first() or rows.first()
    row = row or Rendition(image=photo, filter_spec=filter.spec)
    if row.file:
        RetiredFile.retire(row.file.name)
        row.purge_from_cache()
    row.focal_point_key = focal_point_key
    row.file = file
    row.content_key = content_key(photo)
    row.save()
    row.purge_from_cache()


def _finish(photo_id: int, wanted: int, problem: str = "") -> None:
    rows = PhotoDelivery.objects.filter(pk=photo_id, wanted=wanted)
    rows.update(done=wanted, problem=problem)


@transaction.atomic
def delete_forgotten_files(*, at) -> int:
    """Delete retired files that no cache sends anybody to any more at ``at``."""
    storage = Rendition._meta.get_field("file").storage
    forgotten = RetiredFile.objects.filter(gone_at__lte=at).select_for_update(skip_locked=True)
    rows = list(forgotten[:500])
    for row in rows:
        storage.delete(row.name)
    RetiredFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
