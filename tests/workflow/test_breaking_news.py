"""News that can't wait: out at once with a reason, its approval owed."""

import pytest
from django.urls import reverse

from cms.workflow.models import OwedApproval
from tests.workflow.walking import (
    fresh,
    story_by,
    submit,
    wording_seen,
)

pytestmark = pytest.mark.django_db


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
