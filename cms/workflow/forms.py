"""What a person says with a decision."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ApproveForm(forms.Form):
    comment = forms.CharField(
        label=_("Comment"), required=False, widget=forms.Textarea({"rows": 2})
    )
    alone_reason = forms.CharField(
        label=_("Why nobody else can approve it"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Only for a story that you wrote yourself, where its section allows it."),
    )


class SendBackForm(forms.Form):
    comment = forms.CharField(
        label=_("What has to be mended"),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what has to be mended; the author reads it.")},
    )
