"""Ways round the path that were found open once, by people who looked for them."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.articles.changes import declare
from cms.articles.models import Byline, DeclaredChange
from cms.sections.models import SectionPage
from cms.workflow import owed
from cms.workflow.approvals import Undecided
from cms.workflow.models import OwedApproval
from cms.workflow.states import State
from tests.articles.forms import story_form
from tests.factories import AccountFactory, SectionFactory
from tests.workflow.walking import act, fresh, reword, step_of, story_by, submit

pytestmark = pytest.mark.django_db

FIRST, SECOND = "Khánh thành cầu ở xã Đoài", "Khởi công cầu ở xã Đoài"


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


def test_breaking_news_waits_for_no_time_that_somebody_typed(staff, waiting):
    later = timezone.now() + timedelta(hours=5)
    article = reword(waiting, staff["desk_editor"], go_live_at=later)
    owed.publish_at_once(
        article, user=staff["duty_secretary"], reason="Tin khẩn", at=timezone.now()
    )
    assert (step_of(article), fresh(article).live) == (State.PUBLISHED, True)


def test_breaking_news_is_the_text_that_the_secretary_has_read(client, staff, waiting):
    client.force_login(staff["duty_secretary"])
    page = client.get(reverse("story_path:review", args=[waiting.pk])).content.decode()
    seen = re.search(r'dang-ngay/.*?name="wording" value="(\w+)"', page, re.DOTALL).group(1)
    reword(waiting, staff["desk_editor"], title="Tít đổi lúc nãy")
    said = {"reason": "Tin khẩn", "wording": seen}
    client.post(reverse("story_path:at_once", args=[waiting.pk]), said)
    assert not fresh(waiting).live
    assert not OwedApproval.objects.exists()


def test_an_emptied_time_means_at_once(client, staff, waiting):
    later = timezone.now() + timedelta(hours=5)
    reword(waiting, staff["desk_editor"], go_live_at=later)
    article = act(waiting, staff["desk_editor"])
    client.force_login(staff["duty_secretary"])
    page = client.get(reverse("story_path:review", args=[article.pk])).content.decode()
    names = ("task_state", "wording")
    seen = {name: re.search(rf'name="{name}" value="(\w+)"', page).group(1) for name in names}
    address = reverse("story_path:decide", args=[article.pk, "approve"])
    client.post(address, {**seen, "go_live_at": ""})
    assert fresh(article).live


@pytest.mark.parametrize(
    ("said", "is_refused"),
    [
        ({"comment": "Tốt", "go_live_at": "hôm qua"}, True),
        ({"go_live_at": "2001-01-01T00:00:00Z"}, True),
        ({"go_live_at": 5, "is_held": True, "comment": ["x"], "step": "chief"}, False),
    ],
)
def test_what_a_decision_says_is_looked_at_wherever_it_comes_from(staff, waiting, said, is_refused):
    article = act(waiting, staff["desk_editor"])
    task, state = article.current_workflow_task, article.current_workflow_task_state
    if is_refused:
        with pytest.raises(Undecided):
            task.on_action(state, staff["duty_secretary"], "approve", **said)
    else:
        task.on_action(state, staff["duty_secretary"], "approve", **said)
    assert fresh(article).live is not is_refused


def test_the_editor_takes_a_time_from_wagtails_own_dialogue(client, staff, waiting):
    article = act(waiting, staff["desk_editor"])
    client.force_login(staff["duty_secretary"])
    moment = (timezone.now() + timedelta(hours=3)).replace(second=0, microsecond=0)
    task, state = article.current_workflow_task, article.current_workflow_task_state
    # What the dialogue hands the form is JSON: the time is text.
    said = json.loads(json.dumps({"comment": "Tốt", "go_live_at": moment.isoformat()}))
    task.on_action(state, staff["duty_secretary"], "approve", **said)
    assert step_of(article) == State.SCHEDULED
    assert fresh(article).scheduled_revision.approved_go_live_at == moment


def test_a_correction_is_told_also_when_it_goes_out_on_schedule(staff, replaced):
    article = reword(replaced, staff["desk_editor"], title="Khởi công cầu ở xã Đông")
    declare(
        article.latest_revision,
        user=staff["desk_editor"],
        kind=DeclaredChange.Kind.SLIP,
        wrong=SECOND,
        right="Khởi công cầu ở xã Đông",
    )
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    moment = timezone.now() + timedelta(hours=1)
    article = act(article, staff["duty_secretary"], go_live_at=moment)
    assert step_of(article) == State.SCHEDULED
    revision = fresh(article).scheduled_revision
    said = DeclaredChange.objects.get(revision=revision)
    assert (said.kind, said.wrong) == (DeclaredChange.Kind.SLIP, SECOND)


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


@pytest.mark.parametrize("from_script", [False, True], ids=["from a page", "from a script"])
def test_wagtails_own_dialogue_decides_nothing_and_leads_to_the_reviewers_screen(
    client, staff, waiting, from_script
):
    number = waiting.current_workflow_task_state.pk
    client.force_login(staff["desk_editor"])
    # The page that offers the dialogue was opened before somebody changed the words.
    reword(waiting, staff["reporter"], title="Tít đổi lúc nãy")
    review = reverse("story_path:review", args=[waiting.pk])
    for action in ("approve", "hold", "reject"):
        address = reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, action, number])
        headers = {"x-requested-with": "XMLHttpRequest"} if from_script else {}
        answer = client.post(address, {"comment": "Được"}, headers=headers)
        led_to = answer.json()["redirect"] if from_script else answer.url
        assert led_to == review
    assert step_of(waiting) == State.WITH_DESK
    assert "Tít đổi lúc nãy" in client.get(review).content.decode()


def test_wagtails_own_dialogue_shows_no_story_to_who_may_not_read_it(client, waiting):
    stranger = AccountFactory(role="reporter")
    client.force_login(stranger)
    number = waiting.current_workflow_task_state.pk
    address = reverse("wagtailadmin_pages:workflow_action", args=[waiting.pk, "approve", number])
    assert client.post(address).url == reverse("wagtailadmin_home")


def test_only_who_decides_on_a_story_sends_it_back(staff):
    theirs, other = (AccountFactory(role="desk_editor") for _each in range(2))
    desks = [Group.objects.create(name=name) for name in ("Ban Kinh tế", "Ban Văn hóa")]
    theirs.groups.add(desks[0])
    other.groups.add(desks[1])
    section = SectionFactory(desk=desks[1])
    foreign = submit(story_by(staff["reporter"], parent=section), staff["reporter"])
    state = foreign.current_workflow_task_state
    with pytest.raises(PermissionDenied):
        state.task.specific.on_action(state, theirs, "reject", comment="Trả lại")
    assert step_of(foreign) == State.WITH_DESK


def test_the_admins_programming_interface_takes_nothing_down_without_a_reason(
    client, staff, replaced
):
    client.force_login(staff["duty_secretary"])
    address = reverse("wagtailadmin_api:pages:action", args=[replaced.pk, "unpublish"])
    assert client.post(address).status_code == 404
    assert fresh(replaced).live


@pytest.mark.parametrize(
    ("role", "is_eased"), [("duty_secretary", False), ("editor_in_chief", True)]
)
@pytest.mark.parametrize(
    "eased", [{"is_sensitive": ""}, {"two_people": "warn"}], ids=["sensitive", "two people"]
)
def test_a_section_is_eased_by_the_editor_in_chief_alone(client, staff, role, is_eased, eased):
    section = SectionFactory(is_sensitive=True)
    client.force_login(staff[role])
    form = {
        "title": section.title,
        "slug": section.slug,
        "introduction": "",
        "desk": "",
        "menu_order": "100",
        "is_sensitive": "on",
        "two_people": "strict",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
        "action-publish": "1",
        **eased,
    }
    client.post(
        reverse("wagtailadmin_pages:edit", args=[section.pk]),
        {name: value for name, value in form.items() if (name, value) != ("is_sensitive", "")},
    )
    kept = SectionPage.objects.get(pk=section.pk)
    changed = (kept.is_sensitive, kept.two_people) != (True, "strict")
    assert changed is is_eased


def test_a_story_that_leaves_a_sensitive_section_stays_sensitive(staff):
    above = SectionFactory(is_sensitive=True)
    article = story_by(staff["reporter"], parent=SectionFactory(parent=above))
    elsewhere = SectionFactory()
    article.move(elsewhere, pos="last-child")
    assert fresh(article).is_sensitive


def test_who_may_only_read_keeps_what_they_typed(client, staff):
    article = submit(story_by(staff["reporter"]), staff["reporter"])
    client.force_login(staff["reporter"])
    edit = reverse("wagtailadmin_pages:edit", args=[article.pk])
    answer = client.post(edit, story_form(title="Chữ gõ sau khi đã gửi"))
    assert "Chữ gõ sau khi đã gửi" in answer.content.decode()
    assert fresh(article).get_latest_revision_as_object().title == article.title
