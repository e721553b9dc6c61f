"""What is sent from the reviewer's screen. Every act answers with the screen again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View

from cms.articles.changes import keep_again
from cms.articles.models import ArticlePage
from cms.workflow import approvals, opinions, owed
from cms.workflow.models import Assignee, OutsideOpinion, OwedApproval
from cms.workflow.review import acts, changes
from cms.workflow.review.forms import AskOpinionForm, AssignForm, PassOnForm, ReasonForm
from cms.workflow.review.story import KEY_IN_SESSION, OfStory, once_each
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may
from cms.workflow.steps import Step


class DecideView(OfStory, View):
    """Approves, holds or sends back the version that the screen showed."""

    def post(self, request, number, action):
        task, waiting = self.article.current_workflow_task, self.article.current_workflow_task_state
        if waiting is None or str(waiting.pk) != request.POST.get("task_state"):
            messages.warning(request, _("Somebody has decided meanwhile; this is how it stands."))
            return self.back()
        newest = self.article.get_latest_revision_as_object()
        if self.was_changed_meanwhile(newest):
            return self.back()
        if action not in once_each(task.get_actions(self.article, request.user)):
            raise approvals.Undecided(
                self.article,
                approvals.objection_to(request.user, newest, task.step)
                or _("This can't be decided here."),
            )
        form = task.get_form_for_action(action)(request.POST)
        if not form.is_valid():
            return self.refuse(form)
        if "go_live_at" in request.POST and not form.cleaned_data.get("go_live_at"):
            self._forget_time(newest)
        task.on_action(waiting, request.user, action, **form.cleaned_data)
        self._tell()
        return self.back()

    def _forget_time(self, newest) -> None:
        """The field that was emptied means at once, whatever time the draft came with."""
        lies_ahead = newest.go_live_at and newest.go_live_at > timezone.now()
        if lies_ahead and may(self.request.user, Action.SCHEDULE, self.article):
            newest.go_live_at = None
            keep_again(newest, user=self.request.user, clean=False)

    def _tell(self) -> None:
        path = ArticlePage.objects.get(pk=self.article.pk).story_path
        messages.success(
            self.request,
            _("“%(title)s” is now: %(state)s.")
            % {
                "title": self.article.get_admin_display_title(),
                "state": path.get_state_display(),
            },
        )


class PassOnView(OfStory, View):
    def post(self, request, number):
        task = self.article.current_workflow_task
        if task is None or not task.get_actions(self.article, request.user):
            raise PermissionDenied
        form = PassOnForm(request.POST, article=self.article, step=task.step)
        if not form.is_valid():
            return self.refuse(form)
        acts.pass_on(self.article, user=request.user, **form.cleaned_data)
        messages.success(request, _("Passed on."))
        return self.back()


class AssignView(OfStory, View):
    def post(self, request, number):
        form = AssignForm(request.POST, article=self.article)
        if not form.is_valid():
            return self.refuse(form)
        colleague = form.cleaned_data["colleague"]
        acts.assign(self.article, user=request.user, colleague=colleague)
        messages.success(request, _("Given to %(person)s.") % {"person": changes.person(colleague)})
        return self.back()


class TakeFromView(OfStory, View):
    def post(self, request, number, user_number):
        row = get_object_or_404(Assignee, article=self.article, user=user_number)
        acts.take_from(self.article, user=request.user, colleague=row.user)
        return self.back()


class PublishAtOnceView(OfStory, View):
    def post(self, request, number):
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.refuse(form)
        if self.was_changed_meanwhile(self.article.get_latest_revision_as_object()):
            return self.back()
        owed.publish_at_once(
            self.article,
            user=request.user,
            reason=form.cleaned_data["reason"],
            at=timezone.now(),
        )
        messages.success(request, _("Published. Its approval is owed and asked for until given."))
        return self.back()


class SettleView(OfStory, View):
    def post(self, request, number, owed_number):
        row = get_object_or_404(OwedApproval, pk=owed_number, article=self.article)
        owed.settle(row, user=request.user, at=timezone.now())
        messages.success(request, _("Approved."))
        return self.back()


class AskOpinionView(OfStory, View):
    def post(self, request, number):
        task = self.article.current_workflow_task
        if task is None or not task.get_actions(self.article, request.user):
            raise PermissionDenied
        form = AskOpinionForm(request.POST)
        if not form.is_valid():
            return self.refuse(form)
        said = form.cleaned_data
        _opinion, key = opinions.ask(
            self.article,
            user=request.user,
            asked_of=said["asked_of"],
            question=said["question"],
            at=timezone.now(),
            lasts=said["days"],
        )
        address = reverse("outside_opinion", args=[key])
        request.session[KEY_IN_SESSION] = request.build_absolute_uri(address)
        return self.back()


class RevokeOpinionView(OfStory, View):
    def post(self, request, number, opinion_number):
        opinion = get_object_or_404(OutsideOpinion, pk=opinion_number, article=self.article)
        if not any(approvals.may_pass(request.user, self.article, step) for step in Step):
            raise PermissionDenied
        opinions.revoke(opinion, user=request.user, at=timezone.now())
        messages.success(request, _("The link no longer works."))
        return self.back()
