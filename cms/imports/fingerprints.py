"""Fingerprints: whether a document changed, and whether somebody edited its story since."""

import hashlib
import html
import json
import re
from dataclasses import asdict
from typing import Any

from cms.imports.story import Story

# What an editor writes. Times, comments and numbers of rows are no words of the story.
_WRITTEN = (
    "kicker",
    "title",
    "short_title",
    "slug",
    "standfirst",
    "source",
    "dateline",
    "genre",
    "lead_photo",
    "lead_caption",
    "lead_alternative_text",
    "thumbnail",
    "body",
    "also_in",
    "bylines",
    "topic_rows",
    "related_rows",
    "keyword_rows",
)
_ROW_NUMBERS = {"pk", "article", "content_object", "translation_key", "locale", "sort_order", "id"}
# The editor's browser numbers every paragraph it opens.
_BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')


def story_hash(story: Story) -> str:
    """SHA-256 (64 hex digits) of everything that was read from a document."""
    return _digest(asdict(story))


def written_hash(content: dict[str, Any]) -> str:
    """SHA-256 (64 hex digits) of the words in a revision's ``content``.

    The same before and after the content was stored, and when the edit form saved it unchanged.
    """
    written = {name: content.get(name) for name in _WRITTEN}
    if isinstance(written["body"], str):
        written["body"] = json.loads(written["body"])
    return _digest(_bare(written))


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _bare(part) for name, part in value.items() if name not in _ROW_NUMBERS}
    if isinstance(value, (list, tuple)):
        return [_bare(part) for part in value]
    if isinstance(value, str):
        return html.unescape(_BLOCK_KEY.sub("", value))
    return value


def _digest(value: Any) -> str:
    canonical = json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()
