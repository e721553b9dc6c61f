"""The words of photos and bylines as they went out, whatever library and register say since.

A caption that the story leaves to the library, a credit, an alternative text and a name from the
register are printed as the newest snapshot keeps them: what readers see changes with a
publication, never in silence.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cms.articles.models import Byline, Snapshot
from cms.articles.photo_uses import PhotoUse


@dataclass(frozen=True)
class Printed:
    """``photos`` and ``bylines`` of one story, as ``content_of`` keeps them."""

    photos: list[dict] = field(default_factory=list)
    bylines: list[dict] = field(default_factory=list)

    @property
    def writers(self) -> list[str]:
        return [row["name"] for row in self.bylines if row["role"] == Byline.Role.WORDS]

    def as_printed(self, uses: Iterable[PhotoUse]) -> list[PhotoUse]:
        """``uses`` with the words that were printed; those of a photo not kept stay as they are."""
        kept = defaultdict(list)
        for row in self.photos:
            kept[row["photo"]].append(row)
        found = []
        for use in uses:
            rows = kept.get(use.photo.pk) if use.photo else None
            found.append(_with_words(use, rows.pop(0)) if rows else use)
        return found

    def names(self, names: list) -> list:
        """``names`` (of portal.story_rows) as they were printed."""
        roles = [row["role"] for row in self.bylines]
        if roles != [name.role for name in names]:
            return names
        pairs = zip(names, self.bylines, strict=True)
        return [replace(name, name=row["name"]) for name, row in pairs]

    def caption_of(self, number: int) -> tuple[str, str] | None:
        """Caption and credit of the first place of the photo with this number, if it has one."""
        rows = (row for row in self.photos if row["photo"] == number)
        return next(((row["caption"], row["credit"]) for row in rows), None)


def printed(numbers: Iterable[int]) -> dict[int, Printed]:
    """By the number of the story what its newest snapshot keeps, in one query."""
    newest = (
        Snapshot.objects.filter(page_number__in=list(numbers))
        .order_by("page_number", "-taken_at", "-pk")
        .distinct("page_number")
    )
    rows = newest.values_list("page_number", "content__photos", "content__bylines")
    return {number: Printed(photos, bylines) for number, photos, bylines in rows}


def _with_words(use: PhotoUse, row: dict) -> PhotoUse:
    return replace(
        use,
        caption=row["caption"],
        alternative_text=row["alternative_text"],
        printed_credit=row["credit"],
    )
