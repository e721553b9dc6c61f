"""Links to pages of ours that readers would not find."""

from datetime import timedelta

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from cms.workflow.checks.dead_links import DeadLinks
from cms.workflow.checks.story import Story
from tests.factories import ArticleFactory
from tests.workflow.checks.looking import NOW, told

pytestmark = pytest.mark.django_db


def page_link(number):
    return f'Xem <a linktype="page" id="{number}">bài trước</a>.'


def test_a_link_to_a_published_story_is_left_alone():
    target = ArticleFactory(published=True)
    assert told("link", page_link(target.pk)) == []
    assert told("link", f'Xem <a href="{target.full_url}">bài trước</a>.') == []


def test_a_link_to_a_deleted_page_blocks():
    target = ArticleFactory()
    number = target.pk
    target.delete()
    [finding] = told("link", page_link(number))
    assert (finding.level, finding.place.block) == ("blocks", 0)
    assert "bài trước" in finding.message


def test_a_typed_address_of_ours_that_nobody_answers_blocks():
    target = ArticleFactory(published=True)
    [finding] = told("link", f'Xem <a href="{target.full_url}khac/">bài trước</a>.')
    assert finding.level == "blocks"


def test_a_link_to_a_draft_asks_to_confirm():
    [finding] = told("link", page_link(ArticleFactory().pk))
    assert finding.level == "confirms"


def test_a_link_to_a_story_under_embargo_blocks_until_its_time():
    target = ArticleFactory(embargoed_until=NOW + timedelta(days=1))
    [finding] = told("link", page_link(target.pk))
    assert finding.level == "blocks"
    [later] = told("link", page_link(target.pk), at=NOW + timedelta(days=2))
    assert later.level == "confirms"


def test_a_link_to_a_story_that_was_taken_down_blocks():
    target = ArticleFactory()
    target.set_facts(retracted_at=NOW)
    [finding] = told("link", page_link(target.pk))
    assert finding.level == "blocks"


@pytest.mark.parametrize(
    "href",
    ["https://vidu.example/tin/", "mailto:ban-doc@vidu.example", "#dau-trang", "/tim-kiem/?q=kè"],
)
def test_other_addresses_are_not_ours_to_judge(href):
    assert told("link", f'Xem <a href="{href}">bài trước</a>.') == []


def test_the_old_address_of_a_page_that_has_moved_is_left_alone():
    target = ArticleFactory(published=True)
    Redirect.objects.create(old_path="/dia-chi-cu", redirect_page=target)
    assert told("link", 'Xem <a href="/dia-chi-cu/">bài trước</a>.') == []


def test_all_links_are_asked_for_at_once(django_assert_num_queries):
    targets = [ArticleFactory(published=True) for _number in range(4)]
    links = "".join(f"<p>{page_link(target.pk)}</p>" for target in targets)
    story = Story(ArticleFactory(body=[("text", links)]), at=NOW)
    Site.get_site_root_paths()  # remembered in the cache
    with django_assert_num_queries(1):
        assert list(DeadLinks().look(story, NOW)) == []
