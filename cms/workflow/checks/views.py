"""The answer to the side panel: what the checks say of the form as it stands in the browser."""

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.preview import PreviewOnEditView

from cms.articles.models import ArticlePage
from cms.workflow.checks.confirmations import confirm
from cms.workflow.checks.registry import findings
from cms.workflow.checks.shown import grouped, moment_of

# What comes with the form and is no field of it.
CONFIRMED, REASON = "checks-confirmed", "checks-reason"


class StoryChecksView(PreviewOnEditView):
    """Reads a form as Wagtail's preview does, and writes none of it.

    POST without a form asks about the latest version. With ``checks-confirmed`` (a fingerprint) and
    ``checks-reason`` the person gives their word first. Answers JSON: ``html`` of the list,
    ``open`` (how many findings nobody has confirmed), ``said`` (a sentence, or "").
    """

    http_method_names = ("post",)

    def get_object(self):
        get_object_or_404(ArticlePage, pk=self.kwargs["page_id"])
        return super().get_object()

    def post(self, request, *args, **kwargs):
        data = request.POST.copy()
        fingerprint, reason = (" ".join(data.pop(name, [])) for name in (CONFIRMED, REASON))
        article, said = self._article_of(data)
        at = moment_of(article)
        status = 200
        if fingerprint:
            try:
                self._confirm(article, fingerprint, reason, at)
            except ValidationError as refusal:
                said, status = " ".join(refusal.messages), 422
        groups = grouped(article, at=at)
        html = render_to_string("workflow/checks/findings.html", {"groups": groups}, request)
        opened = sum(group.open_count for group in groups)
        return JsonResponse({"html": html, "open": opened, "said": said}, status=status)

    def _article_of(self, data):
        """The story as the form has it; the latest version when the form can't be read."""
        if "title" not in data:
            return self.object, ""
        titled = bool(data.get("title"))
        form = self.get_form(data)
        if not self.validate_form(form):
            latest = ArticlePage.objects.get(pk=self.object.pk).get_latest_revision_as_object()
            return latest, _("A field can't be read yet: this is said of the last saved version.")
        article = form.save(commit=False)
        if not titled:
            # The preview's form wants a headline and gave it one.
            article.title = ""
        return article, ""

    def _confirm(self, article, fingerprint: str, reason: str, at) -> None:
        for finding in findings(article, at=at):
            if finding.fingerprint == fingerprint:
                confirm(article, finding, self.request.user, reason, at)
                return
        raise ValidationError(_("The story has changed and this is no longer found in it."))
