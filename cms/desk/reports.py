"""Lists that tell the newsroom what is still to be done."""

import django_filters
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from cms.articles.gate import OWED_WORDS
from cms.articles.models import ArticlePage


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


class OwedInformationView(ReportView):
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
        return ArticlePage.objects.owing().defer_streamfields()

    def to_row_dict(self, item):
        return {field: _as_text(value) for field, value in super().to_row_dict(item).items()}
