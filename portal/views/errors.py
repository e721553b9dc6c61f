"""What readers see when something is not there or went wrong."""

from django.shortcuts import render


def not_found(request, exception):
    return render(request, "portal/pages/404.html", status=404)


def server_error(request):
    return render(request, "portal/pages/500.html", status=500)
