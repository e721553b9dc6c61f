"""Who is told of what happens on a story's path."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.articles.changes import announce
from cms.articles.models import Byline, Correction
from cms.articles.retraction import restore, retract
from cms.workflow import opinions, owed
from cms.workflow.models import Assignee, Notice, StoryPath
from cms.workflow.notices.kinds import Kind
from cms.workflow.review.acts import pass_on
from tests.factories import AccountFactory, PersonFactory
from tests.workflow.notices.told import last_notice, told
from tests.workflow.stories import section_with_desk
from tests.workflow.walking import act, fresh, reword, story_by, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(staff, waiting):
    act(waiting, staff["desk_editor"])
    return act(waiting, staff["duty_secretary"])


def test_a_submitted_story_is_told_to_its_desk_and_to_nobody_else(staff):
    section = section_with_desk("Kinh tế")
    at_the_desk = AccountFactory(role="desk_editor")
    at_the_desk.groups.add(section.desk)
    submit(story_by(staff["reporter"], parent=section), staff["reporter"])
    assert told(at_the_desk) == [Kind.GROUP_TURN]
    assert Notice.objects.count() == 1


def test_each_step_is_told_to_those_who_decide_there(staff, waiting):
    act(waiting, staff["desk_editor"])
    assert told(staff["duty_secretary"]) == [Kind.GROUP_TURN]
    assert last_notice(staff["duty_secretary"]).actor == staff["desk_editor"]
    assert told(staff["desk_editor"]) == [Kind.GROUP_TURN]


def test_nobody_is_told_to_decide_on_a_story_of_their_own(staff):
    submit(story_by(staff["desk_editor"]), staff["reporter"])
    assert told(staff["desk_editor"]) == []


def test_who_was_named_is_told_by_name(staff, waiting):
    colleague = AccountFactory(role="desk_editor")
    due = timezone.now() + timedelta(hours=1)
    pass_on(waiting, user=staff["desk_editor"], reviewer=colleague, due_at=due)
    assert told(colleague) == [Kind.YOUR_TURN]
    assert last_notice(colleague).due_at == due


def test_who_takes_a_story_is_not_told_so(staff, waiting):
    desk = staff["desk_editor"]
    pass_on(waiting, user=desk, reviewer=desk, due_at=None)
    assert told(desk) == [Kind.GROUP_TURN]


def test_all_authors_learn_why_a_story_was_sent_back(staff):
    co_author, assigned = AccountFactory(role="reporter"), AccountFactory(role="photographer")
    story = story_by(staff["reporter"], bylines=[Byline(person=PersonFactory(user=co_author))])
    Assignee.objects.create(article=story, user=assigned)
    submit(story, staff["reporter"])
    act(story, staff["desk_editor"], "reject", comment="Thiếu ảnh.")
    for person in (staff["reporter"], co_author, assigned):
        assert told(person) == [Kind.SENT_BACK]
        assert last_notice(person).text == "Thiếu ảnh."


def test_accounts_that_are_closed_are_told_nothing(staff, waiting):
    staff["reporter"].is_active = False
    staff["reporter"].save()
    act(waiting, staff["desk_editor"], "reject", comment="Thiếu ảnh.")
    assert told(staff["reporter"]) == []


def test_the_author_learns_of_publication_once(staff, published):
    assert told(staff["reporter"]) == [Kind.PUBLISHED]
    assert last_notice(staff["reporter"]).actor == staff["duty_secretary"]


def test_the_author_learns_who_changed_the_words_once_a_spell(staff, waiting):
    desk = staff["desk_editor"]
    for title in ("Cầu Vàm Lá thông xe sớm", "Cầu Vàm Lá thông xe rất sớm"):
        reword(waiting, desk, title=title)
    assert told(staff["reporter"]) == [Kind.REWORDED]
    assert last_notice(staff["reporter"]).actor == desk
    a_day_ago = timezone.now() - timedelta(days=1)
    StoryPath.objects.filter(article=waiting).update(worded_at=a_day_ago)
    reword(waiting, desk, title="Cầu Vàm Lá thông xe hôm nay")
    assert told(staff["reporter"]) == [Kind.REWORDED] * 2


def test_typography_and_own_changes_are_not_told(staff, waiting):
    reword(waiting, staff["desk_editor"], title="Cầu  Vàm Lá thông xe")
    reword(waiting, staff["reporter"], title="Cầu Vàm Lá thông xe sớm")
    assert told(staff["reporter"]) == []


def test_the_author_learns_who_took_the_story_down_and_why_and_who_brought_it_back(
    staff, published
):
    secretary = staff["duty_secretary"]
    retract(published, user=secretary, reason="Sai số liệu.", at=timezone.now())
    notice = last_notice(staff["reporter"])
    assert (notice.kind, notice.text) == (Kind.TAKEN_DOWN, "Sai số liệu.")
    assert notice.actor == secretary
    assert told(staff["editor_in_chief"], Kind.APPROVAL_OWED) == [Kind.APPROVAL_OWED]
    restore(published, user=staff["editor_in_chief"], at=timezone.now())
    assert told(staff["reporter"]) == [Kind.PUBLISHED, Kind.TAKEN_DOWN, Kind.RESTORED]


def test_a_taking_down_by_the_chief_owes_no_approval(staff, published):
    chief = staff["editor_in_chief"]
    retract(published, user=chief, reason="Sai.", at=timezone.now(), is_by_chief=True)
    assert Notice.objects.filter(kind=Kind.APPROVAL_OWED).count() == 0


def test_a_story_whose_last_day_is_over_is_told_once(staff, published):
    fresh(published).unpublish()
    assert told(staff["reporter"]) == [Kind.PUBLISHED, Kind.TAKEN_DOWN]
    assert last_notice(staff["reporter"]).actor is None


def test_the_author_learns_what_was_corrected(staff, published):
    announce(
        published,
        user=staff["duty_secretary"],
        kind=Correction.Kind.SLIP,
        at=timezone.now(),
        wrong="1.200 mét",
        right="1.250 mét",
    )
    notice = last_notice(staff["reporter"])
    assert notice.kind == Kind.CORRECTED
    assert "1.200 mét" in notice.text
    assert "1.250 mét" in notice.text


def test_the_owed_approval_of_breaking_news_is_told_to_those_who_can_give_it(staff):
    story = story_by(staff["reporter"])
    owed.publish_at_once(
        story, user=staff["duty_secretary"], reason="Bão vào bờ.", at=timezone.now()
    )
    assert told(staff["desk_editor"]) == [Kind.APPROVAL_OWED]
    assert last_notice(staff["desk_editor"]).text == "Bão vào bờ."
    assert told(staff["duty_secretary"]) == []
    assert told(staff["reporter"]) == [Kind.PUBLISHED]


def test_an_opinion_is_told_to_who_asked_and_the_step_is_not_handed_over_again(staff, waiting):
    now = timezone.now()
    opinion, _key = opinions.ask(
        waiting,
        user=staff["desk_editor"],
        asked_of="Sở Giao thông",
        question="Số liệu?",
        at=now,
        lasts=timedelta(days=1),
    )
    opinions.answer(opinion, verdict="agrees", words="Đúng.", name="Ông Ba", at=now)
    assert told(staff["desk_editor"]) == [Kind.GROUP_TURN, Kind.OPINION]
    assert "Ông Ba" in last_notice(staff["desk_editor"]).text


def test_a_notice_outlives_its_story(staff, waiting):
    act(waiting, staff["desk_editor"], "reject", comment="Trùng bài.")
    fresh(waiting).delete()
    notice = last_notice(staff["reporter"])
    assert (notice.story, notice.story_title) == (None, "Cầu Vàm Lá thông xe")


def test_telling_many_asks_no_more_than_telling_one(staff, django_assert_max_num_queries):
    for _number in range(12):
        AccountFactory(role="desk_editor")
    story = story_by(staff["reporter"])
    with django_assert_max_num_queries(90):
        submit(story, staff["reporter"])
    assert Notice.objects.filter(kind=Kind.GROUP_TURN).count() == 13
