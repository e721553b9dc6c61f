"""What a person sees when a request is refused. The database is never asked.

The pages get no request: one that is refused may name a foreign host or a broken session, and
nothing on the page may depend on them.
"""

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _


def bad_request(request, exception):
    return _page(
        400,
        _("The request could not be understood"),
        _("The address or the form was damaged on its way, or it was too large."),
    )


def forbidden(request, exception):
    return _page(
        403,
        _("This is not open to you"),
        _("Your account may not see this page or do this. The newsroom's technician can help."),
    )


def stale_form(request, reason=""):
    """Answers a form without its token; ``reason`` is for developers and not shown."""
    return _page(
        403,
        _("The form has expired"),
        _(
            "Nothing was saved. Go back, copy what you wrote, load the page anew and send the form "
            "again. The browser must accept cookies."
        ),
    )


def _page(status: int, heading: str, advice: str) -> HttpResponse:
    content = render_to_string("portal/pages/refused.html", {"heading": heading, "advice": advice})
    return HttpResponse(content, status=status)
