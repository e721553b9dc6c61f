"""What every address of the reviewer's screen shares: the story, and who may open it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.articles.models import ArticlePage
from cms.workflow import approvals
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may

# Where the key of a new link waits until it is shown once.
KEY_IN_SESSION = "opinion-link"


class OfStory:
    """Finds the story of the address and lets in who may review it."""

    @cached_property
    def article(self) -> ArticlePage:
        """The story; what is sent from the screen holds it, so that nobody saves in between."""
        stories = ArticlePage.objects.all()
        if self.request.method == "POST":
            stories = stories.select_for_update(no_key=True, of=("self", "page_ptr"))
        return get_object_or_404(stories, pk=self.kwargs["number"])

    def was_changed_meanwhile(self, newest) -> bool:
        """Whether the screen showed another wording; the person is told to read again."""
        if approvals.Wording(newest).hash == self.request.POST.get("wording"):
            return False
        messages.warning(self.request, _("The text was changed meanwhile; read it again."))
        return True

    def dispatch(self, request, *args, **kwargs):
        if not may(request.user, Action.READ, self.article):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def back(self) -> HttpResponseRedirect:
        return HttpResponseRedirect(reverse("story_path:review", args=[self.article.pk]))

    def refuse(self, form) -> HttpResponseRedirect:
        for name, errors in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            messages.error(self.request, f"{label}: {errors[0]}" if label else errors[0])
        return self.back()


def once_each(actions) -> list[str]:
    return list(dict.fromkeys(name for name, *_rest in actions))
