"""What of a story an approval belongs to: its words and photos, never their typography."""

import html
import re
from collections.abc import Mapping
from itertools import zip_longest

from cms.articles.publication import hash_of
from cms.text import nfc
from cms.text.typography import typography_key
from cms.workflow.spelling import respelled

NO_SPELLINGS: Mapping[str, str] = {}

_TAG_RE = re.compile(r"<[^>]*>")
_BLOCK_TAG_RE = re.compile(r"(</?(?:p|h[1-6]|ul|ol|li|blockquote|hr)\b[^>]*>)")
# Stands for a tag while the words on both sides are looked at together; no text has it.
_TAG = "\ue000"
_SPACE_AFTER_TAGS_RE = re.compile(rf"({_TAG}+)(\s+)")
_EDITORS_KEYS_RE = re.compile(r' data-block-key="[^"]*"')


def wording_of(content: dict, *, spelling: Mapping[str, str]) -> dict:
    """The data of ``content_of`` with every text brought to one typography.

    Spaces, quotation marks, dashes, the place of tone marks and words of the newsroom's spelling
    list (``spelling``: wrong → right) differ no more; ids that the editor gives blocks are gone. A
    related story counts, its headline of the day does not.
    """
    related = [row["story"] for row in content.get("related", [])]
    return _settled({**content, "related": related}, spelling)


def wording_hash(content: dict, *, spelling: Mapping[str, str] = NO_SPELLINGS) -> str:
    """64 hex digits, equal for the same wording."""
    return hash_of(wording_of(content, spelling=spelling))


def same_wording(first: dict, second: dict, *, spelling: Mapping[str, str]) -> bool:
    """Whether two contents differ at most in typography.

    What one of them does not tell of at all, since it was kept before that was, is no difference.
    """
    known = first.keys() & second.keys()
    one, other = ({name: content[name] for name in known} for content in (first, second))
    return wording_of(one, spelling=spelling) == wording_of(other, spelling=spelling)


def _settled(value, spelling):
    if isinstance(value, dict):
        settled = {name: _settled(inner, spelling) for name, inner in value.items()}
        # A part of a block that was never filled in is stored as nothing, empty, or not at all.
        return {name: inner for name, inner in settled.items() if name != "id" and inner}
    if isinstance(value, list):
        return [_settled(inner, spelling) for inner in value]
    if isinstance(value, str):
        return _settled_text(value, spelling)
    return value


def _settled_text(text: str, spelling) -> str:
    """Markup as it is, and the words around it with their typography settled.

    A paragraph is settled as a whole: a space between a word and a link is a space between words,
    wherever the link begins.
    """
    parts = [""]
    for piece in _BLOCK_TAG_RE.split(_EDITORS_KEYS_RE.sub("", text.replace(_TAG, ""))):
        is_block = _BLOCK_TAG_RE.fullmatch(piece)
        parts.append(piece if is_block else _settled_paragraph(piece, spelling))
    return "".join(parts)


def _settled_paragraph(text: str, spelling) -> str:
    tags = _TAG_RE.findall(text)
    words = html.unescape(_TAG_RE.sub(_TAG, text))
    words = _SPACE_AFTER_TAGS_RE.sub(r"\2\1", words)
    pieces = typography_key(respelled(nfc(words), spelling)).split(_TAG)
    return "".join(part for pair in zip_longest(pieces, tags, fillvalue="") for part in pair)
