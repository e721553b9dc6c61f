"""Wagtail's screens of users and groups, with our own forms and our own answer to "may I?"."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic
from wagtail.users.views import users
from wagtail.users.views.groups import GroupViewSet
from wagtail.users.views.users import UserViewSet

from cms.workflow.accounts.forms import ChangedAccountForm, DeskForm, NewAccountForm
from cms.workflow.accounts.giving import desks, may_look_after
from cms.workflow.accounts.keeping import why_keep_chief, why_keep_desk


class _FormKnowsWhoAsks:
    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        kwargs.pop("editing_self", None)
        return {**kwargs, "by": self.request.user}


class NewAccountView(_FormKnowsWhoAsks, users.CreateView):
    pass


class AccountView(_FormKnowsWhoAsks, users.EditView):
    def dispatch(self, request, *args, **kwargs):
        if not may_look_after(request.user, self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class DeleteAccountView(users.DeleteView):
    def dispatch(self, request, *args, **kwargs):
        if not may_look_after(request.user, self.get_object()):
            raise PermissionDenied
        if why := why_keep_chief([self.get_object()]):
            messages.error(request, why)
            return redirect("wagtailusers_users:index")
        return super().dispatch(request, *args, **kwargs)


class AccountsView(users.IndexView):
    """Wagtail's list, which says who may do everything where ours says roles and desks."""

    @cached_property
    def columns(self):
        where = Column(
            "groups",
            label=_("Roles and desks"),
            accessor=lambda account: ", ".join(group.name for group in account.groups.all()),
            classname="groups",
            width="25%",
        )
        return [where if column.name == "is_superuser" else column for column in super().columns]

    def get_base_queryset(self):
        return super().get_base_queryset().prefetch_related("groups")


class AccountViewSet(UserViewSet):
    """Accounts of the newsroom."""

    index_view_class = AccountsView
    add_view_class = NewAccountView
    edit_view_class = AccountView
    delete_view_class = DeleteAccountView
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"
    # A copy would open with the roles of somebody else.
    copy_view_enabled = False

    def get_form_class(self, for_update=False):
        return ChangedAccountForm if for_update else NewAccountForm


class DeleteDeskView(generic.DeleteView):
    """Only a desk without work goes; the group of a role stands for the role."""

    page_title = _("Delete desk")
    success_message = _("The desk “%(object)s” was deleted.")
    confirmation_message = _("Delete this desk? No section is its work.")

    def dispatch(self, request, *args, **kwargs):
        if not desks().filter(pk=self.get_object().pk).exists():
            raise PermissionDenied
        if why := why_keep_desk(self.get_object()):
            messages.error(request, why)
            return redirect("wagtailusers_groups:edit", self.get_object().pk)
        return super().dispatch(request, *args, **kwargs)


class DeskViewSet(GroupViewSet):
    """Desks, and the names of the groups of roles.

    Wagtail's own lets whoever may change a group tick any right for it, their own group's too.
    """

    menu_label = _("Roles and desks")
    add_view_class = generic.CreateView
    edit_view_class = generic.EditView
    delete_view_class = DeleteDeskView
    create_template_name = "wagtailadmin/generic/create.html"
    edit_template_name = "wagtailadmin/generic/edit.html"

    def get_form_class(self, for_update=False):
        return DeskForm
