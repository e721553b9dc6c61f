"""Wagtail's app of users, with the newsroom's own screens; named in INSTALLED_APPS."""

from wagtail.users.apps import WagtailUsersAppConfig


class NewsroomUsersConfig(WagtailUsersAppConfig):
    user_viewset = "cms.workflow.accounts.views.AccountViewSet"
    group_viewset = "cms.workflow.accounts.views.DeskViewSet"
