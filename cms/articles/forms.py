"""The form of a story: saves half-finished drafts, and asks the gate before readers see one."""

import json
from datetime import UTC, datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import Revision

from cms.articles import decisions, gate, newer_version, schedule
from cms.articles.change_form import ChangeFields
from cms.articles.form_errors import show_problems
from cms.articles.models.declarations import DeclaredChange
from cms.articles.named_stories import without_unseen
from cms.articles.set_aside import set_aside
from cms.sections.forms import NewsPageForm

# Facts of the story that this form may change; they take hold at once, not with a version.
EDITED_FACTS = ("embargoed_until", "is_sensitive")

# The actions of the path that say a version is right; the second lets nothing out yet.
APPROVING = ("approve", "hold")

LIVE_UNDER_EMBARGO = gettext_lazy(
    "Readers see this story already; an embargo comes too late. Take the story down first."
)

NAMES_UNSEEN = gettext_lazy("The story named a draft that is not yours to see; that was taken out.")


class AnswerOnce(forms.HiddenInput):
    """Carries an answer with one submission; a form that is shown again asks anew."""

    def get_context(self, name, value, attrs):
        return super().get_context(name, None, attrs)


class ArticlePageForm(ChangeFields, NewsPageForm):
    """Shows the gate's problems at the fields they belong to, before anything is written.

    ``facts_seen`` carries what the form showed of the facts when it was opened: only what this
    person changed is written, so that a form left open can't lift an embargo set meanwhile.
    """

    facts_seen = forms.CharField(widget=forms.HiddenInput, required=False)
    replaces_newer = forms.CharField(widget=AnswerOnce, required=False)

    def __init__(self, data=None, *args, **kwargs):
        self.for_user = kwargs.get("for_user")
        data, self.names_unseen = without_unseen(
            data, user=self.for_user, article=kwargs.get("instance")
        )
        super().__init__(data, *args, **kwargs)
        self.initial["facts_seen"] = self._facts_as_shown()
        self.offer_what_was_said(self.instance)

    def _facts_as_shown(self) -> str:
        return json.dumps({name: _shown(getattr(self.instance, name)) for name in EDITED_FACTS})

    @property
    def asks_for_publication(self) -> bool:
        """Whether this submission would bring the story before readers, now or on schedule."""
        if self.is_deferred_validation:
            return False
        return bool(self.data.get("action-publish") or self._approves_last_step())

    @property
    def asks_for_approval(self) -> bool:
        """Whether this submission says that the story is right, at any step of its path."""
        return bool(
            not self.is_deferred_validation
            and self.data.get("action-workflow-action")
            and self.data.get("workflow-action-name") in APPROVING
        )

    def _approves_last_step(self) -> bool:
        lets_out = self.asks_for_approval and self.data["workflow-action-name"] == APPROVING[0]
        task = self.instance.current_workflow_task if lets_out else None
        return task is not None and task.ends_with_approval(self.instance)

    def clean(self):
        cleaned = super().clean()
        for name in self.changed_facts():
            if problem := self._objection_to(name, cleaned.get(name)):
                self.add_error(name, problem)
        self._check_times(cleaned, timezone.now())
        if self.names_unseen:
            self.add_error(None, NAMES_UNSEEN)
        return cleaned

    def _check_times(self, cleaned: dict, at: datetime) -> None:
        """Times that disagree, and a time typed now that is past already."""
        for name in ("go_live_at", "expire_at"):
            if name in self.changed_data and (why := self._why_not_schedule(self.instance)):
                self.add_error(name, why)
        facts = {**self.instance.stored_facts(), **self.changed_facts()}
        found = schedule.disagreements(
            go_live_at=cleaned.get("go_live_at"),
            expire_at=cleaned.get("expire_at"),
            embargoed_until=facts.get("embargoed_until"),
            at=at,
        )
        if "go_live_at" in self.changed_data:
            past = schedule.is_past(cleaned.get("go_live_at"), at=at)
            found |= {"go_live_at": past} if past else {}
        for name, problem in found.items():
            self.add_error(name, problem)

    def changed_facts(self) -> dict:
        """The facts that this person changed, by name; what they did not touch is left alone."""
        try:
            seen = json.loads(self.data.get("facts_seen") or "null")
        except (ValueError, RecursionError):
            seen = None
        changed = {}
        for name in EDITED_FACTS:
            if name not in self.cleaned_data:
                continue
            value = self.cleaned_data[name]
            if isinstance(seen, dict) and name in seen:
                differs = _shown(value) != seen[name]
            else:
                differs = name in self.changed_data
            if differs:
                changed[name] = value
        return changed

    def _objection_to(self, name, value) -> str | None:
        """Why this person may not give the fact ``name`` this value, or None."""
        stored = self.instance.stored_facts()
        if value == stored.get(name):
            return None
        if name == "embargoed_until" and value and value > timezone.now() and self.instance.live:
            return LIVE_UNDER_EMBARGO
        if name == "embargoed_until" and (clash := schedule.too_late_for(self.instance, value)):
            return clash
        if stored.get(name) and not self._may_lift(name):
            return _("Only those who publish may lift or change this.")
        return None

    def _may_lift(self, name) -> bool:
        # What is stored already belongs to a story that has its place.
        if self.for_user is None:
            return True
        return self.instance.permissions_for_user(self.for_user).can_lift(name)

    def is_valid(self):
        valid = self._is_ready(super().is_valid())
        if not valid:
            self.repeat_what_was_said()
        return valid

    def _is_ready(self, valid: bool) -> bool:
        """Whether what its fields say, being ``valid``, may be kept as this person asks."""
        if newer := self._newer_version():
            is_kept = valid and self._set_aside(newer)
            self.add_error(None, newer_version.refusal(newer, is_kept=is_kept))
            return False
        decision = self._decision
        if not (valid and (decision or self.asks_for_publication)):
            return valid
        return self._is_let_through(decision, at=timezone.now())

    @property
    def _decision(self) -> decisions.Decision | None:
        return None if self._is_preview else decisions.decision_in(self.data)

    def repeat_what_was_said(self) -> None:
        """Show the words of a refused decision: the dialogue they were typed into is gone."""
        if self._decision and (words := self._decision.words):
            said = _("You wrote with your decision: “%(words)s”")
            self.add_error(None, said % {"words": words})

    @property
    def _is_preview(self) -> bool:
        # A preview, which saves nothing, hands over no subscription.
        return self.subscription is None

    def _newer_version(self) -> Revision | None:
        if self._is_preview or self.data.get(newer_version.GOES_ON):
            return None
        return newer_version.newer_version(self.instance, self.data)

    def _set_aside(self, newer) -> bool:
        """Keep the words of this form beside ``newer``, unless this person may only read."""
        lock = self.instance.get_lock()
        if lock is not None and lock.for_user(self.for_user):
            return False
        set_aside(super().save(commit=False), user=self.for_user, newer=newer)
        return True

    def _is_let_through(self, decision, *, at: datetime) -> bool:
        """Ask the step and the gate about the words as they were sent, and show what they say."""
        article = super().save(commit=False)
        for name, value in {**article.stored_facts(), **self.changed_facts()}.items():
            setattr(article, name, value)
        if said := self.change_declared(article):
            article.declared_change = DeclaredChange(**said)
        moment = None
        if decision:
            judgement = decisions.judge(article, decision, user=self.for_user, at=at)
            moment = judgement.go_live_at
            for refusal in judgement.refusals:
                self.add_error(None, refusal)
            if judgement.refusals:
                return False
        found = self._problems(article, moment or article.go_live_at, at=at)
        show_problems(self, found)
        return not found

    def _problems(self, article, moment: datetime | None, *, at: datetime) -> list[gate.Problem]:
        """What closes the gate for ``article`` at ``moment``, or else what it asks."""
        is_for_later = bool(moment and moment > at)
        at = moment if is_for_later else at
        found = []
        if self.asks_for_publication:
            found = gate.problems(article, at=at, section=self.parent_page)
        if self.asks_for_approval:
            # The approval that is lacking is the one that is being given.
            found = [problem for problem in found if problem.code != gate.APPROVAL]
        if not (self.asks_for_publication or self.asks_for_approval):
            return found
        if is_for_later and (why := self._why_not_schedule(article)):
            found.append(gate.Problem("schedule_right", "go_live_at", why))
        return found or gate.questions(article, at=at)

    def _why_not_schedule(self, article) -> str | None:
        return schedule.why_not(self.for_user, article) if self.for_user else None

    def save(self, commit=True):
        changed = self.changed_facts()
        article = super().save(commit=commit)
        # Written with the next version, so that a preview writes nothing.
        article.changed_facts = changed
        if (said := self.change_declared(article)) is not None:
            article.change_declared = {**said, "user": self.for_user}
        return article

    def get_field_updates_for_resave(self):
        return [*super().get_field_updates_for_resave(), ("facts_seen", self._facts_as_shown())]


def _shown(value):
    """A fact as far as the form shows it: a time to the minute, in UTC, as text."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M")
    return value


class StoryCopyForm(CopyForm):
    """Copies a story; an alias is not offered: a story stands in one place of the tree."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
