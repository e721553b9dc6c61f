"""Loads the sample newsroom through the product's own models, photos and publication."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from cms.articles.models import ArticlePage, ArticleTopic, Byline
from cms.frontpage.models import FrontPageSlot, HomePage
from cms.people.models import Organisation, Person
from cms.sections.models import SectionPage, Topic
from media.models import Photo, PhotoPhotographer
from seeds.accounts import ACCOUNTS, make_accounts
from seeds.pictures import PICTURES
from seeds.stories import HOUSE, SECTIONS, STORIES, TOPIC


class SampleRefused(Exception):
    """The sample may not be loaded here; the message says why."""


def load() -> int:
    """Load the sample newsroom; return how many stories were made, 0 when it is there already.

    Raises SampleRefused outside the embedded database of one machine, and when the database holds
    somebody's own work.
    """
    if not settings.SAMPLE_PASSWORD:
        raise SampleRefused("The sample newsroom is only ever loaded into the embedded database.")
    users = get_user_model().objects
    if users.filter(username=ACCOUNTS[0].username).exists():
        return 0
    if users.exists() or ArticlePage.objects.exists():
        raise SampleRefused("The database is not empty; the sample newsroom was not loaded.")
    with transaction.atomic():
        return _fill()


def _fill() -> int:
    accounts = make_accounts()
    home = HomePage.objects.get()
    house = Organisation.objects.create(**HOUSE)
    topic = Topic.objects.create(**TOPIC)
    sections = {
        title: home.add_child(
            instance=SectionPage(title=title, introduction=introduction, menu_order=order)
        )
        for order, (title, introduction) in enumerate(SECTIONS.items(), start=1)
    }
    now = timezone.now()
    articles = []
    for story in STORIES:
        article = _article(story, house, topic, accounts)
        sections[story["section"]].add_child(instance=article)
        article.first_published_at = now - timedelta(hours=story["hours_ago"])
        article.keywords.add(*story["keywords"])
        article.save_revision(user=accounts["reporter"]).publish(user=accounts["duty_secretary"])
        articles.append(article)
    home.slots = [FrontPageSlot(article=article) for article in articles[:3]]
    home.save_revision(user=accounts["duty_secretary"]).publish()
    return len(articles)


def _article(story, house, topic, accounts) -> ArticlePage:
    article = ArticlePage(
        kicker=story.get("kicker", ""),
        title=story["title"],
        standfirst=story["standfirst"],
        source=house,
        dateline=story.get("dateline", ""),
        body=[("text", story["body"])],
        live=False,
        owner=accounts["reporter"],
    )
    article.bylines = [Byline(person=Person.objects.the_one_named(story["byline"]))]
    if story.get("in_topic"):
        article.topic_rows = [ArticleTopic(topic=topic)]
    if picture := story.get("picture"):
        article.lead_photo = _photo(picture, story["caption"], house, accounts)
    return article


def _photo(picture, caption, house, accounts) -> Photo:
    photo = Photo(
        title=caption.rstrip("."),
        caption=caption,
        agency=house,
        uploaded_by_user=accounts["photographer"],
        file=PICTURES[picture](),
    )
    photo._set_image_file_metadata()
    photo.save()
    PhotoPhotographer.objects.create(photo=photo, person=accounts["photographer"].person)
    return photo
