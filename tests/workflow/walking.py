"""Walking a story along its path, as the newsroom's forms do."""

from django.urls import reverse

from cms.articles.models import ArticlePage
from cms.workflow import approvals
from cms.workflow.models import Approval
from tests.factories import AccountFactory, ArticleFactory


def newsroom() -> dict:
    """One account of each role of the path, by role."""
    wanted = ["reporter", "desk_editor", "duty_secretary", "editor_in_chief"]
    return {role: AccountFactory(role=role) for role in wanted}


def story_by(reporter, **fields) -> ArticlePage:
    """A complete story that ``reporter`` wrote, with a version."""
    article = ArticleFactory(owner=reporter, **fields)
    article.save_revision(user=reporter)
    return fresh(article)


def fresh(article) -> ArticlePage:
    return ArticlePage.objects.get(pk=article.pk)


def submit(article, user) -> ArticlePage:
    """What the form's button does: begin the workflow, or go on with it after mending."""
    article = fresh(article)
    state = article.current_workflow_state
    if state is None:
        article.get_workflow().start(article, user)
    else:
        state.resume(user)
    return fresh(article)


def act(article, user, action="approve", **said) -> ArticlePage:
    """Decide the present step; the decision must be on offer, as on the screen."""
    article = fresh(article)
    task = article.current_workflow_task
    offered = [name for name, _label, _modal in task.get_actions(article, user)]
    assert action in offered, f"{action} is not offered, only {offered}"
    task.on_action(article.current_workflow_task_state, user, action, **said)
    return fresh(article)


def reword(article, user, **fields) -> ArticlePage:
    """Keep a new version with other words."""
    article = fresh(article).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision(user=user)
    return fresh(article)


def step_of(article) -> str:
    return fresh(article).story_path.state


def approve_newest(article) -> ArticlePage:
    """Have others pass every step with the newest wording, without the way there."""
    article = fresh(article)
    newest = article.get_latest_revision_as_object()
    for step in approvals.steps_needed(newest):
        wording = approvals.Wording(newest)
        Approval.objects.create(
            article_id=article.pk,
            step=step,
            content=wording.content,
            wording=wording.hash,
            by=AccountFactory(),
        )
    return fresh(article)


def approved_form(client, article, data: dict) -> dict:
    """``data`` of the story's form, after its words were saved as a draft and approved."""
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    client.post(address, {name: value for name, value in data.items() if "action-" not in name})
    approve_newest(article)
    if str(data.get("bylines-INITIAL_FORMS")) == "0":
        # The draft has the new rows now; sent again they would be there twice.
        data = {**data, "bylines-TOTAL_FORMS": "0"}
    return data


def wording_seen(article) -> str:
    """What the reviewer's screen carries of the newest wording."""
    return approvals.Wording(fresh(article).get_latest_revision_as_object()).hash


def decide_on_screen(client, article, action="approve", *, seen="", **said):
    """Press a button of the reviewer's screen; ``seen`` is the wording it showed, the newest."""
    data = {
        "task_state": str(fresh(article).current_workflow_task_state.pk),
        "wording": seen or wording_seen(article),
        **said,
    }
    return client.post(reverse("story_path:decide", args=[article.pk, action]), data, follow=True)
