"""Keeping what readers are delivered in step with the library.

Every change of a photo, of its file or of what is printed with it, asks for a delivery; a worker
makes the files. Readers get the earlier ones meanwhile: nothing is made while they wait, and an
address that was delivered answers until caches have forgotten it.

A photo that readers may not be shown (blocked, binned, outside its validity) has no delivered
files: they are taken away with the transaction that decides so, or by the clock on the day that
comes, and made again when it may be shown. Nor has one whose stories were taken down, until a page
shows it again.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from django.core.files.base import File
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_tasks import task
from wagtail.images.models import Filter

from media.making import content_key, delivered_key, output_file, rendition_files
from media.models import LedgerEntry, Photo, PhotoDelivery, Rendition, RetiredFile
from media.pictures import NotAPicture
from media.sizes import filters_for

# Beyond this many photos at once, a chain of tasks works through all of them, some at a time, and
# gives way to single photos that somebody has just brought.
ONE_BY_ONE = 500
AT_ONCE = 10
BEHIND = -10
# So long before its first day a photo is made ready.
AHEAD = timedelta(days=1)

logger = logging.getLogger(__name__)


class Overtaken(Exception):
    """The photo changed while its files were being made: what was made is out of date."""


def ask_for_delivery(photo_ids: Iterable[int]) -> None:
    """Have the delivered files of these photos follow what the photos are now.

    The wish is kept with the transaction that changed them, so none is lost when a worker dies.
    """
    held = PhotoDelivery.objects.filter(pk__in=(numbers := set(photo_ids)), held_back=True)
    numbers -= set(held.values_list("pk", flat=True))
    known = PhotoDelivery.objects.filter(pk__in=numbers)
    new = numbers - set(known.values_list("pk", flat=True))
    known.exclude(pk__in=new).update(wanted=F("wanted") + 1, withdrawn_at=None)
    PhotoDelivery.objects.bulk_create([PhotoDelivery(pk=pk) for pk in new], ignore_conflicts=True)
    if len(numbers) > ONE_BY_ONE:
        transaction.on_commit(ask_for_owed)
    else:
        for pk in numbers:
            transaction.on_commit(partial(deliver_photo.enqueue, pk))


def keep_in_step(photo: Photo, *, at: datetime) -> None:
    """Ask for the files of a photo that was changed, or take them away when it may not be shown."""
    if _may_be_delivered(photo, at):
        ask_for_delivery([photo.pk])
    else:
        withdraw(photo.pk, at=at)


def follow_the_calendar(*, at: datetime) -> list[tuple[Photo, bool]]:
    """Withdraw what may not be shown at ``at`` any more, and ask for what may be shown again.

    Returns the photos, each with whether it came back. Any number may run at once.
    """
    may = Photo.objects.all().usable_q(at, ahead=AHEAD)
    gone = Photo.objects.not_usable(at).exclude(may).filter(delivery__withdrawn_at=None)
    back = Photo.objects.filter(
        may, delivery__withdrawn_at__isnull=False, delivery__held_back=False
    )
    followed = []
    for photo, is_back in [*((photo, False) for photo in gone), *((photo, True) for photo in back)]:
        try:
            with transaction.atomic():
                keep_in_step(photo, at=at)
        except Exception:
            # Whatever is wrong with one photo, the others keep their day.
            logger.exception("The files of photo %s did not follow its rights", photo.pk)
        else:
            followed.append((photo, is_back))
    return followed


def _may_be_delivered(photo: Photo, at: datetime) -> bool:
    return photo.is_usable(at) or photo.is_usable(at + AHEAD)


@transaction.atomic
def withdraw(photo_id: int, *, at: datetime) -> None:
    """Take every delivered file of a photo from its address, as soon as this is committed.

    The sizes of the admin go too, since they may have served readers; the admin makes them anew.
    What a worker is making meanwhile is overtaken.
    """
    PhotoDelivery.objects.get_or_create(pk=photo_id)
    owed = PhotoDelivery.objects.select_for_update().filter(pk=photo_id)
    owed.get()
    owed.update(wanted=F("wanted") + 1, done=F("wanted") + 1, withdrawn_at=at, problem="")
    rows = list(Rendition.objects.filter(image=photo_id))
    for row in rows:
        row.purge_from_cache()
        RetiredFile.objects.update_or_create(
            name=row.file.name, defaults={"photo_id": photo_id, "gone_at": at}
        )
    Rendition.objects.filter(pk__in=[row.pk for row in rows]).delete()
    RetiredFile.objects.filter(photo=photo_id).update(gone_at=at)
    transaction.on_commit(partial(delete_forgotten_files, at=at, of=photo_id))


@transaction.atomic
def hold_back(photo_ids: Iterable[int], *, at: datetime) -> None:
    """Withdraw these photos until a page shows them; those that readers see on some page stay."""
    shown = LedgerEntry.objects.filter(photo__in=(numbers := set(photo_ids)), ended_at=None)
    for pk in sorted(numbers - set(shown.values_list("photo", flat=True))):
        withdraw(pk, at=at)
        PhotoDelivery.objects.filter(pk=pk).update(held_back=True)


def give_back(photo_ids: Iterable[int]) -> None:
    """A page shows these photos: have those made that were held back."""
    held = PhotoDelivery.objects.filter(pk__in=list(photo_ids), held_back=True)
    if numbers := list(held.values_list("pk", flat=True)):
        PhotoDelivery.objects.filter(pk__in=numbers).update(held_back=False)
        ask_for_delivery(numbers)


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
    if not _may_be_delivered(photo, now := timezone.now()):
        withdraw(photo_id, at=now)
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
    """Those of ``filters`` whose file is missing, or made of another original, cut or words.

    Sizes that somebody asked for besides are kept up to date as well.
    """
    key = content_key(photo)
    rows = {
        (row.filter_spec, row.focal_point_key): row.content_key for row in photo.renditions.all()
    }
    known = {filter.spec for filter in filters}
    others = [Filter(spec) for spec in dict.fromkeys(spec for spec, _ in rows) if spec not in known]
    asked = [one for one in others if (one.spec, one.get_cache_key(photo)) in rows]
    return [
        filter
        for filter in [*filters, *asked]
        if rows.get((filter.spec, filter.get_cache_key(photo))) != delivered_key(photo, filter, key)
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
        RetiredFile.retire(row.file.name, photo=photo)
        row.purge_from_cache()
    row.focal_point_key = focal_point_key
    row.file = file
    row.content_key = delivered_key(photo, filter, content_key(photo))
    row.save()
    row.purge_from_cache()


def _finish(photo_id: int, wanted: int, problem: str = "") -> None:
    rows = PhotoDelivery.objects.filter(pk=photo_id, wanted=wanted)
    rows.update(done=wanted, problem=problem)


@transaction.atomic
def delete_forgotten_files(*, at: datetime, of: int | None = None) -> int:
    """Delete retired files, those ``of`` one photo or 500 of any, that nobody needs at ``at``."""
    storage = Rendition._meta.get_field("file").storage
    forgotten = RetiredFile.objects.filter(gone_at__lte=at).select_for_update(skip_locked=True)
    if of is not None:
        forgotten = forgotten.filter(photo=of)
    rows = list(forgotten[:500])
    for row in rows:
        storage.delete(row.name)
    RetiredFile.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
