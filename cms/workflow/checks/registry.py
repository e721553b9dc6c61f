"""Every check, and the two questions to all of them."""

from datetime import datetime

from cms.articles import gate
from cms.workflow.checks.base import Check, Finding, Level
from cms.workflow.checks.story import Story

_checks: list[Check] = []
_ORDER = list(Level)


def register(check: Check) -> None:
    """Have every story looked at by ``check``; a code is taken once."""
    if any(known.code == check.code for known in _checks):
        raise ValueError(f"There is a check “{check.code}” already")
    _checks.append(check)


def all_checks() -> tuple[Check, ...]:
    return tuple(_checks)


def findings(article, *, at: datetime) -> list[Finding]:
    """What the gate and the checks say of ``article`` at ``at`` (aware), the gravest first.

    An archived story was printed elsewhere long ago: only the gate has a say about it. Approvals
    that are lacking are shown by the path.
    """
    ours = {gate.APPROVAL, *(check.code for check in _checks)}
    closed = [
        Finding.of_problem(problem)
        for problem in gate.problems(article, at=at)
        if problem.code not in ours
    ]
    return closed + _looked(article, at, _checks)


def what_blocks(article, *, at: datetime) -> list[gate.Problem]:
    """A rule of the gate: the findings that keep a story from readers."""
    may_block = [check for check in _checks if check.level == Level.BLOCKS]
    found = _looked(article, at, may_block)
    return [finding.as_problem for finding in found if finding.level == Level.BLOCKS]


def _looked(article, at: datetime, checks: list[Check]) -> list[Finding]:
    if article.is_archived_at(at):
        return []
    story = Story(article, at=at)
    found = [finding for check in checks for finding in check.look(story, at)]
    return sorted(found, key=lambda finding: _ORDER.index(finding.level))
