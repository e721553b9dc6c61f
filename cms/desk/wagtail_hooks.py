"""The newsroom's own lists, name and colours in Wagtail's admin."""

from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from cms.desk.after import screen_hooks as after
from cms.desk.after import sections
from cms.desk.expiring_photos import ExpiringPhotosPanel
from cms.desk.reports import ExpiringPhotosView, OwedInformationView
from media.models import Photo
from media.permissions import BLOCK, may


@hooks.register("register_admin_urls")
def register_report_addresses():
    return [
        path(
            "bao-cao/no-thong-tin/",
            OwedInformationView.as_view(),
            name="owed_information_report",
        ),
        path(
            "bao-cao/no-thong-tin/results/",
            OwedInformationView.as_view(results_only=True),
            name="owed_information_report_results",
        ),
        path(
            "bao-cao/anh-sap-het-han/", ExpiringPhotosView.as_view(), name="expiring_photos_report"
        ),
        path(
            "bao-cao/anh-sap-het-han/results/",
            ExpiringPhotosView.as_view(results_only=True),
            name="expiring_photos_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def register_owed_information():
    return MenuItem(
        _("Information owed"),
        reverse("owed_information_report"),
        name="owed-information",
        icon_name="warning",
        order=100,
    )


class ExpiringPhotosMenuItem(MenuItem):
    def is_shown(self, request):
        return policy_registry.get_by_type(Photo).user_has_permission(request.user, "change")


@hooks.register("register_reports_menu_item")
def register_expiring_photos():
    return ExpiringPhotosMenuItem(
        _("Photos about to expire"),
        reverse("expiring_photos_report"),
        name="expiring-photos",
        icon_name="time",
        order=110,
    )


@hooks.register("insert_global_admin_css")
def wear_the_colours_of_the_house():
    sheets = ((static(f"desk/{name}.css"),) for name in ("house", "dark", "phone"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("construct_homepage_summary_items", order=1000)
def open_on_what_waits(request, summary_items):
    """The first screen begins with the stories that wait for this person, not with totals."""
    summary_items.clear()


@hooks.register("construct_homepage_panels")
def show_what_expires(request, panels):
    """Those who decide on photos see whose rights end soon."""
    if may(request.user, BLOCK):
        panels.append(ExpiringPhotosPanel())


@hooks.register("insert_global_admin_js")
def say_hard_coded_labels():
    source = static("desk/hard-coded-labels.js")
    return format_html('<script type="module" src="{}"></script>', source)


@hooks.register("register_admin_urls")
def register_addresses_after_publication():
    return [path("", include("cms.desk.after.addresses"))]


hooks.register("register_admin_menu_item", after.published_menu_item)
hooks.register("register_reports_menu_item", after.snapshots_menu_item)
hooks.register("register_page_header_buttons", after.in_header)
hooks.register("register_page_listing_more_buttons", after.in_listing)
hooks.register("before_unpublish_page", after.take_down_instead)
hooks.register("before_delete_page", after.take_down_instead)
hooks.register("before_bulk_action", after.take_down_one_by_one)
hooks.register("before_unpublish_page", sections.keep_with_its_stories)
hooks.register("before_delete_page", sections.keep_with_its_stories)
hooks.register("before_bulk_action", sections.keep_many_with_their_stories)
