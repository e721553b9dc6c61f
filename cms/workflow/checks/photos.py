"""What readers who see no photo are told, and photos whose rights end soon."""

from datetime import timedelta

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.text import has_ink, same_text
from cms.workflow.checks.base import Check, Level, Link, Place

# A story goes on being read: what ends within a month is better replaced now.
SOON = timedelta(days=30)


class AlternativeText(Check):
    """Every photo says what it shows, and not in the words that stand below it anyway."""

    code = "alternative_text"
    name = gettext_lazy("Alternative text of photos")
    level = Level.ADVISES

    def look(self, story, at):
        for use in story.uses:
            if use.photo is None:
                continue
            said = use.alternative_text
            if not has_ink(said):
                message = _("The photo has no alternative text: say what is seen in it.")
            elif same_text(said, use.caption):
                message = _(
                    "The alternative text repeats the caption, and is read aloud twice: say what "
                    "is seen instead."
                )
            else:
                continue
            field, part = "lead_alternative_text", ""
            if not use.is_lead:
                field, part = use.field, "photos" if use.in_group else "alternative_text"
            place = Place(field, use.block, part, _photo_named(use))
            about = (str(use.photo.pk), said, use.caption)
            yield self.found(message, place=place, mend=_mended_at(use), about=about)


class RightsEndSoon(Check):
    """The gate refuses photos whose rights have ended; this one looks a month ahead."""

    code = "photo_rights_end"
    name = gettext_lazy("Rights of photos that end soon")
    level = Level.ADVISES

    def look(self, story, at):
        for use in story.uses:
            end = use.photo.rights_expire_on if use.photo else None
            if end is None or not story.today <= end <= story.today + SOON:
                continue
            message = _("The right to show the photo ends on %(day)s; choose another in time.")
            day = date_format(end, "SHORT_DATE_FORMAT")
            part = "photos" if use.in_group else "photo"
            yield self.found(
                message % {"day": day},
                place=Place(use.field, use.block, "" if use.is_lead else part, _photo_named(use)),
                mend=Link(reverse("wagtailimages:edit", args=[use.photo.pk]), _("Open the photo")),
                about=(str(use.photo.pk), end.isoformat()),
            )


def _photo_named(use) -> str:
    named = {"number": use.number, "title": Truncator(use.photo.title).chars(60)}
    return _("Photo %(number)s (“%(title)s”)") % named


def _mended_at(use) -> Link | None:
    """A photo of a group has no alternative text of its own in the story."""
    if not use.in_group:
        return None
    return Link(reverse("wagtailimages:edit", args=[use.photo.pk]), _("Open the photo"))
