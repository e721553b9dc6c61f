"""The icon that browsers ask for without being told where it is."""

from django.http import HttpResponsePermanentRedirect
from django.templatetags.static import static


def favicon(request):
    return HttpResponsePermanentRedirect(static("portal/favicon.ico"))
