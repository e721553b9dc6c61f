"""Picks, rejects and ratings, each saved as it is given."""

import json

from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from media.desk.changes import Change, Overtaken, Planned, carry_out, photos_for_change, value_of
from media.desk.library import MOST_CHOSEN
from media.desk.listing import changeable
from media.models import Photo

BEST_RATING = 5


@require_POST
def mark(request):
    """Give photos one mark: ``{"photos": [1, 2], "pick": "reject"}`` or ``{…, "rating": 3}``.

    Answers with ``saved`` and ``refused`` numbers, and ``action``, which can be undone. Photos
    that the person may not change are refused; when all are, the status is 403.
    """
    try:
        numbers, name, value = _asked(request.body)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return JsonResponse({"reason": _("This mark can't be given.")}, status=400)
    may_change = changeable(request.user)
    photos = photos_for_change(numbers)
    open_ones = [photo for photo in photos if may_change(photo)]
    refused = [number for number in numbers if number not in {photo.pk for photo in open_ones}]
    if not open_ones:
        return JsonResponse(
            {"reason": _("You may not change these photos."), "refused": refused}, status=403
        )
    plans = [
        Planned(photo, [Change(name, value_of(photo, name), value)])
        for photo in open_ones
        if value_of(photo, name) != value
    ]
    try:
        action = carry_out(plans, user=request.user, verb="media.edit_many")
    except Overtaken:
        reason = _("Somebody marked these photos at the same moment; try again.")
        return JsonResponse({"reason": reason}, status=409)
    saved = [photo.pk for photo in open_ones]
    return JsonResponse({"saved": saved, "refused": refused, "action": str(action)})


def _asked(body: bytes) -> tuple[list[int], str, object]:
    """The photos, the field and its value. Raises ValueError, TypeError, KeyError,
    OverflowError or RecursionError."""
    asked = json.loads(body)
    numbers = [int(number) for number in asked["photos"]]
    if not 0 < len(numbers) <= MOST_CHOSEN:
        raise ValueError("So many photos can't be marked at once")
    if "pick" in asked:
        return numbers, "pick", Photo.Pick(asked["pick"]).value
    rating = asked["rating"]
    if type(rating) is not int or not 0 <= rating <= BEST_RATING:
        raise ValueError("No such rating")
    return numbers, "rating", rating
