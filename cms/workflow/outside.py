"""What somebody outside the newsroom sees by a keyed link: one version, and a place to answer."""

from django import forms
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import never_cache

from cms.workflow import opinions
from cms.workflow.models import OutsideOpinion


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Your answer"), choices=OutsideOpinion.Verdict.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(label=_("In words"), required=False, widget=forms.Textarea({"rows": 6}))
    name = forms.CharField(label=_("Your name and office"), max_length=255)

    def clean(self):
        said = super().clean()
        agrees = said.get("verdict") == OutsideOpinion.Verdict.AGREES
        if said.get("verdict") and not agrees and not said.get("words", "").strip():
            self.add_error("words", _("Say what should be changed, or why not."))
        return said


@method_decorator(never_cache, name="dispatch")
class OutsideOpinionView(View):
    """Opens with the key only; an ended link answers like one that never was."""

    def dispatch(self, request, key):
        opinion = opinions.opened_by(key, at=timezone.now())
        if opinion is None:
            raise Http404("This link does not work, or no longer.")
        response = super().dispatch(request, opinion)
        # The address is a secret: neither search engines nor linked sites may learn it. Our own
        # site must: without an origin its form would be taken for a forged one.
        response["X-Robots-Tag"] = "noindex, nofollow"
        response["Referrer-Policy"] = "same-origin"
        return response

    def get(self, request, opinion):
        return self.show(request, opinion, AnswerForm())

    def post(self, request, opinion):
        form = AnswerForm(request.POST)
        if not form.is_valid():
            return self.show(request, opinion, form)
        said = form.cleaned_data
        opinions.answer(
            opinion,
            verdict=said["verdict"],
            words=said["words"],
            name=said["name"],
            at=timezone.now(),
        )
        return HttpResponseRedirect(request.path)

    def show(self, request, opinion, form):
        page = opinion.article.with_content_json(opinion.version)
        # Bylines and the other rows are read from the version too, not from the story as it is now.
        request.is_preview = True
        context = {"opinion": opinion, "page": page, "form": form}
        return render(request, "portal/pages/opinion.html", context)
