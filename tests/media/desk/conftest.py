"""Who works at the screens of the library."""

import pytest
from django.urls import reverse

from tests.factories import AccountFactory
from tests.media.desk.many import Many


@pytest.fixture
def editor(client):
    account = AccountFactory(role="photo_editor")
    client.force_login(account)
    return account


@pytest.fixture
def many(client, editor):
    return Many(client)


@pytest.fixture
def found(client, editor):
    """``found(q="…")`` is what the library shows at that address, in order."""

    def at(**query):
        answer = client.get(reverse("wagtailimages:index"), query)
        assert answer.status_code == 200
        return [card.photo for card in answer.context["library"].cards]

    return at
