"""What happens when a story goes before readers: the record of what they saw."""

import hashlib
import json
import re

from wagtail.log_actions import get_active_log_context

from cms.articles.models.records import Snapshot
from cms.articles.photo_uses import photo_uses


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


# What readers take for the text of a story; the rest may change without an update time.
_WORDS = ("kicker", "title", "standfirst", "source", "dateline", "bylines")
# The editor numbers its paragraphs.
_EDITORS_KEYS = re.compile(r' data-block-key="[^"]*"')


def words_of(content: dict) -> list:
    """The words and photos that readers see in ``content``, as plain data to compare."""
    body = [[block["type"], _bare(block["value"])] for block in content["body"]]
    photos = [[photo["photo"], photo["caption"], photo["credit"]] for photo in content["photos"]]
    return [[content[name] for name in _WORDS], body, photos]


def _bare(value):
    """``value`` of a block without the keys that the editor gives paragraphs and list items."""
    if isinstance(value, dict):
        return {name: _bare(inner) for name, inner in value.items() if name != "id"}
    if isinstance(value, list):
        return [_bare(inner) for inner in value]
    return _EDITORS_KEYS.sub("", value) if isinstance(value, str) else value


def hash_of(content: dict) -> str:
    """SHA-256 of the canonical JSON of ``content``: 64 hex digits."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def record_publication(article, *, was_live: bool) -> bool:
    """Keep what readers see from now on; return whether the words differ from the last time.

    A story that was live and whose words and address are unchanged is not a new publication.
    The first publication counts as no change.
    """
    content = json.loads(json.dumps(content_of(article)))
    content_hash = hash_of(content)
    address = article.url_path
    last = (
        Snapshot.objects.filter(page_number=article.pk)
        .only("content", "content_hash", "address", "revision_number")
        .first()
    )
    same_publication = (
        was_live
        and last is not None
        and last.content_hash == content_hash
        and last.address == address
        and last.revision_number == article.live_revision_id
    )
    if not same_publication:
        user = get_active_log_context().user or _reviser(article)
        Snapshot.objects.create(
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
    return last is not None and words_of(last.content) != words_of(content)


def _reviser(article):
    """Who wrote the revision that goes live, when no request says who publishes it."""
    return article.live_revision.user if article.live_revision_id else None
