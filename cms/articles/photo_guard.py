"""Published stories keep the captions and credits that they print."""

from django.utils import timezone
from django.utils.translation import gettext as _

from cms.articles.models import ArticlePage
from cms.articles.photo_uses import photo_uses
from media.models import LedgerEntry

_MOST_NAMED = 3


def keep_what_stories_print(photo, lost: frozenset[str]) -> list[str]:
    """Why ``photo`` can't lose its caption or credit: published stories that would lack it."""
    now = timezone.now()
    shown_in = LedgerEntry.objects.filter(photo=photo, ended_at=None).values("page")
    titles = [
        article.title
        for article in ArticlePage.objects.live().filter(pk__in=shown_in)
        if not article.is_archived_at(now) and _would_lack(article, photo, lost)
    ]
    return [
        _("“%(title)s” is published with this photo and needs its caption and credit.")
        % {"title": title}
        for title in titles[:_MOST_NAMED]
    ]


def _would_lack(article, photo, lost) -> bool:
    """Whether the story prints what would be lost; a caption of its own is not."""
    uses = [use for use in photo_uses(article) if use.photo and use.photo.pk == photo.pk]
    prints_photos_caption = any(use.caption == photo.caption for use in uses)
    return bool(uses) and ("credit" in lost or prints_photos_caption)
