"""Where the table meets Wagtail's hooks: saving, listings, the admin's programming interface."""

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.menu import MenuItem
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.articles.models import ArticlePage
from cms.workflow.models import StoryPath
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import why_not
from cms.workflow.rights.views import RightsView
from cms.workflow.states import STATE_IN_LISTINGS


@hooks.register("before_edit_page")
def only_authors_take_back(request, page):
    """Wagtail lets whoever decides at a step cancel the whole way.

    What somebody sends who may only read is refused by their lock, which shows the form again with
    the words they typed.
    """
    if request.method != "POST" or not isinstance(page, ArticlePage):
        return None
    if not request.POST.get("action-cancel-workflow"):
        return None
    reason = why_not(request.user, Action.TAKE_BACK, page)
    if not reason:
        return None
    messages.error(request, reason)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("construct_explorer_page_queryset")
def say_where_stories_stand(parent_page, pages, request):
    """Each row knows its state, so that the buttons of a list ask for none."""
    states = StoryPath.objects.filter(article_id=OuterRef("pk")).values("state")
    return pages.annotate(**{STATE_IN_LISTINGS: Subquery(states[:1])})


@hooks.register("construct_page_chooser_queryset")
def choose_among_what_one_sees(pages, request):
    """Nobody links to a story that they can't see."""
    seen = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return pages.filter(pk__in=seen.order_by().values("pk"))


class PagesAPIViewSet(PagesAdminAPIViewSet):
    """Pages for the admin's scripts, without the actions that know only Wagtail's "may edit".

    To Wagtail that is everybody for whom the editor opens, who only reads too. Nor does it ask why
    a story is unpublished, which is taken down with a reason.
    """

    actions = {
        name: action
        for name, action in PagesAdminAPIViewSet.actions.items()
        if name in {"publish", "delete", "move", "copy"}
    }


@hooks.register("construct_admin_api", order=100)
def offer_pages(router):
    router.register_endpoint("pages", PagesAPIViewSet)


@hooks.register("register_admin_urls")
def rights_address():
    return [path("quyen-han/", RightsView.as_view(), name="newsroom_rights")]


@hooks.register("construct_reports_menu")
def hide_what_does_not_open(request, menu_items):
    if not request.user.is_superuser:
        menu_items[:] = [item for item in menu_items if item.name != "page-types-usage"]


@hooks.register("register_help_menu_item")
def rights_menu_item():
    return MenuItem(
        _("Who may do what"),
        reverse("newsroom_rights"),
        name="newsroom-rights",
        icon_name="key",
        order=100,
    )
