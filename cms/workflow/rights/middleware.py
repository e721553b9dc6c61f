"""Addresses that one right of the newsroom opens are closed to everybody else, whatever the view.

Views ask for themselves too; Wagtail's don't all.
"""

from wagtail.admin.auth import permission_denied

from cms.workflow.rights.actions import Action
from cms.workflow.rights.addresses import DECISIONS, Door
from cms.workflow.rights.questions import may


class DecidedAddressesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        decision = DECISIONS.get(match.view_name if match.url_name else match.route)
        if decision in (None, Door.READERS):
            return None
        # Who may not enter the admin at all is sent to sign in by the view.
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        return None if _opens(decision, request.user) else permission_denied(request)


def _opens(decision: Action | Door, user) -> bool:
    """Whether the decision alone lets ``user`` in; stories and photos are asked for one by one."""
    if decision is Door.SUPERUSERS:
        return user.is_superuser
    if isinstance(decision, Action) and not decision.is_about_a_story:
        return may(user, decision)
    return True
