"""A story's way through desk, secretary and editor-in-chief."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied

from cms.articles.gate import NotReady
from cms.articles.models import Byline
from cms.people.models import Person
from cms.workflow.approvals import Undecided
from cms.workflow.models import SpellingRule, StateChange
from cms.workflow.states import State
from tests.factories import AccountFactory, PhotoFactory, SectionFactory
from tests.workflow.walking import act, reword, step_of, story_by, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(staff):
    return staff["reporter"]


@pytest.fixture
def desk(staff):
    return staff["desk_editor"]


@pytest.fixture
def secretary(staff):
    return staff["duty_secretary"]


@pytest.fixture
def chief(staff):
    return staff["editor_in_chief"]


def test_a_story_goes_from_the_desk_to_the_secretary_and_out(reporter, desk, secretary):
    article = submit(story_by(reporter), reporter)
    assert step_of(article) == State.WITH_DESK
    article = act(article, desk)
    assert (step_of(article), article.live) == (State.WITH_SECRETARY, False)
    article = act(article, secretary)
    assert (step_of(article), article.live) == (State.PUBLISHED, True)


@pytest.mark.parametrize("marked", ["story", "section", "section above"])
def test_what_is_sensitive_goes_to_the_editor_in_chief(reporter, desk, secretary, chief, marked):
    above = SectionFactory(is_sensitive=marked == "section above")
    section = SectionFactory(parent=above, is_sensitive=marked == "section")
    article = story_by(reporter, parent=section)
    if marked == "story":
        article.set_facts(is_sensitive=True)
    article = act(act(submit(article, reporter), desk), secretary)
    assert (step_of(article), article.live) == (State.WITH_CHIEF, False)
    assert act(article, chief).live


def test_a_story_marked_sensitive_on_its_way_is_not_let_out_by_the_secretary(
    reporter, desk, secretary
):
    article = act(submit(story_by(reporter), reporter), desk)
    article.set_facts(is_sensitive=True)
    assert step_of(act(article, secretary)) == State.WITH_CHIEF


def test_the_desk_of_the_section_decides_and_no_other(reporter, secretary):
    politics = AccountFactory(role="desk_editor")
    culture = AccountFactory(role="desk_editor")
    politics_desk = Group.objects.create(name="Ban Thời sự")
    politics.groups.add(politics_desk)
    section = SectionFactory(desk=politics_desk)
    article = submit(story_by(reporter, parent=SectionFactory(parent=section)), reporter)
    task = article.current_workflow_task
    assert task.get_actions(article, culture) == []
    assert task.get_task_states_user_can_moderate(politics).count() == 1
    assert task.get_task_states_user_can_moderate(culture).count() == 0
    assert step_of(act(article, politics)) == State.WITH_SECRETARY


def test_sending_back_takes_a_reason_that_the_history_keeps(reporter, desk):
    article = submit(story_by(reporter), reporter)
    with pytest.raises(Undecided):
        act(article, desk, "reject", comment="  ")
    assert step_of(article) == State.WITH_DESK
    act(article, desk, "reject", comment="Thiếu ý kiến người dân.")
    last = StateChange.objects.last()
    assert (last.state, last.by, last.reason) == (
        State.SENT_BACK,
        desk,
        "Thiếu ý kiến người dân.",
    )


def test_a_rewritten_story_goes_through_every_step_again(reporter, desk, secretary):
    article = act(submit(story_by(reporter), reporter), desk)
    article = act(article, secretary, "reject", comment="Viết lại sapo.")
    article = reword(article, reporter, standfirst="Cây cầu rút ngắn đường đi học của hai xã.")
    assert step_of(submit(article, reporter)) == State.WITH_DESK


def test_a_story_sent_back_and_not_reworded_returns_to_who_has_not_approved(
    reporter, desk, secretary
):
    article = act(submit(story_by(reporter), reporter), desk)
    article = act(article, secretary, "reject", comment="Chờ số liệu.")
    article = reword(article, reporter, standfirst=f"  {article.standfirst} ")
    assert step_of(submit(article, reporter)) == State.WITH_SECRETARY


def test_a_secretary_who_rewrites_asks_the_desk_for_one_click(reporter, desk, secretary):
    article = act(submit(story_by(reporter), reporter), desk)
    article = reword(article, secretary, title="Cầu Vàm Lá thông xe sớm hai tháng")
    article = act(article, secretary)
    assert (step_of(article), article.live) == (State.WITH_DESK, False)
    article = act(article, desk)
    assert (article.live, article.title) == (True, "Cầu Vàm Lá thông xe sớm hai tháng")


def test_typography_voids_no_approval(reporter, desk, secretary):
    SpellingRule.objects.create(wrong="thông xe", right="thông-xe")
    article = story_by(reporter, title='Cầu "Vàm Lá" hoà nhịp, thông xe')
    article = act(submit(article, reporter), desk)
    article = reword(article, secretary, title="Cầu “Vàm Lá” hòa nhịp,  thông-xe")
    assert act(article, secretary).live


@pytest.mark.parametrize(
    "changed",
    [
        {"title": "Cầu Vàm Lá hoà nhịp"},
        {"short_title": "Cầu mới"},
        {"dateline": "Vàm Lá"},
        {"lead_alternative_text": "Cây cầu nhìn từ trên cao"},
        {"body": [("text", "<p>Sáng nay, cầu chưa được đưa vào sử dụng.</p>")]},
        {"bylines": [Byline(name="Lê Văn Mít")]},
    ],
)
def test_another_wording_voids_the_approvals(reporter, desk, secretary, changed):
    article = story_by(reporter, lead_photo=PhotoFactory())
    article = act(submit(article, reporter), desk)
    article = reword(article, secretary, **changed)
    assert step_of(act(article, secretary)) == State.WITH_DESK


def test_nobody_approves_a_story_they_wrote(desk, secretary):
    article = submit(story_by(desk), desk)
    actions = article.current_workflow_task.get_actions(article, desk)
    assert [name for name, *_rest in actions] == ["reject"]
    with pytest.raises(Undecided):
        article.current_workflow_task.on_action(
            article.current_workflow_task_state, desk, "approve"
        )
    assert step_of(article) == State.WITH_DESK


def test_nobody_approves_a_story_under_their_name(reporter, desk):
    article = story_by(reporter, bylines=[])
    person = Person.objects.create(full_name="Lê Văn Mít", user=desk)
    article = reword(article, reporter, bylines=[Byline(person=person)])
    article = submit(article, reporter)
    with pytest.raises(Undecided):
        article.current_workflow_task.on_action(
            article.current_workflow_task_state, desk, "approve"
        )


def test_a_section_may_let_an_author_approve_alone_who_says_why(secretary, desk):
    section = SectionFactory(two_people="warn")
    article = submit(story_by(desk, parent=section), desk)
    with pytest.raises(Undecided):
        act(article, desk)
    article = act(article, desk, alone_reason="Ca đêm chỉ có một người.")
    assert step_of(article) == State.WITH_SECRETARY
    assert article.approvals.get().alone_reason == "Ca đêm chỉ có một người."


def test_two_who_decide_at_once_are_heard_once(reporter, desk):
    article = submit(story_by(reporter), reporter)
    task, waiting = article.current_workflow_task, article.current_workflow_task_state
    other = AccountFactory(role="desk_editor")
    task.on_action(waiting, desk, "approve")
    with pytest.raises(PermissionDenied):
        task.on_action(waiting, other, "reject", comment="Trùng bài hôm qua.")
    assert step_of(article) == State.WITH_SECRETARY


def test_a_story_that_the_secretary_holds_is_approved_and_not_published(reporter, desk, secretary):
    article = act(act(submit(story_by(reporter), reporter), desk), secretary, "hold")
    assert (step_of(article), article.live) == (State.APPROVED, False)
    article = reword(article, desk, title="Tít khác hẳn")
    assert step_of(article) == State.WRITING


def test_approval_outlives_a_workflow_that_was_cancelled(reporter, desk, secretary):
    article = act(submit(story_by(reporter), reporter), desk)
    article.current_workflow_state.cancel(user=reporter)
    article = submit(article, reporter)
    assert step_of(article) == State.WITH_SECRETARY
    assert act(article, secretary).live


def test_history_tells_who_moved_it_when(reporter, desk, secretary):
    article = act(act(submit(story_by(reporter), reporter), desk), secretary)
    told = [(change.state, change.by) for change in article.state_changes.all()]
    assert told == [
        (State.WRITING, reporter),
        (State.WITH_DESK, reporter),
        (State.WITH_SECRETARY, desk),
        (State.PUBLISHED, secretary),
    ]


def test_an_empty_story_with_a_headline_is_an_idea(reporter):
    article = story_by(reporter, standfirst="", body=[])
    assert step_of(article) == State.IDEA


def test_a_story_that_is_not_ready_stays_with_the_secretary(reporter, desk, secretary):
    article = act(submit(story_by(reporter, standfirst=""), reporter), desk)
    with pytest.raises(NotReady):
        act(article, secretary)
