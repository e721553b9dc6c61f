"""The forms of the reviewer's screen. Times are written as people write them."""

from datetime import datetime, timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.workflow import approvals
from cms.workflow.forms import TIMES
from cms.workflow.review import acts
from cms.workflow.review.changes import person


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, user):
        return person(user)


class PassOnForm(forms.Form):
    """Who shall take the present step, and until when; both may be empty."""

    reviewer = PersonField(
        queryset=None, required=False, label=_("Reviewer"), empty_label=_("Whoever is on duty")
    )
    due_at = forms.DateTimeField(
        required=False,
        label=_("Due"),
        input_formats=TIMES,
        widget=forms.DateTimeInput(attrs={"placeholder": "dd/mm/yyyy hh:mm"}),
        error_messages={"invalid": _("Write the time as in 27/11/2026 16:30.")},
    )

    def __init__(self, *args, article, step, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reviewer"].queryset = approvals.approvers(article, step).order_by(
            "last_name", "first_name", "username"
        )

    def clean_due_at(self) -> datetime | None:
        due_at = self.cleaned_data["due_at"]
        if due_at and due_at <= timezone.now():
            raise forms.ValidationError(_("This time is over; choose a later one."))
        return due_at


class AssignForm(forms.Form):
    """Who else shall work on the story."""

    colleague = PersonField(queryset=None, label=_("Give the story to"))

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["colleague"].queryset = acts.assignable(article)


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why it can't wait for approval"),
        widget=forms.Textarea({"rows": 2}),
        error_messages={"required": _("Say why it can't wait for approval.")},
    )


class AskOpinionForm(forms.Form):
    """Whom to ask outside, what, and for how long the link works."""

    asked_of = forms.CharField(
        label=_("Whose opinion"), max_length=255, help_text=_("A person or a body, by name.")
    )
    question = forms.CharField(
        label=_("Question"), required=False, widget=forms.Textarea({"rows": 2})
    )
    days = forms.IntegerField(
        label=_("The link works for (days)"), min_value=1, max_value=30, initial=3
    )

    def clean_days(self) -> timedelta:
        return timedelta(days=self.cleaned_data["days"])
