"""Every photo of a story, in reading order, with the caption it is printed with."""

from collections.abc import Iterator
from dataclasses import dataclass

from media.models import Photo


@dataclass(frozen=True)
class PhotoUse:
    """One place of a story where a photo stands.

    ``photo`` is None where the editor has not chosen one. ``number`` counts photos from 1.
    ``field`` is the form field the place belongs to; ``block`` the index in the body or None.
    ``printed_credit`` stands in for the photo's own where readers see what went out.
    """

    number: int
    photo: Photo | None
    caption: str
    alternative_text: str
    field: str
    block: int | None = None
    in_group: bool = False
    printed_credit: str | None = None

    @property
    def credit(self) -> str:
        if self.printed_credit is not None:
            return self.printed_credit
        return self.photo.credit if self.photo else ""

    @property
    def is_lead(self) -> bool:
        return self.field == "lead_photo"


def photo_uses(article) -> list[PhotoUse]:
    """The lead photo and all photos of the body; captions fall back on the photo's own."""
    return [PhotoUse(number, *place) for number, place in enumerate(_places(article), start=1)]


def _places(article) -> Iterator[tuple]:
    if article.lead_photo:
        lead = article.lead_photo
        yield (
            lead,
            article.lead_caption or lead.caption,
            article.lead_alternative_text or lead.description,
            "lead_photo",
        )
    for index, block in enumerate(article.body):
        value = block.value
        if block.block_type == "photo":
            photo = value.get("photo")
            yield (
                photo,
                value.get("caption") or (photo.caption if photo else ""),
                value.get("alternative_text") or (photo.description if photo else ""),
                "body",
                index,
            )
        elif block.block_type == "photo_group":
            for photo in value.get("photos") or [None]:
                caption = value.get("caption") or (photo.caption if photo else "")
                alternative = photo.description if photo else ""
                yield photo, caption, alternative, "body", index, True
