"""The steps of the path as Wagtail's tasks."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task

from cms.workflow.states import State
from cms.workflow.steps import Step


class StoryTask(Task):
    """A step of the path; the row in the database says which one by its class."""

    step: Step
    state: State

    class Meta:
        abstract = True


class DeskTask(StoryTask):
    """The desk of the story's section reads it."""

    step = Step.DESK
    state = State.WITH_DESK

    class Meta:
        verbose_name = _("desk approval")
        verbose_name_plural = _("desk approvals")


class SecretaryTask(StoryTask):
    """The duty secretary reads everything last."""

    step = Step.SECRETARY
    state = State.WITH_SECRETARY

    class Meta:
        verbose_name = _("secretary's approval")
        verbose_name_plural = _("secretary's approvals")


class ChiefTask(StoryTask):
    """The editor-in-chief decides on sensitive stories."""

    step = Step.CHIEF
    state = State.WITH_CHIEF

    class Meta:
        verbose_name = _("editor-in-chief's approval")
        verbose_name_plural = _("editor-in-chief's approvals")
