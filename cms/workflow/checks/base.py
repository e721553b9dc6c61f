"""What a check is, and what it finds."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cms.articles.gate import Problem


class Level(models.TextChoices):
    """What a finding does to a story, the gravest first."""

    BLOCKS = "blocks", _lazy("Must be mended")
    CONFIRMS = "confirms", _lazy("Must be confirmed")
    ADVISES = "advises", _lazy("Worth a look")


@dataclass(frozen=True)
class Place:
    """Where in the form a finding sits.

    ``field`` is a field of the form, ``block`` the index of a block of the body or None, ``part``
    the part in it. ``label`` names the place to a person: "Block 3 (Text)".
    """

    field: str = ""
    block: int | None = None
    part: str = ""
    label: str = ""


@dataclass(frozen=True)
class Replacement:
    """A mend that the form can do by itself: ``old``, as it stands in the place, becomes ``new``.

    ``offset`` is where ``old`` begins in the plain text of the place, for a text that holds it
    several times.
    """

    old: str
    new: str
    offset: int = 0


@dataclass(frozen=True)
class Link:
    """Another screen where the finding is mended, or understood."""

    address: str
    words: str


@dataclass(frozen=True)
class Finding:
    """One thing that a check says about a story.

    ``message`` says what is wrong and how to mend it, ``place`` where, ``excerpt`` the words in
    question. ``answer`` is a reason that often holds, offered as one click instead of a typed one.
    ``about`` is what makes this finding the same one tomorrow: a confirmation holds as
    long as it does not change, wherever in the story the words have moved meanwhile.
    """

    code: str
    level: Level
    message: str
    place: Place = Place()
    excerpt: str = ""
    mend: Replacement | Link | None = None
    answer: str = ""
    about: tuple[str, ...] = ()

    @classmethod
    def of_problem(cls, problem: Problem) -> "Finding":
        """What the gate says, among the findings of checks."""
        place = Place(problem.field, problem.block, problem.part)
        return cls(problem.code, Level.BLOCKS, problem.message, place)

    @property
    def fingerprint(self) -> str:
        """32 hex digits."""
        same = "\x1f".join([self.code, *(self.about or (self.message,))])
        return hashlib.sha256(same.encode()).hexdigest()[:32]

    @property
    def as_problem(self) -> Problem:
        """The finding as the gate says it: in one sentence, with its place."""
        where = self.place
        message = self.message
        if where.label:
            message = _("%(place)s: %(message)s") % {"place": where.label, "message": message}
        return Problem(self.code, where.field or "title", message, where.block, where.part)


class Check(ABC):
    """One rule about stories. ``code`` names it for programs, ``name`` for people.

    ``level`` is the gravest that its findings have: the gate asks only checks that can block.
    """

    code: str
    name: str
    level: Level

    @abstractmethod
    def look(self, story, at: datetime) -> Iterable[Finding]:
        """What is to be said about ``story`` (a :class:`.story.Story`) published at ``at``."""

    def found(self, message: str, passage=None, *, level=None, **more) -> Finding:
        """A finding of this check, at a passage of the story when it has one."""
        if passage is not None:
            more.setdefault("place", passage.place)
        return Finding(self.code, level or self.level, message, **more)
