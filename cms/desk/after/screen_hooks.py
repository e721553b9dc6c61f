"""Ways into the screens of what follows a publication, from story, listing and menu."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from cms.articles.models import ArticlePage
from cms.workflow import after_publication as rights


class PublishedMenuItem(MenuItem):
    def is_shown(self, request):
        return rights.may_take_down(request.user)


class SnapshotsMenuItem(MenuItem):
    def is_shown(self, request):
        return rights.may_read_snapshots(request.user)


def published_menu_item():
    return PublishedMenuItem(
        _("Published stories"),
        reverse("after_publication:published"),
        name="published-stories",
        icon_name="doc-full-inverse",
        order=115,
    )


def snapshots_menu_item():
    return SnapshotsMenuItem(
        _("What readers saw"),
        reverse("after_publication:snapshots"),
        name="snapshots",
        icon_name="history",
        order=130,
    )


def story_buttons(page, user, **_where):
    """Buttons of a story in its header and in listings."""
    if page.specific_class is not ArticlePage:
        return
    if rights.may_read_snapshots(user):
        address = reverse("after_publication:snapshots") + f"?story={page.pk}"
        yield Button(_("What readers saw"), address, icon_name="history", priority=66)
    was_seen = page.live or page.specific_deferred.retracted_at
    if was_seen and rights.may_correct(user, page):
        address = reverse("after_publication:announce", args=[page.pk])
        yield Button(_("Correct in public"), address, icon_name="info-circle", priority=6)
    if not rights.may_take_down(user):
        return
    if page.live:
        address = reverse("after_publication:take_down", args=[page.pk])
        yield Button(_("Take down"), address, icon_name="warning", priority=5)
    elif page.specific_deferred.retracted_at:
        address = reverse("after_publication:restore", args=[page.pk])
        yield Button(_("Restore"), address, icon_name="rotate", priority=5)


def in_header(page, user, view_name, next_url=None):
    return story_buttons(page, user)


def in_listing(page, user, next_url=None):
    return story_buttons(page, user)


def take_down_instead(request, page):
    """Nothing that readers saw vanishes in silence: Wagtail's own way of unpublishing a story, and
    of deleting one that is published, leads to the form that asks for the reason."""
    if page.specific_class is not ArticlePage or not page.live:
        return None
    if rights.may_take_down(request.user):
        return redirect("after_publication:take_down", page.pk)
    messages.error(
        request, gettext("A published story is taken down by the duty secretary, with a reason.")
    )
    return redirect("wagtailadmin_pages:edit", page.pk)


def take_down_one_by_one(request, action_type, objects, action):
    """The same for many at once: each published story has a reason of its own."""
    if action_type not in ("unpublish", "delete") or not issubclass(action.model, Page):
        return None
    published = [page for page in objects if page.live and page.specific_class is ArticlePage]
    if not published:
        return None
    titles = "; ".join(page.title for page in published)
    said = gettext("Published stories are taken down one by one, each with its reason: %(titles)s")
    messages.error(request, said % {"titles": titles})
    return redirect(action.next_url)
