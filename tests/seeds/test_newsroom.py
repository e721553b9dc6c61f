"""Where the sample newsroom may be loaded, and where never."""

import pytest
from django.core.management import CommandError, call_command

from seeds.accounts import account_list
from seeds.newsroom import SampleRefused, load
from tests.factories import AccountFactory, ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def embedded(settings):
    settings.SAMPLE_PASSWORD = "mat-khau-mau"


def test_there_are_no_accounts_outside_a_sample_newsroom():
    assert account_list() == []


def test_it_is_refused_without_a_sample_password():
    with pytest.raises(CommandError, match="embedded"):
        call_command("load_sample_newsroom")


@pytest.mark.parametrize("work", [AccountFactory, ArticleFactory])
def test_it_never_loads_beside_somebodys_own_work(embedded, work):
    work()
    with pytest.raises(SampleRefused, match="not empty"):
        load()
