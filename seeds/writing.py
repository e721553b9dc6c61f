"""From a manuscript to a story: its page, its first publication, and what happened to it since."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wagtail.models import PageLogEntry, Revision

from cms.articles.models import ArticlePage, ArticleTopic, Byline, Correction, RelatedArticle
from cms.articles.retraction import retract
from cms.people.models import Organisation, Person
from cms.sections.models import SectionPage, Topic
from cms.workflow.roles import Role
from media.models import Photo
from seeds.manuscripts import Finders, blocks

_ROLES = {
    "ảnh": Byline.Role.PHOTOS,
    "dịch": Byline.Role.TRANSLATION,
    "tổng hợp": Byline.Role.COMPILATION,
    "theo": Byline.Role.REPUBLISHED,
}


@dataclass(frozen=True)
class Newsroom:
    """What a manuscript may name, by key or title; ``at`` is the moment of loading."""

    at: datetime
    accounts: dict
    organisations: dict[str, Organisation]
    topics: dict[str, Topic]
    sections: dict[str, SectionPage]
    photos: dict[str, Photo]
    documents: dict
    stories: dict[str, ArticlePage]

    def before(self, hours: float) -> datetime:
        return (self.at - timedelta(hours=hours)).replace(second=0, microsecond=0)

    @property
    def finders(self) -> Finders:
        return Finders(*({k: row.pk for k, row in rows.items()} for rows in self._found))

    @property
    def _found(self):
        return self.photos, self.documents, self.stories


def draft(table: dict, room: Newsroom) -> ArticlePage:
    """The story of ``table`` in its place of the tree, not published, without a version yet."""
    article = ArticlePage(
        kicker=table.get("kicker", ""),
        title=table.get("title", ""),
        short_title=table.get("short_title", ""),
        standfirst=table.get("standfirst", ""),
        source=room.organisations[table.get("source", "toa-soan")],
        dateline=table.get("dateline", ""),
        genre=table.get("genre", ArticlePage.Genre.NEWS),
        lead_photo=room.photos.get(table.get("photo")),
        lead_caption=table.get("caption", ""),
        thumbnail=room.photos.get(table.get("thumbnail")),
        is_sensitive=table.get("sensitive", False),
        live=False,
        owner=room.accounts[Role.REPORTER],
    )
    article.body = article.body.stream_block.to_python(blocks(_as_printed(table), room.finders))
    article.bylines = [_byline(line) for line in table.get("bylines", ())]
    article.topic_rows = [ArticleTopic(topic=room.topics[key]) for key in table.get("topics", ())]
    article.related_rows = [
        RelatedArticle(related=room.stories[key]) for key in table.get("related", ())
    ]
    room.sections[table["section"]].add_child(instance=article)
    article.also_in = [room.sections[title] for title in table.get("also_in", ())]
    article.keywords.add(*table.get("keywords", ()))
    return article


def publish(table: dict, room: Newsroom) -> ArticlePage:
    """The story of ``table`` before readers since its own time, with all that became of it."""
    article = draft(table, room)
    moment = room.before(table["hours_ago"])
    article.first_published_at = moment
    _go_live(article, room, moment)
    if "revised" in table:
        _revise(article, table, room)
    if "correction" in table:
        _correct(article, table["correction"], room)
    if "retracted" in table:
        retracted = table["retracted"]
        retract(
            article,
            user=room.accounts[Role.EDITOR_IN_CHIEF],
            reason=retracted["reason"],
            at=room.before(retracted["hours_ago"]),
            is_by_chief=True,
        )
        _date(article, room, room.before(retracted["hours_ago"]))
    return article


def _as_printed(table: dict) -> str:
    """The body as it first stood: what was put right later still reads as it was."""
    body = table.get("body", "")
    revised = table.get("revised")
    if revised is None:
        return body
    if revised["now"] not in body:
        raise KeyError(f"{table['title']}: the revised words are not in the body")
    return body.replace(revised["now"], revised["was"])


def _revise(article: ArticlePage, table: dict, room: Newsroom) -> None:
    moment = room.before(table["revised"]["hours_ago"])
    article.body = article.body.stream_block.to_python(blocks(table["body"], room.finders))
    _go_live(article, room, moment)
    article.set_facts(revised_at=moment)


def _go_live(article: ArticlePage, room: Newsroom, moment: datetime) -> None:
    revision = article.save_revision(user=room.accounts[Role.REPORTER])
    revision.publish(user=room.accounts[Role.DUTY_SECRETARY])
    article.refresh_from_db()
    _date(article, room, moment)


def _correct(article: ArticlePage, correction: dict, room: Newsroom) -> None:
    Correction.objects.create(
        article=article,
        kind=correction["kind"],
        wrong=correction["wrong"],
        right=correction["right"],
        made_at=room.before(correction["hours_ago"]),
        made_by=room.accounts[Role.EDITOR_IN_CHIEF],
    )


def _date(article: ArticlePage, room: Newsroom, moment: datetime) -> None:
    """Move what was written since the loading began to ``moment``: lists of the newsroom go by
    these times, and a paper of several weeks was not made within a minute."""
    ArticlePage.objects.filter(pk=article.pk).update(
        last_published_at=moment, latest_revision_created_at=moment
    )
    revisions = Revision.objects.for_instance(article)
    revisions.filter(created_at__gte=room.at).update(created_at=moment)
    entries = PageLogEntry.objects.filter(page_id=article.pk, timestamp__gte=room.at)
    entries.update(timestamp=moment)


def _byline(line: str) -> Byline:
    """One byline out of "Đặng Thu Ngân", "ảnh: Lý Quốc Trường", "theo: ĐH Kim Giang"."""
    label, colon, name = line.rpartition(":")
    role = _ROLES[label] if colon else Byline.Role.WORDS
    name = name.strip()
    person = Person.objects.the_one_named(name)
    organisation = None if person else Organisation.objects.the_one_named(name)
    if person or organisation:
        return Byline(person=person, organisation=organisation, role=role)
    return Byline(name=name, role=role)
