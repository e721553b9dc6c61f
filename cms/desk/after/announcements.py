"""Telling readers of a mistake when no words are left to mend: the story is down, or mended."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages

from cms.articles.changes import announce
from cms.articles.models import ArticlePage, Correction
from cms.desk.after.screens import PUBLISHED, ScreenMixin
from cms.workflow import after_publication as rights


def _words(label, **kwargs):
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": 3}), **kwargs)


class AnnouncementForm(forms.Form):
    """Says in one act what is wrong and what is right; complete or refused by ``announce``."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of correction"),
        choices=[
            (kind.value, kind.label) for kind in (Correction.Kind.STATUTORY, Correction.Kind.SLIP)
        ],
        initial=Correction.Kind.STATUTORY,
        widget=forms.RadioSelect,
    )
    wrong = _words(gettext_lazy("What was printed"))
    right = _words(gettext_lazy("What is right"))
    apology = _words(gettext_lazy("Apology"), required=False)
    concerned = _words(gettext_lazy("Persons and bodies concerned"), required=False)


class AnnounceView(ScreenMixin, FormView):
    template_name = "desk/after/announce.html"
    page_title = gettext_lazy("Correct in public")
    header_icon = "info-circle"
    above = PUBLISHED
    form_class = AnnouncementForm

    def dispatch(self, request, *args, **kwargs):
        if not rights.may_correct(request.user, self.article):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def article(self) -> ArticlePage:
        return get_object_or_404(ArticlePage, pk=self.kwargs["article_id"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(story=self.article, **kwargs)

    def form_valid(self, form):
        try:
            announce(self.article, user=self.request.user, at=timezone.now(), **form.cleaned_data)
        except forms.ValidationError as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("Readers are told of the correction."))
        return redirect("after_publication:published")
