"""Whether a document and a story in the house tell the same, judged by their words alone."""

import re
from collections.abc import Iterable

from cms.articles.models import ArticlePage
from cms.imports.story import Story
from cms.text import fold

# Two texts share so many words in a row by chance only rarely.
_RUN = 4
# A story written anew keeps more of its words than this; two stories of one day share less.
_SHARE = 0.15


def is_another_story(story: Story, article: ArticlePage) -> bool:
    """Whether ``story`` has another headline than ``article`` and hardly any text in common.

    The latest words of ``article`` count, published or not.
    """
    latest = article.get_latest_revision_as_object()
    if _words([story.title]) == _words([latest.title]):
        return False
    document, house = _runs(_texts_of(story)), _runs(_texts_in(latest))
    shared = len(document & house)
    return not shared or shared < _SHARE * min(len(document), len(house))


def _texts_of(story: Story) -> Iterable[str]:
    yield story.standfirst
    for part in story.as_report()["body"]:
        yield part.get("text") or part.get("caption") or ""


def _texts_in(article: ArticlePage) -> Iterable[str]:
    yield from (article.standfirst, article.lead_caption)
    yield from article.body.stream_block.get_searchable_content(article.body)


def _words(texts: Iterable[str]) -> list[str]:
    return re.findall(r"\w+", fold(" ".join(map(str, texts))))


def _runs(texts: Iterable[str]) -> set[tuple[str, ...]]:
    """Every ``_RUN`` words in a row; a shorter text is one run."""
    words = _words(texts)
    last = max(1, len(words) - _RUN + 1)
    return {tuple(words[n : n + _RUN]) for n in range(last)} if words else set()
