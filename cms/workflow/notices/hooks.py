"""The bell in the menu, and the addresses behind it."""

from django.templatetags.static import static
from django.urls import include, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from cms.workflow.models import Notice
from cms.workflow.notices.addresses import urlpatterns
from cms.workflow.notices.panels import UndeliveredPanel
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may


class BellMenuItem(MenuItem):
    """The item knows for whom it is drawn; Wagtail keeps one object for everybody."""

    def render_component(self, request):
        unread = Notice.objects.filter(recipient=request.user).unread().count()
        attrs = dict(self.attrs)
        if unread:
            words = ngettext("%(label)s: %(count)d unread", "%(label)s: %(count)d unread", unread)
            attrs["aria-label"] = words % {"label": self.label, "count": unread}
            attrs["data-unread"] = str(unread) if unread < 100 else "99+"
        return LinkMenuItem(
            self.name,
            self.label,
            self.url,
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=attrs,
        )


@hooks.register("register_admin_menu_item")
def bell():
    address = reverse_lazy("notices:list")
    return BellMenuItem(
        _("Notices"),
        address,
        name="notices",
        icon_name="bell",
        classname="bell",
        order=50,
    )


@hooks.register("register_admin_urls")
def notice_addresses():
    return [path("thong-bao/", include((urlpatterns, "notices")))]


@hooks.register("register_account_menu_item")
def mail_choices(request):
    return {
        "url": reverse("notices:choices"),
        "label": _("Notices by mail"),
        "help_text": _("Choose which notices also come by mail."),
    }


@hooks.register("construct_homepage_panels")
def show_what_no_mail_reached(request, panels):
    if may(request.user, Action.ADMINISTER_USERS):
        panels.append(UndeliveredPanel())


@hooks.register("register_icons")
def bell_icon(icons):
    return [*icons, "workflow/icons/bell.svg"]


@hooks.register("insert_global_admin_css")
def notices_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("workflow/notices.css"))
