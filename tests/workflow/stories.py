"""A story of every kind that the table of rights tells apart."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Workflow

from cms.articles.models import ArticlePage
from cms.articles.retraction import retract
from cms.workflow.models import Assignee
from cms.workflow.rights.actions import Relation, StateGroup
from tests.factories import AccountFactory, ArticleFactory, SectionFactory


def section_with_desk(name: str):
    desk = Group.objects.create(name=f"Ban {name}")
    return SectionFactory(title=name, desk=desk)


def story_for(user, relation: Relation, group: StateGroup, section) -> ArticlePage:
    """A story in ``section``, in a state of ``group``, to which ``user`` stands in ``relation``."""
    owner = user if relation is Relation.OWN else AccountFactory(role="reporter")
    article = ArticleFactory(parent=section, owner=owner)
    _BRING[group](article, owner)
    if relation is Relation.ASSIGNED:
        Assignee.objects.create(article=article, user=user)
    return ArticlePage.objects.get(pk=article.pk)


def _write(article, owner):
    article.save_revision(user=owner)


def _submit(article, owner):
    article.save_revision(user=owner)
    Workflow.objects.get(active=True).start(article, owner)


def _schedule(article, owner):
    article.go_live_at = timezone.now() + timedelta(hours=3)
    article.save_revision(user=owner).publish()


def _publish(article, owner):
    article.save_revision(user=owner).publish()


def _take_down(article, owner):
    _publish(article, owner)
    article.refresh_from_db()
    secretary = AccountFactory(role="duty_secretary")
    retract(article, user=secretary, reason="Sai số liệu.", at=timezone.now())


_BRING = {
    StateGroup.WITH_AUTHOR: _write,
    StateGroup.IN_REVIEW: _submit,
    StateGroup.READY: _schedule,
    StateGroup.PUBLISHED: _publish,
    StateGroup.TAKEN_DOWN: _take_down,
}
