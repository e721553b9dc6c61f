"""The screens of bundles: the list, the form while one is gathered, and the bundle itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.views.snippets import (
    CreateView,
    DeleteView,
    EditView,
    IndexView,
    SnippetViewSet,
)

from cms.articles.gate import shown_time
from cms.workflow import bundles
from cms.workflow.bundle import Bundle
from cms.workflow.scheduling import may_schedule


class BundleIndexView(IndexView):
    def get_edit_url(self, instance):
        """A bundle opens on its own screen; the form is one tap further while it is gathered."""
        return reverse("bundles:bundle", args=[instance.pk])


def say_only_gathering(request) -> None:
    messages.warning(request, _("Only a bundle that is being gathered can be changed or deleted."))


class GatheringOnly:
    """A bundle that is scheduled or out is neither changed nor deleted; its own screen says so."""

    def dispatch(self, request, *args, **kwargs):
        if self.object.state != Bundle.State.GATHERING:
            say_only_gathering(request)
            return redirect("bundles:bundle", self.object.pk)
        return super().dispatch(request, *args, **kwargs)


class BundleCreateView(CreateView):
    def get_success_url(self):
        return reverse("bundles:bundle", args=[self.object.pk])


class BundleEditView(GatheringOnly, EditView):
    def get_success_url(self):
        return reverse("bundles:bundle", args=[self.object.pk])


class BundleDeleteView(GatheringOnly, DeleteView):
    pass


class BundleViewSet(SnippetViewSet):
    model = Bundle
    icon = "folder-open-inverse"
    menu_label = gettext_lazy("Bundles")
    add_to_admin_menu = True
    menu_order = 245
    copy_view_enabled = False
    index_view_class = BundleIndexView
    add_view_class = BundleCreateView
    edit_view_class = BundleEditView
    delete_view_class = BundleDeleteView
    list_display = [
        "title",
        # Wagtail's column of dates says how long ago something was; this is still to come.
        Column(
            "go_live_at",
            label=gettext_lazy("Goes out at"),
            accessor=lambda bundle: bundle.go_live_at and shown_time(bundle.go_live_at),
            sort_key="go_live_at",
        ),
        Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
        Column(
            "stories",
            label=gettext_lazy("Stories"),
            accessor=lambda bundle: bundle.story_rows.count(),
        ),
    ]
    list_filter = ["state"]
    search_fields = ["title"]
    panels = [
        FieldPanel("title"),
        FieldPanel("go_live_at"),
        MultipleChooserPanel(
            "story_rows",
            chooser_field_name="story",
            heading=gettext_lazy("Stories, in the order readers see them"),
            label=gettext_lazy("Story"),
        ),
    ]


class BundleView(WagtailAdminTemplateMixin, TemplateView):
    """One bundle: is each of its stories ready, and the button that schedules or takes back."""

    template_name = "workflow/bundle.html"
    header_icon = "folder-open-inverse"

    def dispatch(self, request, *args, **kwargs):
        if not may_schedule(request.user):
            raise PermissionDenied
        self.bundle = get_object_or_404(Bundle, pk=kwargs["pk"])
        self.page_title = self.bundle.title
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse(Bundle.snippet_viewset.get_url_name("list")), "label": _("Bundles")},
            {"url": "", "label": self.bundle.title},
        ]

    def get_context_data(self, **kwargs):
        stories = bundles.readiness(self.bundle, at=timezone.now())
        waiting = self.bundle.state != Bundle.State.OUT
        return super().get_context_data(
            bundle=self.bundle,
            stories=stories,
            is_gathering=self.bundle.state == Bundle.State.GATHERING,
            is_scheduled=self.bundle.state == Bundle.State.SCHEDULED,
            is_waiting=waiting,
            unready=sum(bool(one.problems) for one in stories) if waiting else 0,
            alarm=self.bundle.clock_alarms.standing().first(),
            edit_url=reverse(Bundle.snippet_viewset.get_url_name("edit"), args=[self.bundle.pk]),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        try:
            if "unschedule" in request.POST:
                bundles.unschedule(self.bundle, user=request.user)
                said = _("The bundle and its stories are not scheduled any more.")
            else:
                bundles.schedule(self.bundle, user=request.user, at=timezone.now())
                said = _("All stories of the bundle are scheduled.")
        except ValidationError as refusal:
            for reason in refusal.messages:
                messages.error(request, reason)
        else:
            messages.success(request, said)
        return redirect("bundles:bundle", self.bundle.pk)
