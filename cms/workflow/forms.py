"""What a person says with a decision."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.articles import schedule

# How people here write a time.
TIMES = ["%d/%m/%Y %H:%M", "%H:%M %d/%m/%Y", "%Y-%m-%dT%H:%M"]


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
    go_live_at = forms.DateTimeField(
        label=_("Goes out at"),
        required=False,
        input_formats=TIMES,
        widget=forms.DateTimeInput(attrs={"placeholder": "dd/mm/yyyy hh:mm"}),
        error_messages={"invalid": _("Write the time as in 27/11/2026 16:30.")},
    )

    def clean_go_live_at(self) -> datetime | None:
        moment = self.cleaned_data["go_live_at"]
        if refusal := schedule.is_past(moment, at=timezone.now()):
            raise forms.ValidationError(refusal)
        return moment


class SendBackForm(forms.Form):
    comment = forms.CharField(
        label=_("What has to be mended"),
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Say what has to be mended; the author reads it.")},
    )
