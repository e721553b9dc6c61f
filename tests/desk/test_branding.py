"""The admin bears the name of the house and opens on what waits."""

import pytest
from django.urls import reverse
from wagtail.models import Workflow

from cms.workflow.panels import TurnsPanel
from tests.factories import AccountFactory, ArticleFactory

pytestmark = pytest.mark.django_db


def test_login_and_admin_bear_the_name_of_the_house(client, settings):
    settings.WAGTAIL_SITE_NAME = "Báo Sông Hậu"
    login = client.get(reverse("wagtailadmin_login")).content.decode()
    client.force_login(AccountFactory(role="reporter"))
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    for page in (login, home):
        assert "Báo Sông Hậu</title>" in page.replace("\n", "")
        assert "desk/icon.svg" in page
        assert "desk/house.css" in page


def test_the_first_screen_begins_with_what_waits_for_me(client):
    article = ArticleFactory(title="Bài chờ ban duyệt")
    article.save_revision()
    Workflow.objects.get(active=True).start(article, AccountFactory(role="reporter"))
    client.force_login(AccountFactory(role="desk_editor"))
    response = client.get(reverse("wagtailadmin_home"))
    assert "Bài chờ ban duyệt" in response.content.decode()
    assert "w-summary" not in response.content.decode()
    assert isinstance(response.context["panels"][0], TurnsPanel)


def test_the_first_screen_leads_to_what_i_may_do_and_to_no_foreign_guide(client):
    client.force_login(AccountFactory(role="reporter"))
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("newsroom_rights") in home.split('class="w-dashboard')[1]
    assert "guide.wagtail.org" not in home
