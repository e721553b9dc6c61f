"""Who may change what about a person."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.factories import AccountFactory, PersonFactory

pytestmark = pytest.mark.django_db


def form_fields(client, person):
    response = client.get(reverse("wagtailsnippets_people_person:edit", args=[person.pk]))
    return set(response.context["form"].fields)


def send(client, person, **changes):
    form = {
        "full_name": person.full_name,
        "pen_names": "",
        "portrait": "",
        "slug": person.slug,
        "positions-TOTAL_FORMS": "0",
        "positions-INITIAL_FORMS": "0",
        **changes,
    }
    response = client.post(reverse("wagtailsnippets_people_person:edit", args=[person.pk]), form)
    assert response.status_code == 302
    person.refresh_from_db()


def test_an_editor_does_not_say_whose_account_a_person_is(client):
    editor, person = AccountFactory(role="desk_editor"), PersonFactory()
    client.force_login(editor)
    fields = form_fields(client, person)
    assert "user" not in fields
    assert {"full_name", "slug", "is_confirmed"} <= fields
    send(client, person, full_name="Lê Thị Na", user=editor.pk)
    assert (person.full_name, person.user) == ("Lê Thị Na", None)


def test_an_editor_who_changes_a_person_leaves_the_account(client):
    reporter = AccountFactory(role="reporter")
    person = PersonFactory(user=reporter)
    client.force_login(AccountFactory(role="desk_editor"))
    send(client, person, full_name="Lê Thị Na")
    assert person.user == reporter


def test_who_may_change_accounts_says_whose_a_person_is(client):
    technician, person = AccountFactory(role="desk_editor"), PersonFactory()
    technician.user_permissions.add(Permission.objects.get(codename="change_user"))
    client.force_login(technician)
    assert "user" in form_fields(client, person)
    send(client, person, user=technician.pk)
    assert person.user == technician
