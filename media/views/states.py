"""Checking, blocking and clearing one photo, from its form."""

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access

from media import rights
from media.models import Photo


@require_POST
@require_admin_access
def check(request, photo_id: int):
    photo = get_object_or_404(Photo, pk=photo_id)
    seen = request.POST.get("seen", "")
    return _answer(
        request, photo, rights.check, _("The photo is checked."), user=request.user, seen=seen
    )


@require_POST
@require_admin_access
def block(request, photo_id: int):
    photo = get_object_or_404(Photo, pk=photo_id)
    reason = request.POST.get("reason", "")
    said = _("The photo is blocked. Readers no longer see it.")
    return _answer(request, photo, rights.block, said, user=request.user, reason=reason)


@require_POST
@require_admin_access
def clear(request, photo_id: int):
    photo = get_object_or_404(Photo, pk=photo_id)
    said = _("The photo is cleared.")
    return _answer(request, photo, rights.clear, said, user=request.user)


def _answer(request, photo, action, said, **given):
    """Do it and go back to the photo's form, which says what was done or why not."""
    try:
        action(photo, **given)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    else:
        messages.success(request, said)
    return redirect("wagtailimages:edit", photo.pk)
