"""The public page of all corrections, and the page of each statutory one."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from portal import corrections as told
from portal.edition import Edition


@require_safe
def corrections(request):
    listing = told.leaf_of_corrections(Edition.of(request))
    return render(request, "portal/pages/corrections.html", {"listing": listing})


@require_safe
def statutory(request, pk: int, slug: str):
    correction = told.statutory_correction(pk, Edition.of(request))
    address = told.notice_url(correction)
    if address != request.path:
        return redirect(address, permanent=True)
    context = {"correction": correction, "address": address}
    return render(request, "portal/pages/statutory_correction.html", context)
