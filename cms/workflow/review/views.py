"""The reviewer's screen: one story, what changed in it, and what may be decided."""

from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.utils.decorators import xframe_options_sameorigin_override

from cms.workflow import approvals, owed
from cms.workflow.checks.shown import grouped, moment_of, words_given
from cms.workflow.forms import ApproveForm, SendBackForm
from cms.workflow.models.tasks import SEND_BACK
from cms.workflow.review import changes
from cms.workflow.review.forms import AskOpinionForm, AssignForm, PassOnForm, ReasonForm
from cms.workflow.review.history import stays
from cms.workflow.review.story import KEY_IN_SESSION, OfStory, once_each
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may
from media.models import Photo


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
            offered=once_each(offered),
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
            **self._checks(newest),
            may_edit=may(user, Action.EDIT, article),
            **self._changes(standing),
            **kwargs,
        )

    def _checks(self, newest) -> dict:
        """What the checks say, and who has let the story pass in spite of it."""
        groups = grouped(newest, at=moment_of(newest))
        authors = approvals.authors_of(newest)
        given = words_given(groups, authors=authors, reader=self.request.user)
        return {"groups": groups, "words_given": given}

    def _why_not(self, article, step, offered) -> str:
        if step is None or any(name != SEND_BACK for name, *_rest in offered):
            return ""
        return approvals.objection_to(self.request.user, article, step, alone_reason="-")

    def _changes(self, standing) -> dict:
        found = changes.grounds(standing)
        wanted = self.request.GET.get("since")
        ground = next((g for g in found if g.kind == wanted), found[0] if found else None)
        parts = changes.parts_since(ground, standing) if ground else []
        numbers = {part.passage.photo for part in parts} - {None}
        photos = Photo.objects.in_bulk(numbers) if numbers else {}
        return {"grounds": found, "ground": ground, "parts": parts, "photos": photos}

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


@method_decorator(xframe_options_sameorigin_override, name="dispatch")
class SeenView(OfStory, View):
    """The newest version as readers will see it, for the frame of the screen."""

    def get(self, request, number):
        newest = self.article.get_latest_revision_as_object()
        return newest.make_preview_request(request, newest.default_preview_mode)
