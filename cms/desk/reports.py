"""Lists that tell the newsroom what is still to be done."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.articles.gate import OWED_WORDS
from cms.articles.models import ArticlePage
from media.expiry import days_left, expiring, used_in
from media.models import Photo


def _owed_words(article) -> str:
    return ", ".join(str(OWED_WORDS[code]) for code in article.owes)


_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def _as_text(value):
    """A cell that a spreadsheet shows and does not calculate: headlines come from outside."""
    if isinstance(value, str) and value.startswith(_FORMULA_SIGNS):
        return f"'{value}"
    return value


class OwedInformationFilterSet(WagtailFilterSet):
    owes = django_filters.ChoiceFilter(
        label=_("Owes"), choices=list(OWED_WORDS.items()), method="filter_owes"
    )

    class Meta:
        model = ArticlePage
        fields = []

    def filter_owes(self, queryset, name, value):
        return queryset.filter(owes__contains=[value])


class PlainCells:
    """Exports cells that no spreadsheet calculates."""

    def to_row_dict(self, item):
        return {field: _as_text(value) for field, value in super().to_row_dict(item).items()}


class OwedInformationView(PlainCells, ReportView):
    """Stories from archives that still owe a standfirst, a byline, captions or credits."""

    page_title = _("Information owed")
    header_icon = "warning"
    model = ArticlePage
    filterset_class = OwedInformationFilterSet
    index_url_name = "owed_information_report"
    index_results_url_name = "owed_information_report_results"
    default_ordering = "-first_published_at"
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "owes", "first_published_at", "full_url"]
    export_headings = {
        "title": _("Headline"),
        "owes": _("Owes"),
        "first_published_at": _("Publication time"),
        "full_url": _("Address"),
    }
    columns = [
        TitleColumn("title", label=_("Headline"), url_name="wagtailadmin_pages:edit"),
        Column("owes", label=_("Owes"), accessor=_owed_words),
        DateColumn(
            "first_published_at", label=_("Publication time"), sort_key="first_published_at"
        ),
    ]

    def get_base_queryset(self):
        seen = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        owing = ArticlePage.objects.owing().filter(pk__in=seen.order_by().values("pk"))
        return owing.defer_streamfields()


class ExpiringPhotosFilterSet(WagtailFilterSet):
    class Meta:
        model = Photo
        fields = ["usage_class"]


class ExpiringPhotosView(PlainCells, ReportView):
    """Photos whose rights end within fourteen days, the first to end first."""

    page_title = _("Photos about to expire")
    header_icon = "time"
    model = Photo
    filterset_class = ExpiringPhotosFilterSet
    index_url_name = "expiring_photos_report"
    index_results_url_name = "expiring_photos_report_results"
    default_ordering = "rights_expire_on"
    any_permission_required = ["change"]
    list_export = [
        "title",
        "rights_expire_on",
        "days_left",
        "credit",
        "usage_class",
        "usage_terms",
        "allowed_by",
        "used_in",
    ]
    export_headings = {
        "title": _("Title"),
        "rights_expire_on": _("Last day"),
        "days_left": _("Days left"),
        "credit": _("Credit"),
        "usage_class": _("Kind of rights"),
        "usage_terms": _("Usage terms"),
        "allowed_by": _("Who allowed it"),
        "used_in": _("Used in"),
    }
    columns = [
        TitleColumn("title", label=_("Title"), url_name="wagtailimages:edit"),
        DateColumn("rights_expire_on", label=_("Last day"), sort_key="rights_expire_on"),
        Column("days_left", label=_("Days left")),
        Column("credit", label=_("Credit")),
        Column("usage_class", label=_("Kind of rights"), accessor="get_usage_class_display"),
        Column("used_in", label=_("Used in")),
    ]

    def get_base_queryset(self):
        theirs = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, ["change"]
        )
        soon = expiring(at=timezone.now()).filter(pk__in=theirs.values("pk"))
        return soon.with_credit()

    def decorate_paginated_queryset(self, object_list):
        photos = list(object_list)
        titles = used_in(photos, user=self.request.user)
        for photo in photos:
            photo.days_left = days_left(photo, at=timezone.now())
            photo.used_in = "; ".join(titles[photo.pk])
        return photos
