"""A newsroom with ten years of stories: 156,400 published ones, and hundreds on their way.

One story of each kind goes its way through the product; `bench.copies` makes the others of it.
"""

import random
from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Page

from bench.belongings import copy_everything
from bench.copies import SLUG, Copy, prepare, without_word_indexes
from bench.patterns import PATTERNS, Staff
from bench.register import house_rules, persons, text
from cms.articles.models import ArticlePage
from cms.articles.publication import content_of
from cms.sections.models import SectionPage
from cms.workflow.models import (
    Assignee,
    RoleGroup,
    StoryPath,
)
from cms.workflow.roles import Role
from cms.workflow.spelling import current_list
from cms.workflow.wording import wording_hash
from tests.factories import AccountFactory, SectionFactory

PUBLISHED = 156_400
YEARS = timedelta(days=3652)
IN_THE_BIG_SECTION = 40_000
REPORTERS = 60
PERSONS = 5_000

# Of the published ones: how many went the path here, and what became of them. All others were
# brought over from an archive.
WENT_THE_PATH = {"published": 20_000, "corrected": 3_000, "taken_down": 300, "owed": 20}
ON_THE_WAY = {
    "idea": 200,
    "writing": 300,
    "with_desk": 200,
    "with_secretary": 200,
    "with_chief": 200,
    "awaiting_opinion": 200,
    "sent_back": 200,
    "approved": 200,
    "scheduled": 200,
}
DUE = 50
LIVE = ("published", "corrected", "owed")
ROLES = ("reporter", "desk_editor", "duty_secretary", "editor_in_chief")


def fill(*, copied: bool) -> None:
    """Make all of it in an empty database; without the copies one story of each kind, and what is
    due."""
    chance = random.Random(1)
    staff = Staff(
        **{name: AccountFactory(username=name, role=name) for name in ROLES}, others=_reporters()
    )
    sections = _sections(staff)
    house_rules()
    persons(PERSONS if copied else 50)
    section = SectionFactory(title="Khuôn mẫu", parent=sections[0])
    patterns = {name: make(staff, section, name) for name, make in PATTERNS.items()}
    kinds = _kinds(chance) if copied else ["scheduled"] * DUE
    prepare(_copies(kinds, patterns, sections, staff, chance), text(chance))
    copy_everything(staff.reporter)
    _count_children(sections)
    _settle_wordings()
    _sketches()
    _assign(staff)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def is_filled() -> bool:
    return StoryPath.objects.exists()


def _reporters() -> list:
    people = [AccountFactory.build(username=f"pv-{n}") for n in range(REPORTERS)]
    made = get_user_model().objects.bulk_create(people)
    RoleGroup.objects.get(role=Role.REPORTER).group.user_set.add(*made)
    return made


def _sections(staff: Staff) -> list[SectionPage]:
    """The big section first; it and every second other one belong to the desk of the editor."""
    desks = [Group.objects.create(name=f"Ban {n}") for n in range(4)]
    staff.desk_editor.groups.add(desks[0])
    top = [SectionFactory(title=f"Mục {n}", desk=desks[n % 4]) for n in range(8)]
    below = [SectionFactory(title=f"Mục con {n}", parent=top[n % 8]) for n in range(16)]
    return [*top, *below]


def _kinds(chance: random.Random) -> list[str]:
    """What becomes of each story, the oldest first."""
    recent = [kind for kind, number in WENT_THE_PATH.items() for _ in range(number)]
    chance.shuffle(recent)
    archived = PUBLISHED - sum(number for kind, number in WENT_THE_PATH.items() if kind in LIVE)
    open_ones = [kind for kind, number in ON_THE_WAY.items() for _ in range(number)]
    return ["archived"] * archived + recent + open_ones


def _copies(kinds, patterns, sections, staff: Staff, chance: random.Random) -> Iterator[Copy]:
    seen = sum(kind not in ON_THE_WAY for kind in kinds)
    children = dict.fromkeys(range(len(sections)), 10)
    scheduled = 0
    for n, kind in enumerate(kinds, start=1):
        where = _place(n, sections)
        parent = sections[where]
        children[where] += 1
        scheduled += kind == "scheduled"
        if kind not in ON_THE_WAY:
            later = -YEARS * (1 - (n - 1) / seen)
        elif kind == "scheduled":
            # The patterns are due in an hour.
            later = timedelta(minutes=-61 - scheduled if scheduled <= DUE else 30 * scheduled)
        else:
            later = timedelta(minutes=-7 * (n % 500))
        yield Copy(
            n=n,
            story=patterns[kind].pk,
            later=later,
            path=Page._get_path(parent.path, parent.depth + 1, children[where]),
            url_path=f"{parent.url_path}{patterns[kind].slug.replace(SLUG, f'bai-{n}')}/",
            title=f"Tin số {n} về việc {kind}",
            slug=f"bai-{n}",
            owner_id=chance.choice(staff.others).pk if n % 60 else staff.reporter.pk,
        )


def _place(n: int, sections) -> int:
    """Every fourth story stands in the big section, until it holds what it should."""
    if n % 4 == 0 and n // 4 <= IN_THE_BIG_SECTION:
        return 0
    return 1 + n % (len(sections) - 1)


def _count_children(sections) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wagtailcore_page AS s SET numchild = (SELECT count(*) FROM wagtailcore_page AS"
            " p WHERE p.path LIKE s.path || '%%' AND p.depth = s.depth + 1) WHERE s.id = ANY(%s)",
            [[section.pk for section in sections]],
        )


def _settle_wordings() -> None:
    """Approvals and paths know the wording by its hash, which the database can't reckon."""
    spelling = current_list()
    for path in StoryPath.objects.filter(state__in=ON_THE_WAY).select_related("article"):
        content = content_of(path.article.get_latest_revision_as_object())
        wording = wording_hash(content, spelling=spelling)
        StoryPath.objects.filter(pk=path.pk).update(wording=wording, letters=wording_hash(content))
        path.article.approvals.update(wording=wording, content=content)


def _sketches() -> None:
    """Numbers as those of texts: each of its own, but for a dozen that texts of a house share."""
    with connection.cursor() as cursor, without_word_indexes("workflow_textsketch", cursor):
        cursor.execute(
            "INSERT INTO workflow_textsketch (article_id, sketch, published_at)"
            " SELECT id, ARRAY(SELECT number FROM ("
            "   SELECT (random() * 4e18)::bigint AS number FROM generate_series(1, 116 + id %% 2)"
            "   UNION SELECT floor(500 * random() ^ 2)::bigint FROM generate_series(1, 12)"
            " ) AS numbers ORDER BY number), first_published_at"
            " FROM wagtailcore_page WHERE live AND content_type_id = %s"
            " ON CONFLICT DO NOTHING",
            [ContentType.objects.get_for_model(ArticlePage).pk],
        )


def _assign(staff: Staff) -> None:
    open_ones = StoryPath.objects.filter(state="writing").exclude(article__owner=staff.reporter)
    Assignee.objects.bulk_create(
        Assignee(article_id=pk, user=staff.reporter)
        for pk in open_ones.values_list("pk", flat=True)[:40]
    )
