"""How a person stands in the newsroom and to one story, in a fixed number of queries."""

from dataclasses import dataclass
from functools import cached_property

from cms.sections.models import SectionPage
from cms.workflow.accounts.giving import roles_of
from cms.workflow.models.path import Assignee
from cms.workflow.rights.actions import Relation
from cms.workflow.roles import Role


@dataclass
class Standing:
    """What the table asks about ``user``; each part is read once, when it is first asked for.

    Listings keep one for a whole request (:func:`standing_of`); a single question takes a new one.
    """

    user: object

    @cached_property
    def roles(self) -> frozenset[Role]:
        return roles_of(self.user)

    @cached_property
    def assigned(self) -> frozenset[int]:
        """The numbers of the stories given to this person."""
        rows = Assignee.objects.filter(user_id=self.user.pk)
        return frozenset(rows.values_list("article_id", flat=True))

    @cached_property
    def desk_paths(self) -> dict[str, bool]:
        """Path in the tree of every section with a desk → whether this person sits at that desk."""
        groups = set(self.user.groups.values_list("pk", flat=True))
        rows = SectionPage.objects.exclude(desk=None).values_list("path", "desk_id")
        return {path: desk in groups for path, desk in rows}

    def is_at_desk_of(self, path: str) -> bool:
        """Whether the page at ``path`` is their desk's: of the nearest section that has one.

        Sections for which no desk answers belong to every desk editor. Other sections in which a
        story is listed don't count.
        """
        above = [desk_path for desk_path in self.desk_paths if path.startswith(desk_path)]
        return self.desk_paths[max(above, key=len)] if above else True

    def relations_to(self, article) -> frozenset[Relation]:
        held = {Relation.ANY}
        if article.owner_id and article.owner_id == self.user.pk:
            held.add(Relation.OWN)
        if article.pk in self.assigned:
            held.add(Relation.ASSIGNED)
        if Role.DESK_EDITOR in self.roles and self.is_at_desk_of(article.path):
            held.add(Relation.OWN_DESK)
        return frozenset(held)


def standing_of(user) -> Standing:
    """The standing of ``user`` kept on the object, hence for one request."""
    kept = user.__dict__.get("_standing")
    if kept is None:
        kept = user.__dict__["_standing"] = Standing(user)
    return kept
