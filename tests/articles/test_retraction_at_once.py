"""Several people press at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import ValidationError
from django.db import connections
from django.utils import timezone

from cms.articles.models import ArticlePage, Correction, TakeDown
from cms.articles.retraction import retract
from tests.factories import ArticleFactory


def test_two_people_at_once_take_a_story_down_once(own_database):
    article = ArticleFactory(published=True)

    def press(_number):
        try:
            retract(
                ArticlePage.objects.get(pk=article.pk),
                user=None,
                reason="Sai số liệu",
                at=timezone.now(),
            )
        except ValidationError:
            return "refused"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(4) as people:
        answers = list(people.map(press, range(4)))
    assert sorted(answers) == ["done", "refused", "refused", "refused"]
    assert TakeDown.objects.count() == Correction.objects.count() == 1
