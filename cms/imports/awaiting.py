"""Photos that await their files: a report, and a way to bring files for many at once."""

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.reports import ReportView
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from cms.imports.forms import SeveralFilesField, SeveralFilesInput
from cms.imports.models import ImportedDocument
from media.arrivals import fill_awaiting
from media.exports import safe_cell
from media.models import Photo
from media.pictures import NotAPicture, checked_picture

_TITLE = gettext_lazy("Photos awaiting their files")


class StoryColumn(Column):
    """The story of the document that a photo came with."""

    cell_template_name = "imports/story_cell.html"

    def get_value(self, photo):
        return getattr(photo, "story", None)


class AwaitingPhotosReport(ReportView):
    """Every photo that awaits its file, the story it belongs to, and where to bring the file."""

    model = Photo
    page_title = _TITLE
    header_icon = "image"
    index_url_name = "imports:awaiting"
    index_results_url_name = "imports:awaiting_results"
    default_ordering = "-created_at"
    is_searchable = True
    search_backend_name = None
    search_fields = ["title", "caption", "origin_file_name", "origin", "credit_line"]
    any_permission_required = ["add", "change"]
    list_export = ["origin_file_name", "caption", "credit_line", "origin", "created_at"]
    columns = [
        TitleColumn(
            "title",
            label=gettext_lazy("Photo"),
            get_url=lambda photo: reverse("wagtailimages:edit", args=[photo.pk]),
        ),
        Column("origin_file_name", label=gettext_lazy("File name")),
        Column("credit_line", label=gettext_lazy("Credit line")),
        Column("origin", label=gettext_lazy("Origin")),
        StoryColumn("story", label=gettext_lazy("Story")),
    ]

    def get_base_queryset(self):
        return Photo.objects.awaiting_file()

    def decorate_paginated_queryset(self, photos):
        photos = list(photos)
        keys = {photo: (photo.origin_key or "").rpartition("#")[0] for photo in photos}
        records = ImportedDocument.objects.filter(origin_key__in=keys.values())
        stories = {
            record.origin_key: record.article for record in records.select_related("article")
        }
        for photo, key in keys.items():
            photo.story = stories.get(key)
        return photos

    def preprocess_field_value(self, field, value, export_format):
        """Names and captions come from foreign documents; none of them may run in a spreadsheet."""
        return safe_cell(super().preprocess_field_value(field, value, export_format))

    @cached_property
    def header_buttons(self):
        policy = policy_registry.get_by_type(Photo)
        if not policy.user_has_permission(self.request.user, "change"):
            return []
        return [
            HeaderButton(label=_("Bring files"), url=reverse("imports:bring"), icon_name="upload")
        ]


class BringForm(forms.Form):
    """Photo files for the documents of one origin; the names decide."""

    origin = forms.ChoiceField(label=gettext_lazy("Origin"))
    files = SeveralFilesField(
        label=gettext_lazy("Photo files"),
        help_text=gettext_lazy("Files are recognised by the names printed in the documents."),
        widget=SeveralFilesInput(attrs={"accept": "image/*"}),
    )

    def __init__(self, *args, photos, **kwargs):
        super().__init__(*args, **kwargs)
        waiting = photos.awaiting_file().exclude(origin="").exclude(origin_file_name="")
        origins = waiting.order_by("origin").values_list("origin", flat=True).distinct()
        self.fields["origin"].choices = [(origin, origin) for origin in origins]


class BringFilesView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Uploads files and fills the photos of one origin that await one of their names.

    Only photos that the user may change are filled: writers bring files for their own.
    """

    model = Photo
    permission_required = "change"
    template_name = "imports/bring.html"
    page_title = gettext_lazy("Bring photo files")
    header_icon = "upload"

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("imports:awaiting"), "label": _TITLE},
            {"url": "", "label": self.page_title},
        ]

    @cached_property
    def photos(self):
        policy = self.permission_policy
        return policy.instances_user_has_permission_for(self.request.user, "change")

    def get(self, request):
        return self._show(BringForm(photos=self.photos))

    def post(self, request):
        form = BringForm(request.POST, request.FILES, photos=self.photos)
        if not form.is_valid():
            return self._show(form, status=422)
        filled = 0
        for file in form.cleaned_data["files"]:
            filled += self._fill(file, form.cleaned_data["origin"])
        if filled:
            text = ngettext(
                "%(count)s photo has its file.", "%(count)s photos have their files.", filled
            )
            messages.success(request, text % {"count": filled})
        return self._show(BringForm(photos=self.photos))

    def _fill(self, file, origin: str) -> int:
        try:
            picture = checked_picture(file.read(), file.name)
        except NotAPicture as problem:
            messages.error(self.request, str(problem))
            return 0
        filled = fill_awaiting(file.name, picture, origin=origin, among=self.photos)
        if not filled:
            text = _("No photo of this origin awaits a file called %(name)s.")
            messages.warning(self.request, text % {"name": file.name})
        return len(filled)

    def _show(self, form, status=200):
        return self.render_to_response(self.get_context_data(form=form), status=status)
