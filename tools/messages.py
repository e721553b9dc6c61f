"""Every text that a person sees: collected from Python code and Django templates."""

import ast
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract
from django.utils.translation.template import templatize

SOURCE_FOLDERS = ("cms", "media", "portal", "seeds")
KEYWORDS = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
TEMPLATE_SUFFIXES = {".html", ".txt", ".xml"}

_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@dataclass(frozen=True)
class Message:
    """One text in the code. ``text`` is a pair of singular and plural for a counted one."""

    text: str | tuple[str, str]
    context: str | None
    path: str
    line: int


def messages_of(base: Path) -> Iterator[Message]:
    """Yield every message of the product below ``base``, in the order of files and lines.

    Raises SyntaxError for a file that can't be read as what it is.
    """
    for folder in SOURCE_FOLDERS:
        for path in sorted((base / folder).rglob("*")):
            name = str(path.relative_to(base))
            if path.suffix == ".py":
                yield from _messages_in(path.read_text(encoding="utf-8"), name)
            elif path.suffix in TEMPLATE_SUFFIXES and "templates" in path.parts:
                source = templatize(path.read_text(encoding="utf-8"), origin=name)
                yield from _messages_in(_INDENT.sub("", source), name)


def _messages_in(source: str, name: str) -> Iterator[Message]:
    """Yield the messages of Python source; for a template, of what Django makes of it."""
    if name.endswith(".py"):
        ast.parse(source, filename=name)
    file = io.BytesIO(source.encode("utf-8"))
    for line, text, _, context in extract("python", file, keywords=KEYWORDS):
        plain = tuple(text[-2:]) if isinstance(text, tuple) else text
        yield Message(plain, context, name, line)
