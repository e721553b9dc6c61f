"""Wagtail's screens of a story, where a newsroom needs them otherwise."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from cms.articles.form_errors import show_problems
from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage
from cms.workflow.checks.editing import WithChecksPanel
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may


class _KeepsWords(WithChecksPanel):
    """Whatever is refused, the words that were typed come back with the reasons."""

    def post(self, request, *args, **kwargs):
        if self.expects_json_response and self.is_out_of_date and not self.page.alias_of_id:
            self._set_aside()
        return super().post(request, *args, **kwargs)

    def _set_aside(self):
        """What a form can't save by itself over a newer version; the form keeps it when asked."""
        form = self._form()
        form.defer_required_fields()
        form.is_valid()

    def form_valid(self, form):
        """The form has asked the step and the gate; what changed between is refused here."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except NotReady as refusal:
            return self._show_again(refusal)

    def _show_again(self, refusal):
        """The form as it was sent, on the story as it is stored; nothing was written."""
        self.real_page_record = get_object_or_404(Page, pk=self.real_page_record.pk)
        self.page = self.get_object()
        self.form = self._form()
        self.form.is_valid()
        show_problems(self.form, refusal.problems)
        self.form.repeat_what_was_said()
        return self.form_invalid(self.form)

    def _form(self):
        return self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )

    def send_commenting_notifications(self, changes):
        """Nothing: cms.workflow.notices tells of comments, by mail only to those who chose it."""


class StoryEditView(_KeepsWords, EditView):
    pass


class StoryRevertView(_KeepsWords, RevisionsRevertView):
    pass


class StoryCreateView(WithChecksPanel, CreateView):
    def form_valid(self, form):
        """Somebody may have taken the address since the form looked for it."""
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)


class StoryDecisionView(WorkflowActionView):
    """Wagtail's dialogue decides on whatever version is the newest by then. A story is decided on
    the reviewer's screen, which says what it showed."""

    def dispatch(self, request, *args, **kwargs):
        if not may(request.user, Action.READ, self.object.specific):
            raise PermissionDenied
        messages.info(request, _("Read the newest version here, then decide."))
        address = reverse("story_path:review", args=[self.object.pk])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": address})
        return redirect(address)


class StoryViewSet(PageViewSet):
    model = ArticlePage
    add_view_class = StoryCreateView
    edit_view_class = StoryEditView
    revisions_revert_view_class = StoryRevertView
    workflow_action_view_class = StoryDecisionView
