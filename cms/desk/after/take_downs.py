"""Taking a story down and bringing it back, made for a phone: two taps each."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin import messages

from cms.articles import retraction
from cms.articles.models import ArticlePage, TakeDown
from cms.desk.after.screens import PUBLISHED, ScreenMixin
from cms.workflow import after_publication as rights

# Tapped in a hurry; what else there is to say can be typed above them.
REASONS = (
    gettext_lazy("A person's name or office is wrong"),
    gettext_lazy("Facts or figures are wrong"),
    gettext_lazy("A photo is wrong or may not be shown"),
    gettext_lazy("Published before its time"),
    gettext_lazy("At the request of the body concerned"),
    gettext_lazy("The story is there twice"),
)
_A_LEAF = 30


class DeciderMixin:
    """Only for those who may take stories down, or do what ``may`` says in its place."""

    may = staticmethod(rights.may_take_down)

    def dispatch(self, request, *args, **kwargs):
        if not self.may(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PublishedView(DeciderMixin, ScreenMixin, TemplateView):
    """The newest published stories with their buttons; above them what the chief owes."""

    template_name = "desk/after/published.html"
    page_title = PUBLISHED[1]
    header_icon = "doc-full-inverse"

    def get_context_data(self, **kwargs):
        asked = self.request.GET.get("q", "").strip()
        stories = ArticlePage.objects.live().defer_streamfields().newest_first()
        if asked:
            stories = stories.headed(asked)
        downs = TakeDown.objects.open().select_related("article", "taken_by", "confirmed_by")
        return super().get_context_data(
            asked=asked,
            leaf=Paginator(stories, _A_LEAF).get_page(self.request.GET.get("p")),
            kept=urlencode({"q": asked}),
            downs=downs,
            may_answer=rights.may_answer_for_take_down(self.request.user),
            may_correct=rights.may_correct(self.request.user),
            **kwargs,
        )


class StoryMixin(DeciderMixin, ScreenMixin):
    above = PUBLISHED

    @cached_property
    def article(self) -> ArticlePage:
        return get_object_or_404(ArticlePage, pk=self.kwargs["article_id"])


class TakeDownView(StoryMixin, TemplateView):
    """The form: every ready reason is a button that does it."""

    template_name = "desk/after/take_down.html"
    page_title = gettext_lazy("Take down")
    header_icon = "warning"

    def get(self, request, *args, **kwargs):
        if not self.article.live:
            return redirect("after_publication:published")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(story=self.article, reasons=REASONS, **kwargs)

    def post(self, request, *args, **kwargs):
        ready, own = request.POST.get("ready", ""), request.POST.get("reason", "").strip()
        reason = ". ".join(part for part in (ready.strip(), own) if part)
        try:
            retraction.retract(
                self.article,
                user=request.user,
                reason=reason,
                at=timezone.now(),
                is_by_chief=rights.may_answer_for_take_down(request.user),
            )
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return self.render_to_response(self.get_context_data(typed=own))
        said = _("“%(title)s” is down. Its address says so; nothing else shows it.")
        messages.success(request, said % {"title": self.article.title})
        return redirect("after_publication:published")


class RestoreView(StoryMixin, TemplateView):
    template_name = "desk/after/restore.html"
    page_title = gettext_lazy("Restore")
    header_icon = "rotate"
    may = staticmethod(rights.may_restore)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            story=self.article,
            down=self.article.take_downs.open().first(),
            seen=self.article.snapshots.first(),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        try:
            retraction.restore(self.article, user=request.user, at=timezone.now())
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect("after_publication:restore", self.article.pk)
        said = _("“%(title)s” is before readers again, as they saw it last.")
        messages.success(request, said % {"title": self.article.title})
        return redirect("after_publication:published")


class ConfirmView(DeciderMixin, View):
    """The editor-in-chief agrees to a taking down."""

    may = staticmethod(rights.may_answer_for_take_down)

    def post(self, request, take_down_id):
        down = get_object_or_404(TakeDown, pk=take_down_id)
        try:
            retraction.confirm(down, user=request.user, at=timezone.now())
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("The taking down is confirmed."))
        return redirect("after_publication:published")
