"""One page of the library: so many queries, however many photos there are.

The numbers of a page are found first, in narrow rows; everything shown of them is then asked for
together. Nothing is made here: a photo without any delivered size shows that it has none.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.permissions import policy_registry

from media.models import LedgerEntry, Photo, Rendition
from media.sizes import ADMIN

PER_PAGE = 48  # whole rows of 2, 3, 4 and 6
# Counting and leafing further costs more than it tells; narrower filters find better.
MOST_COUNTED = 10_000


@dataclass(frozen=True)
class Preview:
    """A delivered size of the whole photo and the larger one beside it, for dense screens."""

    url: str
    width: int
    height: int
    srcset: str
    largest_url: str


@dataclass(frozen=True)
class Mark:
    """Something to know before a photo is used; ``kind`` is a word of the stylesheet."""

    kind: str
    label: str


@dataclass(frozen=True)
class Card:
    photo: Photo
    preview: Preview | None
    uses: int
    marks: list[Mark]
    may_change: bool


@dataclass(frozen=True)
class LibraryPage:
    """Some cards, and where they stand among the ``total``, which ``is_capped`` may be more."""

    cards: list[Card]
    number: int
    total: int
    is_capped: bool

    @property
    def first(self) -> int:
        return (self.number - 1) * PER_PAGE + 1

    @property
    def last(self) -> int:
        return self.first + len(self.cards) - 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PER_PAGE))

    @property
    def before(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def photos_open_to(user):
    """Photos that ``user`` may see in the library, those in the bin left out."""
    policy = policy_registry.get_by_type(Photo)
    photos = policy.instances_user_has_any_permission_for(user, ["choose", "change"])
    return photos.filter(binned_at=None)


def counted(photos) -> tuple[int, bool]:
    """How many there are; beyond ``MOST_COUNTED``, that number and True."""
    number = photos.order_by().values("pk")[: MOST_COUNTED + 1].count()
    return min(number, MOST_COUNTED), number > MOST_COUNTED


def library_page(photos, ordered, number: int, *, user, at: datetime) -> LibraryPage:
    """Page ``number`` of ``ordered``; the last one when there are not so many."""
    total, is_capped = counted(photos)
    number = max(1, min(number, -(-total // PER_PAGE)))
    start = (number - 1) * PER_PAGE
    numbers = list(ordered.values_list("pk", flat=True)[start : min(start + PER_PAGE, total)])
    return LibraryPage(cards_of(numbers, user=user, at=at), number, total, is_capped)


def cards_of(numbers: list[int], *, user, at: datetime) -> list[Card]:
    """The cards of these photos in this order."""
    rows = Photo.objects.with_credit().select_related("collection", "event", "uploaded_by_user")
    photos = rows.prefetch_related("people_shown").in_bulk(numbers)
    previews, uses = previews_of(numbers), _uses(numbers)
    may_change = changeable(user)
    return [
        Card(
            photo=photo,
            preview=None if photo.is_awaiting_file else previews.get(number),
            uses=uses.get(number, 0),
            marks=list(_marks(photo, at)),
            may_change=may_change(photo),
        )
        for number in numbers
        if (photo := photos.get(number))
    ]


def changeable(user):
    """A function that says whether ``user`` may change a photo whose collection is loaded.

    One check for each collection and owner: it walks the tree of collections.
    """
    policy = policy_registry.get_by_type(Photo)
    known = {}

    def may_change(photo: Photo) -> bool:
        key = photo.collection_id, photo.uploaded_by_user_id == user.pk
        if key not in known:
            known[key] = policy.user_has_permission_for_instance(user, "change", photo)
        return known[key]

    return may_change


def previews_of(numbers: Iterable[int]) -> dict[int, Preview]:
    """What shows each photo whole, by its number; in one query and only of what is there."""
    storage = Rendition._meta.get_field("file").storage
    whole = Q(filter_spec__in=ADMIN) | Q(
        filter_spec__startswith="width-", filter_spec__endswith="|format-webp"
    )
    rows = Rendition.objects.filter(whole, image__in=numbers).order_by("width")
    by_photo = defaultdict(list)
    for photo, name, width, height in rows.values_list("image", "file", "width", "height"):
        by_photo[photo].append((storage.url(name), width, height))
    return {photo: _preview(sizes) for photo, sizes in by_photo.items()}


# In pixels: a card is some 270 wide, on a dense screen twice that; the dialog shows more.
_CARD_WIDTH, _DENSE_WIDTH = 300, 840


def _preview(sizes: list[tuple[str, int, int]]) -> Preview:
    """``sizes`` are addresses with their pixels, narrow ones first."""
    url, width, height = next((one for one in sizes if one[1] >= _CARD_WIDTH), sizes[-1])
    shown = [one for one in sizes if width <= one[1] <= _DENSE_WIDTH]
    srcset = ", ".join(f"{address} {wide}w" for address, wide, _high in shown)
    return Preview(url, width, height, srcset if len(shown) > 1 else "", sizes[-1][0])


def _uses(numbers: list[int]) -> dict[int, int]:
    """In how many stories each photo was shown, then or now."""
    rows = LedgerEntry.objects.filter(photo__in=numbers).order_by().values("photo")
    counts = rows.annotate(pages=Count("page_title", distinct=True))
    return {row["photo"]: row["pages"] for row in counts}


def _marks(photo: Photo, at: datetime):
    today = timezone.localtime(at).date()
    if photo.status == Photo.Status.NEEDS_CAPTION:
        if not photo.caption.strip():
            yield Mark("owes", _("Owes a caption"))
        if not photo.credit:
            yield Mark("owes", _("Owes a credit"))
    elif photo.status != Photo.Status.NEEDS_CHECK:
        yield Mark(photo.status.replace("_", "-"), photo.get_status_display())
    if photo.rights_expire_on and photo.rights_expire_on < today:
        yield Mark("barred", _("Rights expired"))
    elif photo.valid_from and photo.valid_from > today:
        yield Mark("barred", _("Not to be used yet"))
    if photo.restrictions.strip():
        yield Mark("restricted", _("Restricted use"))
