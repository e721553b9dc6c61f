"""The photos of the sample: drawn, signed inside their files, taken into the library."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone
from wagtail.models import Collection

from cms.people.models import Person
from media.intake import take_in
from media.models import Photo, PhotoEvent
from seeds.drawing import picture
from seeds.drawing.portraits import FACE
from seeds.manuscripts import read
from seeds.metadata import PhotoRecord, jpeg

HOUSE = "Toà Soạn"


def photo_tables() -> list[dict]:
    return read("photos")["photo"]


def file_of(table: dict, *, at: datetime) -> bytes:
    """The JPEG of one photo with its caption, byline and credit inside, for a loading at ``at``.

    The pixels depend on the table alone; of the record, only the time moves with ``at``.
    """
    drawn = picture(table["scene"], seed=table["seed"], **table.get("options", {}))
    return jpeg(drawn, record_of(table, at=at))


def record_of(table: dict, *, at: datetime) -> PhotoRecord:
    agency = table.get("agency", HOUSE) if table["by"] else ""
    return PhotoRecord(
        title=table["title"],
        caption=table["caption"],
        alternative_text=table["alt"],
        byline=table["by"],
        credit=agency,
        place=table["place"],
        rights=f"© {agency}" if agency else "",
        made_at=_taken_at(table, at),
        keywords=tuple(table["keywords"]),
    )


def make_photos(uploader, *, at: datetime, say: Callable[[str], None]) -> dict[str, Photo]:
    """Every photo of the sample, by its key; ``uploader`` took them all in."""
    tables = photo_tables()
    photos = {}
    for table, data in zip(tables, _files(tables, at), strict=True):
        photos[table["key"]] = _taken_in(table, data, uploader, at)
        if len(photos) % 20 == 0:
            say(f"  {len(photos)} of {len(tables)} photos drawn.")
    return photos


def _files(tables: list[dict], at: datetime) -> Iterator[bytes]:
    """The files in order; several are drawn at a time, for most of it Pillow needs no lock."""
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        yield from pool.map(lambda table: file_of(table, at=at), tables)


def _taken_in(table: dict, data: bytes, uploader, at: datetime) -> Photo:
    """One file taken in as any other; the rest is what its photographer did not write into it."""
    photo = take_in(
        data,
        f"{table['key']}.jpg",
        user=uploader,
        collection=Collection.get_first_root_node(),
        event=_event(table, at),
    ).photo
    photo.usage_terms = _terms(table)
    photo.rights_source = table.get("agency", settings.PORTAL_NAME) if table["by"] else ""
    for name, value in _focal_point(table).items():
        setattr(photo, name, value)
    photo.save()
    for name in table.get("shows", ()):
        photo.people_shown.add(Person.objects.the_one_named(name))
    Photo.objects.filter(pk=photo.pk).update(created_at=photo.taken_at + timedelta(minutes=20))
    return photo


def _focal_point(table: dict) -> dict[str, int]:
    """A portrait is cropped around the face; everything else around its middle."""
    if table["scene"] != "portrait":
        return {}
    names = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")
    return dict(zip(names, FACE, strict=True))


def _terms(table: dict) -> str:
    if not table["by"]:
        return ""
    if "agency" in table:
        return "Được dùng trên cổng và các ấn phẩm in; không bán lại."
    return "Ảnh của nhà, dùng không hạn chế; dẫn nguồn khi đăng lại."


def _event(table: dict, at: datetime) -> PhotoEvent | None:
    if "event" not in table:
        return None
    event, _ = PhotoEvent.objects.get_or_create(
        title=table["event"], defaults={"place": table["place"], "starts_at": _taken_at(table, at)}
    )
    return event


def _taken_at(table: dict, at: datetime) -> datetime:
    moment = timezone.localtime(at) - timedelta(hours=table["hours_ago"])
    return moment.replace(second=0, microsecond=0)
