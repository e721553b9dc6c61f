"""What the gate demands of a story."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.articles import gate
from cms.articles.models import Byline
from tests.factories import ArticleFactory, PhotoFactory

pytestmark = pytest.mark.django_db


def codes(article, at=None):
    return [problem.code for problem in gate.problems(article, at=at or timezone.now())]


def test_complete_story_passes():
    assert codes(ArticleFactory()) == []


@pytest.mark.parametrize("field", ["title", "standfirst"])
def test_blank_headline_and_standfirst_are_named(field):
    article = ArticleFactory()
    setattr(article, field, "  \u00a0")
    assert codes(article) == [field]


def test_invisible_characters_are_no_words():
    article = ArticleFactory(title="\u200b", standfirst="\u2060", bylines=[Byline(name="\u200b")])
    assert codes(article) == ["title", "standfirst", "byline"]


def test_story_without_byline_is_stopped():
    assert codes(ArticleFactory(bylines=[])) == ["byline"]


def test_byline_row_without_a_name_is_no_byline():
    assert codes(ArticleFactory(bylines=[Byline()])) == ["byline"]


def test_story_outside_any_section_is_stopped():
    article = ArticleFactory.build()
    article.bylines = [Byline(name="Khế")]
    assert codes(article) == ["section"]


def test_lead_photo_needs_caption_and_credit():
    photo = PhotoFactory(uncaptioned=True, uncredited=True)
    assert codes(ArticleFactory(lead_photo=photo)) == ["caption", "credit"]


def test_caption_of_the_story_serves_for_a_photo_without_one():
    photo = PhotoFactory(uncaptioned=True)
    assert codes(ArticleFactory(lead_photo=photo, lead_caption="Cầu mới.")) == []


def test_photo_block_without_photo_is_named_with_its_number():
    article = ArticleFactory(
        lead_photo=PhotoFactory(), body=[("photo", {"photo": None, "caption": "Cầu."})]
    )
    [problem] = gate.problems(article, at=timezone.now())
    assert (problem.code, problem.block) == ("photo", 0)
    assert "2" in problem.message


def test_each_photo_of_a_group_needs_a_credit():
    photos = [PhotoFactory(), PhotoFactory(uncredited=True)]
    body = [("photo_group", {"photos": photos, "caption": "Hai cảnh lễ khánh thành."})]
    assert codes(ArticleFactory(body=body)) == ["credit"]


def test_blocks_are_cleaned_as_the_form_would():
    body = [("photo_group", {"photos": [PhotoFactory()], "caption": "Một ảnh không thành nhóm."})]
    assert codes(ArticleFactory(body=body)) == ["block"]


def test_embargo_is_a_lower_bound():
    now = timezone.now()
    article = ArticleFactory(embargoed_until=now + timedelta(hours=1))
    assert codes(article, at=now + timedelta(minutes=59)) == ["embargo"]
    assert codes(article, at=now + timedelta(hours=1)) == []


def test_archived_story_may_owe_what_a_new_one_may_not():
    article = ArticleFactory(
        standfirst="",
        bylines=[],
        lead_photo=PhotoFactory(uncredited=True),
        origin_key="cu/001.txt",
        origin_published_at=timezone.now() - timedelta(days=900),
    )
    assert codes(article) == []
    assert gate.owed(article) == ["standfirst", "byline", "credit"]


def test_imported_story_without_a_time_of_its_own_is_a_new_story():
    article = ArticleFactory(standfirst="", origin_key="cu/002.txt")
    assert codes(article) == ["standfirst"]
