"""Every address of the product. The public pages of the tree come last, as Wagtail wants it."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.workflow.accounts.own import own_account
from cms.workflow.outside import OutsideOpinionView
from portal import urls as portal_urls
from portal.views.delivered import delivered
from portal.views.health import healthz

handler400 = "portal.views.refusals.bad_request"
handler403 = "portal.views.refusals.forbidden"
handler404 = "portal.views.errors.not_found"
handler500 = "portal.views.errors.server_error"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("quan-tri/account/", own_account, name="wagtailadmin_account"),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("tai-lieu/", include(wagtaildocs_urls)),
    path("y-kien/<str:key>/", OutsideOpinionView.as_view(), name="outside_opinion"),
    path("", include(portal_urls)),
]

if settings.SERVES_RENDITIONS:
    # Without a web server in front, the product serves the public renditions itself.
    urlpatterns.append(re_path(r"^media/(?P<path>.*)$", delivered))

urlpatterns.append(path("", include(wagtail_urls)))
