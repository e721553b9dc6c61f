"""Nothing of an embargoed, scheduled story is public before its time, by any public way."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Revision

from cms.articles.models import ArticlePage, ArticleTopic, Byline, Keyword
from cms.workflow import clock
from tests.factories import (
    AccountFactory,
    ArticleFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    TopicFactory,
)

pytestmark = pytest.mark.django_db
TITLE = "Khánh thành cầu Rạch Miễu Đông"
CAPTION = "Nhịp giữa của cây cầu mới."
WAY_OFF = timedelta(hours=2)


@pytest.fixture
def story():
    """Scheduled for the end of its embargo in two hours, with everything a story may have."""
    section = SectionFactory(title="Hạ tầng", slug="ha-tang", live=True)
    other = SectionFactory(title="Giao thông", slug="giao-thong", live=True)
    document = get_document_model().objects.create(
        title="Bản vẽ", file=ContentFile(BytesIO(b"%PDF-1.4").getvalue(), name="ban-ve.pdf")
    )
    until = timezone.now() + WAY_OFF
    article = ArticleFactory(
        parent=section,
        title=TITLE,
        slug="cau-rach-mieu-dong",
        standfirst="Câu sapo chỉ bài này có.",
        lead_photo=PhotoFactory(caption=CAPTION, delivered=True),
        body=[("text", f'<p><a linktype="document" id="{document.pk}">Bản vẽ</a></p>')],
        bylines=[Byline(person=PersonFactory(full_name="Lê Thị Sáo"))],
        embargoed_until=until,
        go_live_at=until,
    )
    article.topic_rows = [ArticleTopic(topic=TopicFactory(title="Cầu đường", slug="cau-duong"))]
    article.keywords.add("rạch miễu đông")
    article.also_in = [other]
    article.save()
    article.save_revision().publish()
    return ArticlePage.objects.get(pk=article.pk)


def public_ways(article) -> dict[str, str]:
    keyword = Keyword.objects.get(name="rạch miễu đông")
    person = article.bylines.get().person
    return {
        "its address": "/ha-tang/cau-rach-mieu-dong/",
        "home": "/",
        "its section": "/ha-tang/",
        "another section": "/giao-thong/",
        "search": "/tim-kiem/?q=cau+rach+mieu+dong",
        "search with marks": "/tim-kiem/?q=Khánh+thành+cầu+Rạch+Miễu",
        "topic": "/chu-de/cau-duong/",
        "keyword": reverse("portal:keyword", args=[keyword.slug]),
        "author": reverse("portal:author", args=[person.slug]),
        "feed": "/rss.xml",
        "feed of its section": "/ha-tang/rss.xml",
    }


def have_come(article):
    """Two hours pass for this story, in its schedule, its version and its embargo."""
    moment = timezone.now() - timedelta(minutes=1)
    version = article.revisions.get()
    content = {**version.content, "go_live_at": moment.isoformat()}
    content["embargoed_until"] = moment.isoformat()
    Revision.objects.filter(pk=version.pk).update(approved_go_live_at=moment, content=content)
    ArticlePage.objects.filter(pk=article.pk).update(embargoed_until=moment, go_live_at=moment)


def shown(client, address) -> str:
    response = client.get(address)
    if response.status_code == 404:
        return ""
    return response.content.decode()


def traces(article) -> list[str]:
    """What would give the story away."""
    files = [row.file.name for row in article.lead_photo.renditions.all()]
    return [TITLE, "Câu sapo chỉ bài này có", CAPTION, "cau-rach-mieu-dong", *files]


def test_no_public_way_shows_it_before_and_all_do_after(client, story):
    words = traces(story)
    assert len(words) > 5
    for way, address in public_ways(story).items():
        page = shown(client, address).replace("/tim-kiem/?q=", "")
        page = page.replace('value="Khánh thành cầu Rạch Miễu"', "")
        assert [word for word in words if word in page] == [], way
    # A round of the clock before its time changes nothing.
    clock.run(at=timezone.now())
    assert client.get("/ha-tang/cau-rach-mieu-dong/").status_code == 404
    have_come(story)
    [outcome] = [one for one in clock.run(at=timezone.now()) if one.action == "published"]
    assert outcome.page_number == story.pk
    client.cookies.clear()
    for way, address in public_ways(story).items():
        assert TITLE in shown(client, address), way


def test_its_document_is_fetched_by_nobody_before_and_by_all_after(client, story):
    document = get_document_model().objects.get()
    assert client.get(document.url).status_code == 404
    have_come(story)
    clock.run(at=timezone.now())
    assert client.get(document.url).status_code == 200


def test_previews_and_drafts_are_for_the_newsroom_only(client, story):
    version = story.revisions.get()
    inside = [
        reverse("wagtailadmin_pages:view_draft", args=[story.pk]),
        reverse("wagtailadmin_pages:revisions_view", args=[story.pk, version.pk]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[story.pk]),
        reverse("wagtailadmin_pages:edit", args=[story.pk]),
        f"/quan-tri/api/main/pages/{story.pk}/",
    ]
    for address in inside:
        response = client.get(address)
        assert response.status_code in (302, 403), address
        assert TITLE not in response.content.decode()
    client.force_login(AccountFactory(role="duty_secretary"))
    assert TITLE in client.get(inside[0]).content.decode()


def test_no_api_is_public(client, story):
    for address in ("/api/", "/api/v2/pages/", "/api/v3/pages/", "/sitemap.xml"):
        response = client.get(address)
        assert TITLE not in response.content.decode()
        assert response.status_code == 404


def test_nobody_can_guess_the_address_of_its_photo(client, story):
    """Sizes are delivered ahead, below names with a random part that nothing public tells."""
    photo = story.lead_photo
    names = [row.file.name for row in photo.renditions.all()]
    assert names
    other = PhotoFactory(caption=CAPTION, title=photo.title, delivered=True)
    for name, again in zip(names, (row.file.name for row in other.renditions.all()), strict=True):
        random_part, plain = name.rpartition("/")[2].split("-", 1)
        assert len(bytes.fromhex(random_part)) == 8
        assert again != name
        assert client.get(f"/media/images/{plain}").status_code == 404
    assert client.get("/media/images/").status_code == 404
    # The original, whose name the library shows, has no address at all.
    with pytest.raises(NotImplementedError):
        photo.file.storage.url(photo.file.name)
