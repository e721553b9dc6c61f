"""The list of archived stories that owe something."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.articles.models import ArticlePage
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def archived():
    def make(number, **changes):
        return ArticleFactory(
            origin_key=f"cu/{number}.txt",
            origin_published_at=timezone.now() - timedelta(days=400),
            published=True,
            **changes,
        )

    return make


def listed(client, **query):
    response = client.get(reverse("owed_information_report"), query)
    return {article.title for article in response.context["object_list"]}


def test_it_lists_what_is_owed_and_by_which_story(client, archived):
    client.force_login(AccountFactory(role="desk_editor"))
    archived(1, title="Thiếu sapo", standfirst="")
    archived(2, title="Thiếu bút danh", bylines=[])
    archived(3, title="Đủ cả")
    assert listed(client) == {"Thiếu sapo", "Thiếu bút danh"}
    assert listed(client, owes="byline") == {"Thiếu bút danh"}


def test_a_credit_added_to_the_photo_settles_the_debt(archived):
    photo = PhotoFactory(uncredited=True)
    article = archived(4, lead_photo=photo)
    assert ArticlePage.objects.get(pk=article.pk).owes == ["credit"]
    photo.credit_line = "Ảnh: Lê Văn Mít"
    photo.save()
    assert ArticlePage.objects.get(pk=article.pk).owes == []


def test_it_can_be_taken_away_as_a_table(client, archived):
    client.force_login(AccountFactory(role="desk_editor"))
    archived(5, title="Thiếu sapo", standfirst="")
    response = client.get(reverse("owed_information_report"), {"export": "csv"})
    assert "Thiếu sapo" in b"".join(response.streaming_content).decode()
