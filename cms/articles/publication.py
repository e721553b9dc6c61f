"""What happens when a story goes before readers: the record of what they saw."""

import hashlib
import json
from dataclasses import dataclass

from wagtail.log_actions import get_active_log_context

from cms.articles.models.records import Snapshot
from cms.articles.models.snapshot_words import SnapshotWords
from cms.articles.passages import text_of
from cms.articles.photo_uses import photo_uses
from cms.text import fold


def content_of(article) -> dict:
    """The published words of ``article`` as plain data, the same for the same words.

    Keys: ``kicker, title, short_title, standfirst, source, dateline, genre, body`` (the stream as
    stored), ``photos`` (list of ``number, photo, file_hash, caption, alternative_text, credit``),
    ``bylines`` (list of ``name, role, kind``), ``keywords``. Embargo, sensitivity and times are
    no words and are left out.
    """
    return {
        "kicker": article.kicker,
        "title": article.title,
        "short_title": article.short_title,
        "standfirst": article.standfirst,
        "source": article.source.name if article.source else "",
        "dateline": article.dateline,
        "genre": article.genre,
        "body": list(article.body.get_prep_value()),
        "photos": [
            {
                "number": use.number,
                "photo": use.photo.pk,
                "file_hash": use.photo.file_hash,
                "caption": use.caption,
                "alternative_text": use.alternative_text,
                "credit": use.photo.credit,
            }
            for use in photo_uses(article)
            if use.photo
        ],
        "bylines": [
            {"name": row.printed_name, "role": row.role, "kind": row.kind}
            for row in article.bylines.all()
        ],
        "keywords": [keyword.name for keyword in article.keywords.all()],
    }


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
        snapshot = Snapshot.objects.create(
            article_id=article.pk,
            page_number=article.pk,
            title=article.title,
            address=address,
            content=content,
            content_hash=content_hash,
            revision_number=article.live_revision_id,
            first_published_at=article.first_published_at,
            taken_by=user,
            taken_by_name=(user.get_full_name() or user.get_username()) if user else "",
        )
        keep_words(snapshot)
    return Publication(last.content if last else None, content, user)


def keep_words(snapshot: Snapshot) -> None:
    """Let ``snapshot`` be found by its words."""
    words = text_of(snapshot.content).lower()
    SnapshotWords.objects.update_or_create(
        snapshot=snapshot, defaults={"words": words, "folded": fold(words)}
    )


def _reviser(article):
    """Who wrote the revision that goes live, when no request says who publishes it."""
    return article.live_revision.user if article.live_revision_id else None
