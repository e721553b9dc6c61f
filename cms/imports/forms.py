"""Forms of the screen where documents are dropped."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from cms.sections.models import SectionPage
from media.pictures import PICTURE_SUFFIXES


def sections_open_to(user):
    """Sections, in the order of the tree, that ``user`` may put a story into."""
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_permission_for(user, "add")
    return SectionPage.objects.filter(pk__in=pages.order_by().values("pk")).order_by("path")


class SectionField(forms.ModelChoiceField):
    """Sections as a tree: one dash for each level below the first."""

    def label_from_instance(self, section):
        return f"{'— ' * max(0, section.depth - 3)}{section.title}"


class SeveralFilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else files.get(name)


class SeveralFilesField(forms.FileField):
    """Any number of uploaded files, at least one when required."""

    def clean(self, data, initial=None):
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(SeveralFilesField, self).clean(file, initial) for file in files or [None]]


class DropForm(forms.Form):
    """Only a missing file is an error: a browser forgets chosen files when a form comes back."""

    files = SeveralFilesField(
        label=_("Documents"),
        allow_empty_file=True,
        help_text=_("Text (.txt) and Word (.docx) files, with their photos if you have them."),
        widget=SeveralFilesInput(
            attrs={"accept": ",".join([".txt", ".docx", *PICTURE_SUFFIXES, "text/plain"])}
        ),
    )
    section = SectionField(label=_("Section"), queryset=SectionPage.objects.none(), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections_open_to(user)


class KeepForm(forms.Form):
    """Which of the documents become drafts, and where."""

    section = SectionField(label=_("Section"), queryset=SectionPage.objects.none())
    documents = forms.TypedMultipleChoiceField(
        label=_("Documents"),
        coerce=int,
        error_messages={"required": _("Choose at least one document.")},
    )

    def __init__(self, *args, user, documents, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = sections_open_to(user)
        self.fields["documents"].choices = [
            (document.number, document.name) for document in documents if document.may_be_kept
        ]
