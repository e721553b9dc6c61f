"""Whether somebody kept a newer version of a story while a form of it was open.

Wagtail asks this of its autosave; a person who saves or publishes would put older words over newer
ones before the form has heard of them. Both versions stay in the history whatever is chosen.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from wagtail.models import Revision

from cms.articles.gate import shown_time

# The hidden field of the form that says: this person was warned and goes on.
GOES_ON = "replaces_newer"


def newer_version(article, data: Mapping) -> Revision | None:
    """The newest version, when the form that sent ``data`` was not opened or last saved with it.

    ``data`` holds Wagtail's own fields: ``overwrite_revision_id`` once the form was saved by
    itself, else ``loaded_revision_id`` and ``loaded_revision_created_at``. None without them.
    """
    newest = article.get_latest_revision() if article.pk else None
    if newest is None:
        return None
    if kept := data.get("overwrite_revision_id"):
        return None if kept == str(newest.pk) else newest
    loaded = data.get("loaded_revision_id")
    # An autosave writes a version anew, so its moment counts as well.
    known = (loaded, data.get("loaded_revision_created_at"))
    if not loaded or known == (str(newest.pk), newest.created_at.isoformat()):
        return None
    return newest


def refusal(newer: Revision, *, is_kept: bool) -> str:
    """What a person is told whose words are older than ``newer``; ``is_kept``: they are in the
    history as well."""
    if is_kept:
        sentence = _(
            "%(name)s kept a newer version of this story at %(time)s, so yours was not put over "
            "it. Your words are still in this form, and set aside in the history. Look at the "
            "newer version there, then save again to put yours over it; both stay in the history."
        )
    else:
        sentence = _(
            "Nothing was saved: %(name)s kept a newer version of this story at %(time)s. Your "
            "words are still in this form. Look at the newer version in the history, then save "
            "again to put yours over it; both stay in the history."
        )
    name = newer.user and (newer.user.get_full_name() or newer.user.get_username())
    return sentence % {"name": name or _("Somebody"), "time": shown_time(newer.created_at)}
