"""A photo in a published story keeps the caption and credit that the story prints."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from media.models import Photo
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def change(client):
    """Send the photo's form as the photo editor, with some fields changed."""
    client.force_login(AccountFactory(role="photo_editor"))

    def send(photo, **changes):
        data = {
            "title": photo.title,
            "caption": photo.caption,
            "description": "",
            "credit_line": photo.credit_line,
            "collection": photo.collection_id,
            **changes,
        }
        client.post(reverse("wagtailimages:edit", args=[photo.pk]), data)
        return Photo.objects.get(pk=photo.pk)

    return send


@pytest.mark.parametrize("field", ["caption", "credit_line"])
def test_what_a_published_story_prints_is_kept(change, field):
    photo = PhotoFactory()
    ArticleFactory(lead_photo=photo, published=True)
    assert getattr(change(photo, **{field: ""}), field)


def test_it_may_be_corrected(change):
    photo = PhotoFactory()
    ArticleFactory(lead_photo=photo, published=True)
    assert change(photo, caption="Chú thích đã sửa.").caption == "Chú thích đã sửa."


def test_a_caption_of_the_storys_own_is_enough(change):
    photo = PhotoFactory()
    ArticleFactory(lead_photo=photo, lead_caption="Chú thích của bài.", published=True)
    assert change(photo, caption="").caption == ""


@pytest.mark.parametrize("story", [{}, {"published": False}], ids=["unused", "draft"])
def test_a_photo_that_readers_do_not_see_may_lose_it(change, story):
    photo = PhotoFactory()
    if story:
        ArticleFactory(lead_photo=photo, **story)
    assert change(photo, credit_line="").credit_line == ""


def test_an_archived_story_may_owe_it(change):
    photo = PhotoFactory()
    article = ArticleFactory(
        lead_photo=photo,
        origin_key="cu/006.txt",
        origin_published_at=timezone.now() - timedelta(days=400),
        published=True,
    )
    change(photo, credit_line="")
    article.refresh_from_db()
    assert article.owes == ["credit"]
