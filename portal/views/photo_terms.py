"""On what terms photos may be used: the licence address inside every delivered file leads here."""

from django.conf import settings
from django.shortcuts import render


def photo_terms(request):
    return render(request, "portal/pages/photo_terms.html", {"contact": settings.PHOTO_CONTACT})
