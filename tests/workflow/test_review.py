"""The reviewer's screen: what it shows, and what is decided from it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.workflow.checks.confirmations import confirm, unconfirmed
from cms.workflow.models import StateChange
from cms.workflow.rights import Action, may
from cms.workflow.states import State
from tests.articles.forms import story_form
from tests.factories import AccountFactory
from tests.workflow.walking import (
    act,
    fresh,
    reword,
    step_of,
    story_by,
    submit,
)

pytestmark = pytest.mark.django_db


def screen(article):
    return reverse("story_path:review", args=[article.pk])


def as_seen(client, article) -> dict:
    """What the forms of the screen carry, as the person's browser has it."""
    page = client.get(screen(article)).content.decode()
    names = ("task_state", "wording")
    return {name: re.search(rf'name="{name}" value="(\w+)"', page).group(1) for name in names}


def decide(client, article, action, seen=None, **said):
    address = reverse("story_path:decide", args=[article.pk, action])
    return client.post(address, {**(seen or as_seen(client, article)), **said}, follow=True)


def test_the_desk_approves_from_the_screen(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    assert "Duyệt" in client.get(screen(waiting)).content.decode()
    decide(client, waiting, "approve", comment="Bài tốt.")
    assert step_of(waiting) == State.WITH_SECRETARY
    assert fresh(waiting).approvals.get().comment == "Bài tốt."


def test_nobody_approves_a_text_they_have_not_seen(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    seen = as_seen(client, waiting)
    reword(waiting, staff["desk_editor"], title="Tít mới đổi lúc nãy")
    page = decide(client, waiting, "approve", seen)
    assert "đọc lại" in page.content.decode()
    assert (step_of(waiting), fresh(waiting).approvals.count()) == (State.WITH_DESK, 0)


def test_a_decision_on_a_step_that_is_over_changes_nothing(client, staff, waiting):
    client.force_login(AccountFactory(role="desk_editor"))
    seen = as_seen(client, waiting)
    act(waiting, staff["desk_editor"])
    page = decide(client, waiting, "reject", seen, comment="Trùng bài.")
    assert "quyết định trước" in page.content.decode()
    assert step_of(waiting) == State.WITH_SECRETARY


def test_sending_back_without_a_reason_says_so(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    page = decide(client, waiting, "reject", comment="")
    assert "Hãy nêu cần sửa những gì" in page.content.decode()
    assert step_of(waiting) == State.WITH_DESK


def test_the_author_sees_the_screen_and_decides_nothing(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    seen = as_seen(client, waiting)
    client.force_login(staff["reporter"])
    assert client.get(screen(waiting)).status_code == 200
    decide(client, waiting, "approve", seen)
    assert step_of(waiting) == State.WITH_DESK


def test_a_stranger_does_not_see_the_screen(client, waiting):
    client.force_login(AccountFactory(role="reporter"))
    assert client.get(screen(waiting)).status_code == 302


def test_the_screen_shows_what_changed_since_the_approval(client, staff, waiting):
    act(waiting, staff["desk_editor"])
    reword(waiting, staff["duty_secretary"], title="Cầu Vàm Lá thông xe sớm")
    act(waiting, staff["duty_secretary"])
    client.force_login(staff["desk_editor"])
    page = client.get(screen(waiting)).content.decode()
    assert "<del>" in page
    assert "thông xe sớm" in page


def test_the_history_tells_reasons_and_durations(client, staff, waiting):
    StateChange.objects.update(began_at=timezone.now() - timedelta(hours=3, minutes=5))
    act(waiting, staff["desk_editor"], "reject", comment="Thiếu ảnh.")
    client.force_login(staff["reporter"])
    page = client.get(screen(waiting)).content.decode()
    assert "Thiếu ảnh." in page
    assert "3 giờ 5 phút" in page


def test_a_step_is_given_to_a_person_until_a_time(client, staff, waiting):
    colleague = AccountFactory(role="desk_editor", first_name="Mít", last_name="Lê Văn")
    client.force_login(staff["desk_editor"])
    address = reverse("story_path:pass_on", args=[waiting.pk])
    client.post(address, {"reviewer": colleague.pk, "due_at": "31/12/2099 16:30"})
    path = fresh(waiting).story_path
    assert path.reviewer == colleague
    assert timezone.localtime(path.due_at).strftime("%d/%m/%Y %H:%M") == "31/12/2099 16:30"
    act(waiting, colleague)
    assert fresh(waiting).story_path.reviewer is None


@pytest.mark.parametrize("due", ["hôm nay", "01/01/2020 08:00"])
def test_a_time_that_cannot_be_is_refused(client, staff, waiting, due):
    client.force_login(staff["desk_editor"])
    client.post(reverse("story_path:pass_on", args=[waiting.pk]), {"due_at": due})
    assert fresh(waiting).story_path.due_at is None


def test_who_does_not_decide_can_not_be_named(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    address = reverse("story_path:pass_on", args=[waiting.pk])
    client.post(address, {"reviewer": staff["reporter"].pk})
    assert fresh(waiting).story_path.reviewer is None


@pytest.mark.parametrize("role", ["desk_editor", "duty_secretary"])
def test_publishing_by_hand_needs_the_approvals(client, staff, waiting, role):
    client.force_login(staff[role])
    edit = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    client.post(edit, story_form(**{"action-publish": "1"}))
    assert not fresh(waiting).live


def test_the_secretary_publishes_by_hand_what_was_approved(client, staff, waiting):
    act(act(waiting, staff["desk_editor"]), staff["duty_secretary"], "hold")
    article = fresh(waiting)
    client.force_login(staff["duty_secretary"])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{bulk}?id={article.pk}", {})
    assert fresh(waiting).live


def test_the_first_screen_says_whose_turn_it_is(client, staff, waiting):
    home = reverse("wagtailadmin_home")
    client.force_login(staff["desk_editor"])
    assert screen(waiting) in client.get(home).content.decode()
    client.force_login(staff["duty_secretary"])
    act(waiting, staff["desk_editor"], "reject", comment="Thiếu ảnh.")
    client.force_login(staff["reporter"])
    assert "Bị trả lại cho bạn" in client.get(home).content.decode()


def test_the_first_screen_costs_the_same_whatever_waits(
    client, staff, django_assert_max_num_queries
):
    client.force_login(staff["desk_editor"])
    home = reverse("wagtailadmin_home")
    for _ in range(2):
        submit(story_by(staff["reporter"]), staff["reporter"])
    client.get(home)
    with CaptureQueriesContext(connection) as few:
        client.get(home)
    for _ in range(4):
        submit(story_by(staff["reporter"]), staff["reporter"])
    with django_assert_max_num_queries(len(few)):
        client.get(home)


def test_lists_and_forms_say_where_a_story_stands_in_one_vocabulary(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    explorer = reverse("wagtailadmin_explore", args=[waiting.section.pk])
    assert "Chờ biên tập" in client.get(explorer).content.decode()
    assert fresh(waiting).status_string == "Chờ biên tập"
    act(act(waiting, staff["desk_editor"]), staff["duty_secretary"])
    assert fresh(waiting).status_string == "Đã xuất bản"
    reword(waiting, staff["duty_secretary"], title="Tít sửa sau khi đăng")
    assert fresh(waiting).status_string == "Đã xuất bản + Đang viết"


def test_a_story_is_given_to_a_colleague_who_then_works_on_it(client, staff):
    article = story_by(staff["reporter"])
    colleague = AccountFactory(role="reporter")
    assert not may(colleague, Action.EDIT, article)
    client.force_login(staff["desk_editor"])
    address = reverse("story_path:assign", args=[article.pk])
    client.post(address, {"colleague": colleague.pk})
    assert may(colleague, Action.EDIT, article)
    client.post(reverse("story_path:take_from", args=[article.pk, colleague.pk]))
    assert not may(colleague, Action.EDIT, article)


def test_a_writer_gives_no_story_away(client, staff):
    article = story_by(staff["reporter"])
    client.force_login(staff["reporter"])
    address = reverse("story_path:assign", args=[article.pk])
    client.post(address, {"colleague": AccountFactory(role="reporter").pk})
    assert not article.assignees.exists()


def test_only_the_author_is_offered_to_take_a_story_back(client, staff, waiting):
    edit = reverse("wagtailadmin_pages:edit", args=[waiting.pk])
    for role, is_offered in (("reporter", True), ("desk_editor", False)):
        client.force_login(staff[role])
        shown = "action-cancel-workflow" in client.get(edit).content.decode()
        assert shown is is_offered, role


IMPOSSIBLE = "Bến phà mở lại ngày 31/2"
IMPOSSIBLE_REASON = "Trích lời đùa của ông lái đò."


def given_words(client, article) -> str:
    page = client.get(screen(article)).content.decode()
    before_decision = page.split('id="review-decide"')[0]
    found = re.search(r'class="review-given".*?</section>', before_decision, re.DOTALL)
    return found.group() if found else ""


def test_who_confirmed_what_and_why_stands_above_the_decision(client, staff):
    author = staff["reporter"]
    article = story_by(author, title=IMPOSSIBLE)
    [finding] = unconfirmed(article, at=timezone.now())
    confirm(article, finding, author, IMPOSSIBLE_REASON, timezone.now())
    submit(article, author)
    client.force_login(staff["desk_editor"])
    shown = given_words(client, article)
    assert "31/2" in shown
    assert IMPOSSIBLE_REASON in shown
    assert author.get_full_name() in shown
    assert "tác giả" in shown
    assert 'href="#review-given"' in client.get(screen(article)).content.decode()


def test_a_colleagues_word_is_not_called_the_authors_and_a_mended_story_shows_none(client, staff):
    article = submit(story_by(staff["reporter"], title=IMPOSSIBLE), staff["reporter"])
    [finding] = unconfirmed(article, at=timezone.now())
    confirm(article, finding, staff["desk_editor"], IMPOSSIBLE_REASON, timezone.now())
    client.force_login(staff["duty_secretary"])
    page = client.get(screen(article)).content.decode()
    assert IMPOSSIBLE_REASON in page
    assert "review-given-alone" not in page
    client.force_login(staff["desk_editor"])
    assert "review-given-alone" in given_words(client, article)
    reword(article, staff["desk_editor"], title="Bến phà mở lại ngày 28/2")
    assert given_words(client, article) == ""
