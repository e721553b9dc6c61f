"""What readers saw: found by words and date, read as it stood, and compared."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Site

from cms.articles.comparison import compare
from cms.articles.models import Snapshot, SnapshotWords
from cms.articles.passages import passages_of
from cms.articles.publication import hash_of
from cms.desk.after.screens import SNAPSHOTS, ScreenMixin
from cms.workflow import after_publication as rights
from media.models import Photo

_A_LEAF = 40


class ReaderMixin(ScreenMixin):
    """Only for those who may read what was published, also after it was taken down."""

    page_title = SNAPSHOTS[1]
    header_icon = "history"

    def dispatch(self, request, *args, **kwargs):
        if not rights.may_read_snapshots(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class FindForm(forms.Form):
    # Wagtail counts “Words” beside the story's form; these are looked for.
    q = forms.CharField(label=pgettext_lazy("to look for", "Words"), required=False, max_length=200)
    since = forms.DateField(
        label=gettext_lazy("Published from"), required=False, widget=AdminDateInput
    )
    until = forms.DateField(
        label=gettext_lazy("Published until"), required=False, widget=AdminDateInput
    )
    story = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def found(self):
        """Snapshots that fit, newest first; all of them while the form is wrong."""
        rows = Snapshot.objects.defer("content").select_related("article")
        if not self.is_valid():
            return rows
        asked = self.cleaned_data
        if words := asked["q"].strip():
            rows = rows.filter(pk__in=SnapshotWords.objects.saying(words).values("pk"))
        if asked["since"]:
            rows = rows.filter(taken_at__date__gte=asked["since"])
        if asked["until"]:
            rows = rows.filter(taken_at__date__lte=asked["until"])
        if asked["story"]:
            rows = rows.filter(page_number=asked["story"])
        return rows


class SnapshotsView(ReaderMixin, TemplateView):
    template_name = "desk/after/snapshots.html"

    def get_context_data(self, **kwargs):
        form = FindForm(self.request.GET or {})
        kept = self.request.GET.copy()
        kept.pop("p", None)
        return super().get_context_data(
            form=form,
            leaf=Paginator(form.found(), _A_LEAF).get_page(self.request.GET.get("p")),
            of_one_story=bool(form.is_valid() and form.cleaned_data["story"]),
            kept=kept.urlencode(),
            **kwargs,
        )


class SnapshotView(ReaderMixin, TemplateView):
    """One snapshot, read plainly from what was kept; nothing live is asked but the photos."""

    template_name = "desk/after/snapshot.html"
    above = SNAPSHOTS

    def get_page_title(self):
        return self.snapshot.title

    @cached_property
    def snapshot(self) -> Snapshot:
        return get_object_or_404(Snapshot, pk=self.kwargs["snapshot_id"])

    def get_context_data(self, snapshot_id, **kwargs):
        snapshot = self.snapshot
        others = Snapshot.objects.filter(page_number=snapshot.page_number).defer("content")
        root = Site.find_for_request(self.request).root_page.url_path
        return super().get_context_data(
            snapshot=snapshot,
            address="/" + snapshot.address.removeprefix(root),
            passages=passages_of(snapshot.content),
            photos=photos_in(snapshot.content),
            is_whole=hash_of(snapshot.content) == snapshot.content_hash,
            earlier=others.filter(pk__lt=snapshot.pk).first(),
            later=others.filter(pk__gt=snapshot.pk).last(),
            **kwargs,
        )


class CompareView(ReaderMixin, TemplateView):
    """Two snapshots, ``?truoc=`` and ``?sau=``, the earlier one always first."""

    template_name = "desk/after/compare.html"
    page_title = gettext_lazy("What was changed")
    above = SNAPSHOTS

    def get_context_data(self, **kwargs):
        form = _TwoForm(self.request.GET)
        numbers = sorted(form.cleaned_data.values()) if form.is_valid() else [0, 0]
        before, after = (get_object_or_404(Snapshot, pk=number) for number in numbers)
        return super().get_context_data(
            before=before,
            after=after,
            parts=compare(before.content, after.content),
            photos={**photos_in(before.content), **photos_in(after.content)},
            **kwargs,
        )


class _TwoForm(forms.Form):
    truoc = forms.IntegerField()
    sau = forms.IntegerField()


def photos_in(content: dict) -> dict[int, Photo]:
    """The photos of ``content`` that the library still has, by their number."""
    return Photo.objects.in_bulk({photo["photo"] for photo in content["photos"]})
