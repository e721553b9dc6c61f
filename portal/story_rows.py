"""The rows that hang on a story, as readers see them: in one query, or from a draft in memory."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse

from cms.articles.models import (
    ArticleKeyword,
    ArticlePage,
    ArticleTopic,
    Byline,
    Correction,
    RelatedArticle,
)

_OF_CORRECTIONS = (
    "id",
    "kind",
    "wrong",
    "right",
    "apology",
    "article_title",
    "section_title",
    "made_at",
    "printed_at",
)


@dataclass(frozen=True)
class Name:
    """A name in a byline; ``url`` is the person's page, empty for organisations and free text."""

    name: str
    role: str
    url: str = ""
    is_organisation: bool = False


@dataclass(frozen=True)
class Link:
    """A topic or keyword and its page. ``pk`` is the topic's number, None for a keyword."""

    title: str
    url: str
    pk: int | None = None


@dataclass(frozen=True)
class StoryRows:
    """Everything in the editor's order; corrections newest first, retractions left out.

    ``related`` holds the numbers of the stories chosen to go with this one.
    """

    bylines: list[Name] = field(default_factory=list)
    topics: list[Link] = field(default_factory=list)
    keywords: list[Link] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    related: list[int] = field(default_factory=list)


def stored_rows(article: ArticlePage) -> StoryRows:
    """The rows of a published story, in one query."""
    rows = (
        ArticlePage.objects.filter(pk=article.pk)
        .values_list(
            ArraySubquery(_bylines()),
            ArraySubquery(_topics()),
            ArraySubquery(_keywords()),
            ArraySubquery(_corrections()),
            ArraySubquery(_related()),
        )
        .first()
    )
    if rows is None:
        return StoryRows()
    bylines, topics, keywords, corrections, related = rows
    return StoryRows(
        bylines=_names(
            (row["name"], row["role"], row["slug"], row["organisation"] is not None)
            for row in bylines
        ),
        topics=[_topic(row["pk"], row["title"], row["slug"]) for row in topics],
        keywords=[_keyword(row["name"], row["slug"]) for row in keywords],
        corrections=[_correction(row) for row in corrections],
        related=related,
    )


def draft_rows(article: ArticlePage) -> StoryRows:
    """The rows of a draft that may not be saved yet, from memory as far as they are there."""
    corrections = article.corrections.on_story() if article.pk else []
    return StoryRows(
        bylines=_names(
            (
                row.printed_name,
                row.role,
                row.person.slug if row.person else None,
                row.kind == "organisation",
            )
            for row in article.bylines.all()
        ),
        topics=[
            _topic(row.topic.pk, row.topic.title, row.topic.slug)
            for row in article.topic_rows.all()
            if row.topic_id
        ],
        keywords=[_keyword(word.name, word.slug) for word in article.keywords.all()],
        corrections=list(corrections),
        related=[row.related_id for row in article.related_rows.all() if row.related_id],
    )


def _correction(row: dict) -> Correction:
    moments = {name: row[name] for name in ("made_at", "printed_at") if row[name]}
    return Correction(
        **{**row, **{name: datetime.fromisoformat(text) for name, text in moments.items()}}
    )


def _names(rows: Iterable[tuple]) -> list[Name]:
    return [
        Name(
            name=name,
            role=role,
            url=reverse("portal:author", args=[slug]) if slug else "",
            is_organisation=is_organisation,
        )
        for name, role, slug, is_organisation in rows
        if name
    ]


def _topic(pk: int, title: str, slug: str) -> Link:
    return Link(title, reverse("portal:topic", args=[slug]), pk)


def _keyword(name: str, slug: str) -> Link:
    # A keyword typed into an unsaved draft has no address yet.
    return Link(name, reverse("portal:keyword", args=[slug]) if slug else "")


def _bylines():
    return (
        Byline.objects.filter(article=OuterRef("pk"))
        .order_by("sort_order", "pk")
        .values(
            row=JSONObject(
                name=Coalesce("person__full_name", "organisation__name", "name"),
                role="role",
                slug="person__slug",
                organisation="organisation_id",
            )
        )
    )


def _topics():
    return (
        ArticleTopic.objects.filter(article=OuterRef("pk"))
        .order_by("sort_order", "pk")
        .values(row=JSONObject(pk="topic__pk", title="topic__title", slug="topic__slug"))
    )


def _keywords():
    return (
        ArticleKeyword.objects.filter(content_object=OuterRef("pk"))
        .order_by("pk")
        .values(row=JSONObject(name="tag__name", slug="tag__slug"))
    )


def _corrections():
    return (
        Correction.objects.on_story()
        .filter(article=OuterRef("pk"))
        .order_by("-made_at", "-pk")
        .values(row=JSONObject(**{name: name for name in _OF_CORRECTIONS}))
    )


def _related():
    return (
        RelatedArticle.objects.filter(article=OuterRef("pk"))
        .order_by("sort_order", "pk")
        .values(row=F("related_id"))
    )
