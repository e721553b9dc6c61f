"""Ways round the path that were found open once, by people who looked for them."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.articles.models import Byline
from cms.workflow.states import State
from tests.workflow.walking import act, fresh, newsroom, reword, step_of, story_by, submit

pytestmark = pytest.mark.django_db

FIRST, SECOND = "Khánh thành cầu ở xã Đoài", "Khởi công cầu ở xã Đoài"


@pytest.fixture
def staff():
    return newsroom()


@pytest.fixture
def waiting(staff):
    """A story of the reporter that waits for the desk."""
    return submit(story_by(staff["reporter"]), staff["reporter"])


@pytest.fixture
def replaced(staff):
    """A published story whose first headline was wrong, and was replaced by an approved one."""
    article = submit(story_by(staff["reporter"], title=FIRST), staff["reporter"])
    article = act(act(article, staff["desk_editor"]), staff["duty_secretary"])
    assert fresh(article).live
    article = submit(reword(article, staff["desk_editor"], title=SECOND), staff["reporter"])
    while step_of(article) != State.PUBLISHED:
        step = step_of(article)
        article = act(
            article, staff["desk_editor" if step == State.WITH_DESK else "duty_secretary"]
        )
    assert fresh(article).title == SECOND
    return article


def test_a_wording_that_was_replaced_comes_back_only_approved_anew(staff, replaced):
    article = submit(reword(replaced, staff["desk_editor"], title=FIRST), staff["desk_editor"])
    assert step_of(article) == State.WITH_DESK
    assert fresh(article).title == SECOND


def test_handing_in_what_was_approved_before_lets_nothing_out(staff, waiting):
    article = act(act(waiting, staff["desk_editor"]), staff["duty_secretary"], "hold")
    # The secretary's wish to publish it by hand is forgotten, the approvals are not.
    article.story_path.is_held = False
    article.story_path.save()
    article = submit(article, staff["desk_editor"])
    assert (step_of(article), fresh(article).live) == (State.APPROVED, False)


def test_who_is_asked_outside_can_answer_from_a_browser(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    said = {"asked_of": "Sở Giao thông", "question": "", "days": "3"}
    page = client.post(reverse("story_path:ask", args=[waiting.pk]), said, follow=True)
    # Without a referrer a browser calls the origin of a form “null”, which looks forged.
    answer = Client(enforce_csrf_checks=True).get(page.context["new_link"])
    assert answer["Referrer-Policy"] == "same-origin"


def test_who_is_asked_outside_sees_the_bylines_of_the_version(client, staff, waiting):
    version = fresh(waiting).get_latest_revision_as_object()
    version.bylines = [Byline(name="Lê Thị Người Viết")]
    version.save_revision(user=staff["desk_editor"])
    client.force_login(staff["desk_editor"])
    said = {"asked_of": "Sở Giao thông", "question": "", "days": "3"}
    page = client.post(reverse("story_path:ask", args=[waiting.pk]), said, follow=True)
    assert "Lê Thị Người Viết" in Client().get(page.context["new_link"]).content.decode()
