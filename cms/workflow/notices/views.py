"""A person's own notices: the list, the way to the story, what is read, what comes by mail."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.workflow.models import Notice
from cms.workflow.notices.forms import MailChoicesForm
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.panels import SHOWN_FOR
from cms.workflow.notices.sentences import sentence
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may

ON_A_PAGE = 30

# What is answered where the words are written, not on the reviewer's screen.
IN_THE_EDITOR = (Kind.SENT_BACK, Kind.COMMENT, Kind.MENTION)


class OwnNotices:
    @property
    def notices(self):
        return Notice.objects.filter(recipient=self.request.user)

    def back(self) -> HttpResponseRedirect:
        return redirect("notices:list")


class NoticesView(OwnNotices, WagtailAdminTemplateMixin, TemplateView):
    """The unread first, then the newest; grouped by day in the template."""

    template_name = "workflow/notices/list.html"
    page_title = gettext_lazy("Notices")
    header_icon = "bell"
    _show_breadcrumbs = True
    breadcrumbs_items = [
        *WagtailAdminTemplateMixin.breadcrumbs_items,
        {"url": "", "label": gettext_lazy("Notices")},
    ]

    def get_context_data(self, **kwargs):
        rows = (
            self.notices.annotate(is_read=Q(read_at__isnull=False))
            .select_related("actor")
            .order_by("is_read", "-made_at", "-pk")
        )
        page = Paginator(rows, ON_A_PAGE).get_page(self.request.GET.get("p"))
        for notice in page:
            notice.sentence = sentence(notice)
        newest = self.notices.unread().order_by("-pk").values_list("pk", flat=True).first()
        lost = self.notices.undelivered().filter(made_at__gt=timezone.now() - SHOWN_FOR).first()
        return super().get_context_data(page=page, newest=newest, lost=lost, **kwargs)


class OpenView(OwnNotices, View):
    """Notes that the notice was read and goes where its story is acted on."""

    def get(self, request, number):
        notice = get_object_or_404(self.notices.select_related("story"), pk=number)
        self.notices.unread().filter(pk=number).update(read_at=timezone.now())
        story = notice.story
        if story is None:
            messages.warning(request, _("This story was deleted."))
            return self.back()
        if may(request.user, Action.READ, story):
            in_editor = notice.kind in IN_THE_EDITOR
            name = "wagtailadmin_pages:edit" if in_editor else "story_path:review"
            return redirect(name, story.pk)
        if story.live and story.url:
            return redirect(story.url)
        messages.warning(request, _("You may not open this story inside the newsroom."))
        return self.back()


class ReadView(OwnNotices, View):
    def post(self, request, number):
        notice = get_object_or_404(self.notices, pk=number)
        self.notices.unread().filter(pk=notice.pk).update(read_at=timezone.now())
        return self.back()


class ReadAllView(OwnNotices, View):
    """Only what the list could show when it was drawn: newer notices stay unread."""

    def post(self, request):
        newest = request.POST.get("newest", "")
        shown = self.notices.unread()
        # No number is longer than those of the database.
        if newest.isdecimal() and len(newest) < 19:
            shown.filter(pk__lte=int(newest)).update(read_at=timezone.now())
        return self.back()


class MailChoicesView(WagtailAdminTemplateMixin, FormView):
    template_name = "workflow/notices/choices.html"
    form_class = MailChoicesForm
    success_url = reverse_lazy("notices:choices")
    page_title = gettext_lazy("Notices by mail")
    header_icon = "mail"
    _show_breadcrumbs = True

    def get_breadcrumbs_items(self):
        return [
            *self.breadcrumbs_items,
            {"url": reverse("notices:list"), "label": _("Notices")},
            {"url": "", "label": self.page_title},
        ]

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        form.save()
        messages.success(self.request, _("Saved."))
        return super().form_valid(form)
