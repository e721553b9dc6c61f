"""The cuts of a photo that an editor chose, and which of them a size takes.

A cut is a box ``(left, top, right, bottom)`` in whole pixels of the upright photo. One is kept per
ratio; a ratio without one is cut around the focal point, as Wagtail does it.
"""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.images.image_operations import FillOperation
from wagtail.images.models import Filter

Box = tuple[int, int, int, int]
Size = tuple[int, int]

RATIOS: dict[str, Size] = {"3:2": (3, 2), "16:9": (16, 9), "1:1": (1, 1), "4:5": (4, 5)}
# Less would be blurred in the list of a phone.
LEAST_SIDE = 160
# Whole pixels can't meet every ratio; this much is let pass.
_LEEWAY = 0.01
# A size takes the kept cut of another ratio when little of it is lost: 1200 x 630 that of 16:9.
_NEAR = 1.1


def cleaned_crops(crops: object, size: Size) -> dict[str, list[int]]:
    """``crops`` ready to be kept, in the order of RATIOS; None for a ratio takes its cut away.

    Raises ValidationError, with one sentence for each cut that can't be kept.
    """
    if not isinstance(crops, Mapping) or set(crops) - set(RATIOS):
        raise ValidationError(_("Photos are cut to 3:2, 16:9, 1:1 and 4:5."))
    given = {ratio: crops[ratio] for ratio in RATIOS if crops.get(ratio)}
    found = [problem for ratio, box in given.items() if (problem := objection(ratio, box, size))]
    if found:
        raise ValidationError(found)
    return {ratio: list(box) for ratio, box in given.items()}


def objection(ratio: str, box: Sequence[int], size: Size) -> str:
    """Why ``box`` can't be the cut to ``ratio`` of a photo of that size; empty when it can."""
    named = {"ratio": ratio, "least": LEAST_SIDE}
    if len(box) != 4 or not all(type(edge) is int for edge in box):
        return _("The cut to %(ratio)s needs four whole numbers.") % named
    left, top, right, bottom = box
    if not (0 <= left < right <= size[0] and 0 <= top < bottom <= size[1]):
        return _("The cut to %(ratio)s reaches outside the photo.") % named
    width, height = right - left, bottom - top
    across, down = RATIOS[ratio]
    # A pixel more or less is no other shape, however small the cut.
    if abs(width * down - height * across) > max(_LEEWAY * height * across, (across + down) / 2):
        return _("The cut to %(ratio)s has another shape.") % named
    if min(width, height) < min(LEAST_SIDE, *size):
        return _("The cut to %(ratio)s is too small: %(least)s pixels at least.") % named
    return ""


def box_of_width(ratio: str, left: int, top: int, width: int) -> Box:
    """The box of that ratio with its upper left corner and its width."""
    across, down = RATIOS[ratio]
    return left, top, left + width, top + round(width * down / across)


def usual_crop(photo, ratio: str) -> Box:
    """The largest cut to ``ratio`` around the focal point, which holds until somebody chooses."""
    across, down = RATIOS[ratio]
    # Larger than any photo, so that nothing is made smaller.
    filter = Filter(f"fill-{across * 10_000}x{down * 10_000}")
    return _box(filter.get_transform(photo, (photo.width, photo.height)))


def box_and_size(photo, filter: Filter) -> tuple[Box, Size]:
    """What ``filter`` takes of the upright ``photo``, and how large it makes it, in pixels."""
    if kept := kept_crop(photo, filter):
        return kept
    transform = filter.get_transform(photo, (photo.width, photo.height))
    width, height = transform.size
    return _box(transform), (max(1, round(width)), max(1, round(height)))


def kept_crop(photo, filter: Filter) -> tuple[Box, Size] | None:
    """The same for a filter that fills a shape of which an editor's cut is kept; else None."""
    operations = filter.transform_operations if photo.crops else []
    if len(operations) != 1 or not isinstance(operations[0], FillOperation):
        return None
    wanted = operations[0]
    ratio = _nearest_kept(photo, wanted.width / wanted.height)
    if ratio is None:
        return None
    left, top, right, bottom = _trimmed(tuple(photo.crops[ratio]), wanted.width, wanted.height)
    less = min(1, wanted.width / (right - left))
    if less < 1:
        return (left, top, right, bottom), (wanted.width, wanted.height)
    return (left, top, right, bottom), (right - left, bottom - top)


def fit_crops(photo, *, was: Size) -> None:
    """Keep the cuts on what they showed when the picture is the same at another size.

    ``was`` is the earlier width and height. Of a picture of another shape no cut is kept.
    """
    size = (photo.width, photo.height)
    if not photo.crops or was == size or None in was:
        return
    across, down = size[0] / was[0], size[1] / was[1]
    if abs(across / down - 1) >= 0.02:
        photo.crops = {}
        return
    moved = {
        ratio: [round(edge * scale) for edge, scale in zip(box, (across, down) * 2, strict=True)]
        for ratio, box in photo.crops.items()
    }
    photo.crops = {ratio: box for ratio, box in moved.items() if not objection(ratio, box, size)}


def _nearest_kept(photo, shape: float) -> str | None:
    """The ratio whose kept cut is nearest to ``shape`` (width by height), None when none is.

    A shape that is a ratio of its own never takes the cut of another.
    """
    bends = {ratio: _bend(shape, across / down) for ratio, (across, down) in RATIOS.items()}
    nearest = min(bends, key=bends.get)
    return nearest if bends[nearest] < _NEAR and nearest in photo.crops else None


def _bend(one: float, other: float) -> float:
    return max(one / other, other / one)


def _trimmed(box: Box, across: int, down: int) -> Box:
    """The largest part of ``box`` of the shape ``across`` by ``down``, around its middle."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    new_width = min(width, round(height * across / down))
    new_height = min(height, round(width * down / across))
    left += (width - new_width) // 2
    top += (height - new_height) // 2
    return left, top, left + max(1, new_width), top + max(1, new_height)


def _box(transform) -> Box:
    rect = transform.get_rect().round()
    return rect.left, rect.top, rect.right, rect.bottom
