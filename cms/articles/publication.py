"""What happens when a story goes before readers: the record of what they saw."""

import hashlib
import json
from dataclasses import dataclass

from wagtail.log_actions import get_active_log_context

from cms.articles.documents import documents_of
from cms.articles.models.records import Snapshot
from cms.articles.models.snapshot_words import SnapshotWords
from cms.articles.passages import text_of
from cms.articles.photo_uses import photo_uses
from cms.text import fold
from media.models import LedgerEntry

_ABOUT_THE_STORY = (
    "article_id",
    "page_number",
    "title",
    "address",
    "revision_number",
    "first_published_at",
)


def content_of(article) -> dict:
    """The published words of ``article`` as plain data, the same for the same words.

    Keys: ``kicker, title, short_title, slug, standfirst, source, dateline, genre, body`` (the
    stream as stored), ``photos`` (list of ``number, photo, file_hash, caption, alternative_text,
    credit``), ``thumbnail`` (``photo, file_hash``, or nothing), ``documents`` (list of ``document,
    title, file_hash``), ``bylines`` (list of ``name, role, kind``), ``keywords``, ``related`` (list
    of ``story, title``). Embargo, sensitivity and times are no words and are left out. Contents
    kept long ago may lack the younger of these keys.
    """
    body = list(article.body.get_prep_value())
    return {
        "kicker": article.kicker,
        "title": article.title,
        "short_title": article.short_title,
        "slug": article.slug,
        "standfirst": article.standfirst,
        "source": article.source.name if article.source else "",
        "dateline": article.dateline,
        "genre": article.genre,
        "body": body,
        "photos": [
            {
                "number": use.number,
                "photo": use.photo.pk,
                "file_hash": use.photo.file_hash,
                "caption": use.caption,
                "alternative_text": use.alternative_text,
                "credit": use.credit,
            }
            for use in photo_uses(article)
            if use.photo
        ],
        "thumbnail": _as_kept(article.thumbnail),
        "documents": [
            {"document": found.pk, "title": found.title, "file_hash": found.file_hash}
            for found in documents_of(body)
        ],
        "bylines": [
            {"name": row.printed_name, "role": row.role, "kind": row.kind}
            for row in article.bylines.all()
        ],
        "keywords": [keyword.name for keyword in article.keywords.all()],
        "related": [
            {"story": row.related_id, "title": row.related.title}
            for row in article.related_rows.all()
        ],
    }


def _as_kept(photo) -> dict:
    return {"photo": photo.pk, "file_hash": photo.file_hash} if photo else {}


def hash_of(content: dict) -> str:
    """SHA-256 of the canonical JSON of ``content``: 64 hex digits."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


@dataclass(frozen=True)
class Publication:
    """One moment at which readers got to see a content: ``before`` is what they saw last, None at
    the first publication; ``user`` who published, as far as anybody knows."""

    before: dict | None
    after: dict
    user: object | None


def last_seen(article) -> Snapshot | None:
    """The newest snapshot of ``article``, or None when readers never saw it."""
    return Snapshot.objects.filter(page_number=article.pk).first() if article.pk else None


def address_seen(article) -> str | None:
    """The last part of the address under which readers saw ``article``; None if they never did."""
    if article.pk is None:
        return None
    seen = Snapshot.objects.filter(page_number=article.pk).values_list("address", flat=True).first()
    return seen.rstrip("/").rpartition("/")[2] if seen else None


def record_publication(article, *, was_live: bool) -> Publication:
    """Keep what readers see from now on.

    A story that was live and whose words and address are unchanged is not a new publication.
    """
    content = json.loads(json.dumps(content_of(article)))
    content_hash = hash_of(content)
    address = article.url_path
    last = last_seen(article)
    user = get_active_log_context().user or _reviser(article)
    same_publication = (
        was_live
        and last is not None
        and last.content_hash == content_hash
        and last.address == address
        and last.revision_number == article.live_revision_id
    )
    if not same_publication:
        _keep(
            content,
            user,
            article_id=article.pk,
            page_number=article.pk,
            title=article.title,
            address=address,
            revision_number=article.live_revision_id,
            first_published_at=article.first_published_at,
        )
    return Publication(last.content if last else None, content, user)


@dataclass(frozen=True)
class Exchange:
    """A picture of a published story that has another file now; ``snapshot`` keeps that."""

    snapshot: Snapshot
    user: object | None


def record_exchanged_file(photo) -> list[Exchange]:
    """Keep what readers see since the file of ``photo`` was replaced: the same words, another
    picture. One for each published story that shows it and whose snapshot names the file before."""
    shown_in = LedgerEntry.objects.filter(photo=photo, ended_at=None).values("page")
    newest = (
        Snapshot.objects.filter(page_number__in=shown_in)
        .order_by("page_number", "-taken_at", "-pk")
        .distinct("page_number")
    )
    user = get_active_log_context().user
    found = []
    for last in newest:
        content = json.loads(json.dumps(last.content))
        places = [*content["photos"], content.get("thumbnail") or {}]
        other = [
            place
            for place in places
            if place.get("photo") == photo.pk and place["file_hash"] != photo.file_hash
        ]
        for place in other:
            place["file_hash"] = photo.file_hash
        if other:
            same = {name: getattr(last, name) for name in _ABOUT_THE_STORY}
            found.append(Exchange(_keep(content, user, **same), user))
    return found


def _keep(content: dict, user, **about) -> Snapshot:
    snapshot = Snapshot.objects.create(
        **about,
        content=content,
        content_hash=hash_of(content),
        taken_by=user,
        taken_by_name=(user.get_full_name() or user.get_username()) if user else "",
    )
    keep_words(snapshot)
    return snapshot


def keep_words(snapshot: Snapshot) -> None:
    """Let ``snapshot`` be found by its words."""
    words = text_of(snapshot.content).lower()
    SnapshotWords.objects.update_or_create(
        snapshot=snapshot, defaults={"words": words, "folded": fold(words)}
    )


def _reviser(article):
    """Who wrote the revision that goes live, when no request says who publishes it."""
    return article.live_revision.user if article.live_revision_id else None
