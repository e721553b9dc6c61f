"""Stories that are not before readers yet, in every state between an idea and its hour."""

from datetime import timedelta

from django.utils import timezone

from cms.articles.models import ArticlePage
from cms.workflow import opinions
from cms.workflow.approvals import approvers
from cms.workflow.models.tasks import APPROVE, SEND_BACK
from cms.workflow.roles import Role
from cms.workflow.steps import Step
from seeds.manuscripts import read
from seeds.writing import Newsroom, draft

# Where a draft stands; the names are those of drafts.toml.
WRITING, SENT_BACK, AT_DESK, AWAITING_OPINION, AT_SECRETARY, AT_CHIEF, SCHEDULED = (
    "writing",
    "sent_back",
    "at_desk",
    "awaiting_opinion",
    "at_secretary",
    "at_chief",
    "scheduled",
)
# The steps that have approved a draft that stands there, in the order of the path.
APPROVED_BY = {
    AT_SECRETARY: (Step.DESK,),
    AT_CHIEF: (Step.DESK, Step.SECRETARY),
    SCHEDULED: (Step.DESK, Step.SECRETARY),
}


def make_drafts(room: Newsroom) -> list[ArticlePage]:
    """Every draft of the sample in its state."""
    return [_make(table, room) for table in read("drafts")["draft"]]


def _make(table: dict, room: Newsroom) -> ArticlePage:
    article = draft(table, room)
    if "embargo_in" in table:
        article.set_facts(embargoed_until=room.before(-table["embargo_in"]))
    if table["state"] == SCHEDULED:
        article.go_live_at = room.before(-table["live_in"])
    article.save_revision(user=room.accounts[Role.REPORTER])
    if table["state"] != WRITING:
        _send_along(article, table, room)
    article.refresh_from_db()
    return article


def _send_along(article: ArticlePage, table: dict, room: Newsroom) -> None:
    """Submit the story and let desk, secretary and others do what the table says they did."""
    article.get_workflow().start(article, room.accounts[Role.REPORTER])
    editor = approvers(article, Step.DESK).get()
    if table["state"] == SENT_BACK:
        _decide(article, editor, SEND_BACK, table["comment"])
    elif table["state"] == AWAITING_OPINION:
        opinions.ask(
            article,
            user=editor,
            asked_of=table["asked_of"],
            question=table["question"],
            at=timezone.now(),
            lasts=timedelta(days=3),
        )
    for step in APPROVED_BY.get(table["state"], ()):
        user = editor if step == Step.DESK else room.accounts[Role.DUTY_SECRETARY]
        _decide(article, user, APPROVE, table.get("comment", ""))


def _decide(article: ArticlePage, user, action: str, comment: str) -> None:
    waiting = article.current_workflow_task_state
    waiting.task.specific.on_action(waiting, user, action, comment=comment)
