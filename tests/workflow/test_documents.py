"""Who gets a document, and when."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import PageViewRestriction

from cms.articles.models import ArticlePage
from tests.factories import AccountFactory, ArticleFactory

pytestmark = pytest.mark.django_db

WORDS = b"%PDF-1.4 Danh s\xc3\xa1ch"


@pytest.fixture
def document():
    return Document.objects.create(title="Danh sách", file=ContentFile(WORDS, name="ds.pdf"))


def as_block(document):
    return [("document", {"document": document, "title": ""})]


def as_link(document):
    return [("text", f'<p><a linktype="document" id="{document.pk}">danh sách</a></p>')]


def test_a_document_that_no_story_uses_is_not_there(client, document):
    assert client.get(document.url).status_code == 404


@pytest.mark.parametrize("body", [as_block, as_link])
def test_a_document_goes_out_and_comes_down_with_its_story(client, document, body):
    story = ArticleFactory(body=body(document))
    story.save_revision()
    assert client.get(document.url).status_code == 404
    story.get_latest_revision().publish()
    answer = client.get(document.url)
    assert (answer.status_code, b"".join(answer.streaming_content)) == (200, WORDS)
    ArticlePage.objects.get(pk=story.pk).unpublish()
    assert client.get(document.url).status_code == 404


def test_a_document_in_the_next_version_of_a_published_story_waits(client, document):
    story = ArticleFactory(published=True)
    story.body = as_block(document)
    story.save_revision()
    assert client.get(document.url).status_code == 404
    story.get_latest_revision().publish()
    assert client.get(document.url).status_code == 200


def test_a_document_that_one_of_two_published_stories_drops_stays(client, document):
    first, _second = (ArticleFactory(body=as_block(document), published=True) for _ in "12")
    first.unpublish()
    assert client.get(document.url).status_code == 200


def test_a_document_of_a_page_for_some_is_for_those(client, document):
    story = ArticleFactory(body=as_block(document), published=True)
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert client.get(document.url).status_code == 404
    client.force_login(AccountFactory())
    assert client.get(document.url).status_code == 200


def test_the_newsroom_sees_each_document(client, document):
    client.force_login(AccountFactory(role="reporter"))
    assert client.get(document.url).status_code == 200


def test_an_account_that_may_not_enter_the_newsroom_is_a_reader(client, document):
    client.force_login(AccountFactory())
    assert client.get(document.url).status_code == 404
