"""Every address has a decision, and those of the whole newsroom's rights keep to it."""

import re

import pytest
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse

from cms.workflow.rights.actions import Action
from cms.workflow.rights.addresses import DECISIONS, Door
from cms.workflow.rights.table import IN_THE_NEWSROOM
from cms.workflow.rights.whose import NOBODYS, STORIES, is_of_a_register
from cms.workflow.roles import Role
from tests.factories import AccountFactory

pytestmark = pytest.mark.django_db


def addresses(patterns=None, prefix="", namespaces=()):
    """The name of every address with its namespaces, or its pattern when it has none."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield ":".join((*namespaces, entry.name)) if entry.name else route
        else:
            inner = (entry.namespace,) if entry.namespace else ()
            yield from addresses(entry.url_patterns, route, (*namespaces, *inner))


def test_every_address_has_a_decision_and_every_decision_an_address():
    found = set(addresses())
    undecided = found - DECISIONS.keys()
    assert not undecided, f"who may open these? add them to rights/addresses.py: {undecided}"
    assert not DECISIONS.keys() - found


def parameters(patterns=None, found=(), namespaces=()):
    """(name or namespace of the address, namespace, parameter) for each that has one."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        pattern = entry.pattern
        own = {*pattern.converters, *getattr(pattern, "regex", re.compile("")).groupindex}
        names = {*found, *own}
        if isinstance(entry, URLPattern):
            address = ":".join((*namespaces, entry.name)) if entry.name else str(pattern)
            yield from ((address, ":".join(namespaces), name) for name in names)
        else:
            inner = (entry.namespace,) if entry.namespace else ()
            yield from parameters(entry.url_patterns, names, (*namespaces, *inner))


def test_every_number_in_an_address_of_the_newsroom_is_declared_as_somebodys():
    undeclared, found = set(), set()
    for address, namespace, name in parameters():
        if DECISIONS.get(address) is Door.READERS or is_of_a_register(namespace):
            continue
        found.add((namespace, name))
        if (namespace, name) not in STORIES and (namespace, name) not in NOBODYS:
            undeclared.add((address, name))
    assert not undeclared, f"whose numbers are these? say so in rights/whose.py: {undeclared}"
    assert not (STORIES.keys() | NOBODYS) - found
    assert not STORIES.keys() & NOBODYS


def plain(decisions):
    """Addresses without parameters, by decision."""
    for name, decision in DECISIONS.items():
        if decision in decisions:
            try:
                yield reverse(name), decision
            except NoReverseMatch:
                continue


def is_refused(client, address) -> bool:
    response = client.get(address)
    assert response.status_code in (200, 302, 403, 405), f"{address}: {response.status_code}"
    sent_home = response.status_code == 302 and response.url == reverse("wagtailadmin_home")
    return sent_home or response.status_code == 403


DECIDED_BY_THE_NEWSROOM = [
    action
    for action in IN_THE_NEWSROOM
    if action not in (Action.EDIT_SECTIONS, Action.WRITE_NEW, Action.SEE_SNAPSHOTS)
]


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_the_table_says_and_nothing_else(client, role):
    client.force_login(AccountFactory(role=role))
    for address, action in plain(DECIDED_BY_THE_NEWSROOM):
        assert is_refused(client, address) != (role in IN_THE_NEWSROOM[action]), address
    for address, _door in plain([Door.SUPERUSERS]):
        assert is_refused(client, address), address


def test_a_superuser_opens_them_all(client):
    client.force_login(AccountFactory(is_superuser=True))
    for address, _decision in plain([*DECIDED_BY_THE_NEWSROOM, Door.SUPERUSERS]):
        assert not is_refused(client, address), address


@pytest.mark.parametrize("signed_in", [False, True])
def test_without_a_role_nothing_of_the_newsroom_opens(client, signed_in):
    if signed_in:
        client.force_login(AccountFactory())
    doors = [*Action, Door.NEWSROOM, Door.OWN_ACCOUNT, Door.LIBRARY, Door.SUPERUSERS]
    for address, _decision in plain(doors):
        response = client.get(address)
        sent_to_sign_in = response.status_code == 302 and "/login/" in response.url
        assert sent_to_sign_in or response.status_code in (403, 404), address
