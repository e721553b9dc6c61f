"""What a person chooses to get by mail."""

from django import forms
from django.db import transaction

from cms.workflow.models import NoticeChoice
from cms.workflow.notices.kinds import Kind


class MailChoicesForm(forms.Form):
    """One tick for each kind of notice."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        for kind, by_mail in NoticeChoice.objects.of(user).items():
            self.fields[kind.value] = forms.BooleanField(
                label=kind.label, required=False, initial=by_mail
            )

    @transaction.atomic
    def save(self) -> None:
        NoticeChoice.objects.bulk_create(
            [
                NoticeChoice(user=self.user, kind=kind, by_mail=self.cleaned_data[kind.value])
                for kind in Kind
            ],
            update_conflicts=True,
            unique_fields=["user", "kind"],
            update_fields=["by_mail"],
        )
