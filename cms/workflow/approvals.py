"""Approvals belong to wordings: which steps a story still needs, and who may give them.

Nothing here asks Wagtail's workflow: a workflow is how a story travels, an approval is what it
brings home, and holds as long as the wording is the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cms.articles.gate import NotReady, Problem
from cms.articles.models import ArticlePage
from cms.articles.publication import content_of, hash_of
from cms.sections.models import SectionPage, TwoPeople
from cms.workflow.models.approvals import Approval
from cms.workflow.models.roles import RoleGroup
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import roles_that_may
from cms.workflow.rights.standing import Standing
from cms.workflow.spelling import current_list
from cms.workflow.steps import Step
from cms.workflow.wording import same_wording, wording_of

# What the table of rights calls the approval of a step.
ACTION_OF_STEP = {
    Step.DESK: Action.APPROVE_DESK,
    Step.SECRETARY: Action.APPROVE_SECRETARY,
    Step.CHIEF: Action.APPROVE_CHIEF,
}


class Undecided(NotReady):
    """The story stays where it is on its path: the message says why."""

    heading = _lazy("“%(title)s” stays where it is:")

    def __init__(self, article, message: str):
        super().__init__(article, [Problem("path", "path", message)])


class Unconfirmed(NotReady):
    """What the checks ask is answered before somebody approves."""

    heading = _lazy("Before “%(title)s” is approved, mend or confirm:")


@dataclass
class Wording:
    """The wording of ``article`` as it is in memory, and what has been approved of it."""

    article: ArticlePage

    @cached_property
    def spelling(self) -> dict[str, str]:
        return current_list()

    @cached_property
    def content(self) -> dict:
        return content_of(self.article)

    @cached_property
    def hash(self) -> str:
        return hash_of(wording_of(self.content, spelling=self.spelling))

    def is_worded_like(self, content: dict) -> bool:
        return same_wording(self.content, content, spelling=self.spelling)

    @cached_property
    def approvals(self) -> list[Approval]:
        """The approvals of this wording, the newest first.

        What readers saw and another wording replaced was replaced for a reason: it is approved anew
        before it comes back.
        """
        if self.article.pk is None:
            return []
        given = self.article.approvals.select_related("by")
        # The hash is as old as the spelling list was; only where it differs the words are read.
        found = [
            row for row in given if row.wording == self.hash or self.is_worded_like(row.content)
        ]
        spent = self._last_seen_at() if found and not self.was_published else None
        return [row for row in found if spent is None or row.at > spent]

    def _last_seen_at(self) -> datetime | None:
        """When readers got to see this wording last; None when they never did."""
        return next(
            (
                row.taken_at
                for row in self.article.snapshots.all()
                if self.is_worded_like(row.content)
            ),
            None,
        )

    @cached_property
    def was_published(self) -> bool:
        """Whether readers saw this very wording last."""
        last = self.article.snapshots.first() if self.article.pk else None
        return last is not None and self.is_worded_like(last.content)

    def steps_lacking(self) -> list[Step]:
        """The needed steps that nobody has passed with this wording, in order."""
        passed = {row.step for row in self.approvals}
        return [step for step in steps_needed(self.article) if step not in passed]

    def is_seen_by_two(self) -> bool:
        """Whether somebody approved it who neither wrote it nor changed its wording last.

        A section may let somebody approve alone who says why.
        """
        writers = writers_of(self.article)
        return any(
            (row.by_id and row.by_id not in writers)
            or (row.alone_reason and two_people(self.article) == TwoPeople.WARN)
            for row in self.approvals
        )

    def next_step(self) -> Step | None:
        """The step that the story needs next; None when it may go out."""
        lacking = self.steps_lacking()
        if lacking:
            return lacking[0]
        return None if self.is_seen_by_two() else steps_needed(self.article)[-1]

    def objections(self) -> list[str]:
        """Why this wording may not go out yet, in sentences; empty when it may."""
        if self.was_published:
            return []
        found = [
            _("This wording lacks the approval of: %(step)s.") % {"step": step.label}
            for step in self.steps_lacking()
        ]
        if not found and not self.is_seen_by_two():
            found.append(
                _("Somebody must approve it who neither wrote it nor changed its wording last.")
            )
        return found


def steps_needed(article) -> list[Step]:
    """The steps of the path that ``article`` goes through."""
    steps = [Step.DESK, Step.SECRETARY]
    return [*steps, Step.CHIEF] if needs_chief(article) else steps


def needs_chief(article) -> bool:
    """Whether the story, its section or one above is marked sensitive."""
    if article.is_sensitive:
        return True
    return _sections_above(article).filter(is_sensitive=True).exists()


def is_sensitive_place(page) -> bool:
    """Whether ``page`` or one above it is a section marked sensitive."""
    lengths = range(page.steplen, len(page.path) + 1, page.steplen)
    places = [page.path[:length] for length in lengths]
    return SectionPage.objects.filter(path__in=places, is_sensitive=True).exists()


def two_people(article) -> TwoPeople:
    """How strict the story's section is about two people."""
    section = article.section
    return TwoPeople(section.two_people) if section else TwoPeople.STRICT


def desk_of(article):
    """The group that answers for the story: that of the nearest section that has one, or None."""
    section = _sections_above(article).exclude(desk=None).order_by("-depth").first()
    return section.desk if section else None


def _sections_above(article):
    lengths = range(article.steplen, len(article.path), article.steplen)
    return SectionPage.objects.filter(path__in=[article.path[:length] for length in lengths])


def writers_of(article) -> set[int]:
    """The accounts that may not be the second pair of eyes: authors, and who worded it last."""
    numbers = {article.owner_id, *_byline_accounts(article)}
    path = getattr(article, "story_path", None)
    if path is not None:
        numbers.add(path.worded_by_id)
    return numbers - {None}


def authors_of(article) -> set[int]:
    """The accounts of those who wrote the story: its owner and the persons of its byline."""
    return {article.owner_id, *_byline_accounts(article)} - {None}


def _byline_accounts(article):
    return (row.person.user_id for row in article.bylines.all() if row.person_id)


def approvers(article, step: Step):
    """The active accounts that may pass ``step`` of ``article``, as a queryset."""
    groups = RoleGroup.objects.filter(role__in=roles_that_may(ACTION_OF_STEP[step]))
    people = get_user_model().objects.filter(is_active=True, groups__in=groups.values("group"))
    desk = desk_of(article) if step == Step.DESK else None
    if desk:
        people = people.filter(pk__in=desk.user_set.values("pk"))
    return people.distinct()


def may_pass(user, article, step: Step) -> bool:
    """Whether ``user`` is among those who decide at ``step``, wherever the story stands."""
    if user.is_superuser:
        return user.is_active
    return approvers(article, step).filter(pk=user.pk).exists()


def passes_of(user) -> Callable[[ArticlePage, Step], bool]:
    """:func:`may_pass` for many stories, in a fixed number of queries."""
    standing = Standing(user)

    def passes(article, step: Step) -> bool:
        if user.is_superuser or not user.is_active:
            return user.is_active
        if standing.roles.isdisjoint(roles_that_may(ACTION_OF_STEP[step])):
            return False
        return step != Step.DESK or standing.is_at_desk_of(article.path)

    return passes


def objection_to(user, article, step: Step, *, alone_reason: str = "") -> str:
    """Why ``user`` may not approve ``step`` of ``article``; empty when they may."""
    if not may_pass(user, article, step):
        return _("This step is decided by others: %(step)s.") % {"step": step.label}
    if user.pk not in authors_of(article):
        return ""
    if two_people(article) == TwoPeople.STRICT:
        return _("You wrote this story; somebody else approves it.")
    if not alone_reason.strip():
        return _("You wrote this story; say why nobody else can approve it.")
    return ""


def approve(
    article, step: Step, *, user, at: datetime, comment: str = "", alone_reason: str = ""
) -> Approval:
    """Let the wording of ``article`` (as in memory) pass ``step``.

    Raises :class:`Undecided` when ``user`` may not. Wagtail's task logs the act.
    """
    if objection := objection_to(user, article, step, alone_reason=alone_reason):
        raise Undecided(article, objection)
    wording = Wording(article)
    return Approval.objects.create(
        article_id=article.pk,
        step=step,
        content=wording.content,
        wording=wording.hash,
        by=user,
        at=at,
        comment=comment,
        alone_reason=alone_reason.strip(),
    )


def decided_by(user, step: Step, waiting):
    """Those of ``waiting`` (task states at ``step``) that ``user`` decides; the desk's by section.

    A fixed number of queries, whatever waits.
    """
    standing = Standing(user)
    if standing.roles.isdisjoint(roles_that_may(ACTION_OF_STEP[step])):
        return waiting.none()
    if step != Step.DESK:
        return waiting
    numbers = dict(waiting.values_list("pk", "workflow_state__object_id"))
    paths = dict(ArticlePage.objects.filter(pk__in=numbers.values()).values_list("pk", "path"))
    theirs = [
        pk for pk, number in numbers.items() if standing.is_at_desk_of(paths.get(int(number), ""))
    ]
    return waiting.filter(pk__in=theirs)
