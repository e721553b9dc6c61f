"""What readers are told of mistakes: all of them on one page, statutory ones with a page each."""

from datetime import timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cms.articles.models import Correction
from cms.text import slugify
from portal.edition import Edition
from portal.leaves import Leaf, number_asked_for

A_LEAF = 20
# More at once would leave no front page.
MOST_ON_FRONT = 3

HEADINGS = {
    Correction.Kind.SLIP: _("Correction"),
    Correction.Kind.UPDATE: _("Update"),
    Correction.Kind.STATUTORY: _("Correction and apology"),
    Correction.Kind.RETRACTION: _("Story taken down"),
}


def heading_of(correction: Correction):
    return HEADINGS.get(correction.kind, HEADINGS[Correction.Kind.SLIP])


def notice_url(correction: Correction) -> str:
    """The address of the own page of a statutory correction; empty for all others."""
    if correction.kind != Correction.Kind.STATUTORY or not correction.pk:
        return ""
    slug = slugify(correction.article_title, max_length=80) or "bai"
    return reverse("portal:statutory_correction", args=[correction.pk, slug])


def in_one_line(correction: Correction) -> str:
    """Wrong and right as one sentence each, for feeds and machines."""
    if correction.wrong and correction.right:
        said = gettext("What was printed: “%(wrong)s”. What is right: “%(right)s”.")
        return said % {"wrong": correction.wrong, "right": correction.right}
    return correction.right or correction.wrong


def leaf_of_corrections(edition: Edition) -> Leaf:
    """The leaf of all corrections that the request asks for; Http404 past the last one."""
    number = number_asked_for(edition.request)
    start = (number - 1) * A_LEAF
    found = list(_with_address(Correction.objects.told())[start : start + A_LEAF + 1])
    if number > 1 and not found:
        raise Http404("No such leaf")
    shown = [_linked(row, edition) for row in found[:A_LEAF]]
    return Leaf(entries=shown, number=number, has_older=len(found) > A_LEAF)


def statutory_correction(pk: int, edition: Edition) -> Correction:
    """Raises Http404 when there is none of this number."""
    row = _with_address(Correction.objects.statutory()).filter(pk=pk).first()
    if row is None:
        raise Http404("No such correction")
    return _linked(row, edition)


def running_on_front(edition: Edition) -> list[Correction]:
    """Statutory corrections that stand on the front page now, the newest first."""
    since = edition.at - timedelta(days=settings.STATUTORY_CORRECTION_DAYS)
    rows = Correction.objects.statutory().filter(made_at__gt=since, made_at__lte=edition.at)
    return list(rows[:MOST_ON_FRONT])


def newest_by_story(numbers) -> dict[int, Correction]:
    """The newest correction of each of these stories, by the story's number."""
    kinds = (Correction.Kind.SLIP, Correction.Kind.STATUTORY)
    rows = Correction.objects.filter(article__in=list(numbers), kind__in=kinds)
    return {row.article_id: row for row in rows.order_by("made_at", "pk")}


def _with_address(rows: QuerySet) -> QuerySet:
    return rows.annotate(story_path=F("article__url_path"), is_live=F("article__live"))


def _linked(row: Correction, edition: Edition) -> Correction:
    """The row with ``story_url``: where readers find the story, empty when they don't."""
    prefix = edition.root.url_path if edition.root else "/"
    there = row.is_live and row.story_path and row.story_path.startswith(prefix)
    row.story_url = f"/{row.story_path.removeprefix(prefix)}" if there else ""
    return row
