"""Findings as a screen shows them: by level, each with the word somebody gave."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from cms.workflow.checks.base import Finding, Level, Link, Replacement
from cms.workflow.checks.confirmations import Confirmation, confirmed
from cms.workflow.checks.registry import findings


@dataclass(frozen=True)
class Row:
    """One finding on the screen; ``confirmation`` is None while nobody has confirmed it."""

    finding: Finding
    confirmation: Confirmation | None

    @property
    def replacement(self) -> Replacement | None:
        return self.finding.mend if isinstance(self.finding.mend, Replacement) else None

    @property
    def link(self) -> Link | None:
        return self.finding.mend if isinstance(self.finding.mend, Link) else None

    @property
    def is_open(self) -> bool:
        return self.confirmation is None

    @property
    def can_be_confirmed(self) -> bool:
        return self.is_open and self.finding.level == Level.CONFIRMS

    @property
    def answer(self) -> str:
        """The ready reason, where one can still be given."""
        return self.finding.answer if self.can_be_confirmed else ""


@dataclass(frozen=True)
class Word:
    """That somebody confirmed a finding which a version still has.

    ``is_of_author`` and ``is_yours`` tell the reader of the screen that nobody else has weighed the
    finding yet.
    """

    finding: Finding
    confirmation: Confirmation
    is_of_author: bool
    is_yours: bool


@dataclass(frozen=True)
class Group:
    level: Level
    rows: list[Row]

    @property
    def open_count(self) -> int:
        return sum(row.is_open for row in self.rows)


def moment_of(article) -> datetime:
    """When the story would go out: now, or at its scheduled time when that is later."""
    now = timezone.now()
    return max(now, article.go_live_at or now)


def grouped(article, *, at: datetime) -> list[Group]:
    """The findings about ``article`` at ``at``, a group for each level that has any."""
    known = confirmed(article)
    rows = [
        Row(finding, known.get(finding.fingerprint) if finding.level == Level.CONFIRMS else None)
        for finding in findings(article, at=at)
    ]
    groups = [Group(level, [row for row in rows if row.finding.level == level]) for level in Level]
    return [group for group in groups if group.rows]


def words_given(groups: list[Group], *, authors: Collection[int], reader) -> list[Word]:
    """Who confirmed what in ``groups``, each word once, wherever the finding stands.

    ``authors`` are numbers of accounts, ``reader`` is the account that looks.
    """
    confirmed_rows = {
        row.confirmation.pk: row for group in groups for row in group.rows if row.confirmation
    }
    return [
        Word(
            row.finding,
            row.confirmation,
            is_of_author=row.confirmation.by_id in authors,
            is_yours=row.confirmation.by_id == reader.pk,
        )
        for row in confirmed_rows.values()
    ]
