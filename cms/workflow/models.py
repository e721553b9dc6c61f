"""Which group of accounts stands for which role, and the tables of the checks."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.workflow.checks.confirmations import Confirmation
from cms.workflow.checks.likeness import TextSketch
from cms.workflow.checks.watched import WatchedPhrase
from cms.workflow.roles import Role
from cms.workflow.spelling import SpellingRule

__all__ = ["Confirmation", "RoleGroup", "SpellingRule", "TextSketch", "WatchedPhrase"]


class RoleGroup(models.Model):
    """The group of one role. The newsroom may rename the group; the role stays."""

    role = models.CharField(_("role"), max_length=30, choices=Role.choices, unique=True)
    group = models.OneToOneField(Group, on_delete=models.PROTECT, related_name="role_group")

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    def __str__(self):
        return self.get_role_display()
