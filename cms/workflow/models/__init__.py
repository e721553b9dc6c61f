"""The path of a story as rows: roles, where it stands, what was approved."""

from cms.workflow.bundle import Bundle, BundleStory
from cms.workflow.checks.confirmations import Confirmation
from cms.workflow.checks.likeness import TextSketch
from cms.workflow.checks.watched import WatchedPhrase
from cms.workflow.clock_alarm import ClockAlarm
from cms.workflow.models.approvals import Approval, OwedApproval
from cms.workflow.models.opinions import OutsideOpinion
from cms.workflow.models.path import Assignee, StateChange, StoryPath
from cms.workflow.models.roles import RoleGroup
from cms.workflow.models.tasks import ChiefTask, DeskTask, SecretaryTask
from cms.workflow.notices.models import Notice, NoticeChoice
from cms.workflow.spelling import SpellingRule

__all__ = [
    "Approval",
    "Assignee",
    "Bundle",
    "BundleStory",
    "ChiefTask",
    "ClockAlarm",
    "Confirmation",
    "DeskTask",
    "Notice",
    "NoticeChoice",
    "OutsideOpinion",
    "OwedApproval",
    "RoleGroup",
    "SecretaryTask",
    "SpellingRule",
    "StateChange",
    "StoryPath",
    "TextSketch",
    "WatchedPhrase",
]
