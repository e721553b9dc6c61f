"""The screen of the bin, and the ways into it in the place of Wagtail's ways to delete."""

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import ListView
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images.views.bulk_actions.image_bulk_action import ImageBulkAction
from wagtail.images.views.images import DeleteView
from wagtail.permissions import policy_registry

from media import bin
from media.models import LedgerEntry, Photo


def said(photo: Photo, refusal: ValidationError) -> str:
    """Why it was not done, for one photo."""
    reasons = " ".join(refusal.messages)
    return _("“%(title)s”: %(reasons)s") % {"title": photo.title, "reasons": reasons}


class BinView(WagtailAdminTemplateMixin, PermissionCheckedMixin, ListView):
    """What lies in the bin, as far as this person may take it out; the newest first."""

    model = Photo
    permission_required = "delete"
    template_name = "media/bin.html"
    page_title = gettext_lazy("Photo bin")
    header_icon = "bin"
    paginate_by = 50
    _show_breadcrumbs = True

    @cached_property
    def permission_policy(self):
        return policy_registry.get_by_type(Photo)

    def get_queryset(self):
        photos = self.permission_policy.bin_of(self.request.user)
        seen = Exists(LedgerEntry.objects.filter(photo=OuterRef("pk")))
        photos = photos.annotate(was_seen=seen).select_related("binned_by", "collection")
        return photos.order_by("-binned_at", "-pk")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        may = self.permission_policy.may_delete_for_good
        context["rows"] = [
            {
                "photo": photo,
                "goes_at": photo.binned_at + bin.KEPT_FOR,
                "stays": photo.was_seen,
                "may_delete": may(self.request.user, photo),
            }
            for photo in context["object_list"]
        ]
        return context


@require_POST
@require_admin_access
def take_out(request, photo_id: int):
    photo = get_object_or_404(Photo, pk=photo_id)
    text = _("“%(title)s” is back in the library.")
    return _answer(request, photo, bin.take_out, text % {"title": photo.title})


@require_POST
@require_admin_access
def delete_now(request, photo_id: int):
    photo = get_object_or_404(Photo, pk=photo_id)
    text = _("“%(title)s” is deleted.")
    return _answer(request, photo, bin.delete_for_good, text % {"title": photo.title})


def _answer(request, photo: Photo, action, done: str):
    try:
        action(photo, user=request.user)
    except ValidationError as refusal:
        messages.error(request, said(photo, refusal))
    else:
        messages.success(request, done)
    return redirect("photos:bin")


class PutInBinView(DeleteView):
    """Asks before it puts one photo in the bin; says why not, when it can't be."""

    page_title = gettext_lazy("Put the photo in the bin")
    template_name = "media/confirm_bin.html"

    def get_usage_url(self):
        # The ledger is asked instead: the index of references counts neither drafts nor snapshots.
        return None

    def get_context_data(self, **kwargs):
        reasons = bin.why_kept(self.object, user=self.request.user)
        return super().get_context_data(**kwargs, reasons=reasons)

    def form_valid(self, form):
        try:
            bin.put_in_bin(self.object, user=self.request.user)
        except ValidationError as refusal:
            messages.error(self.request, said(self.object, refusal))
            return redirect("wagtailimages:edit", self.object.pk)
        text = _("“%(title)s” lies in the bin for thirty days.")
        messages.success(self.request, text % {"title": self.object.title})
        return redirect(self.get_success_url())


@require_POST
@require_admin_access
def put_in_bin_by_script(request, image_id: int):
    """The same for the script of the upload page, in its own words."""
    photo = get_object_or_404(Photo, pk=image_id)
    try:
        bin.put_in_bin(photo, user=request.user)
    except ValidationError as refusal:
        return JsonResponse({"success": False, "message": said(photo, refusal)})
    return JsonResponse({"success": True, "image_id": image_id})


class PutInBinBulkAction(ImageBulkAction):
    """Puts those of many photos in the bin that nobody needs, and names the others."""

    display_name = gettext_lazy("Put in the bin")
    action_type = "delete"
    aria_label = gettext_lazy("Put the chosen photos in the bin")
    template_name = "media/confirm_bulk_bin.html"
    action_priority = 100
    classes = {"serious"}

    def check_perm(self, photo):
        return self.permission_policy.user_has_permission_for_instance(
            self.request.user, "delete", photo
        )

    def object_context(self, photo):
        reasons = bin.why_kept(photo, user=self.request.user)
        return {**super().object_context(photo), "reasons": reasons}

    def execute_action(self, objects, **kwargs):
        binned = 0
        for photo in objects:
            try:
                bin.put_in_bin(photo, user=self.request.user)
            except ValidationError as refusal:
                messages.error(self.request, said(photo, refusal))
            else:
                binned += 1
        return binned, 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        if not num_parent_objects:
            return None
        text = ngettext(
            "%(number)d photo lies in the bin for thirty days.",
            "%(number)d photos lie in the bin for thirty days.",
            num_parent_objects,
        )
        return text % {"number": num_parent_objects}
