"""What the reviewer has not seen yet: the difference to what was approved or published last."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from cms.articles.comparison import Part, changes
from cms.workflow.approvals import Wording

APPROVED, PUBLISHED = "approved", "published"
NAMES = {
    APPROVED: _("since it was approved last"),
    PUBLISHED: _("since it was published last"),
}


@dataclass(frozen=True)
class Ground:
    """Something to compare with: ``kind`` is approved or published, ``content`` plain data."""

    kind: str
    content: dict
    by: str
    at: object

    @property
    def name(self):
        return NAMES[self.kind]


def grounds(standing: Wording) -> list[Ground]:
    """What the wording can be compared with, the better first; never with itself as approved."""
    article, found = standing.article, []
    of_this = {row.pk for row in standing.approvals}
    approval = article.approvals.exclude(pk__in=of_this).select_related("by").first()
    if approval:
        found.append(Ground(APPROVED, approval.content, person(approval.by), approval.at))
    snapshot = article.snapshots.first()
    if snapshot:
        found.append(Ground(PUBLISHED, snapshot.content, snapshot.taken_by_name, snapshot.taken_at))
    return found


def parts_since(ground: Ground, standing: Wording) -> list[Part]:
    """What differs between ``ground`` and the wording in question."""
    return changes(ground.content, standing.content)


def person(user) -> str:
    """A person's name as colleagues read it; empty for nobody."""
    return (user.get_full_name() or user.get_username()) if user else ""
