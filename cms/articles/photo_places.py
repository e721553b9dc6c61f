"""Where the photos of a story stand, read from what is stored: rows, versions, snapshots alike."""

import json
from collections.abc import Iterator

from media.ledger import Place

# Lists cut the photo that stands for a story.
THUMBNAIL_CROP = "3:2"


def places_in(lead: int | None, thumbnail: int | None, body: list | str | None) -> list[Place]:
    """The places of a story with these photos; ``body`` is its stream as stored, or its JSON."""
    found = []
    if lead:
        found.append(Place(lead, "lead"))
    if thumbnail:
        found.append(Place(thumbnail, "thumbnail", THUMBNAIL_CROP))
    return found + list(_in_body(body))


def places_of(article) -> list[Place]:
    """The places of a story as it is in memory."""
    body = article.body.get_prep_value()
    return places_in(article.lead_photo_id, article.thumbnail_id, body)


def places_in_version(content: dict) -> list[Place]:
    """The places in the content of a revision."""
    return places_in(content.get("lead_photo"), content.get("thumbnail"), content.get("body"))


def photo_numbers(value: dict) -> list[int | None]:
    """The photos of one stored photo or photo group; None where nothing is chosen."""
    if "photos" not in value:
        return [value.get("photo")]
    return [row["value"] if isinstance(row, dict) else row for row in value["photos"] or []]


def _in_body(body) -> Iterator[Place]:
    blocks = json.loads(body or "[]") if isinstance(body, str) or body is None else body
    for index, block in enumerate(blocks):
        value = block["value"] or {}
        if block["type"] == "photo":
            if value.get("photo"):
                yield Place(value["photo"], f"body:{index}")
        elif block["type"] == "photo_group":
            for position, number in enumerate(photo_numbers(value)):
                if number:
                    yield Place(number, f"body:{index}:{position}")
