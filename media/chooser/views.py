"""Wagtail's chooser of pictures, as the newsroom chooses photos."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic.base import View
from wagtail.admin.auth import require_admin_access
from wagtail.images.views.chooser import (
    BaseImageChooseView,
    ChooseResultsViewMixin,
    ImageChooseViewMixin,
    ImageChosenMultipleView,
    ImageChosenResponseMixin,
    ImageChosenView,
    ImageCreationFormMixin,
    ImageUploadView,
)
from wagtail.permissions import policy_registry

from media.chooser.choice import refusals, words_of
from media.chooser.forms import PhotoFilterForm, PhotoUploadTabForm
from media.lost_files import LostPreviewMixin
from media.models import Photo
from media.pictures import PICTURE_SUFFIXES
from media.uploads.outcomes import Outcome, State, bring, collections_open_to, objection

# What is shown of a photo that has not been delivered yet.
_SMALL = "max-165x165"
_PREVIEWS = ("width-400|format-webp", "width-400|format-jpeg", _SMALL)


class PhotoChosenMixin(LostPreviewMixin):
    """A choice carries the photo's words; what may not be used can't be chosen."""

    def get_chosen_response_data(self, image, preview_image_filter=_SMALL):
        return {**super().get_chosen_response_data(image, preview_image_filter), **words_of(image)}


class PhotoChosenView(PhotoChosenMixin, ImageChosenView):
    def get_object(self, pk):
        photo = super().get_object(pk)
        if reasons := refusals(photo, at=timezone.now()):
            raise PermissionDenied(" ".join(reasons))
        return photo


class PhotosChosenView(PhotoChosenMixin, ImageChosenMultipleView):
    """Several photos, in the order in which they were named."""

    def get_objects(self, pks):
        named = [int(pk) for pk in pks if pk.isdecimal()]
        found = super().get_objects(named).with_credit().in_bulk()
        photos = [found[pk] for pk in dict.fromkeys(named) if pk in found]
        now = timezone.now()
        if refused := [photo for photo in photos if refusals(photo, at=now)]:
            raise PermissionDenied(" ".join(refusals(refused[0], at=now)))
        return photos


class CreationTabMixin(ImageCreationFormMixin):
    create_action_label = gettext_lazy("Upload")
    creation_form_template_name = "media/chooser_upload.html"

    def can_create(self):
        return collections_open_to(self.request.user).exists()

    def get_creation_form_class(self):
        return PhotoUploadTabForm

    def get_creation_form_kwargs(self):
        sent = self.request.method == "POST"
        return {
            "user": self.request.user,
            "prefix": "image-chooser-upload",
            "several": bool(self.request.GET.get("multiple")),
            "accepted": ",".join(PICTURE_SUFFIXES),
            **({"data": self.request.POST, "files": self.request.FILES} if sent else {}),
        }


class BasePhotoChooseView(BaseImageChooseView):
    template_name = "media/chooser.html"
    results_template_name = "media/chooser_results.html"
    ordering = ("-created_at", "-pk")
    page_title = gettext_lazy("Choose a photo")

    def get_object_list(self):
        policy = policy_registry.get_by_type(Photo)
        photos = policy.instances_user_has_any_permission_for(self.request.user, ["choose"])
        return (
            photos.filter(binned_at=None)
            .with_credit()
            .select_related("collection", "event", "agency")
            .prefetch_renditions(*_PREVIEWS)
        )

    def get_filter_form(self):
        return PhotoFilterForm(
            self.request.GET,
            collections=self.collections,
            user=self.request.user,
            at=timezone.now(),
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        now = timezone.now()
        for photo in context["results"]:
            photo.refusals = refusals(photo, at=now)
            photo.preview = _preview(photo)
        return context


class PhotoChooseView(ImageChooseViewMixin, CreationTabMixin, BasePhotoChooseView):
    pass


class PhotoChooseResultsView(ChooseResultsViewMixin, CreationTabMixin, BasePhotoChooseView):
    pass


class PhotoUploadView(CreationTabMixin, PhotoChosenMixin, ImageUploadView):
    """Takes every file in by itself; what could not be taken says why, the rest can be used."""

    def post(self, request):
        self.model = Photo
        self.form = self.get_creation_form()
        if not self.form.is_valid():
            return self.get_reshow_creation_form_response()
        chosen = self.form.cleaned_data
        take = partial(
            taken_for_story,
            user=request.user,
            collection=chosen["collection"],
            event=chosen["event"],
        )
        outcomes = [take(file) for file in chosen["files"]]
        photos = [outcome.photo for outcome in outcomes if not outcome.reason]
        if len(photos) < len(outcomes):
            self.form = self._asked_again(outcomes, photos)
            return self.get_reshow_creation_form_response()
        if request.GET.get("multiple"):
            return self.get_multiple_chosen_response(photos)
        return self.get_chosen_response(photos[0])

    def _asked_again(self, outcomes: list[Outcome], photos: list[Photo]):
        form = PhotoUploadTabForm(
            **{
                **self.get_creation_form_kwargs(),
                "data": None,
                "files": None,
                "initial": self.form.cleaned_data,
            }
        )
        form.refused = [outcome for outcome in outcomes if outcome.reason]
        form.taken = photos
        if photos and self.request.GET.get("multiple"):
            address = reverse("wagtailimages_chooser:chosen_multiple")
            numbers = [("id", photo.pk) for photo in photos]
            form.use_taken = f"{address}?{urlencode([*numbers, ('multiple', 1)])}"
        elif photos:
            form.use_taken = reverse("wagtailimages_chooser:chosen", args=[photos[0].pk])
        return form


@method_decorator(require_admin_access, name="dispatch")
class BringForStoryView(PhotoChosenMixin, ImageChosenResponseMixin, View):
    """Takes in one file that was dropped into a story, and answers what a choice of it would.

    ``{"photo": {…}, "known": bool}``, or 422 and ``{"reason": "…"}``, a sentence for the person.
    """

    def post(self, request):
        collection = collections_open_to(request.user).first()
        if collection is None:
            return _refusal(_("You may not add photos."), 403)
        file = request.FILES.get("file")
        if file is None:
            return _refusal(_("Choose at least one photo."), 422)
        outcome = taken_for_story(file, user=request.user, collection=collection)
        if outcome.reason:
            return _refusal(outcome.reason, 422)
        return JsonResponse(
            {
                "photo": self.get_chosen_response_data(outcome.photo),
                "known": outcome.state == State.KNOWN,
            }
        )


def taken_for_story(file, *, user, collection, event=None) -> Outcome:
    """``file`` as a photo that ``user`` may use now, or the reason why there is none.

    A file that the library has already is the photo it has.
    """
    if reason := objection(file.name, file.size):
        return Outcome(file.name, State.REFUSED, reason=reason)
    outcome = bring(file.read(), file.name, user=user, collection=collection, event=event)
    if outcome.state != State.KNOWN:
        return outcome
    reasons = refusals(outcome.photo, at=timezone.now())
    policy = policy_registry.get_by_type(Photo)
    if not policy.user_has_permission_for_instance(user, "choose", outcome.photo):
        reasons.append(_("The library has this photo, but you may not use it."))
    if not reasons:
        return outcome
    return Outcome(file.name, State.REFUSED, outcome.taken, reason=" ".join(reasons))


def _preview(photo: Photo):
    """The best of the looked-up sizes; None has the template make a small one."""
    there = {row.filter_spec: row for row in photo.prefetched_renditions}
    return next((there[spec] for spec in _PREVIEWS if spec in there), None)


def _refusal(reason: str, status: int) -> JsonResponse:
    return JsonResponse({"reason": reason}, status=status)
