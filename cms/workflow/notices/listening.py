"""What people are told of, and who: each handler turns one event into notices."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db.models.signals import post_save
from django.utils import timezone
from django.utils.translation import gettext
from wagtail.log_actions import get_active_log_context
from wagtail.models import Comment, CommentReply
from wagtail.signals import page_unpublished

from cms.articles.models import ArticlePage
from cms.articles.signals import corrected, photo_exchanged, restored, taken_down
from cms.workflow import approvals, signals
from cms.workflow.after_publication import may_answer_for_take_down
from cms.workflow.models import RoleGroup
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.mentions import mentioned
from cms.workflow.notices.telling import tell
from cms.workflow.notices.whom import STEP_OF_STATE, authors, deciders
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may, roles_that_may
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
        tell(Kind.PUBLISHED, authors(article), article, actor=user, at=at)


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
    """Somebody else changed the words; told once for a spell of editing, not for every save."""
    if user is None or user.pk in authors(article):
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


def comment_was_made(sender, instance: Comment, created, raw=False, **kwargs) -> None:
    article = _story_of(instance) if created and not raw else None
    if article is not None:
        _tell_of_words(instance, article, {_reviewer(article)})


def reply_was_made(sender, instance: CommentReply, created, raw=False, **kwargs) -> None:
    comment = instance.comment
    article = _story_of(comment) if created and not raw else None
    if article is not None:
        answered = comment.replies.values_list("user_id", flat=True)
        _tell_of_words(instance, article, {comment.user_id, *answered})


def _tell_of_words(said, article, others: set[int | None]) -> None:
    """Tell the mentioned, else as a comment the authors and ``others``; each once.

    A mention is no way into a story: whoever may not read it is not told of it.
    """
    at = said.created_at
    called = _readers(mentioned(said.text), article)
    called = tell(Kind.MENTION, called, article, actor=said.user, at=at, text=said.text)
    rest = (authors(article) | others) - called
    tell(Kind.COMMENT, rest, article, actor=said.user, at=at, text=said.text)


def _readers(people: set[int], article) -> set[int]:
    users = get_user_model().objects.filter(pk__in=people)
    return {user.pk for user in users if may(user, Action.READ, article)}


def _reviewer(article) -> int | None:
    path = getattr(article, "story_path", None)
    return path.reviewer_id if path else None


def _story_of(comment: Comment) -> ArticlePage | None:
    return ArticlePage.objects.filter(pk=comment.page_id).first()


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
    for model, handler in ((Comment, comment_was_made), (CommentReply, reply_was_made)):
        post_save.connect(handler, sender=model, dispatch_uid="workflow.notices")
