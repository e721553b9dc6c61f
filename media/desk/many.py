"""Many photos at once: asked for, shown, done, undone.

Nothing is kept between the steps but what the page carries along; every step reads and checks
everything anew. What is done is what was shown: when a photo changed meanwhile, it is shown again.
"""

from abc import ABC, abstractmethod

from django.db import transaction
from django.middleware.csrf import get_token
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from media.desk.changes import Overtaken, Planned, carry_out, photos_for_change, undo
from media.desk.edit_form import EditManyForm, ShiftClockForm
from media.desk.library import MOST_CHOSEN, LibraryView
from media.desk.listing import photos_open_to, previews_of
from media.desk.planning import planned, shifted
from media.desk.shown import digest, label_of, shown
from media.models import Photo

# So many thumbnails tell what is chosen; the others are counted.
THUMBNAILS = 24
# So many photos that could not be given back are named one by one.
MOST_NAMED = 10
_OF_A_STEP = ("csrfmiddlewaretoken", "step", "agreed")


class ManyView(ABC, WagtailAdminTemplateMixin, View):
    """The steps that every change of many photos has."""

    header_icon = "image"
    http_method_names = ["get", "post"]
    verb = ""
    form_class = None

    def get(self, request):
        return redirect("wagtailimages:index")

    def post(self, request):
        self.photos = chosen_photos(request)
        if not self.photos:
            messages.warning(request, _("Choose photos first."))
            return redirect(next_address(request))
        step = request.POST.get("step", "")
        if step not in ("show", "do"):
            return self._ask(self.form_class(request.POST if step else None, photos=self.photos))
        form = self.form_class(request.POST, photos=self.photos)
        if not form.is_valid():
            return self._ask(form, status=422)
        return self._do(form) if step == "do" else self._show(form)

    @abstractmethod
    def plans(self, form) -> list[Planned]:
        """What the form, which is valid, would do to each chosen photo."""

    def _ask(self, form, status=200):
        days = sorted({_day_of(photo) for photo in self.photos} - {None})
        context = self.get_context_data(
            form=form,
            photos=self.photos,
            numbers=",".join(str(photo.pk) for photo in self.photos),
            next=next_address(self.request),
            thumbnails=_thumbnails(self.photos[:THUMBNAILS]),
            more=max(0, len(self.photos) - THUMBNAILS),
            days=[day.isoformat() for day in days],
        )
        return self.render_to_response(context, status=status)

    def _show(self, form, *, is_again=False):
        """Planned as it would be done, in a transaction that is then taken back."""
        with transaction.atomic():
            told = shown(self.plans(form))
            transaction.set_rollback(True)
        previews = previews_of([plan.photo.pk for plan in told])
        self.template_name = "media/desk/many_shown.html"
        context = self.get_context_data(
            plans=[(plan, previews.get(plan.photo.pk)) for plan in told],
            changed=sum(plan.is_done for plan in told),
            refused=sum(bool(plan.refusals) for plan in told),
            same=sum(not plan.changes and not plan.refusals for plan in told),
            carried=[
                (name, value)
                for name, values in self.request.POST.lists()
                if name not in _OF_A_STEP
                for value in values
            ],
            agreed=digest(told),
            is_again=is_again,
            next=next_address(self.request),
        )
        return self.render_to_response(context)

    def _do(self, form):
        try:
            with transaction.atomic():
                plans = self.plans(form)
                if digest(shown(plans)) != self.request.POST.get("agreed"):
                    raise Overtaken
                action = carry_out(plans, user=self.request.user, verb=self.verb)
        except Overtaken:
            self.photos = chosen_photos(self.request)
            return self._show(form, is_again=True)
        count = sum(plan.is_done for plan in plans)
        say_done(self.request, action, count)
        return redirect(next_address(self.request))

    def get_breadcrumbs_items(self):
        index = {"url": reverse("wagtailimages:index"), "label": LibraryView.page_title}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.page_title}]


class EditManyView(ManyView):
    page_title = gettext_lazy("Edit chosen photos")
    template_name = "media/desk/edit_many.html"
    form_class = EditManyForm
    verb = "media.edit_many"

    def plans(self, form):
        return planned(self.photos, form.becomes, user=self.request.user)


class ShiftClockView(ManyView):
    page_title = gettext_lazy("Shift the clock")
    template_name = "media/desk/shift_clock.html"
    form_class = ShiftClockForm
    verb = "media.shift_clock"

    def plans(self, form):
        return shifted(form, self.photos, user=self.request.user)


@require_POST
def undo_action(request, action):
    """Take an action back, as far as nobody changed its photos since."""
    restored, left = undo(action, user=request.user)
    if restored:
        text = ngettext(
            "%(count)s photo is as it was.", "%(count)s photos are as they were.", len(restored)
        )
        messages.success(request, text % {"count": len(restored)})
    for one in left[:MOST_NAMED]:
        messages.warning(request, _not_undone(one))
    if len(left) > MOST_NAMED:
        text = _("And %(count)s more that could not be undone.")
        messages.warning(request, text % {"count": len(left) - MOST_NAMED})
    if not restored and not left:
        messages.warning(request, _("This was undone already."))
    return redirect(next_address(request))


def say_done(request, action, count: int) -> None:
    """Tell how many photos were changed, with the button that takes it back."""
    text = ngettext("%(count)s photo changed.", "%(count)s photos changed.", count)
    button = render_to_string(
        "media/desk/undo_button.html",
        {
            "text": text % {"count": count},
            "address": reverse("photos:undo", args=[action]),
            "next": next_address(request),
            "token": get_token(request),
        },
    )
    messages.success(request, mark_safe(button))


def chosen_photos(request) -> list[Photo]:
    """The photos a page chose, as far as the person may see them; at most ``MOST_CHOSEN``."""
    told = [*request.POST.get("chosen", "").split(","), *request.POST.getlist("photos")]
    numbers = [int(one) for one in told if one.isascii() and one.isdecimal() and len(one) < 19]
    numbers = list(dict.fromkeys(numbers))[:MOST_CHOSEN]
    seen = photos_open_to(request.user).filter(pk__in=numbers).values_list("pk", flat=True)
    seen = set(seen)
    return photos_for_change(number for number in numbers if number in seen)


def next_address(request) -> str:
    """Where the person came from, on this site; else the library."""
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(address, {request.get_host()}, request.is_secure())
    # A word without a slash would be taken for the name of a view.
    if is_ours and "/" in address:
        return address
    return reverse("wagtailimages:index")


def _day_of(photo: Photo):
    """The day a photo shows: of its taking, else of its event."""
    moment = photo.taken_at or (photo.event.starts_at if photo.event else None)
    return localtime(moment).date() if moment else None


def _thumbnails(photos: list[Photo]) -> list[tuple]:
    previews = previews_of([photo.pk for photo in photos])
    return [(photo, previews.get(photo.pk)) for photo in photos]


def _not_undone(one) -> str:
    told = {"title": one.photo.title, "field": label_of(one.field), "name": one.by}
    if one.by is None:
        return _("“%(title)s”: %(field)s could not be undone.") % told
    told["name"] = one.by.get_full_name() or one.by.get_username()
    return _("“%(title)s”: %(field)s was changed since by %(name)s.") % told
