"""Whatever is sent to an address of ours is answered; nothing that can't be read breaks a page.

Each value is sent as every field at once, then the body as a whole is no form at all.
"""

import json
import uuid
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.articles.retraction import retract
from cms.workflow.bundle import Bundle
from cms.workflow.models import Assignee
from cms.workflow.opinions import ask
from cms.workflow.rights.addresses import DECISIONS
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory
from tests.workflow.walking import fresh, newsroom, story_by, submit

pytestmark = pytest.mark.django_db

NUMBER = "9" * 25
VALUES = [
    "",
    "\x00",
    "chữ",
    "-1",
    "NaN",
    "²",
    "٣",
    "[",
    "null",
    NUMBER,
    "9" * 5_000,
    "x" * 200_000,
]
BODIES = [b"\xff\xfe=\xff", b"comment=%ED%A0%80", b"[" * 100_000, b"null", b"", b"\x00" * 100]

# Our addresses that take what a person sends, with the fields they know.
FIELDS = {
    "story_path:decide": "task_state wording comment alone_reason go_live_at",
    "story_path:pass_on": "reviewer due_at",
    "story_path:assign": "colleague",
    "story_path:take_from": "",
    "story_path:at_once": "reason wording",
    "story_path:settle": "",
    "story_path:ask": "asked_of question days",
    "story_path:revoke": "",
    "story_checks": "checks-confirmed checks-reason",
    "bundles:bundle": "unschedule",
    "after_publication:take_down": "ready reason",
    "after_publication:restore": "",
    "after_publication:confirm": "",
    "after_publication:announce": "kind wrong right apology concerned",
    "notices:read": "",
    "notices:read_all": "newest",
    "notices:choices": "kinds",
    "photos:mark": "photos",
    "photos:edit_many": "chosen photos step agreed next event taken_at",
    "photos:shift_clock": "chosen photos step agreed next minutes",
    "photos:undo": "next",
    "photos:bring": "title files",
    "photos:check": "seen",
    "photos:block": "reason",
    "photos:clear": "",
    "photos:take_out": "",
    "photos:delete_now": "",
    "uploads:begin": "key name size collection event",
    "uploads:piece": "start",
    "uploads:finish": "even_if_known",
    "uploads:discard": "",
    "uploads:discard_unfinished": "",
    "uploads:add": "collection event files",
    "imports:drop": "files section",
    "imports:review": "section documents",
    "imports:bring": "chosen photos files",
    "outside_opinion": "verdict words name",
    "wagtailadmin_pages:workflow_action": "comment next",
    "wagtailadmin_pages:collect_workflow_action_data": "comment alone_reason go_live_at",
}
# Those that are only read.
READ = {
    "story_path:review",
    "story_path:seen",
    "after_publication:published",
    "after_publication:snapshots",
    "after_publication:snapshot",
    "after_publication:compare",
    "notices:list",
    "notices:open",
    "photos:library",
    "photos:numbers",
    "photos:suggest",
    "photos:people",
    "photos:event",
    "photos:bin",
    "photos:download_original",
    "photos:download_sized",
    "photos:download_earlier",
    "imports:awaiting",
    "imports:awaiting_results",
}
OURS = {"story_path", "bundles", "after_publication", "notices", "photos", "uploads", "imports"}


def test_every_address_of_ours_is_tried_here_or_only_read():
    named = {name for name in DECISIONS if name.split(":")[0] in OURS}
    assert named == {name for name in {*FIELDS, *READ} if name.split(":")[0] in OURS}


@pytest.fixture
def chief(client):
    # With every right there is, so that no view stops at the door.
    account = AccountFactory(role="editor_in_chief", is_superuser=True)
    client.force_login(account)
    client.raise_request_exception = False
    return account


@pytest.fixture
def numbers(chief) -> dict:
    """The arguments of the addresses, by their names."""
    staff = newsroom()
    waiting = submit(story_by(staff["reporter"]), staff["reporter"])
    live = ArticleFactory(published=True)
    now = timezone.now()
    down = ArticleFactory(published=True)
    retract(down, user=staff["duty_secretary"], reason="Sai số liệu.", at=now)
    Assignee.objects.create(article=waiting, user=staff["duty_secretary"])
    opinion, key = ask(
        waiting, user=chief, asked_of="Sở", question="", at=now, lasts=timedelta(days=2)
    )
    bundle = Bundle.objects.create(title="Chùm")
    return {
        "waiting": waiting.pk,
        "live": live.pk,
        "down": down.pk,
        "take_down": fresh(down).take_downs.get().pk,
        "task_state": waiting.current_workflow_task_state.pk,
        "user": staff["duty_secretary"].pk,
        "opinion": opinion.pk,
        "key": key,
        "bundle": bundle.pk,
        "photo": PhotoFactory().pk,
    }


def arguments(name: str, known: dict) -> list:
    if name in ("story_path:decide",):
        return [known["waiting"], "approve"]
    return {
        "story_path:take_from": [known["waiting"], known["user"]],
        "story_path:settle": [known["waiting"], 1],
        "story_path:revoke": [known["waiting"], known["opinion"]],
        "bundles:bundle": [known["bundle"]],
        "after_publication:take_down": [known["live"]],
        "after_publication:restore": [known["down"]],
        "after_publication:confirm": [known["take_down"]],
        "after_publication:announce": [known["live"]],
        "notices:read": [1],
        "notices:read_all": [],
        "notices:choices": [],
        "photos:mark": [],
        "photos:edit_many": [],
        "photos:shift_clock": [],
        "photos:undo": [uuid.uuid4()],
        "photos:bring": [],
        "uploads:begin": [],
        "uploads:discard_unfinished": [],
        "uploads:add": [],
        "imports:drop": [],
        "imports:bring": [],
        "outside_opinion": [known["key"]],
        "imports:review": [uuid.uuid4()],
        **{name: [uuid.uuid4()] for name in ("uploads:piece", "uploads:finish", "uploads:discard")},
        **{
            f"wagtailadmin_pages:{view}": [known["waiting"], "approve", known["task_state"]]
            for view in ("workflow_action", "collect_workflow_action_data")
        },
        **{
            f"photos:{act}": [known["photo"]]
            for act in ("check", "block", "clear", "take_out", "delete_now")
        },
    }.get(name, [known["waiting"]])


@pytest.mark.parametrize("name", FIELDS)
def test_what_can_not_be_read_is_answered(client, numbers, name):
    address = reverse(name, args=arguments(name, numbers))
    fields = FIELDS[name].split()
    broken = []
    for value in VALUES:
        data = dict.fromkeys(fields, value)
        if "task_state" in data:
            data["task_state"] = str(numbers["task_state"])
        if "step" in data:
            data |= {"step": "do", "chosen": str(numbers["photo"])}
        for sent in (data, {"photos": value} if "photos" in data else {}):
            if client.post(f"{address}?start={quote(value[:6_000])}", sent).status_code >= 500:
                broken.append(value[:20])
    for body in BODIES:
        for kind in ("application/x-www-form-urlencoded", "application/json"):
            if client.post(address, body, content_type=kind).status_code >= 500:
                broken.append((kind, body[:20]))
    assert not broken, f"{address}: {broken}"


@pytest.mark.parametrize(
    "asked",
    [
        [],
        5,
        None,
        {},
        {"photos": None},
        {"photos": [1e400], "rating": 1},
        {"photos": [int(NUMBER)], "rating": 1},
        {"photos": ["\x00"], "rating": 1},
        {"photos": [1], "pick": []},
        {"photos": [1], "pick": {}},
        {"photos": [1], "rating": "5"},
        {"photos": [[1]], "rating": 5},
    ],
    ids=str,
)
def test_marks_that_can_not_be_given(client, chief, asked):
    answer = client.post(reverse("photos:mark"), json.dumps(asked), content_type="application/json")
    assert 400 <= answer.status_code < 500


STRUCTURE = {
    "comments-TOTAL_FORMS": ["", "chữ", "-1", NUMBER],
    "comments-INITIAL_FORMS": ["", "chữ", "3", NUMBER],
    "bylines-TOTAL_FORMS": ["", "chữ", NUMBER],
    "bylines-0-person": [NUMBER],
    "bylines-0-ORDER": ["chữ", NUMBER],
    "facts_seen": ["", "5", "{", "[" * 100_000, "9" * 5_000, '{"is_sensitive": {}}'],
    "lead_photo": [NUMBER],
    "source": [NUMBER],
    "overwrite_revision_id": ["chữ", NUMBER, "-1"],
    "loaded_revision_id": ["chữ", NUMBER],
    "keywords": ["[", '"', "\x00", "x" * 100_000],
    "slug": ["\x00", "x" * 100_000],
    "next": ["\x00", "//chữ"],
    "go_live_at": ["chữ", NUMBER, "01/01/99999 00:00"],
    "body-count": ["", "chữ", "2", NUMBER],
    "body-0-type": ["", "chữ", NUMBER],
    "body-0-order": ["", "chữ"],
    "body-0-deleted": ["chữ"],
    "body-0-id": ["", "chữ"],
    "body-0-value": ["", "[", "5", '"chữ"', "{}", "[" * 100_000, '{"blocks": [1]}'],
}


@pytest.mark.parametrize("field", STRUCTURE)
def test_a_form_of_a_story_that_is_no_form_is_answered(client, chief, field):
    article = ArticleFactory(owner=chief)
    article.save_revision(user=chief)
    body = {"body-count": "1", "body-0-deleted": "", "body-0-order": "0", "body-0-type": "text"}
    form = {**story_form(), **body, "body-0-id": str(uuid.uuid4()), "body-0-value": "null"}
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    broken = [
        value[:20]
        for value in STRUCTURE[field]
        if client.post(address, {**form, field: value}).status_code >= 500
    ]
    assert not broken
    left = {name: value for name, value in form.items() if name != field}
    assert client.post(address, left).status_code < 500
