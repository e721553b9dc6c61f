"""Forms of accounts and desks. No field of theirs grants a right; only declared roles do."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.users.forms import UserForm

from cms.workflow.accounts.giving import desks, may_give
from cms.workflow.accounts.keeping import why_keep_chief
from cms.workflow.models.roles import RoleGroup
from cms.workflow.roles import Role


class AccountForm(UserForm):
    """An account, its roles and its desks, as far as ``by`` may give them.

    In the place of Wagtail's, which hands every group and superuser's rights to whoever may change
    accounts. Nobody changes the own roles, or closes the own account.
    """

    is_superuser = None
    # A Vietnamese name is one; Django's first name holds it all.
    last_name = None
    first_name = forms.CharField(label=_("Full name"), max_length=150)
    roles = forms.MultipleChoiceField(
        label=_("Roles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("You may not give this role: %(value)s.")},
    )
    desks = forms.ModelMultipleChoiceField(
        label=_("Desks"),
        queryset=Group.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("A desk editor works in the sections of these desks."),
    )

    field_order = ["username", "first_name", "email", "roles", "desks", "is_active"]

    class Meta:
        model = get_user_model()
        fields = ["username", "first_name", "email"]

    def __init__(self, *args, by, **kwargs):
        super().__init__(*args, **kwargs)
        self.by = by
        if self.instance.pk == by.pk:
            for name in {"roles", "desks", "is_active"} & self.fields.keys():
                del self.fields[name]
            return
        givable = may_give(by)
        self.fields["roles"].choices = [(r.value, r.label) for r in Role if r in givable]
        self.fields["desks"].queryset = desks()
        if self.instance.pk:
            self.initial["roles"] = list(_roles(self.instance))
            self.initial["desks"] = list(desks().filter(user=self.instance))

    def clean(self):
        cleaned = super().clean()
        is_other = self.instance.pk and "roles" in self.fields
        if is_other and self._ends_as_chief(cleaned) and (why := why_keep_chief([self.instance])):
            self.add_error(None, why)
        return cleaned

    def _ends_as_chief(self, cleaned: dict) -> bool:
        return Role.EDITOR_IN_CHIEF not in cleaned.get("roles", ()) or not cleaned.get("is_active")

    def save(self, commit=True):
        account = super().save(commit=commit)
        if commit and "roles" in self.fields:
            self._place(account)
        return account

    def _place(self, account) -> None:
        """Put the account into the groups of its roles and desks; other groups are left alone."""
        before, after = set(_roles(account)), set(self.cleaned_data["roles"])
        account.groups.remove(*_groups_of(before - after))
        account.groups.add(*_groups_of(after - before))
        account.groups.remove(*desks().filter(user=account))
        account.groups.add(*self.cleaned_data["desks"])
        if before != after:
            log(
                instance=account,
                action="workflow.give_roles",
                user=self.by,
                data={"before": sorted(before), "after": sorted(after)},
            )


class NewAccountForm(AccountForm):
    password_required = True


class ChangedAccountForm(AccountForm):
    password_required = False

    class Meta(AccountForm.Meta):
        fields = [*AccountForm.Meta.fields, "is_active"]


class DeskForm(forms.ModelForm):
    """The name of a desk, or of a role's group; what a role may do is declared, not ticked."""

    class Meta:
        model = Group
        fields = ["name"]
        labels = {"name": _("Name")}


def _roles(account):
    return RoleGroup.objects.filter(group__user=account).values_list("role", flat=True)


def _groups_of(roles):
    return Group.objects.filter(role_group__role__in=roles)
