"""A photo story as a sequence: every photo a frame of its own, with what is told between them."""

from dataclasses import dataclass, replace

from cms.articles.photo_uses import PhotoUse
from portal.body import Part
from portal.reading import Reading


@dataclass(frozen=True)
class Frame:
    """One photo, ``number`` of ``total``; or, without a number, another block of the body."""

    use: PhotoUse | None = None
    part: Part | None = None
    number: int = 0
    total: int = 0


def frames(story: Reading) -> list[Frame]:
    """The photos of ``story`` in reading order, those of groups one by one.

    The lead photo opens it, unless it stands in the body: no photo is shown twice for being the
    lead. Photos that can't be shown are left out and not counted.
    """
    found: list[Frame] = []
    for part in story.parts:
        if part.block.block_type in ("photo", "photo_group"):
            found += [Frame(use=use) for use in part.uses if use.photo is not None]
        elif part.block.block_type != "text" or (part.html or "").strip():
            found.append(Frame(part=part))
    shown = {frame.use.photo.pk for frame in found if frame.use}
    if story.lead and story.lead.photo and story.lead.photo.pk not in shown:
        found.insert(0, Frame(use=story.lead))
    total = sum(1 for frame in found if frame.use)
    numbers = iter(range(1, total + 1))
    return [
        replace(frame, number=next(numbers), total=total) if frame.use else frame for frame in found
    ]
