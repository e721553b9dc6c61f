"""The newsroom's screens with 156,400 stories beside the same screens with a dozen.

Both newsrooms are asked through the whole product, by those who ask it at work. The ratio is of
the large one's time to the small one's: what costs as much with ten years of stories as on the
first day stands at one. Changes are made in transactions that are rolled back.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision
from wagtail.permissions import policy_registry

from bench import archive
from bench.measuring import measured
from cms.articles.models import ArticlePage, SnapshotWords
from cms.articles.retraction import retract
from cms.sections.models import SectionPage
from cms.text import fold
from cms.workflow import clock
from cms.workflow.checks.registry import all_checks, findings
from cms.workflow.checks.story import Story
from cms.workflow.states import State
from tests.workflow.walking import act

ROUNDS = 3


def run(*, alone: Callable) -> None:
    """``alone(name)`` is a database that nothing else uses, one for each newsroom."""
    with alone("test_bench_few"):
        small = {name: taken for name, *taken in _asked(copied=False)}
    with alone("test_bench_many"):
        print(f"path:   {archive.PUBLISHED} published stories beside a dozen", flush=True)
        for name, seconds, queries in _asked(copied=True):
            then, queries_then = small[name]
            print(
                f"        {name:<38} {1000 * seconds:6.0f} ms, {queries:3} queries; with a dozen "
                f"stories {1000 * then:4.0f} ms, {queries_then:3}: {seconds / then:5.1f} times",
                flush=True,
            )


def _asked(*, copied: bool) -> Iterator[tuple[str, float, int]]:
    if not archive.is_filled():
        archive.fill(copied=copied)
    for name, work in everything(Newsroom()):
        yield name, *measured(work, rounds=ROUNDS)


def everything(newsroom: "Newsroom") -> Iterator[tuple[str, Callable]]:
    """What is asked of a filled database, by name; nothing of it stays changed."""
    yield from _screens(newsroom)
    yield from _questions(newsroom)
    for name, work in _acts(newsroom):
        yield name, _undone(work)


class Newsroom:
    """Whom and what the questions are about."""

    def __init__(self):
        people = get_user_model().objects
        self.staff = {role: people.get(username=role) for role in archive.ROLES}
        self.big_section = SectionPage.objects.get(title="Mục 0").pk
        self.published = self._newest(State.PUBLISHED)
        self.with_secretary = self._newest(State.WITH_SECRETARY)
        self.own = self._newest(State.WRITING, owner=self.staff["reporter"])
        words = SnapshotWords.objects.filter(snapshot__page_number=self.published).first()
        # From the middle, where the invented text stands.
        self.words = " ".join(words.words.split()[60:63])

    def _newest(self, state: State, **fields) -> int:
        stories = ArticlePage.objects.filter(story_path__state=state, **fields)
        return stories.latest("latest_revision_created_at").pk

    def client(self, role: str) -> Client:
        client = Client()
        client.force_login(self.staff[role])
        return client

    @staticmethod
    def day(ago: int) -> str:
        return f"{timezone.localdate() - timedelta(days=ago):%d/%m/%Y}"


def _screens(newsroom: Newsroom):
    """What people open, with who does."""
    reporter, desk, secretary, chief = map(newsroom.client, archive.ROLES)
    section, story, waiting = newsroom.big_section, newsroom.published, newsroom.with_secretary
    own, number = newsroom.own, newsroom.staff["reporter"].pk
    explore, review, edit = "wagtailadmin_explore", "story_path:review", "wagtailadmin_pages:edit"
    snapshots, published = "after_publication:snapshots", "after_publication:published"
    asked = (
        ("first screen, reporter", reporter, "wagtailadmin_home", [], {}),
        ("first screen, desk", desk, "wagtailadmin_home", [], {}),
        ("first screen, secretary", secretary, "wagtailadmin_home", [], {}),
        ("first screen, chief", chief, "wagtailadmin_home", [], {}),
        ("explorer of a section, reporter", reporter, explore, [section], {}),
        ("explorer of a section, desk", desk, explore, [section], {}),
        ("explorer of a section, secretary", secretary, explore, [section], {}),
        ("explorer, page 400", secretary, explore, [section], {"p": "400"}),
        ("explorer, by title", secretary, explore, [section], {"ordering": "title"}),
        (
            "explorer, newest first",
            secretary,
            explore,
            [section],
            {"ordering": "-latest_revision_created_at"},
        ),
        (
            "explorer, one owner",
            secretary,
            explore,
            [section],
            {"owner": number, "search_all": "1"},
        ),
        (
            "explorer, edited by one",
            secretary,
            explore,
            [section],
            {"edited_by": number, "search_all": "1"},
        ),
        ("explorer, words of a headline", secretary, explore, [section], {"q": "việc published"}),
        ("search of all pages", reporter, "wagtailadmin_pages:search", [], {"q": "tin số 77"}),
        ("choosing a page, reporter", reporter, "wagtailadmin_choose_page_child", [section], {}),
        (
            "searching a page to link",
            reporter,
            "wagtailadmin_choose_page_search",
            [],
            {"q": "tin số 77"},
        ),
        ("review of a story, secretary", secretary, review, [waiting], {}),
        ("review of a published story, desk", desk, review, [story], {}),
        ("form of a published story, secretary", secretary, edit, [story], {}),
        ("form of an own story, reporter", reporter, edit, [own], {}),
        ("history of a story", secretary, "wagtailadmin_pages:history", [story], {}),
        ("notices, secretary", secretary, "notices:list", [], {}),
        ("snapshots", secretary, snapshots, [], {}),
        ("snapshots, page 3000", secretary, snapshots, [], {"p": "3000"}),
        ("snapshots, words with marks", secretary, snapshots, [], {"q": newsroom.words}),
        ("snapshots, words without", secretary, snapshots, [], {"q": fold(newsroom.words)}),
        ("snapshots, a frequent word", secretary, snapshots, [], {"q": "mét"}),
        (
            "snapshots of a month",
            secretary,
            snapshots,
            [],
            {"since": newsroom.day(60), "until": newsroom.day(30)},
        ),
        ("published stories", secretary, published, [], {}),
        ("published stories, found with marks", secretary, published, [], {"q": "số 77"}),
        ("published stories, found without", secretary, published, [], {"q": "tin so 77"}),
        ("form for taking down", secretary, "after_publication:take_down", [story], {}),
        ("corrections, for readers", Client(), "portal:corrections", [], {}),
        ("report of workflows", secretary, "wagtailadmin_reports:workflow", [], {}),
        ("report of all acts", secretary, "wagtailadmin_reports:site_history", [], {}),
        ("report of information owed", secretary, "owed_information_report", [], {}),
        ("report of old pages", secretary, "wagtailadmin_reports:aging_pages", [], {}),
        ("report of locked pages", secretary, "wagtailadmin_reports:locked_pages", [], {}),
    )
    for name, client, address, numbers, data in asked:
        yield name, partial(_open, client, reverse(address, args=numbers), data)


def _open(client: Client, address: str, data: dict) -> None:
    response = client.get(address, data)
    assert response.status_code == 200, (address, response.status_code)
    getattr(response, "streaming_content", None)


def _questions(newsroom: Newsroom):
    """What screens and the gate ask on the way."""
    policy, at = policy_registry.get_by_type(Page), timezone.now()
    waiting, desk = newsroom.with_secretary, newsroom.client("desk_editor")
    address = reverse("story_checks", args=[waiting])

    def newest_50(role: str, question: Callable):
        # As at the begin of a request: nothing about the person is known yet.
        user = get_user_model().objects.get(username=role)
        return list(question(user).order_by("-latest_revision_created_at")[:50])

    def edited_by(user):
        return policy.instances_user_has_any_permission_for(user, ["change"])

    def newest():
        return ArticlePage.objects.get(pk=waiting).get_latest_revision_as_object()

    seen = policy.explorable_instances
    yield "newest 50 a reporter sees", lambda: newest_50("reporter", seen)
    yield "newest 50 a reporter edits", lambda: newest_50("reporter", edited_by)
    yield "newest 50 a desk edits", lambda: newest_50("desk_editor", edited_by)
    yield "all checks, beside the form", lambda: desk.post(address)
    yield "all checks of a story", lambda: findings(newest(), at=at)
    for check in all_checks():
        yield (
            f"the check “{check.code}”",
            lambda check=check: list(check.look(Story(newest(), at=at), at)),
        )


def _acts(newsroom: Newsroom):
    secretary, reporter = newsroom.staff["duty_secretary"], newsroom.staff["reporter"]

    def story(number: int) -> ArticlePage:
        return ArticlePage.objects.get(pk=number)

    def take_down():
        taken = story(newsroom.published)
        retract(taken, user=secretary, reason="Sai số liệu.", at=timezone.now())

    def keep():
        story(newsroom.own).get_latest_revision_as_object().save_revision(user=reporter)

    def go_round(at):
        outcomes = clock.run(at=at)
        assert not any(outcome.reasons for outcome in outcomes), outcomes

    due = Revision.objects.exclude(approved_go_live_at=None).order_by("approved_go_live_at")
    hours = due.values_list("approved_go_live_at", flat=True)[: archive.DUE]
    yield "keeping a version", keep
    yield "approving and publishing", lambda: act(story(newsroom.with_secretary), secretary)
    yield "taking down", take_down
    yield "the clock, nothing due", lambda: go_round(hours[0] - timedelta(minutes=1))
    yield "the clock, one story due", lambda: go_round(hours[0])
    yield f"the clock, {archive.DUE} stories due", lambda: go_round(hours[archive.DUE - 1])


def _undone(work: Callable) -> Callable:
    def done_and_undone():
        with transaction.atomic():
            work()
            transaction.set_rollback(True)

    return done_and_undone
