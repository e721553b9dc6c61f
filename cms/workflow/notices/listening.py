"""What people are told of, and who: each handler turns one event into notices."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext
from wagtail.log_actions import get_active_log_context
from wagtail.signals import page_unpublished

from cms.articles.models import ArticlePage
from cms.articles.signals import corrected, photo_exchanged, restored, taken_down
from cms.workflow import approvals, signals
from cms.workflow.after_publication import may_answer_for_take_down
from cms.workflow.models import RoleGroup
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.sentences import comes_down
from cms.workflow.notices.telling import tell
from cms.workflow.notices.whom import STEP_OF_STATE, authors, deciders
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import roles_that_may
from cms.workflow.states import State

# Whoever goes on rewording after such a rest begins anew, and the author is told again.
REST = timedelta(hours=4)


def state_was_changed(sender, article, change, user, **kwargs) -> None:
    """Hand-over, sending back, first publication."""
    at, state = change.began_at, State(change.state)
    earlier = article.state_changes.exclude(pk=change.pk)
    if state in STEP_OF_STATE:
        last = earlier.last()
        if last is None or last.state != State.AWAITING_OPINION:
            people = deciders(article, STEP_OF_STATE[state])
            tell(Kind.GROUP_TURN, people, article, actor=user, at=at)
    elif state == State.SENT_BACK:
        tell(Kind.SENT_BACK, authors(article), article, actor=user, at=at, text=change.reason)
    elif state == State.PUBLISHED and not earlier.filter(state=State.PUBLISHED).exists():
        # What goes out later is told as a correction, or as brought back.
        until = comes_down(article.expire_at)
        tell(Kind.PUBLISHED, authors(article), article, actor=user, at=at, text=until)


def was_passed_on(sender, article, user, reviewer, due_at, **kwargs) -> None:
    if reviewer is not None:
        tell(
            Kind.YOUR_TURN,
            {reviewer.pk},
            article,
            actor=user,
            at=timezone.now(),
            due_at=due_at,
        )


def was_published_at_once(sender, article, owed, user, **kwargs) -> None:
    people = set()
    for step in approvals.steps_needed(article):
        people |= deciders(article, step)
    people -= approvals.writers_of(article)
    at = owed.published_at
    tell(Kind.APPROVAL_OWED, people, article, actor=user, at=at, text=owed.reason)


def opinion_came(sender, article, opinion, **kwargs) -> None:
    """Told are who asked, and who has the step."""
    words = f"{opinion.answered_by_name or opinion.asked_of}: {opinion.get_verdict_display()}"
    tell(
        Kind.OPINION,
        {opinion.asked_by_id, article.story_path.reviewer_id},
        article,
        actor=None,
        at=opinion.answered_at,
        text=f"{words}\n{opinion.answer}",
    )


def was_reworded(sender, article, user, before, at, **kwargs) -> None:
    """Somebody else changed the words; told once for a spell of editing, not for every save.

    One of several authors is somebody else to the others.
    """
    if user is None:
        return
    goes_on = before.worded_by_id == user.pk and at - before.worded_at < REST
    if not goes_on:
        tell(Kind.REWORDED, authors(article), article, actor=user, at=at)


def was_corrected(sender, article, user, correction, at, **kwargs) -> None:
    words = [str(correction.get_kind_display()), correction.wrong, correction.right]
    text = "\n".join(filter(None, words))
    tell(Kind.CORRECTED, authors(article), article, actor=user, at=at, text=text)


def was_given_another_picture(sender, article, photo, user, at, **kwargs) -> None:
    text = gettext("A photo has another file: %(photo)s") % {"photo": photo.title}
    tell(Kind.CORRECTED, authors(article), article, actor=user, at=at, text=text)


def was_taken_down(sender, article, user, reason, at, **kwargs) -> None:
    told = tell(Kind.TAKEN_DOWN, authors(article), article, actor=user, at=at, text=reason)
    if article.take_downs.owed().exists():
        chiefs = _chiefs(article) - told
        tell(Kind.APPROVAL_OWED, chiefs, article, actor=user, at=at, text=reason)


def _chiefs(article) -> set[int]:
    roles = roles_that_may(Action.CONFIRM_TAKE_DOWN)
    groups = RoleGroup.objects.filter(role__in=roles).select_related("group")
    people = {user for row in groups for user in row.group.user_set.all()}
    return {user.pk for user in people if may_answer_for_take_down(user, article)}


def was_unpublished(sender, instance, **kwargs) -> None:
    """Its last day is over, or it was unpublished without a word; a retraction tells of itself."""
    if isinstance(instance, ArticlePage) and not instance.retracted_at:
        actor = get_active_log_context().user
        tell(Kind.TAKEN_DOWN, authors(instance), instance, actor=actor, at=timezone.now())


def was_restored(sender, article, user, at, **kwargs) -> None:
    tell(Kind.RESTORED, authors(article), article, actor=user, at=at)


def connect() -> None:
    for signal, handler in (
        (signals.state_changed, state_was_changed),
        (signals.passed_on, was_passed_on),
        (signals.published_at_once, was_published_at_once),
        (signals.opinion_answered, opinion_came),
        (signals.reworded, was_reworded),
        (corrected, was_corrected),
        (photo_exchanged, was_given_another_picture),
        (taken_down, was_taken_down),
        (restored, was_restored),
        (page_unpublished, was_unpublished),
    ):
        signal.connect(handler, dispatch_uid="workflow.notices")
