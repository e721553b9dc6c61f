"""A finding that asks to be confirmed, and who may give their word."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, PageLogEntry

from cms.articles.models import ArticlePage
from cms.workflow.checks.confirmations import confirm, unconfirmed
from cms.workflow.models import Confirmation
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory
from tests.workflow.checks.looking import NOW, of_check
from tests.workflow.walking import approved_form

pytestmark = pytest.mark.django_db

IMPOSSIBLE = "Bến phà mở lại ngày 31/2"


def test_a_confirmed_finding_is_settled_until_it_is_another_one():
    editor = AccountFactory(role="desk_editor")
    article = ArticleFactory(title=IMPOSSIBLE)
    [finding] = unconfirmed(article, at=NOW)
    confirm(article, finding, editor, "Trích lời đùa của ông lái đò.", NOW)
    assert unconfirmed(article, at=NOW) == []
    article.title = f"Vui: {IMPOSSIBLE}"
    assert unconfirmed(article, at=NOW) == []
    article.title = "Bến phà mở lại ngày 31/4"
    assert len(unconfirmed(article, at=NOW)) == 1


def test_to_confirm_is_logged_with_the_reason_and_counts_once():
    editor = AccountFactory(role="desk_editor")
    article = ArticleFactory(title=IMPOSSIBLE)
    [finding] = unconfirmed(article, at=NOW)
    for _time in range(2):
        confirm(article, finding, editor, "Lời đùa.", NOW)
    assert Confirmation.objects.get().by == editor
    entry = PageLogEntry.objects.get(action="workflow.confirm")
    assert (entry.user, entry.data["reason"]) == (editor, "Lời đùa.")


def test_a_word_needs_a_reason_and_the_right_to_edit():
    article = ArticleFactory(title=IMPOSSIBLE)
    [finding] = unconfirmed(article, at=NOW)
    with pytest.raises(ValidationError):
        confirm(article, finding, AccountFactory(role="desk_editor"), " ", NOW)
    with pytest.raises(PermissionDenied):
        confirm(article, finding, AccountFactory(role="reporter"), "Lời đùa.", NOW)
    assert not Confirmation.objects.exists()


def test_what_advises_needs_no_word():
    article = ArticleFactory(title="Một tít rất dài " * 9)
    [finding] = of_check("length", article)
    with pytest.raises(ValidationError):
        confirm(article, finding, AccountFactory(role="desk_editor"), "Thôi.", NOW)


def test_the_form_publishes_only_what_is_confirmed(client):
    editor = AccountFactory(role="duty_secretary")
    client.force_login(editor)
    article = ArticleFactory()
    form = approved_form(client, article, story_form(title=IMPOSSIBLE, **{"action-publish": "1"}))
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    answer = client.post(address, form)
    assert "31/2" in answer.content.decode()
    assert not ArticlePage.objects.get(pk=article.pk).live
    article.title = IMPOSSIBLE
    [finding] = unconfirmed(article, at=timezone.now())
    confirm(article, finding, editor, "Trích lời đùa.", timezone.now())
    client.post(address, form)
    assert ArticlePage.objects.get(pk=article.pk).live


def test_a_draft_is_saved_whatever_asks_to_be_confirmed(client):
    client.force_login(AccountFactory(role="desk_editor"))
    article = ArticleFactory()
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    client.post(address, story_form(title=IMPOSSIBLE))
    stored = ArticlePage.objects.get(pk=article.pk)
    assert stored.get_latest_revision_as_object().title == IMPOSSIBLE


def test_an_approval_at_any_step_asks_for_the_word(client):
    reporter = AccountFactory(role="reporter")
    article = ArticleFactory(owner=reporter)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    client.force_login(reporter)
    client.post(address, story_form(title=IMPOSSIBLE, **{"action-submit": "1"}))
    client.force_login(AccountFactory(role="desk_editor"))
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    answer = client.post(address, story_form(title=IMPOSSIBLE, **approve))
    assert "31/2" in answer.content.decode()
    state = ArticlePage.objects.get(pk=article.pk).current_workflow_task_state
    assert state.task.name == "Chờ biên tập"


def test_an_open_comment_asks_and_a_closed_one_does_not():
    article = ArticleFactory()
    comment = Comment.objects.create(
        page=article, user=AccountFactory(), text="Kiểm tra lại tên.", contentpath="title"
    )
    [finding] = of_check("comments", article)
    assert finding.level == "confirms"
    comment.resolved_at = NOW
    comment.save()
    assert of_check("comments", article) == []
