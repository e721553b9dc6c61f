"""The part of the story's form that says what is changed in a story readers have seen."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.articles.changes import declared_for
from cms.articles.comparison import differs_in_typography_only, replaced_phrase
from cms.articles.models.declarations import DeclaredChange
from cms.articles.publication import content_of, last_seen

Kind = DeclaredChange.Kind

# The fields of the form by those of the declaration.
FIELDS = {name: f"change_{name}" for name in ("kind", "wrong", "right", "apology", "concerned")}

CHOICES = [
    (Kind.TYPOGRAPHY, _("Typography only: spaces, quotation marks, dashes, tone marks")),
    (Kind.UPDATE, _("Update: something new; readers see the time")),
    (Kind.SLIP, _("Slip put right: readers see what was wrong and what is right")),
    (Kind.STATUTORY, _("Statutory correction and apology: with a page of its own")),
]


def _words(label, **kwargs):
    return forms.CharField(
        label=label, required=False, widget=forms.Textarea(attrs={"rows": 2}), **kwargs
    )


class ChangeFields(forms.Form):
    """Mixed into the story's form. Whether what is said suffices is the gate's to judge, since a
    draft may be saved with half of it."""

    change_kind = forms.ChoiceField(
        label=_("Kind of change"), choices=CHOICES, required=False, widget=forms.RadioSelect
    )
    change_wrong = _words(_("What was printed"))
    change_right = _words(
        _("What is right, or what is new"),
        help_text=_("Where one phrase was replaced, both are filled in when left empty."),
    )
    change_apology = _words(
        _("Apology"), help_text=_("Only for a statutory correction, in the words of the paper.")
    )
    change_concerned = _words(
        _("Persons and bodies concerned"), help_text=_("Only for a statutory correction.")
    )

    def offer_what_was_said(self, article) -> None:
        """Start from what was said of the newest version, else from the difference itself."""
        if not article.pk or not article.live:
            return
        said = declared_for(article.latest_revision_id)
        for name, field in FIELDS.items():
            self.initial.setdefault(field, getattr(said, name) if said else "")
        if said is None and article.has_unpublished_changes:
            last = last_seen(article)
            phrase = replaced_phrase(last.content, content_of(article)) if last else None
            if phrase:
                self.initial["change_wrong"], self.initial["change_right"] = phrase

    def change_declared(self, article) -> dict | None:
        """What this submission says of the change, as keyword arguments of ``declare``; None for a
        story that readers don't see and for a form without these fields."""
        if not (article.pk and article.live and FIELDS["wrong"] in self.data):
            return None
        said = {name: self.cleaned_data.get(field) or "" for name, field in FIELDS.items()}
        last = last_seen(article)
        if last is None:
            return said
        if not said["kind"] and differs_in_typography_only(last.content, content_of(article)):
            said["kind"] = Kind.TYPOGRAPHY
        if said["kind"] in (Kind.SLIP, Kind.STATUTORY) and not (said["wrong"] or said["right"]):
            phrase = replaced_phrase(last.content, content_of(article))
            said["wrong"], said["right"] = phrase or ("", "")
        return said


class WhatIsChangedPanel(MultiFieldPanel):
    """Stands on the form only while readers see the story."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and bool(self.instance.pk and self.instance.live)


def what_is_changed() -> WhatIsChangedPanel:
    fields = [FieldPanel("change_kind", widget=forms.RadioSelect)]
    # The styles show each of the others with the kinds that it is asked for.
    fields += [
        FieldPanel(field, classname=f"change-words change-words--{name}")
        for name, field in FIELDS.items()
        if name != "kind"
    ]
    return WhatIsChangedPanel(
        fields,
        heading=_("What is changed?"),
        help_text=_("Readers have seen this story. Say before publishing what the change is."),
    )
