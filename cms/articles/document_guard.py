"""The documents of published stories stay as readers have them."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.documents.forms import BaseDocumentForm
from wagtail.models import ReferenceIndex

from cms.articles.gate import NotReady, Problem
from cms.articles.models import ArticlePage

_MOST_NAMED = 3


class DocumentInUse(NotReady):
    """Readers have the document: another one takes its place, never another file."""

    heading = gettext_lazy("The document “%(title)s” was not changed:")


def objections(document) -> list[str]:
    """Why the stored ``document`` can't get another file or title, or go: readers have it."""
    holders = ReferenceIndex.get_references_to(document).values_list("object_id", flat=True)
    numbers = [int(number) for number in holders if number.isdigit()]
    stories = ArticlePage.objects.live().filter(pk__in=numbers)
    message = _(
        "Readers have it in “%(title)s”. Upload the new file as another document and put it "
        "into the story, so that the change is seen and approved."
    )
    titles = stories.values_list("title", flat=True)[:_MOST_NAMED]
    return [message % {"title": title} for title in titles]


class DocumentForm(BaseDocumentForm):
    """Wagtail's form deletes the old file before it saves, so it is refused here already."""

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and {"file", "title"} & set(self.changed_data):
            for message in objections(self.instance):
                self.add_error(None, message)
        return cleaned


def keep_what_readers_have(document, *, is_deleted: bool = False) -> None:
    """Raise :class:`DocumentInUse` when published stories hand out ``document`` and it would get
    another file or title, or go."""
    stored = type(document).objects.filter(pk=document.pk).first()
    if stored is None or not (is_deleted or _says_something_else(document, stored)):
        return
    if found := objections(stored):
        raise DocumentInUse(stored, [Problem("document", "file", message) for message in found])


def _says_something_else(document, stored) -> bool:
    is_new_file = not document.file._committed or document.file.name != stored.file.name
    return is_new_file or document.title != stored.title
