"""A section does not go while readers find stories in it: each of them has its own reason to go."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import ngettext
from wagtail.models import Page

from cms.articles.models import ArticlePage
from cms.sections.models import SectionPage


def keep_with_its_stories(request, page):
    """Wagtail unpublishes a section with everything below it and asks nobody why."""
    if not (refusal := _refusal(page)):
        return None
    messages.error(request, refusal)
    return redirect("wagtailadmin_explore", page.pk)


def keep_many_with_their_stories(request, action_type, objects, action):
    """The same for many sections at once: none of them goes."""
    if action_type not in ("unpublish", "delete") or not issubclass(action.model, Page):
        return None
    refusals = [refusal for page in objects if (refusal := _refusal(page))]
    for refusal in refusals:
        messages.error(request, refusal)
    return redirect(action.next_url) if refusals else None


def _refusal(page) -> str:
    """Why ``page`` stays before readers; empty for what is no section or holds no such story."""
    if page.specific_class is not SectionPage:
        return ""
    count = ArticlePage.objects.descendant_of(page).live().count()
    if not count:
        return ""
    sentence = ngettext(
        "“%(section)s” stays: %(count)s published story in it would vanish for readers. Take it "
        "down with its reason, or move it to another section, then try again.",
        "“%(section)s” stays: %(count)s published stories in it would vanish for readers. Take "
        "each down with its reason, or move them to another section, then try again.",
        count,
    )
    return sentence % {"section": page.get_admin_display_title(), "count": count}
