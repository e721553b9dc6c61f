"""Writing notices down, and letting their mails go when the act is sure."""

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction

from cms.articles.models import ArticlePage
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.models import Notice, NoticeChoice, Post
from cms.workflow.notices.post import post_now


def tell(
    kind: Kind,
    people: Iterable[int],
    article: ArticlePage,
    *,
    actor,
    at: datetime,
    text: str = "",
    due_at: datetime | None = None,
    about: str = "",
    is_gone: bool = False,
) -> set[int]:
    """Tell ``people`` (account numbers) of one event; return those who were told.

    Never the actor, nobody twice, only active accounts. Whoever was told of this due time or was
    mentioned in ``about`` before is not told again. A story that ``is_gone`` can't be pointed at.
    The rows belong to the caller's transaction, mails leave after it.
    """
    wanted = set(people) - {None, getattr(actor, "pk", None)}
    active = get_user_model().objects.filter(pk__in=wanted, is_active=True)
    mailable = dict(active.values_list("pk", "email"))
    mailed = NoticeChoice.objects.those_who_want_mail(kind, set(mailable))
    Notice.objects.bulk_create(
        [
            Notice(
                recipient_id=person,
                kind=kind,
                story_id=None if is_gone else article.pk,
                story_title=_headline(article),
                actor=actor,
                text=text.strip(),
                due_at=due_at,
                about=about,
                made_at=at,
                post=Post.WAITING if person in mailed and mailable[person] else Post.NONE,
            )
            for person in sorted(mailable)
        ],
        ignore_conflicts=bool(due_at or about),
    )
    if any(mailable[person] for person in mailed):
        number = None if is_gone else article.pk
        transaction.on_commit(partial(post_now, number), robust=True)
    return set(mailable)


def _headline(article: ArticlePage) -> str:
    """The newest headline, which a draft may have changed."""
    return " ".join((article.draft_title or article.title).split())
