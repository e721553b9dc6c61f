"""What the newsroom may not lose by a change of accounts: a desk at work, the last chief."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.sections.models import SectionPage
from cms.workflow.models.roles import RoleGroup
from cms.workflow.roles import Role


def why_keep_desk(desk: Group) -> str:
    """Why ``desk`` can't go, naming the sections that are its work; empty when it can.

    A section without a desk is every desk editor's, so a desk that goes would open its stories.
    """
    titles = SectionPage.objects.filter(desk=desk).order_by("path").values_list("title", flat=True)
    if not titles:
        return ""
    return ngettext(
        "“%(desk)s” can't be deleted: it is the desk of the section %(sections)s. "
        "Give the section to another desk first.",
        "“%(desk)s” can't be deleted: it is the desk of the sections %(sections)s. "
        "Give these sections to another desk first.",
        len(titles),
    ) % {"desk": desk.name, "sections": ", ".join(titles)}


def why_keep_chief(accounts) -> str:
    """Why ``accounts`` can't all stop being the editor-in-chief; empty when another remains.

    To be asked in the transaction that changes them: of two who close each other's account at
    once the second waits here, and is refused.
    """
    RoleGroup.objects.select_for_update().get(role=Role.EDITOR_IN_CHIEF)
    numbers = {account.pk for account in accounts}
    chiefs = get_user_model().objects.filter(
        is_active=True, groups__role_group__role=Role.EDITOR_IN_CHIEF
    )
    held = set(chiefs.values_list("pk", flat=True))
    if not held & numbers or held - numbers:
        return ""
    return _("The newsroom would be without an editor-in-chief. Give somebody else the role first.")
