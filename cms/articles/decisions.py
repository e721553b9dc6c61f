"""What a person decides with the story's form, and why it would be refused.

Wagtail writes the form's words first and asks the step afterwards. A refusal would come too late
then: so the form asks before anything is written. The steps are known further up; their judgement
is registered from there when Django starts.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Decision:
    """``name`` is the step's own; ``said`` what came with it, by field; None: can't be read."""

    name: str
    said: dict | None

    @property
    def words(self) -> str:
        """What was typed with it, as one text."""
        typed = (value.strip() for value in (self.said or {}).values() if isinstance(value, str))
        return " · ".join(words for words in typed if words)


@dataclass(frozen=True)
class Judgement:
    """Why a decision can't be taken, in sentences; ``go_live_at`` is the moment it asks for."""

    refusals: list[str] = field(default_factory=list)
    go_live_at: datetime | None = None


_judges: list[Callable[..., Judgement]] = []


def judge_with(judge: Callable[..., Judgement]) -> None:
    """From now on ``judge(article, decision, user=…, at=…) -> Judgement`` is asked; ``article`` is
    the story with the words of the form."""
    _judges[:] = [judge]


def judge(article, decision: Decision, *, user, at: datetime) -> Judgement:
    """What stands against ``decision``; nothing when nobody knows the steps."""
    return _judges[0](article, decision, user=user, at=at) if _judges else Judgement()


def decision_in(data: Mapping) -> Decision | None:
    """The decision that a form carries, in Wagtail's own fields; None for a form without one."""
    if not data.get("action-workflow-action"):
        return None
    said = _read(data.get("workflow-action-extra-data", "{}"))
    return Decision(data.get("workflow-action-name") or "", said)


def _read(text: str) -> dict | None:
    try:
        said = json.loads(text)
        # Half of a pair of surrogates is read, and can't be kept.
        json.dumps(said, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) else None
