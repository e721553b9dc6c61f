"""Who is told the headline of a draft in lists of published stories.

A published story is listed to many; the headline of its newer version is for those who may read
that. Rights are known further up; the answer is registered from there when Django starts.
"""

from collections.abc import Callable

_answers: list[Callable] = []


def ask(answer: Callable) -> None:
    """From now on ``answer(article) -> bool`` says whether whoever acts now may read its draft."""
    _answers[:] = [answer]


def shown(article) -> str:
    """The newest headline of ``article``, or the published one to who may not know of a newer."""
    newest = article.draft_title or article.title
    if newest == article.title or not article.live or not _answers or _answers[0](article):
        return newest
    return article.title
