"""The steps of the path as Wagtail's tasks.

A step is asked only when the wording lacks its approval: whichever step Wagtail wants to begin,
the one begins that the story needs next. So a story that was sent back goes through every step
again that has not approved the new wording, and through no other.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState, WorkflowState

from cms.articles import changes, gate
from cms.articles.models import ArticlePage
from cms.workflow import approvals
from cms.workflow.deciding import form_of, problems_of, why_not_at
from cms.workflow.forms import ApproveForm, SendBackForm
from cms.workflow.models.path import StoryPath
from cms.workflow.states import State
from cms.workflow.steps import Step

APPROVE, HOLD, SEND_BACK = "approve", "hold", "reject"


class StoryTask(Task):
    """A step of the path; the row in the database says which one by its class."""

    step: Step
    state: State

    class Meta:
        abstract = True

    def start(self, workflow_state, user=None):
        article = _newest(workflow_state)
        step = approvals.Wording(article).next_step() if article else self.step
        if step is None:
            return self._skip(workflow_state)
        task = _task_of(workflow_state.workflow, step)
        if task is None or task.pk == self.pk:
            return super().start(workflow_state, user=user)
        return Task.start(task, workflow_state, user=user)

    def _skip(self, workflow_state) -> TaskState:
        return TaskState.objects.create(
            workflow_state=workflow_state,
            revision=workflow_state.content_object.get_latest_revision(),
            task=self,
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

    @transaction.atomic
    def on_action(self, task_state, user, action_name, /, **kwargs):
        """Approve, approve without publishing, or send back; ``kwargs`` are the form's values.

        Raises ``approvals.Undecided`` when the person may not, or a reason is missing, and
        PermissionDenied when somebody else has decided meanwhile.
        """
        workflow_state = WorkflowState.objects.select_for_update().get(
            pk=task_state.workflow_state_id
        )
        task_state = TaskState.objects.get(pk=task_state.pk)
        task_state.workflow_state = workflow_state
        if task_state.status != TaskState.STATUS_IN_PROGRESS:
            raise PermissionDenied
        if action_name == SEND_BACK:
            # Wagtail's dialogue asks about the page of its address, whatever step it then names.
            if not self._decides(workflow_state.content_object, user):
                raise PermissionDenied
            task_state.reject(user=user, **self._said(SendBackForm, task_state, kwargs))
        elif action_name in (APPROVE, HOLD):
            said = self._said(ApproveForm, task_state, kwargs)
            self._approve(task_state, user, is_held=action_name == HOLD, **said)

    def _said(self, form_class, task_state, values: dict) -> dict:
        """What was said with the decision. The editor hands it over as a browser sent it: times
        are text there, and nobody has looked at it yet."""
        form = form_of(form_class, values)
        if not form.is_valid():
            page = task_state.workflow_state.content_object
            raise approvals.Undecided(page, " ".join(problems_of(form)))
        return form.cleaned_data

    def _approve(self, task_state, user, *, is_held, comment="", alone_reason="", go_live_at=None):
        workflow_state = task_state.workflow_state
        article = _newest(workflow_state)
        if article is None:
            task_state.approve(user=user, comment=comment)
            return
        now = timezone.now()
        if go_live_at:
            self._set_time(article, user, go_live_at, at=now)
        if asked := gate.questions(article, at=article.go_live_at or now):
            raise approvals.Unconfirmed(article, asked)
        approvals.approve(
            article,
            self.step,
            user=user,
            at=now,
            comment=comment,
            alone_reason=alone_reason,
        )
        if self.step == Step.SECRETARY:
            StoryPath.objects.filter(article_id=article.pk).update(is_held=is_held)
        task_state.approve(user=user, update=False, comment=comment)
        workflow_state.current_task_state = task_state
        step = approvals.Wording(article).next_step()
        if step is None:
            workflow_state.finish(user=user)
        else:
            workflow_state.update(user=user, next_task=_task_of(workflow_state.workflow, step))

    def _set_time(self, article, user, moment, *, at) -> None:
        """Keep a version that goes out at ``moment``; Undecided when that can't be."""
        for refusal in why_not_at(article, user, moment, at=at):
            raise approvals.Undecided(article, refusal)
        article.go_live_at = moment
        changes.keep_again(article, user=user, clean=False)

    def get_actions(self, obj, user):
        if not self._decides(obj, user):
            return []
        actions = [(SEND_BACK, _("Send back"), True)]
        article = _story(obj)
        if article is None:
            return [*actions, (APPROVE, _("Approve"), False)]
        if approvals.objection_to(user, article, self.step, alone_reason="-"):
            return actions
        actions.append((APPROVE, self._approve_label(article), False))
        actions.append((APPROVE, _("Approve with comment"), True))
        if self.step == Step.SECRETARY:
            actions.append((HOLD, _("Approve, publish later by hand"), False))
        return actions

    def _approve_label(self, article):
        """What the approval brings about, as far as this step decides it."""
        if self.step == Step.DESK or approvals.needs_chief(article) and self.step != Step.CHIEF:
            return _("Approve and pass on")
        return _("Approve")

    def get_form_for_action(self, action):
        return SendBackForm if action == SEND_BACK else ApproveForm

    def get_template_for_action(self, action):
        return ""

    # Who may open, change and lock a story in review says the table of rights, for every state.
    def locked_for_user(self, obj, user):
        return False

    def _decides(self, obj, user) -> bool:
        article = _story(obj)
        if article is None:
            # Sections and the front page travel seldom; those who publish them decide.
            return obj.permissions_for_user(user).can_publish()
        return approvals.may_pass(user, article, self.step)

    def ends_with_approval(self, article) -> bool:
        """Whether the approval of this step would let out the wording of ``article``."""
        return set(approvals.Wording(article).steps_lacking()) <= {self.step}

    def get_task_states_user_can_moderate(self, user, **kwargs):
        """The stories that wait at this step for ``user``; the desk's by section."""
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        if user.is_superuser:
            return waiting
        return approvals.decided_by(user, self.step, waiting)


class DeskTask(StoryTask):
    """The desk of the story's section reads it."""

    step = Step.DESK
    state = State.WITH_DESK

    class Meta:
        verbose_name = _("desk approval")
        verbose_name_plural = _("desk approvals")

    @classmethod
    def get_description(cls):
        return _("The desk of the story's section approves; it is found by itself.")


class SecretaryTask(StoryTask):
    """The duty secretary reads everything last."""

    step = Step.SECRETARY
    state = State.WITH_SECRETARY

    class Meta:
        verbose_name = _("secretary's approval")
        verbose_name_plural = _("secretary's approvals")

    @classmethod
    def get_description(cls):
        return _("The duty secretary approves every story.")


class ChiefTask(StoryTask):
    """The editor-in-chief decides on sensitive stories."""

    step = Step.CHIEF
    state = State.WITH_CHIEF

    class Meta:
        verbose_name = _("editor-in-chief's approval")
        verbose_name_plural = _("editor-in-chief's approvals")

    @classmethod
    def get_description(cls):
        return _("The editor-in-chief approves stories or sections that are marked sensitive.")


def _task_of(workflow, step: Step) -> Task | None:
    """The active task of ``workflow`` that stands for ``step``."""
    for task in workflow.tasks.filter(active=True).specific():
        if getattr(task, "step", None) == step:
            return task
    return None


def _story(obj) -> ArticlePage | None:
    """``obj`` as a story, whatever Wagtail holds it as."""
    specific = getattr(obj, "specific_deferred", obj)
    return specific if isinstance(specific, ArticlePage) else None


def _newest(workflow_state) -> ArticlePage | None:
    """The newest version of the story that travels, or None for another page."""
    page = workflow_state.content_object
    if page is None or page.specific_class is not ArticlePage:
        return None
    return page.get_latest_revision_as_object()
