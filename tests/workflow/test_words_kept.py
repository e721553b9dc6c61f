"""A decision that is refused in the story's form leaves the typed words on the screen, and nothing
written."""

import json

import pytest
from django.urls import reverse

from cms.articles.signals import version_kept
from cms.sections.models import TwoPeople
from cms.workflow.approvals import Undecided
from cms.workflow.models import WatchedPhrase
from cms.workflow.states import State
from tests.articles.forms import story_form
from tests.factories import SectionFactory
from tests.workflow.walking import fresh, step_of, story_by, submit

pytestmark = pytest.mark.django_db

TYPED = "Chữ vừa gõ, chưa lưu ở đâu"


def own_story(editor, two_people):
    """A story that the desk editor wrote and now has to decide on."""
    section = SectionFactory(two_people=two_people)
    return submit(story_by(editor, parent=section), editor)


def decide(client, article, action="approve", said="{}", **fields):
    """Press a button of the path in the story's form."""
    form = {
        **story_form(title=TYPED, **fields),
        "action-workflow-action": "true",
        "workflow-action-name": action,
        "workflow-action-extra-data": said,
    }
    return client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)


def assert_refused(answer, article, *reasons, state=State.WITH_DESK):
    page = answer.content.decode()
    assert answer.status_code == 200
    assert TYPED in page
    for reason in reasons:
        assert reason in " ".join(answer.context["form"].non_field_errors()), reason
        assert reason in page
    assert fresh(article).revisions.count() == 1
    assert fresh(article).get_latest_revision_as_object().title == article.title
    assert step_of(article) == state


def test_approving_alone_without_the_reason_that_the_section_wants(client, staff):
    article = own_story(staff["desk_editor"], TwoPeople.WARN)
    client.force_login(staff["desk_editor"])
    assert_refused(decide(client, article), article, "nêu lý do")


def test_approving_alone_with_the_reason_goes_on(client, staff):
    article = own_story(staff["desk_editor"], TwoPeople.WARN)
    client.force_login(staff["desk_editor"])
    decide(client, article, said=json.dumps({"alone_reason": "Cả ban đi công tác"}))
    assert step_of(article) == State.WITH_SECRETARY
    assert fresh(article).get_latest_revision_as_object().title == TYPED


def test_approving_the_own_story_where_it_is_always_somebody_else(client, staff):
    article = own_story(staff["desk_editor"], TwoPeople.STRICT)
    client.force_login(staff["desk_editor"])
    assert_refused(decide(client, article), article, "người khác")


@pytest.mark.parametrize("why", ["the step", "a field", "a newer version"])
def test_what_was_written_with_a_refused_decision_is_shown(client, staff, why):
    article = own_story(staff["desk_editor"], TwoPeople.STRICT)
    client.force_login(staff["desk_editor"])
    said = json.dumps({"comment": "Nên rút gọn đoạn <hai>.", "go_live_at": ""})
    fields = {}
    if why == "a field":
        fields["slug"] = ""
    if why == "a newer version":
        opened = article.latest_revision
        fields |= {
            "loaded_revision_id": str(opened.pk),
            "loaded_revision_created_at": opened.created_at.isoformat(),
        }
        fresh(article).save_revision(user=staff["reporter"])
    page = decide(client, article, said=said, **fields).content.decode()
    assert "Nên rút gọn đoạn &lt;hai&gt;." in page
    assert TYPED in page


def test_what_the_checks_ask_is_asked_before_anything_is_written(client, staff):
    WatchedPhrase.objects.create(phrase="chưa lưu ở đâu", level="confirms", why="hỏi lại")
    article = submit(story_by(staff["reporter"]), staff["reporter"])
    client.force_login(staff["desk_editor"])
    answer = decide(client, article)
    assert "chưa lưu ở đâu" in str(answer.context["form"].errors)
    assert_refused(answer, article)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        "5",
        "null",
        '"chữ"',
        "[" * 100_000,
        "9" * 5_000,
    ],
    ids=lambda said: said[:12] or "empty",
)
def test_what_comes_with_a_decision_and_can_not_be_read(client, staff, said):
    article = submit(story_by(staff["reporter"]), staff["reporter"])
    client.force_login(staff["desk_editor"])
    assert_refused(decide(client, article, said=said), article)


@pytest.mark.parametrize(
    "said",
    [
        {"user": 1, "task_state": 2, "action_name": "reject", "self": 3},
        {"comment": ["x"], "alone_reason": {"a": 1}, "go_live_at": 5},
        {"comment": "\x00" + "x" * 100_000},
        {"comment": "\ud800"},
    ],
    ids=["names of ours", "no texts", "huge", "half a letter"],
)
def test_what_nobody_asked_for_is_left_out(client, staff, said):
    article = submit(story_by(staff["reporter"]), staff["reporter"])
    client.force_login(staff["desk_editor"])
    decide(client, article, said=json.dumps(said))
    assert step_of(article) == State.WITH_SECRETARY


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("approve", {"go_live_at": "hôm qua"}),
        ("approve", {"go_live_at": "2001-01-01T00:00"}),
        ("reject", {"comment": ""}),
        ("hold", {}),
        ("no-such-action", {}),
        ("", {}),
    ],
)
def test_a_decision_that_the_step_would_refuse(client, staff, action, said):
    article = submit(story_by(staff["reporter"]), staff["reporter"])
    client.force_login(staff["desk_editor"])
    answer = decide(client, article, action, json.dumps(said))
    assert_refused(answer, article)
    assert answer.context["form"].non_field_errors()


def test_a_time_that_the_dialogue_asks_for_and_can_not_be(client, staff):
    article = submit(story_by(staff["reporter"]), staff["reporter"])
    client.force_login(staff["desk_editor"])
    # The desk sets no times.
    said = json.dumps({"go_live_at": "2999-01-01T00:00"})
    assert_refused(decide(client, article, said=said), article)


def test_a_decision_on_a_story_that_waits_for_nobody_any_more(client, staff):
    article = story_by(staff["reporter"])
    client.force_login(staff["duty_secretary"])
    answer = decide(client, article)
    assert_refused(answer, article, state=step_of(article))
    assert answer.context["form"].non_field_errors()


def test_what_only_the_act_finds_out_loses_no_words_either(client, staff):
    article = submit(story_by(staff["reporter"]), staff["reporter"])
    client.force_login(staff["desk_editor"])

    def object_late(sender, article, **kwargs):
        raise Undecided(article, "Vừa vào chùm bài.")

    version_kept.connect(object_late)
    try:
        answer = decide(client, article)
    finally:
        version_kept.disconnect(object_late)
    assert_refused(answer, article, "Vừa vào chùm bài.")
    # The form came back on the story as it is stored: sent again, it goes on.
    decide(client, article)
    assert step_of(article) == State.WITH_SECRETARY
