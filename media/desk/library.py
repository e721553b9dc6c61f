"""The library, at the address of Wagtail's own list of images."""

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.permissions import policy_registry

from media.desk.filters import (
    BEST_MATCH,
    SORT_LABELS,
    SORTS,
    LibraryForm,
    in_order,
    narrowed,
)
from media.desk.listing import library_page, photos_open_to
from media.desk.words import words
from media.finding import cleaned
from media.models import Photo

LAYOUTS = [("grid", _("Grid")), ("list", _("List"))]
# So many photos may be chosen, and changed, at once.
MOST_CHOSEN = 500


class LibraryView(WagtailAdminTemplateMixin, View):
    """Photos as the address asks for them."""

    page_title = _("Photo library")
    header_icon = "image"
    template_name = "media/desk/library.html"
    # Filters that this screen has decided already.
    decided = {}

    def dispatch(self, request, *args, **kwargs):
        if not may_see_library(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def found(self) -> "Found":
        return Found(self.request.GET, self.request.user, self.decided)

    def get(self, request, **kwargs):
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        found, now = self.found, timezone.now()
        page = library_page(
            found.photos, found.ordered, found.number, user=self.request.user, at=now
        )
        layout = self.request.GET.get("layout")
        return super().get_context_data(
            found=found,
            form=found.form,
            library=page,
            layout=layout if layout in dict(LAYOUTS) else "grid",
            layouts=[(name, label, found.address(layout=name, p="")) for name, label in LAYOUTS],
            sorts=found.sorts,
            chips=found.chips(),
            quick=self.quick_links(),
            most_chosen=MOST_CHOSEN,
            may_add=self._may("add"),
            may_change_some=self._may("change"),
            before=page.before and found.address(p=page.before),
            after=page.after and found.address(p=page.after),
            scripts={
                "mark": reverse("photos:mark"),
                "numbers": reverse("photos:numbers"),
                "suggest": reverse("photos:suggest"),
                "query": found.query_of_numbers,
                "mostChosen": MOST_CHOSEN,
                "words": words(),
            },
            **kwargs,
        )

    def quick_links(self) -> list[tuple]:
        """What is asked for every day, each one click away: words, address, whether it is shown."""
        wanted = self.found.asked
        links = [
            (_("All photos"), {}),
            (_("What I uploaded today"), {"uploader": "me", "uploaded": "today"}),
            (_("What reporters uploaded today"), {"uploader": "reporters", "uploaded": "today"}),
            (_("Owing a caption"), {"owes": "caption"}),
            (_("Owing a credit"), {"owes": "credit"}),
            (_("Awaiting their files"), {"owes": "file"}),
        ]
        index = reverse("wagtailimages:index")
        return [(label, _with_query(index, asked), asked == wanted) for label, asked in links]

    def _may(self, action: str) -> bool:
        policy = policy_registry.get_by_type(Photo)
        return policy.user_has_permission(self.request.user, action)

    @cached_property
    def header_buttons(self):
        if not self._may("add"):
            return []
        address = reverse("wagtailimages:add_multiple")
        return [HeaderButton(label=_("Add photos"), url=address, icon_name="plus")]

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]


class Found:
    """What an address asks for: the photos, their order, and the addresses one step away."""

    def __init__(self, query: QueryDict, user, decided: dict | None = None):
        self.query, self.decided = query, decided or {}
        data = query.copy()
        data.update(self.decided)
        policy = policy_registry.get_by_type(Photo)
        collections = policy.collections_user_has_any_permission_for(user, ["choose", "change"])
        self.form = LibraryForm(data, collections=list(collections))
        self.photos = narrowed(photos_open_to(user), self.form, user=user, at=timezone.now())
        for name in self.decided:
            self.form.fields.pop(name, None)
        self.is_search = bool(cleaned(self.form.wanted.get("q", "")))
        self.sort = query.get("sort", "") if query.get("sort", "") in SORTS else ""
        self.ordered = in_order(self.photos, self.sort, is_search=self.is_search)
        self.number = _whole_number(query.get("p", ""))

    @property
    def asked(self) -> dict:
        """The filters that the person chose, without those of the screen."""
        wanted = self.form.wanted
        return {name: value for name, value in wanted.items() if name not in self.decided}

    @property
    def is_narrowed(self) -> bool:
        return bool(self.asked)

    @property
    def sorts(self) -> list[tuple]:
        labels = dict(SORT_LABELS)
        if self.is_search:
            labels = {"": BEST_MATCH, **{name: label for name, label in SORT_LABELS if name}}
        return [(name, label, name == self.sort) for name, label in labels.items()]

    @property
    def query_of_numbers(self) -> str:
        """The filters alone, with which :func:`numbers` answers what is found here."""
        query = QueryDict(mutable=True)
        query.update({**self._kept(), **self.decided})
        return query.urlencode()

    def address(self, **changes) -> str:
        """The address of this screen with these parameters changed; empty ones are left out."""
        query = {**self._kept(), **{name: str(value) for name, value in changes.items()}}
        return _with_query("", {name: value for name, value in query.items() if value}) or "?"

    def chips(self) -> list[tuple]:
        """Label, value in words, and the address without it, for each filter that is on."""
        return [
            (
                self.form.fields[name].label,
                self.form.shown(name),
                self.address(**{name: "", "p": ""}),
            )
            for name in self.form.fields
            if name in self.asked and name != "q"
        ]

    def _kept(self) -> dict:
        names = [*self.form.fields, "sort", "layout"]
        return {name: self.query[name] for name in names if self.query.get(name)}


def numbers(request):
    """The numbers of the photos that an address finds, at most as many as may be chosen."""
    if not may_see_library(request.user):
        raise PermissionDenied
    found = Found(request.GET, request.user)
    rows = found.ordered.values_list("pk", flat=True)[:MOST_CHOSEN]
    return JsonResponse({"photos": list(rows)})


def may_see_library(user) -> bool:
    policy = policy_registry.get_by_type(Photo)
    return policy.user_has_any_permission(user, ["add", "change", "choose"])


def _whole_number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 1


def _with_query(address: str, query: dict) -> str:
    if not query:
        return address
    made = QueryDict(mutable=True)
    made.update(query)
    return f"{address}?{made.urlencode()}"
