"""What goes with files on their way in."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import CollectionChoiceField
from wagtail.models import Collection
from wagtail.snippets.widgets import AdminSnippetChooser

from media.models import PhotoEvent
from media.uploads.outcomes import collections_open_to


class UploadForm(forms.Form):
    """Where photos go and what they show. The collection is not asked for when there is one."""

    collection = CollectionChoiceField(
        label=_("Collection"),
        queryset=Collection.objects.none(),
        empty_label=None,
        error_messages={"invalid_choice": _("You may not add photos to this collection.")},
    )
    event = forms.ModelChoiceField(
        label=_("Event"), queryset=PhotoEvent.objects.all(), required=False
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        collections = collections_open_to(user)
        self.fields["collection"].queryset = collections
        # The chooser's words are fixed in the language in which it is made.
        self.fields["event"].widget = AdminSnippetChooser(PhotoEvent)
        first_two = collections[:2]
        self.fields["collection"].initial = first_two[0].pk
        if len(first_two) == 1:
            self.fields["collection"].widget = forms.HiddenInput()


class BeginForm(UploadForm):
    """A file that a browser means to send: the browser's key for it, its name, its bytes."""

    key = forms.CharField(max_length=400)
    name = forms.CharField(max_length=255)
    size = forms.IntegerField(min_value=0)
