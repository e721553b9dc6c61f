"""The reviewer's screen: what it shows, and what is decided from it."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cms.workflow import clock
from cms.workflow.checks.confirmations import confirm, unconfirmed
from cms.workflow.models import OutsideOpinion, OwedApproval, StateChange
from cms.workflow.rights import Action, may
from cms.workflow.states import State
from tests.articles.forms import story_form
from tests.factories import AccountFactory
from tests.workflow.walking import (
    act,
    fresh,
    newsroom,
    reword,
    step_of,
    story_by,
    submit,
    wording_seen,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return newsroom()


@pytest.fixture
def waiting(staff):
    """A story of the reporter that waits for the desk."""
    return submit(story_by(staff["reporter"]), staff["reporter"])


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


def break_news(client, article, reason="Động đất đang xảy ra."):
    address = reverse("story_path:at_once", args=[article.pk])
    seen = {"wording": wording_seen(article)}
    return client.post(address, {"reason": reason, **seen}, follow=True)


def test_breaking_news_goes_out_at_once_and_owes_its_approval(client, staff, waiting):
    client.force_login(staff["duty_secretary"])
    break_news(client, waiting)
    assert fresh(waiting).live
    owed = OwedApproval.objects.get()
    assert (owed.reason, owed.settled_at) == ("Động đất đang xảy ra.", None)
    client.force_login(staff["editor_in_chief"])
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Lượt duyệt còn nợ" in home
    assert fresh(waiting).title in home
    client.post(reverse("story_path:settle", args=[waiting.pk, owed.pk]))
    owed.refresh_from_db()
    assert owed.settled_by == staff["editor_in_chief"]
    assert "Lượt duyệt còn nợ" not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_breaking_news_takes_a_reason_and_the_secretary(client, staff, waiting):
    client.force_login(staff["duty_secretary"])
    break_news(client, waiting, reason=" ")
    client.force_login(staff["desk_editor"])
    break_news(client, waiting)
    assert (fresh(waiting).live, OwedApproval.objects.count()) == (False, 0)


def test_breaking_news_lacks_approvals_and_nothing_else(client, staff):
    article = submit(story_by(staff["reporter"], standfirst=""), staff["reporter"])
    client.force_login(staff["duty_secretary"])
    break_news(client, article)
    assert (fresh(article).live, OwedApproval.objects.count()) == (False, 0)


def test_who_published_breaking_news_does_not_approve_it_afterwards(client, staff, waiting):
    client.force_login(staff["duty_secretary"])
    break_news(client, waiting)
    owed = OwedApproval.objects.get()
    client.post(reverse("story_path:settle", args=[waiting.pk, owed.pk]))
    owed.refresh_from_db()
    assert owed.settled_at is None


def ask(client, article, days="3") -> str:
    """Ask outside; return the link as the screen shows it."""
    address = reverse("story_path:ask", args=[article.pk])
    page = client.post(
        address,
        {"asked_of": "Sở Giao thông", "question": "Số liệu đúng chưa?", "days": days},
        follow=True,
    )
    return page.context["new_link"]


def test_an_outside_opinion_is_asked_answered_and_recorded(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    link = ask(client, waiting)
    assert step_of(waiting) == State.AWAITING_OPINION
    reword(waiting, staff["desk_editor"], title="Tít sửa sau khi xin ý kiến")
    client.logout()
    page = client.get(link).content.decode()
    assert waiting.title in page
    assert "Tít sửa sau" not in page
    said = {"verdict": "changes", "words": "Cầu dài 1.250 mét.", "name": "Trần Văn Ổi"}
    client.post(link, said)
    opinion = OutsideOpinion.objects.get()
    assert (opinion.answer, opinion.answered_by_name) == ("Cầu dài 1.250 mét.", "Trần Văn Ổi")
    assert step_of(waiting) == State.WITH_DESK
    client.force_login(staff["desk_editor"])
    assert "Cầu dài 1.250 mét." in client.get(screen(waiting)).content.decode()


def test_an_answer_that_does_not_agree_says_why(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    link = ask(client, waiting)
    page = client.post(link, {"verdict": "disagrees", "words": "", "name": "Trần Văn Ổi"})
    assert "lý do không đồng ý" in page.content.decode()
    assert OutsideOpinion.objects.get().answered_at is None


def test_a_link_ends_when_it_is_revoked_or_old(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    link = ask(client, waiting)
    opinion = OutsideOpinion.objects.get()
    client.post(reverse("story_path:revoke", args=[waiting.pk, opinion.pk]))
    assert client.get(link).status_code == 404
    assert step_of(waiting) == State.WITH_DESK
    second = ask(client, waiting)
    assert client.get(second).status_code == 200
    OutsideOpinion.objects.update(expires_at=timezone.now())
    assert client.get(second).status_code == 404


def test_the_link_is_for_nobody_else(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    link = ask(client, waiting)
    page = client.get(link)
    assert (page["X-Robots-Tag"], page["Referrer-Policy"]) == ("noindex, nofollow", "same-origin")
    assert "no-store" in page["Cache-Control"]
    assert client.get(link[:-3] + "x/").status_code == 404
    assert OutsideOpinion.objects.get().key_hash not in link


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


def test_a_link_that_ran_out_keeps_the_story_waiting_no_longer(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    ask(client, waiting)
    clock.run(at=timezone.now() + timedelta(days=2))
    assert step_of(waiting) == State.AWAITING_OPINION
    OutsideOpinion.objects.update(expires_at=timezone.now())
    clock.run(at=timezone.now())
    assert step_of(waiting) == State.WITH_DESK


def test_who_decides_without_the_opinion_passes_the_story_on(client, staff, waiting):
    client.force_login(staff["desk_editor"])
    ask(client, waiting)
    act(waiting, staff["desk_editor"])
    assert step_of(waiting) == State.WITH_SECRETARY


def test_what_is_sensitive_is_approved_afterwards_by_the_editor_in_chief(client, staff, waiting):
    waiting.set_facts(is_sensitive=True)
    client.force_login(staff["duty_secretary"])
    break_news(client, waiting)
    owed = OwedApproval.objects.get()
    settle = reverse("story_path:settle", args=[waiting.pk, owed.pk])
    for role, is_settled in (("desk_editor", False), ("editor_in_chief", True)):
        client.force_login(staff[role])
        client.post(settle)
        owed.refresh_from_db()
        assert bool(owed.settled_at) is is_settled


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
