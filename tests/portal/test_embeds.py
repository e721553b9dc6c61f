"""Embeds print what was stored; readers ask no provider."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed

from tests.factories import ArticleFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_provider(settings):
    """Asking a provider would find none and leave a mark: an Embed row or an error."""
    settings.WAGTAILEMBEDS_FINDERS = []


def store(address, html):
    Embed.objects.create(
        url=address, hash=get_embed_hash(address), type="video", html=html, width=1, height=1
    )


def story(addresses):
    body = [("embed", {"embed": address, "caption": "Phim tài liệu."}) for address in addresses]
    article = ArticleFactory()
    article.body = body
    article.save_revision(clean=False).publish()
    return article


def test_a_stored_embed_is_printed(client):
    store("https://vidu.example/a", "<iframe src='https://vidu.example/p'></iframe>")
    page = client.get(story(["https://vidu.example/a"]).url).content.decode()
    assert "<iframe src='https://vidu.example/p'></iframe>" in page


def test_an_embed_that_was_never_fetched_is_a_link(client):
    page = client.get(story(["https://vidu.example/b"]).url).content.decode()
    assert 'href="https://vidu.example/b"' in page
    assert "embed-window" not in page
    assert not Embed.objects.exists()


def test_many_embeds_cost_one_question(client):
    counts = []
    for number in (1, 8):
        addresses = [f"https://vidu.example/{number}/{n}" for n in range(number)]
        for address in addresses:
            store(address, "<iframe></iframe>")
        url = story(addresses).url
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            client.get(url)
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_the_source_is_seen_without_a_standfirst_too(client):
    article = ArticleFactory(
        standfirst="",
        source=OrganisationFactory(prefix="Songhau.vn"),
        origin_key="cu/007.txt",
        origin_published_at=datetime(2020, 1, 1, tzinfo=UTC),
        published=True,
    )
    assert "(Songhau.vn)" in client.get(article.url).content.decode()
