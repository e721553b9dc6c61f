"""The screen where photos are brought by the hundred, and what its scripts send to.

Every file has requests and transactions of its own, so what happens to one touches no other.
Answers to the scripts are JSON; a ``reason`` in one is a sentence for the person.
"""

from pathlib import PurePath

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.http.request import UnreadablePostError
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.http import require_POST
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from media.models import Photo, PhotoUpload
from media.uploads import pieces
from media.uploads.forms import BeginForm, UploadForm
from media.uploads.outcomes import (
    KINDS,
    NAMED,
    Outcome,
    State,
    bring,
    collections_open_to,
    objection,
    settled,
)
from media.uploads.pieces import OutOfStep
from media.uploads.words import words

# By name and by type: computers ask for the one, telephones for the other.
_TYPES = ("avif", "gif", "heic", "heif", "jpeg", "png", "webp")
ACCEPTED = ",".join((*NAMED, *(f"image/{kind}" for kind in _TYPES)))
# So many like pictures are shown beside a new one; the others are counted.
LIKE_SHOWN = 4


class AddPhotosView(WagtailAdminTemplateMixin, View):
    """The page; without scripts also where its form goes and what became of each file."""

    page_title = gettext_lazy("Add photos")
    header_icon = "image"
    template_name = "media/upload.html"

    def dispatch(self, request, *args, **kwargs):
        if not collections_open_to(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        given = {"collection": request.GET.get("collection_id"), "event": request.GET.get("event")}
        initial = {name: value for name, value in given.items() if _is_number(value or "")}
        return self._show(UploadForm(user=request.user, initial=initial))

    def post(self, request):
        form = UploadForm(_readable(request.POST), user=request.user)
        files = request.FILES.getlist("files")
        if not form.is_valid() or not files:
            return self._show(form, nothing_chosen=not files, status=422)
        outcomes = [self._bring(file, **form.cleaned_data) for file in files]
        self.template_name = "media/upload_results.html"
        results = [result_of(outcome, request.user) for outcome in outcomes]
        return self.render_to_response(self.get_context_data(results=results))

    def _bring(self, file, **chosen) -> Outcome:
        reason = objection(file.name, file.size)
        if reason:
            return Outcome(file.name, State.REFUSED, reason=reason)
        return bring(file.read(), file.name, user=self.request.user, **chosen)

    def get_breadcrumbs_items(self):
        photos = capfirst(Photo._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailimages:index"), "label": photos},
            {"url": "", "label": self.page_title},
        ]

    def _show(self, form, status=200, **more):
        context = self.get_context_data(
            form=form,
            unfinished=[_unfinished(u) for u in pieces.unfinished_uploads(self.request.user)],
            accepted=ACCEPTED,
            kinds=KINDS,
            page={
                "begin": reverse("uploads:begin"),
                "piece": pieces.PIECE_SIZE,
                "suffixes": NAMED,
                "words": words(),
            },
            **more,
        )
        return self.render_to_response(context, status=status)


def _is_number(text: str) -> bool:
    """Whether ``text`` is a number that the database has room for."""
    return text.isdecimal() and len(text) < 19


def _readable(sent):
    """What was sent, without an event that is no number: the chooser could not show it again."""
    readable = sent.copy()
    if not _is_number(readable.get("event", "")):
        readable["event"] = ""
    return readable


@require_POST
def begin_upload(request):
    """The address and the received bytes of a file that the browser means to send."""
    if not collections_open_to(request.user).exists():
        return _refusal(_("You may not add photos."), 403)
    form = BeginForm(request.POST, user=request.user)
    if not form.is_valid():
        field, [reason, *_rest] = next(iter(form.errors.items()))
        return _refusal(reason, 403 if field == "collection" else 422)
    wanted = form.cleaned_data
    wanted["name"] = PurePath(wanted["name"]).name
    if reason := objection(wanted["name"], wanted["size"]):
        return _refusal(reason, 422)
    pieces.delete_abandoned_uploads(at=timezone.now())
    upload = pieces.begin(request.user, **wanted)
    return JsonResponse(
        {"id": upload.pk, "received": pieces.received(upload), "address": _address(upload)}
    )


@require_POST
def receive_piece(request, upload_id):
    """Some bytes, raw, that follow those before ``start``. 409 says where to go on."""
    start, length = request.GET.get("start", ""), request.META.get("CONTENT_LENGTH") or "0"
    if not (_is_number(start) and _is_number(length)):
        return JsonResponse({}, status=400)
    if int(length) > pieces.LONGEST_PIECE:
        return _refusal(_("The pieces of the file are too large."), 413)
    try:
        # Read before the row is locked: a slow line keeps nobody waiting.
        data = request.body
    except UnreadablePostError:
        return JsonResponse({}, status=400)
    upload = _locked(request, upload_id)
    try:
        return JsonResponse({"received": pieces.add_piece(upload, int(start), data)})
    except OutOfStep as step:
        return JsonResponse({"received": step.received}, status=409)


@require_POST
def finish_upload(request, upload_id):
    """Take the whole file in. A second call gets the answer of the first."""
    upload = _locked(request, upload_id)
    if not collections_open_to(request.user).filter(pk=upload.collection_id).exists():
        return _refusal(_("You may not add photos to this collection."), 403)
    even_if_known = "even_if_known" in request.POST
    if upload.photo_id and not (even_if_known and upload.pieces.exists()):
        return _answer(request, settled(upload))
    try:
        data = pieces.assembled(upload)
    except OutOfStep as step:
        return JsonResponse({"received": step.received}, status=409)
    outcome = bring(
        data,
        upload.name,
        user=request.user,
        collection=upload.collection,
        event=upload.event,
        even_if_known=even_if_known,
    )
    _settle(upload, outcome)
    return _answer(request, outcome)


@require_POST
def discard_upload(request, upload_id):
    _locked(request, upload_id).delete()
    return JsonResponse({})


@require_POST
def discard_unfinished(request):
    """Forget what this person began to send and did not finish."""
    pieces.unfinished_uploads(request.user).delete()
    return redirect("wagtailimages:add_multiple")


def result_of(outcome: Outcome, user, *, may_keep: bool = False) -> dict:
    """What the template of one result shows."""
    photo, taken = outcome.photo, outcome.taken
    result = {"outcome": outcome, "photo": photo, "may_keep": may_keep}
    if photo is None:
        return result
    policy = policy_registry.get_by_type(Photo)
    is_known = outcome.state == State.KNOWN
    like = [] if is_known else [*taken.likeness.same_file, *taken.likeness.same_picture]
    return {
        **result,
        # A photo without a title of its own is called by the beginning of its caption.
        "is_named": not photo.caption.startswith(photo.title.removesuffix("…")),
        "may_change": policy.user_has_permission_for_instance(user, "change", photo),
        "may_delete": not is_known
        and policy.user_has_permission_for_instance(user, "delete", photo),
        "like": like[:LIKE_SHOWN],
        "more_like": len(like[LIKE_SHOWN:]),
        "series": len(taken.likeness.series) + 1 if taken.likeness.series else 0,
    }


def _settle(upload: PhotoUpload, outcome: Outcome) -> None:
    """Remember what became of the file, and keep its bytes while they may be needed.

    Those of a known file wait for "keep it all the same", those of a failure for another try.
    """
    if outcome.state == State.REFUSED:
        upload.delete()
    elif outcome.state != State.FAILED:
        upload.photo = outcome.photo
        upload.save(update_fields=["photo"])
        if outcome.state == State.TAKEN:
            upload.pieces.all().delete()


def _answer(request, outcome: Outcome) -> JsonResponse:
    result = result_of(outcome, request.user, may_keep=True)
    return JsonResponse(
        {
            "state": outcome.state,
            "photo": outcome.photo and outcome.photo.pk,
            "reason": outcome.reason,
            "html": render_to_string(
                "media/upload_result.html", {"result": result}, request=request
            ),
        }
    )


def _refusal(reason: str, status: int) -> JsonResponse:
    return JsonResponse({"reason": reason}, status=status)


def _locked(request, upload_id) -> PhotoUpload:
    uploads = PhotoUpload.objects.filter(user=request.user).select_for_update()
    return get_object_or_404(uploads, pk=upload_id)


def _address(upload: PhotoUpload) -> str:
    return reverse("uploads:piece", args=[upload.pk]).removesuffix("piece/")


def _unfinished(upload: PhotoUpload) -> dict:
    return {
        "upload": upload,
        "address": _address(upload),
        "percent": upload.received * 100 // upload.size,
        "is_complete": upload.received == upload.size,
    }
