"""One event: its photos, chosen among and described together."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import HeaderButton

from media.desk.library import Found, LibraryView
from media.desk.listing import photos_open_to
from media.models import Photo, PhotoEvent


class EventView(LibraryView):
    """The library of one event, with what it still owes."""

    template_name = "media/desk/event.html"

    @cached_property
    def event(self) -> PhotoEvent:
        events = PhotoEvent.objects.prefetch_related("persons")
        return get_object_or_404(events, pk=self.kwargs["event_id"])

    @cached_property
    def found(self) -> Found:
        return Found(self.request.GET, self.request.user, {"event": str(self.event.pk)})

    def get_page_title(self):
        return self.event.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(event=self.event, **kwargs)

    def quick_links(self):
        """Its photos by what was decided on them and what they owe, each with how many."""
        theirs = photos_open_to(self.request.user).filter(event=self.event)
        wanted = self.found.asked
        links = []
        for label, asked, narrow in _VIEWS:
            count = narrow(theirs).count()
            if count or not asked:
                address = "?" + "&".join(f"{name}={value}" for name, value in asked.items())
                links.append((f"{label} ({count})", address, asked == wanted))
        return links

    @cached_property
    def header_buttons(self):
        buttons = []
        if self._may("add"):
            address = f"{reverse('wagtailimages:add_multiple')}?event={self.event.pk}"
            buttons.append(HeaderButton(label=_("Add photos"), url=address, icon_name="plus"))
        if self.request.user.has_perm("media.change_photoevent"):
            viewset = PhotoEvent.snippet_viewset
            address = reverse(viewset.get_url_name("edit"), args=[self.event.pk])
            buttons.append(HeaderButton(label=_("Edit the event"), url=address, icon_name="edit"))
        return buttons

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("wagtailimages:index"), "label": LibraryView.page_title},
            {"url": "", "label": self.event.title},
        ]


_VIEWS = [
    (_("All photos"), {}, lambda photos: photos),
    (_("Picked"), {"pick": "pick"}, lambda photos: photos.filter(pick=Photo.Pick.PICK)),
    (_("Not decided"), {"pick": "none"}, lambda photos: photos.filter(pick=Photo.Pick.NONE)),
    (_("Rejected"), {"pick": "reject"}, lambda photos: photos.filter(pick=Photo.Pick.REJECT)),
    (
        _("Owing caption or credit"),
        {"state": Photo.Status.NEEDS_CAPTION.value},
        lambda photos: photos.filter(status=Photo.Status.NEEDS_CAPTION),
    ),
]
