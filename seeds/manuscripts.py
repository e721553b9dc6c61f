"""The words of the sample as they lie in the folder: read, and their marks turned into blocks.

A body is paragraphs with an empty line between them. ``## `` and ``### `` open subheadings, ``- ``
and ``1. `` lists, ``> `` a quotation. A paragraph that begins with ``@`` is a block of its own::

    @photo KEY [| CAPTION]          @photos KEY KEY … | CAPTION
    @quote WORDS | WHO SAID THEM    @table TITLE   (rows follow, a line each, cells parted by |)
    @document KEY                   @story KEY     (an older story)
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parent
_TAGS = {"## ": "h2", "### ": "h3", "> ": "blockquote"}
_NUMBERED = re.compile(r"\d+\. ")


@dataclass(frozen=True)
class Finders:
    """How marks become things of the database: each maps a key to a primary key."""

    photos: dict[str, int]
    documents: dict[str, int]
    stories: dict[str, int]


def read(name: str) -> dict:
    """The tables of ``name``.toml."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def stories() -> list[dict]:
    """Every story to be published, oldest first, so that each links back only; with ``section``,
    the title of the section it stands in."""
    found = []
    for path in sorted((FOLDER / "stories").glob("*.toml")):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        found += [{"section": tables["section"], **story} for story in tables["story"]]
    return sorted(found, key=lambda story: -story["hours_ago"])


def paragraphs(body: str) -> list[str]:
    return [part.strip() for part in re.split(r"\n\s*\n", body) if part.strip()]


def blocks(body: str, finders: Finders) -> list[dict]:
    """``body`` as the raw data of a story's stream. Raises KeyError for a key that is not there."""
    found: list[dict] = []
    for paragraph in paragraphs(body):
        if paragraph.startswith("@"):
            found.append(_block(paragraph, finders))
            continue
        if not found or found[-1]["type"] != "text":
            found.append({"type": "text", "value": ""})
        found[-1]["value"] += html(paragraph)
    return found


def html(paragraph: str) -> str:
    """One paragraph, subheading, quotation or list as the rich text that the editor makes."""
    lines = [escape(line.strip(), quote=False) for line in paragraph.splitlines()]
    if all(line.startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{line[2:]}</li>' for line in lines)}</ul>"
    if all(_NUMBERED.match(line) for line in lines):
        items = (_NUMBERED.sub("", line, count=1) for line in lines)
        return f"<ol>{''.join(f'<li>{item}</li>' for item in items)}</ol>"
    text = " ".join(line.removeprefix("&gt; ") for line in lines)
    if lines[0].startswith("&gt; "):
        return f"<blockquote>{text}</blockquote>"
    for mark, tag in _TAGS.items():
        if text.startswith(mark):
            return f"<{tag}>{text.removeprefix(mark)}</{tag}>"
    return f"<p>{text}</p>"


def plain(body: str) -> str:
    """The words of ``body`` that are read as running text: no captions, tables, links."""
    return "\n".join(_words(body))


def _words(body: str) -> Iterator[str]:
    for paragraph in paragraphs(body):
        if not paragraph.startswith("@"):
            yield re.sub(r"<[^>]+>", " ", html(paragraph).replace("</li>", " "))


def _block(paragraph: str, finders: Finders) -> dict:
    first, *rows = paragraph.splitlines()
    kind, _, rest = first[1:].partition(" ")
    keys, _, words = (part.strip() for part in rest.partition("|"))
    if kind == "photo":
        value = {"photo": finders.photos[keys], "caption": words, "alternative_text": ""}
    elif kind == "photos":
        value = {"photos": [finders.photos[key] for key in keys.split()], "caption": words}
        return {"type": "photo_group", "value": value}
    elif kind == "quote":
        return {"type": "pull_quote", "value": {"quote": keys, "attribution": words}}
    elif kind == "table":
        return {"type": "table", "value": {"caption": rest, "table": _table(rows)}}
    elif kind == "document":
        value = {"document": finders.documents[keys], "title": words}
    elif kind == "story":
        return {"type": "related_link", "value": {"page": finders.stories[keys]}}
    else:
        raise KeyError(f"No such mark: @{kind}")
    return {"type": kind, "value": value}


def _table(rows: list[str]) -> dict:
    """The value of Wagtail's table block; the first row holds the headings."""
    data = [[cell.strip() for cell in row.split("|")] for row in rows]
    return {
        "data": data,
        "cell": [],
        "mergeCells": [],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": "",
    }
