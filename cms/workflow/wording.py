"""What of a story an approval belongs to: its words and photos, never their typography."""

import html
import re
from collections.abc import Mapping

from cms.articles.publication import hash_of
from cms.text import nfc
from cms.text.typography import typography_key
from cms.workflow.spelling import respelled

NO_SPELLINGS: Mapping[str, str] = {}

_TAG_RE = re.compile(r"(<[^>]*>)")
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
        return "".join(_pieces(value, spelling))
    return value


def _pieces(text: str, spelling):
    """Markup as it is, and what stands between it with its typography settled."""
    for piece in _TAG_RE.split(_EDITORS_KEYS_RE.sub("", text)):
        is_markup = piece.startswith("<")
        yield piece if is_markup else typography_key(respelled(nfc(html.unescape(piece)), spelling))
