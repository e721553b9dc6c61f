"""A story shown to somebody outside by a link that ends."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.workflow import clock
from cms.workflow.models import OutsideOpinion
from cms.workflow.states import State
from tests.workflow.walking import (
    act,
    reword,
    step_of,
)

pytestmark = pytest.mark.django_db


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
    assert (
        "Cầu dài 1.250 mét."
        in client.get(reverse("story_path:review", args=[waiting.pk])).content.decode()
    )


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
