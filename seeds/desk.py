"""Stories that are not before readers yet, in every state between an idea and its hour."""

from contextlib import contextmanager

from wagtail.users.models import UserProfile

from cms.articles.models import ArticlePage
from cms.workflow.roles import Role
from seeds.manuscripts import read
from seeds.writing import Newsroom, draft

# Where a draft stands; the names are those of drafts.toml.
WRITING, SENT_BACK, AT_DESK, AT_SECRETARY, SCHEDULED = (
    "writing",
    "sent_back",
    "at_desk",
    "at_secretary",
    "scheduled",
)


def make_drafts(room: Newsroom) -> list[ArticlePage]:
    """Every draft of the sample in its state."""
    with _without_notices(room.accounts.values()):
        return [_make(table, room) for table in read("drafts")["draft"]]


def _make(table: dict, room: Newsroom) -> ArticlePage:
    article = draft(table, room)
    article.save_revision(user=room.accounts[Role.REPORTER])
    if "embargo_in" in table:
        article.set_facts(embargoed_until=room.before(-table["embargo_in"]))
    if table["state"] == SCHEDULED:
        article.go_live_at = room.before(-table["live_in"])
        revision = article.save_revision(user=room.accounts[Role.DESK_EDITOR])
        revision.publish(user=room.accounts[Role.DUTY_SECRETARY])
    elif table["state"] != WRITING:
        _send_along(article, table, room)
    article.refresh_from_db()
    return article


def _send_along(article: ArticlePage, table: dict, room: Newsroom) -> None:
    """Submit the story and let the desk do what the table says it did."""
    desk = room.accounts[Role.DESK_EDITOR]
    article.get_workflow().start(article, room.accounts[Role.REPORTER])
    at_desk = article.current_workflow_task_state
    if table["state"] == SENT_BACK:
        at_desk.reject(user=desk, comment=table["comment"])
    elif table["state"] == AT_SECRETARY:
        at_desk.approve(user=desk, comment=table.get("comment", ""))


@contextmanager
def _without_notices(users):
    """No mail goes out about a sample; whoever works with it afterwards gets the usual ones."""
    kinds = ("submitted_notifications", "approved_notifications", "rejected_notifications")
    profiles = [UserProfile.get_for_user(user) for user in users]
    rows = UserProfile.objects.filter(pk__in=[profile.pk for profile in profiles])
    rows.update(**dict.fromkeys(kinds, False))
    yield
    rows.update(**dict.fromkeys(kinds, True))
