"""The table of rights for everybody in the newsroom to read."""

from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from cms.workflow.accounts.giving import roles_of
from cms.workflow.rights.telling import grants_of, newsroom_rights_of
from cms.workflow.roles import Role


class RightsView(WagtailAdminTemplateMixin, TemplateView):
    """The reader's own roles first and open, the others below."""

    page_title = _("Who may do what")
    header_icon = "key"
    template_name = "workflow/rights.html"
    _show_breadcrumbs = True
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": "", "label": _("Who may do what")},
    ]

    def get_context_data(self, **kwargs):
        own = roles_of(self.request.user)
        roles = sorted(Role, key=lambda role: role not in own)
        return super().get_context_data(
            roles=[
                {
                    "name": role.label,
                    "is_own": role in own,
                    "grants": grants_of(role),
                    "rights": newsroom_rights_of(role),
                }
                for role in roles
            ],
            **kwargs,
        )
