"""Telling of comments and replies, and whoever is mentioned in them."""

from django.contrib.auth import get_user_model
from django.db.models.signals import post_save, pre_save
from wagtail.models import Comment, CommentReply

from cms.articles.models import ArticlePage
from cms.workflow.models import Notice
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.mentions import mentioned
from cms.workflow.notices.telling import tell
from cms.workflow.notices.whom import authors
from cms.workflow.rights.actions import Action
from cms.workflow.rights.questions import may


def words_may_change(sender, instance, raw=False, **kwargs) -> None:
    """Note which words were stored: resolving a comment saves it, too, and says nothing new."""
    if not raw and instance.pk:
        stored = sender.objects.filter(pk=instance.pk).values_list("text", flat=True)
        instance.words_before = stored.first()


def comment_was_saved(sender, instance: Comment, created, raw=False, **kwargs) -> None:
    if not raw:
        _tell_of_words(instance, instance, created)


def reply_was_saved(sender, instance: CommentReply, created, raw=False, **kwargs) -> None:
    if not raw:
        _tell_of_words(instance, instance.comment, created)


def _tell_of_words(said: Comment | CommentReply, comment: Comment, created: bool) -> None:
    """Tell the mentioned, else, of what is new, as a comment those whose talk it is; each once."""
    is_changed = not created and said.words_before != said.text
    article = ArticlePage.objects.filter(pk=comment.page_id).first()
    if article is None or not (created or is_changed):
        return
    called = _tell_the_mentioned(said, article)
    if created:
        rest = (authors(article) | _talkers(said, comment, article)) - called
        tell(Kind.COMMENT, rest, article, actor=said.user, at=said.created_at, text=said.text)


def _tell_the_mentioned(said: Comment | CommentReply, article) -> set[int]:
    """A mention is no way into a story: whoever may not read it is not told of it.

    Nor is anybody told twice of being mentioned in the same comment, however often it is changed.
    """
    about = f"{said._meta.model_name}:{said.pk}"
    told = Notice.objects.filter(kind=Kind.MENTION, about=about)
    called = mentioned(said.text) - set(told.values_list("recipient_id", flat=True))
    return tell(
        Kind.MENTION,
        _readers(called, article),
        article,
        actor=said.user,
        at=said.updated_at,
        text=said.text,
        about=about,
    )


def _readers(people: set[int], article) -> set[int]:
    users = get_user_model().objects.filter(pk__in=people)
    return {user.pk for user in users if may(user, Action.READ, article)}


def _talkers(said, comment: Comment, article) -> set[int | None]:
    """Of a comment the named reviewer, of a reply whoever spoke before."""
    if said is not comment:
        return {comment.user_id, *comment.replies.values_list("user_id", flat=True)}
    path = getattr(article, "story_path", None)
    return {path.reviewer_id if path else None}


def connect() -> None:
    for model, handler in ((Comment, comment_was_saved), (CommentReply, reply_was_saved)):
        pre_save.connect(words_may_change, sender=model, dispatch_uid="workflow.notices")
        post_save.connect(handler, sender=model, dispatch_uid="workflow.notices")
