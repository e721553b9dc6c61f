"""A section does not go while readers find stories in it."""

import pytest
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from cms.sections.models import SectionPage
from tests.factories import AccountFactory, ArticleFactory, SectionFactory
from tests.workflow.walking import fresh

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def secretary(client):
    account = AccountFactory(role="duty_secretary")
    client.force_login(account)
    return account


@pytest.fixture
def section():
    return SectionFactory(title="Nông thôn mới")


@pytest.fixture
def story(section):
    """A published story, one section further down."""
    return ArticleFactory(parent=SectionFactory(parent=section), published=True)


def unpublish(client, *sections, together=False, **said):
    if together:
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
        chosen = "&".join(f"id={one.pk}" for one in sections)
        address = f"{bulk}?{chosen}&next={reverse('wagtailadmin_explore_root')}"
    else:
        address = reverse("wagtailadmin_pages:unpublish", args=[sections[0].pk])
    return client.post(address, said, follow=True)


def is_live(section) -> bool:
    return SectionPage.objects.get(pk=section.pk).live


@pytest.mark.parametrize("together", [False, True], ids=["one", "many"])
@pytest.mark.parametrize("said", [{}, {"include_descendants": "on"}], ids=["alone", "with all"])
def test_a_section_with_published_stories_stays_and_says_what_to_do(
    client, section, story, together, said
):
    answer = unpublish(client, section, together=together, **said)
    assert fresh(story).live
    assert is_live(section)
    [message] = map(str, answer.context["messages"])
    assert "“Nông thôn mới”" in message
    assert "Hạ từng bài" in message


def test_of_many_sections_none_goes_when_one_has_to_stay(client, section, story):
    empty = SectionFactory()
    unpublish(client, empty, section, together=True)
    assert is_live(empty)


@pytest.mark.parametrize("together", [False, True], ids=["one", "many"])
def test_a_section_that_readers_find_no_story_in_goes(client, section, together):
    ArticleFactory(parent=section)
    unpublish(client, section, together=together)
    assert not is_live(section)


def test_a_section_with_stories_is_not_deleted(client, section, story):
    client.post(reverse("wagtailadmin_pages:delete", args=[section.pk]))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{bulk}?id={section.pk}&next=/quan-tri/")
    assert is_live(section)
    assert fresh(story).live


def test_a_section_that_is_moved_takes_its_stories_and_their_old_addresses_along(
    client, section, story
):
    old = story.get_url_parts()[2]
    elsewhere = SectionFactory()
    client.post(reverse("wagtailadmin_pages:move_confirm", args=[section.pk, elsewhere.pk]))
    moved = fresh(story)
    assert moved.live
    assert moved.get_url_parts()[2] != old
    assert Redirect.objects.get(old_path=old.rstrip("/")).redirect_page.pk == story.pk
