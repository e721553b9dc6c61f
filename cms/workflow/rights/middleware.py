"""Addresses are closed before the view to those who may not open them, whatever the view.

Either one right of the newsroom decides, or a story whose number stands in the request. Views ask
for themselves too; Wagtail's don't all.
"""

from django.core.exceptions import PermissionDenied
from wagtail.admin.auth import permission_denied

from cms.workflow.rights.actions import Action
from cms.workflow.rights.addresses import DECISIONS, Door
from cms.workflow.rights.asking import for_person
from cms.workflow.rights.questions import may
from cms.workflow.rights.whose import stories_named


class DecidedAddressesMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        with for_person(request.user):
            return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        match = request.resolver_match
        decision = DECISIONS.get(match.view_name if match.url_name else match.route)
        if decision in (None, Door.READERS):
            return None
        # Who may not enter the admin at all is sent to sign in by the view.
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        if _opens(decision, request.user) and _tells_only_what_is_theirs(decision, request):
            return None
        if match.namespace.startswith("wagtailadmin_api"):
            raise PermissionDenied
        return permission_denied(request)


def _opens(decision: Action | Door, user) -> bool:
    """Whether the decision alone lets ``user`` in; stories and photos are asked for one by one."""
    if decision is Door.SUPERUSERS:
        return user.is_superuser
    if isinstance(decision, Action) and not decision.is_about_a_story:
        return may(user, decision)
    return True


def _tells_only_what_is_theirs(decision: Action | Door, request) -> bool:
    """Whether the person may know of each story named: see it in lists, or read its drafts.

    Whatever is done to a story presumes that it may be read.
    """
    is_done_to_a_story = isinstance(decision, Action) and decision.is_about_a_story
    wanted = Action.READ if is_done_to_a_story else Action.SEE
    return all(may(request.user, wanted, story) for story in stories_named(request))
