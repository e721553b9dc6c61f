"""Which stories a list holds."""

from datetime import timedelta

import pytest

from cms.articles.models import ArticlePage, ArticleTopic
from tests.factories import ArticleFactory, SectionFactory, TopicFactory

pytestmark = pytest.mark.django_db


def test_a_story_that_names_its_topic_twice_is_listed_once():
    topic = TopicFactory()
    article = ArticleFactory()
    article.topic_rows = [ArticleTopic(topic=topic), ArticleTopic(topic=topic)]
    article.save()
    assert ArticlePage.objects.about(topic).count() == 1


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
