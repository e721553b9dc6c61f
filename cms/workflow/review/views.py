"""The reviewer's screen and what is sent from it. Every act answers with the screen again."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.utils.decorators import xframe_options_sameorigin_override

from cms.articles.changes import keep_again
from cms.articles.models import ArticlePage
from cms.workflow import approvals, opinions, owed
from cms.workflow.forms import ApproveForm, SendBackForm
from cms.workflow.models import Assignee, OutsideOpinion, OwedApproval
from cms.workflow.models.tasks import SEND_BACK
from cms.workflow.review import acts, changes
from cms.workflow.review.forms import AskOpinionForm, AssignForm, PassOnForm, ReasonForm
from cms.workflow.review.history import stays
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may
from cms.workflow.steps import Step

KEY_IN_SESSION = "opinion-link"


class OfStory:
    """Finds the story of the address and lets in who may review it."""

    @cached_property
    def article(self) -> ArticlePage:
        """The story; what is sent from the screen holds it, so that nobody saves in between."""
        stories = ArticlePage.objects.all()
        if self.request.method == "POST":
            stories = stories.select_for_update(no_key=True, of=("self", "page_ptr"))
        return get_object_or_404(stories, pk=self.kwargs["number"])

    def was_changed_meanwhile(self, newest) -> bool:
        """Whether the screen showed another wording; the person is told to read again."""
        if approvals.Wording(newest).hash == self.request.POST.get("wording"):
            return False
        messages.warning(self.request, _("The text was changed meanwhile; read it again."))
        return True

    def dispatch(self, request, *args, **kwargs):
        if not may(request.user, Action.READ, self.article):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("story_path:review", args=[self.article.pk]))

    def refuse(self, form) -> HttpResponseRedirect:
        for name, errors in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            messages.error(self.request, f"{label}: {errors[0]}" if label else errors[0])
        return self.back()


class ReviewView(OfStory, WagtailAdminTemplateMixin, TemplateView):
    template_name = "workflow/review.html"
    header_icon = "tasks"
    page_title = gettext_lazy("Review")

    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        title = self.article.get_admin_display_title()
        here = {"url": "", "label": title, "sublabel": self.page_title}
        return [*super().get_breadcrumbs_items(), here]

    def get_page_subtitle(self):
        return self.article.get_admin_display_title()

    def get_context_data(self, **kwargs):
        article = self.article
        newest = article.get_latest_revision_as_object()
        standing = approvals.Wording(newest)
        task, user = article.current_workflow_task, self.request.user
        step = getattr(task, "step", None)
        offered = task.get_actions(article, user) if step else []
        return super().get_context_data(
            article=article,
            newest=newest,
            standing=standing,
            lacking=standing.steps_lacking(),
            path=getattr(article, "story_path", None),
            stays=stays(article, at=timezone.now()),
            task_state=article.current_workflow_task_state,
            offered=_once_each(offered),
            lets_out=bool(step) and task.ends_with_approval(newest),
            why_not=self._why_not(newest, step, offered),
            approve_form=ApproveForm(initial={"go_live_at": newest.go_live_at}),
            may_schedule=may(user, Action.SCHEDULE, article),
            needs_alone_reason=user.pk in approvals.authors_of(newest),
            send_back_form=SendBackForm(),
            pass_on_form=self._pass_on_form(step) if offered else None,
            may_break_news=may(user, Action.PUBLISH_BREAKING, article),
            reason_form=ReasonForm(),
            owed_rows=self._owed(),
            assignees=article.assignees.select_related("user"),
            assign_form=AssignForm(article=article) if may(user, Action.ASSIGN, article) else None,
            opinion_form=AskOpinionForm() if offered else None,
            opinions=article.opinions_asked.select_related("asked_by"),
            new_link=self.request.session.pop(KEY_IN_SESSION, ""),
            comments=self._comments(),
            may_edit=may(user, Action.EDIT, article),
            **self._changes(standing),
            **kwargs,
        )

    def _why_not(self, article, step, offered) -> str:
        if step is None or any(name != SEND_BACK for name, *_rest in offered):
            return ""
        return approvals.objection_to(self.request.user, article, step, alone_reason="-")

    def _changes(self, standing) -> dict:
        found = changes.grounds(standing)
        wanted = self.request.GET.get("since")
        ground = next((g for g in found if g.kind == wanted), found[0] if found else None)
        parts = changes.parts_since(ground, standing) if ground else []
        return {"grounds": found, "ground": ground, "parts": parts}

    def _pass_on_form(self, step) -> PassOnForm:
        path = self.article.story_path
        initial = {"reviewer": path.reviewer_id, "due_at": path.due_at}
        return PassOnForm(initial=initial, article=self.article, step=step)

    def _owed(self):
        rows = list(self.article.owed_approvals.open().select_related("published_by"))
        for row in rows:
            row.may_settle = owed.may_settle(self.request.user, row)
        return rows

    def _comments(self):
        comments = self.article.wagtail_admin_comments.filter(resolved_at=None)
        return comments.select_related("user").prefetch_related("replies__user")


def _once_each(actions) -> list[str]:
    return list(dict.fromkeys(name for name, *_rest in actions))


@method_decorator(xframe_options_sameorigin_override, name="dispatch")
class SeenView(OfStory, View):
    """The newest version as readers will see it, for the frame of the screen."""

    def get(self, request, number):
        newest = self.article.get_latest_revision_as_object()
        return newest.make_preview_request(request, newest.default_preview_mode)


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
        if action not in _once_each(task.get_actions(self.article, request.user)):
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
