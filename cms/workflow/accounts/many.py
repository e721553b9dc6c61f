"""What is done to many accounts at once, for those that the person may look after."""

from django import forms
from django.contrib import messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.users.views.bulk_actions import (
    AssignRoleBulkAction,
    DeleteBulkAction,
    SetActiveStateBulkAction,
)

from cms.workflow.accounts.giving import may_give, may_look_after
from cms.workflow.accounts.keeping import why_keep_chief


class _OfOthers:
    """Each chosen account is asked for on its own; the own one is never among them."""

    def check_perm(self, obj):
        user = self.request.user
        return obj.pk != user.pk and super().check_perm(obj) and may_look_after(user, obj)


class RoleForm(forms.Form):
    role = forms.ModelChoiceField(label=_("role"), queryset=Group.objects.exclude(role_group=None))


class GiveRole(_OfOthers, AssignRoleBulkAction):
    form_class = RoleForm

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        field = form.fields["role"]
        field.queryset = field.queryset.filter(role_group__role__in=may_give(self.request.user))
        return form

    def prepare_action(self, objects, objects_without_access):
        role = self.cleaned_form.cleaned_data["role"].role_group.role
        if role not in may_give(self.request.user):
            raise PermissionDenied


class _KeepsAChief(_OfOthers):
    """Nothing is done to any of them where the newsroom would lose its last editor-in-chief."""

    def prepare_action(self, objects, objects_without_access):
        why = why_keep_chief(objects) if self._ends_them() else ""
        if why:
            messages.error(self.request, why)
            return redirect(self.next_url)
        return super().prepare_action(objects, objects_without_access)

    def _ends_them(self) -> bool:
        return True


class OpenOrClose(_KeepsAChief, SetActiveStateBulkAction):
    def _ends_them(self):
        return not self.cleaned_form.cleaned_data["mark_as_active"]


class DeleteAccounts(_KeepsAChief, DeleteBulkAction):
    pass


ACTIONS = (GiveRole, OpenOrClose, DeleteAccounts)
