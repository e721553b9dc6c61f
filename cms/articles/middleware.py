"""The gate's answer to a person, whichever way they tried to publish."""

from django.contrib import messages
from django.http import HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.models import Page

from cms.articles.gate import NotReady


class GateMessagesMiddleware:
    """Turns a closed gate into a message instead of an error page.

    The transaction of the request is rolled back before this is asked, so nothing was changed.
    A page is answered by the form or list it was sent from, with every reason; a script by JSON.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, NotReady):
            return None
        messages.error(request, closed_gate_message(exception))
        edit = _edit_address(exception.article)
        if "/workflow/" in request.path and _is_script(request):
            # Wagtail's workflow dialogue follows this step to the page that shows the message.
            return JsonResponse({"step": "success", "redirect": edit})
        if _is_script(request):
            return JsonResponse(
                {"message": exception.messages[0], "problems": exception.message_dict}, status=422
            )
        return HttpResponseRedirect(_back(request) or edit)


def closed_gate_message(refusal: NotReady):
    """The story and every reason, as HTML."""
    reasons = format_html_join("", "<li>{}</li>", ((p.message,) for p in refusal.problems))
    heading = refusal.heading % {"title": str(refusal.article)}
    return format_html("{} <ul>{}</ul>", heading, reasons)


def _edit_address(article) -> str:
    """Where the story is mended; the list of all pages for one that was not kept (a copy), and for
    what is no story."""
    if article.pk is None or not isinstance(article, Page):
        return reverse("wagtailadmin_explore_root")
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def _is_script(request) -> bool:
    asked_by_script = request.headers.get("x-requested-with") == "XMLHttpRequest"
    return asked_by_script or request.headers.get("accept", "").startswith("application/json")


def _back(request) -> str | None:
    """The page this request came from, when it is one of ours."""
    referer = request.headers.get("referer", "")
    safe = url_has_allowed_host_and_scheme(
        referer, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return referer if safe else None
