"""What templates ask for: the edition, a page's stories, pictures, dates and caption lines."""

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.translation import pgettext_lazy

from cms.articles.models import ArticlePage, Byline, Correction
from cms.people.models import Position
from portal import captions, corrections, metadata, pictures
from portal.edition import Edition
from portal.frames import Frame, frames
from portal.front import Front, front_page
from portal.leaves import Leaf, leaf
from portal.reading import Reading, reading
from portal.story_rows import Name, StoryRows

register = template.Library()

# Monday first, as datetime counts.
_WEEKDAYS = (
    pgettext_lazy("begins a date", "Monday"),
    pgettext_lazy("begins a date", "Tuesday"),
    pgettext_lazy("begins a date", "Wednesday"),
    pgettext_lazy("begins a date", "Thursday"),
    pgettext_lazy("begins a date", "Friday"),
    pgettext_lazy("begins a date", "Saturday"),
    pgettext_lazy("begins a date", "Sunday"),
)

_ROLE_LABELS = {
    Byline.Role.WORDS: "",
    Byline.Role.PHOTOS: pgettext_lazy("byline", "Photos:"),
    Byline.Role.VIDEO: pgettext_lazy("byline", "Video:"),
    Byline.Role.TRANSLATION: pgettext_lazy("byline", "Translated by:"),
    Byline.Role.COMPILATION: pgettext_lazy("byline", "Compiled by:"),
    Byline.Role.REPUBLISHED: pgettext_lazy("byline", "From"),
}
# In the order they stand under a story.
_ROLES = tuple(_ROLE_LABELS)

# Names of vocabularies, not addresses to fetch: Dublin Core spells them with http.
_NAMESPACES = {"DC": "http://purl.org/dc/elements/1.1/", "DCTERMS": "http://purl.org/dc/terms/"}


@register.simple_tag
def stylesheets(names: str) -> str:
    """Links to the sheets of components, each named as its template ("parts/entry")."""
    sheets = ((static(f"portal/css/{name}.css"),) for name in names.split())
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)


@register.simple_tag(takes_context=True)
def edition(context) -> Edition:
    return Edition.of(context["request"])


@register.simple_tag(takes_context=True)
def front(context, home) -> Front:
    return front_page(home, Edition.of(context["request"]))


@register.simple_tag(takes_context=True)
def section_stories(context, section) -> Leaf:
    """The leaf of the section's stories that the address asks for; Http404 past the last one."""
    edition = Edition.of(context["request"])
    stories = ArticlePage.objects.none()
    if section.path:
        stories = ArticlePage.objects.published(at=edition.at).in_section(section)
    listed = stories.for_listing().newest_first()
    return edition.once("leaf", section, lambda: leaf(listed, edition))


@register.simple_tag(takes_context=True)
def reading_of(context, article) -> Reading:
    """The page of ``article``, ready to print."""
    edition = Edition.of(context["request"])
    return edition.once("reading", article, lambda: reading(article, edition))


@register.filter
def in_frames(story: Reading) -> list[Frame]:
    """A photo story as the sequence of its photos."""
    return frames(story)


@register.filter
def is_first(number: int) -> bool:
    return number == 1


@register.simple_tag(takes_context=True)
def address_of(context, page) -> str:
    return Edition.of(context["request"]).url_of(page)


@register.simple_tag(takes_context=True)
def trail_of(context, section):
    return Edition.of(context["request"]).trail(section)


@register.simple_tag(takes_context=True)
def subsections_of(context, section):
    return Edition.of(context["request"]).subsections(section)


@register.filter
def is_within(page, section) -> bool:
    """Whether ``page`` (or nothing) stands in the part of the tree below ``section``."""
    return bool(page and page.path and page.path.startswith(section.path))


@register.inclusion_tag("portal/parts/metadata.html", takes_context=True)
def metadata_of(context, title, address, query="", description="", kind="website"):
    """The title, description and addresses of a page, for people, Dublin Core and Open Graph."""
    edition = Edition.of(context["request"])
    return {
        "edition": edition,
        "title": title,
        "namespaces": _NAMESPACES,
        "description": metadata.description_of(str(description or "")),
        "canonical": edition.absolute(f"{address}{query}"),
        "kind": kind,
        "creator": edition.name,
        "published": edition.at,
    }


@register.inclusion_tag("portal/parts/metadata.html", takes_context=True)
def story_metadata(context, story: Reading):
    """The same for a story, with its authors, times, source and photo."""
    edition = Edition.of(context["request"])
    article = story.story
    writers = story.writers or story.rows.bylines
    return {
        "edition": edition,
        "title": article.title,
        "namespaces": _NAMESPACES,
        "description": metadata.description_of(article.standfirst),
        "canonical": edition.absolute(edition.url_of(article)),
        "kind": "article",
        "creator": ", ".join(name.name for name in writers) or edition.name,
        "published": article.first_published_at,
        "revised": article.revised_at,
        "source": article.source_prefix,
        "subject": ", ".join(keyword.title for keyword in story.rows.keywords),
        "image": metadata.shared_image(story, edition),
    }


@register.simple_tag
def full_title(title="") -> str:
    """What the browser shows for the page: its title, then the name of the paper."""
    return f"{title} | {settings.PORTAL_NAME}" if title else settings.PORTAL_NAME


@register.simple_tag(takes_context=True)
def news_article_json(context, story: Reading) -> str:
    return metadata.json_for_script(metadata.news_article(story, Edition.of(context["request"])))


@register.inclusion_tag("portal/parts/picture.html")
def picture(shown, sizes="", alt="", eager=False, css_class=""):
    """The ``picture`` element of ``shown``, a Picture: each format, its sizes, its pixels.

    In the place of Wagtail's tag of that name, which makes what is missing while the reader
    waits. ``eager`` is for the one photo that a page opens with.
    """
    return {"shown": shown, "sizes": sizes, "alt": alt, "eager": eager, "css_class": css_class}


@register.filter
def story_picture(photo):
    """The photo at the sizes of a story's column; None when it can't be shown."""
    return pictures.picture(photo, pictures.IN_STORY)


@register.filter
def portrait(photo):
    return pictures.picture(photo, pictures.PORTRAIT)


@register.filter
def is_a_career(offices: list[Position]) -> bool:
    """Whether the list of ``offices`` says more than the name of the one held today."""
    return len(offices) > 1 or any(one.valid_from or one.valid_to for one in offices)


@register.filter
def closed(caption: str) -> str:
    return captions.closed(caption)


@register.filter
def credit_of(uses) -> str:
    return captions.credit_of(uses)


@register.filter
def credit_of_one(use) -> str:
    return captions.credit_of([use])


@register.filter
def takes_label(credit: str) -> bool:
    return captions.takes_label(credit)


@register.filter
def long_date(moment) -> str:
    """ "Chủ nhật, 22/11/2026"."""
    local = timezone.localtime(moment)
    return f"{_WEEKDAYS[local.weekday()]}, {date_format(local, 'd/m/Y')}"


@register.simple_tag
def update_time(revised, published) -> str:
    """The time of an update, "15:10" on the day of publication, else with its date."""
    if published is None:
        return ""
    local, first = timezone.localtime(revised), timezone.localtime(published)
    return date_format(local, "H:i" if local.date() == first.date() else "H:i, d/m/Y")


@register.filter
def by_role(rows: StoryRows) -> list[tuple[str, str, list[Name]]]:
    """The names under a story as (role, label, names), the writers first."""
    found = []
    for role in _ROLES:
        names = [name for name in rows.bylines if name.role == role]
        if names:
            found.append((role.value, _ROLE_LABELS[role], names))
    return found


@register.filter
def heading(correction: Correction) -> str:
    return corrections.heading_of(correction)


@register.simple_tag
def notice_of(correction: Correction) -> str:
    return corrections.notice_url(correction)


@register.filter
def linked_entry(story: Reading, number):
    """The entry of a story that a block of the body links to; None when readers may not see it."""
    return story.linked.get(number) if story else None


@register.filter
def file_size(document) -> int | None:
    """The size of a document in bytes; None when its file can't be read."""
    try:
        return document.get_file_size()
    except OSError:
        return None
