"""What became of each document, for people and for scripts."""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.imports.story import Story

_UNREAD = Story(title="")
UNEXPECTED = _("The document could not be imported; the log of the program says why.")


class Status(models.TextChoices):
    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    CONFLICT = "conflict", _("in conflict")
    FAILED = "failed", _("failed")


@dataclass
class Outcome:
    """What became of one document. ``article`` is its story's number, None where there is none;
    ``url`` the address on the site, also of a draft."""

    file: str
    status: Status
    reason: str | None = None
    live: bool = False
    owes: list[str] = field(default_factory=list)
    article: int | None = None
    url: str | None = None
    story: Story | None = None

    def as_report(self) -> dict[str, Any]:
        """The object of the report; the keys are always the same."""
        head = {
            "file": self.file,
            "status": self.status.value,
            "reason": self.reason,
            "live": self.live,
            "owes": self.owes,
            "id": self.article,
            "url": self.url,
        }
        read = (self.story or _UNREAD).as_report()
        return {**head, **read, "title": read["title"] or None}


def write_report(outcomes: Iterable[Outcome], path: Path) -> None:
    """Write the report as UTF-8 JSON; a file is written whole or not at all. Raises OSError."""
    text = json.dumps([outcome.as_report() for outcome in outcomes], ensure_ascii=False, indent=2)
    text = f"{text}\n"
    if path.exists() and not path.is_file():
        path.write_text(text, encoding="utf-8")  # a pipe or the terminal
        return
    unfinished = path.with_name(f"{path.name}.part")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(path)


def count(outcomes: Iterable[Outcome]) -> Counter:
    """How many documents ended in each status."""
    return Counter(outcome.status for outcome in outcomes)
