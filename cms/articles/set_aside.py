"""Words that could not be saved, because somebody had kept a newer version meanwhile.

They become a version of their own in the history, below the newer one, and change nothing else:
not the newest version, nor the state of the story, nor whose wording it is.
"""

from datetime import timedelta

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import PageLogEntry, Revision

from cms.articles.publication import content_of

ACTION = "articles.set_aside"


@transaction.atomic
def set_aside(article, *, user, newer: Revision) -> Revision:
    """Keep the words of ``article`` as in memory, which lost to ``newer``; twice is as once.

    Wagtail takes the version with the latest moment for the newest, so that this one stands just
    before ``newer``. When it was really kept is in the log.
    """
    known = _last_of(article, user)
    if known is not None and content_of(known.as_object()) == content_of(article):
        return known
    revision = Revision.objects.create(
        content_object=article,
        base_content_type=article.get_base_content_type(),
        user=user,
        content=article.serializable_data(),
        object_str=str(article),
        created_at=newer.created_at - timedelta(microseconds=1),
    )
    log(instance=article, action=ACTION, user=user, revision=revision, content_changed=True)
    return revision


def _last_of(article, user) -> Revision | None:
    rows = PageLogEntry.objects.filter(page=article.pk, action=ACTION, user=user)
    last = rows.exclude(revision=None).order_by("timestamp", "pk").last()
    return last.revision if last else None
