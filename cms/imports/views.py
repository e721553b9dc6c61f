"""The screen where documents are dropped, understood and kept as drafts."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.articles.models import ArticlePage
from cms.imports.forms import DropForm, KeepForm, sections_open_to
from cms.imports.models import Submission
from cms.imports.report import Status
from cms.imports.submissions import forget_old, hold, keep, read, unread_pictures


class ImportScreen(WagtailAdminTemplateMixin, View):
    """What the two steps share: only who may add stories comes in."""

    page_title = gettext_lazy("Import stories")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        if not sections_open_to(request.user).exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("imports:drop"), "label": self.page_title},
        ]

    def show(self, status=200, **context):
        return self.render_to_response(self.get_context_data(**context), status=status)


class DropView(ImportScreen):
    """First step: choose files and a section. The files are only held."""

    template_name = "imports/drop.html"

    def get(self, request):
        return self.show(form=DropForm(user=request.user))

    def post(self, request):
        form = DropForm(request.POST, request.FILES, user=request.user)
        form.is_valid()
        files = request.FILES.getlist("files")
        if not files:
            return self.show(form=form, status=422)
        forget_old(timezone.now())
        submission = hold(request.user, files, form.cleaned_data.get("section"))
        return redirect("imports:review", submission.token)


class ReviewView(ImportScreen):
    """Second step: what was understood beside the original; what is kept becomes drafts."""

    template_name = "imports/review.html"

    def dispatch(self, request, *args, token, **kwargs):
        self.submission = get_object_or_404(
            Submission.objects.select_related("user", "section"), token=token, user=request.user.pk
        )
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        if self.submission.outcomes is not None:
            return self._show_kept()
        documents = read(self.submission)
        chosen = [d.number for d in documents if d.may_be_kept and not d.is_deleted]
        initial = {"section": self._section(), "documents": chosen}
        form = KeepForm(user=request.user, documents=documents, initial=initial)
        return self._show_read(documents, form, set(chosen))

    def post(self, request):
        # A second click waits here for the first, and is shown what became of it.
        unlocked = Submission.objects.filter(pk=self.submission.pk)
        self.submission = get_object_or_404(unlocked.select_for_update())
        if self.submission.outcomes is not None:
            return self._go_to_kept()
        documents = read(self.submission)
        form = KeepForm(request.POST, user=request.user, documents=documents)
        if not form.is_valid():
            chosen = set(map(str, request.POST.getlist("documents")))
            numbers = {d.number for d in documents if str(d.number) in chosen}
            return self._show_read(documents, form, numbers, status=422)
        chosen = set(form.cleaned_data["documents"])
        wanted = [document for document in documents if document.number in chosen]
        outcomes = keep(self.submission, form.cleaned_data["section"], wanted)
        if self.submission.outcomes is None:
            for outcome in outcomes:
                messages.error(request, f"{outcome.file}: {outcome.reason}")
            return self._show_read(documents, form, chosen, status=422)
        return self._go_to_kept()

    def _section(self):
        """The section chosen before; else the only one there is to choose."""
        if self.submission.section:
            return self.submission.section
        open_sections = sections_open_to(self.request.user)[:2]
        return open_sections[0] if len(open_sections) == 1 else None

    def _show_read(self, documents, form, chosen, **more):
        return self.show(
            documents=documents,
            form=form,
            chosen=chosen,
            unread_pictures=unread_pictures(self.submission, documents),
            can_keep=any(document.may_be_kept for document in documents),
            **more,
        )

    def _go_to_kept(self):
        """To the only draft that was made, else to the list of all."""
        outcomes = self.submission.outcomes
        made = [entry["article"] for entry in outcomes if entry["status"] == Status.CREATED.value]
        if len(outcomes) == 1 and ArticlePage.objects.filter(pk=made[0]).exists():
            messages.success(self.request, _("The draft was kept. Check it and write on."))
            return redirect("wagtailadmin_pages:edit", made[0])
        text = ngettext("%(count)s draft was kept.", "%(count)s drafts were kept.", len(made))
        messages.success(self.request, text % {"count": len(made)})
        return redirect("imports:review", self.submission.token)

    def _show_kept(self):
        articles = ArticlePage.objects.in_bulk(
            [outcome["article"] for outcome in self.submission.outcomes if outcome["article"]]
        )
        kept = [
            {**outcome, "page": articles.get(outcome["article"])}
            for outcome in self.submission.outcomes
        ]
        self.template_name = "imports/kept.html"
        return self.show(outcomes=kept)
