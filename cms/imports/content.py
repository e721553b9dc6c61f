"""From a story as plain data to the fields, blocks and rows of an article."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.html import escape

from cms.articles.models import ArticleKeyword, ArticlePage, ArticleTopic, Byline, Keyword
from cms.imports.photos import PhotoIntake
from cms.imports.story import BylineEntry, Kind, Paragraph, PhotoBlock, PhotoGroup, Story
from cms.imports.word_text import RichParagraph
from cms.people.printed_names import organisation_printed, person_printed, source_printed
from cms.sections.models import Topic
from cms.text import same_text, slugify
from media.models import Photo

_LONGEST_KEYWORD = 100


@dataclass
class _Body:
    """The stream so far; ``prose`` is the text since the last photo, as HTML."""

    stream: list[tuple] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    lead: tuple[Photo, str] | None = None
    first_in_group: Photo | None = None

    def close_text(self) -> None:
        if self.prose:
            self.stream.append(("text", "".join(self.prose)))
            self.prose = []


def write_story(article: ArticlePage, story: Story, intake: PhotoIntake) -> None:
    """Give ``article``, saved or not, the content of ``story``; nothing of the page is saved.

    Photos, persons, bodies, topics and keywords that are missing are made on the way.
    """
    article.kicker = story.kicker
    article.title = story.title
    article.standfirst = story.standfirst
    article.source = source_printed(story.source) if story.source else None
    article.dateline = story.dateline
    body = _body(story, intake)
    article.body = body.stream
    article.lead_photo, article.lead_caption = body.lead or (None, "")
    article.thumbnail = None if body.lead else body.first_in_group
    locale = {"locale_id": article.locale_id}
    article.bylines = [_byline(entry, locale) for entry in story.bylines]
    article.topic_rows = [ArticleTopic(topic=topic, **locale) for topic in _topics(story)]
    article.keyword_rows = [ArticleKeyword(tag=keyword) for keyword in _keywords(story)]


def _body(story: Story, intake: PhotoIntake) -> _Body:
    body = _Body()
    for block in story.body:
        if isinstance(block, PhotoBlock):
            photo = intake.photo(block.file, block.caption, block.credit)
            if block.lead:
                body.lead = (photo, block.caption)
                continue
            body.close_text()
            body.stream.append(("photo", {"photo": photo, "caption": block.caption}))
        elif isinstance(block, PhotoGroup):
            photos = [intake.photo(file, block.caption, block.credit) for file in block.files]
            body.first_in_group = body.first_in_group or photos[0]
            body.close_text()
            group = {"photos": photos, "caption": block.caption}
            body.stream.append(("photo_group", group))
        else:
            body.prose.append(_prose(block))
    body.close_text()
    return body


def _prose(block) -> str:
    if isinstance(block, RichParagraph):
        return block.html
    text = escape(block.text).replace("\n", "<br/>")
    return f"<p>{text}</p>" if isinstance(block, Paragraph) else f"<h2>{text}</h2>"


def _byline(entry: BylineEntry, locale: dict) -> Byline:
    byline = Byline(role=entry.role.value, **locale)
    if entry.kind is Kind.PERSON:
        byline.person = person_printed(entry.name)
    else:
        byline.organisation = organisation_printed(entry.name)
    if not (byline.person or byline.organisation):
        byline.name = entry.name
    return byline


def _topics(story: Story) -> list[Topic]:
    topics = []
    for title in dict.fromkeys(story.topics):
        slug = slugify(title, max_length=200)
        known = Topic.objects.filter(slug__startswith=slug) if slug else Topic.objects.all()
        topic = next((topic for topic in known if same_text(topic.title, title)), None)
        topics.append(topic or Topic.objects.create(title=title))
    return list(dict.fromkeys(topics))


def _keywords(story: Story) -> list[Keyword]:
    """The keywords in order, each once; one equal but for case and tone placement is reused."""
    names = [name for name in story.keywords if len(name) <= _LONGEST_KEYWORD]
    if not names:
        return []
    same_slug = Q()
    for name in names:
        same_slug |= Q(slug__startswith=slugify(name, max_length=90) or "tu-khoa")
    known = list(Keyword.objects.filter(same_slug))
    keywords = []
    for name in names:
        keyword = next((keyword for keyword in known if same_text(keyword.name, name)), None)
        if keyword is None:
            keyword = Keyword.objects.create(name=name)
            known.append(keyword)
        keywords.append(keyword)
    return list(dict.fromkeys(keywords))


def unplaced(story: Story) -> dict:
    """What the document says and an article has no field for; JSON-ready."""
    long = [name for name in story.keywords if len(name) > _LONGEST_KEYWORD]
    return {"section": story.section, "dropped": list(story.dropped), "keywords": long}


def persons_in_path(story: Story) -> list:
    """The persons whose pages the document stood on, as far as they can be told."""
    found = [person_printed(name) for name in story.persons]
    return [person for person in found if person is not None]
