"""The path of a story as rows: roles, where it stands, what was approved."""

from cms.workflow.models.approvals import Approval, OwedApproval
from cms.workflow.models.opinions import OutsideOpinion
from cms.workflow.models.path import Assignee, StateChange, StoryPath
from cms.workflow.models.roles import RoleGroup
from cms.workflow.models.tasks import ChiefTask, DeskTask, SecretaryTask

__all__ = [
    "Approval",
    "Assignee",
    "ChiefTask",
    "DeskTask",
    "OutsideOpinion",
    "OwedApproval",
    "RoleGroup",
    "SecretaryTask",
    "StateChange",
    "StoryPath",
]
