"""Which stories a list holds."""

from datetime import timedelta

import pytest

from cms.articles.models import ArticlePage, ArticleTopic, Byline
from tests.factories import ArticleFactory, PersonFactory, SectionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_a_story_that_names_its_topic_twice_is_listed_once():
    topic = TopicFactory()
    article = ArticleFactory()
    article.topic_rows = [ArticleTopic(topic=topic), ArticleTopic(topic=topic)]
    article.save()
    assert ArticlePage.objects.about(topic).count() == 1


def test_names_that_no_form_numbered_stay_in_the_order_they_were_written():
    names = [f"Nguyễn Thị {name}" for name in ("Khế", "Mận", "Lựu")]
    article = ArticleFactory(bylines=[Byline(name=name) for name in names])
    # PostgreSQL moves a changed row behind the others.
    Byline.objects.filter(name=names[0]).update(person=PersonFactory())
    assert [row.name for row in article.bylines.all()] == names
    assert [row.name for row in ArticlePage.objects.get(pk=article.pk).bylines.all()] == names


def test_a_section_lists_its_subsections_and_what_is_listed_there_as_well():
    above = SectionFactory()
    below, elsewhere = SectionFactory(parent=above), SectionFactory()
    inside, guest = ArticleFactory(parent=below), ArticleFactory(parent=elsewhere)
    guest.also_in.add(below)
    guest.save()
    ArticleFactory(parent=elsewhere)
    assert set(ArticlePage.objects.in_section(above)) == {inside, guest}


def test_published_is_a_question_of_the_moment():
    article = ArticleFactory(published=True)
    before = article.first_published_at - timedelta(seconds=1)
    assert not ArticlePage.objects.published(at=before).exists()
    assert ArticlePage.objects.published(at=article.first_published_at).exists()


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ("đổi mới", True),
        ("doi moi", True),
        ("ĐỔI MỚI", True),
        ("doi mo", True),
        ("đồi mới", False),
        ("moi doi", False),
        ("oi moi", False),
        ("?!", False),
    ],
)
def test_a_headline_is_found_by_words_in_their_order_marks_or_no_marks(asked, is_found):
    story = ArticleFactory(title="Sáu năm đổi mới ở Vàm Lá", published=True)
    assert list(ArticlePage.objects.live().headed(asked)) == ([story] if is_found else [])
