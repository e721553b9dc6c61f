"""No address of the admin tells somebody of a story that they may neither see nor read.

Every address that there is is opened with every number that belongs to the story; a new one is
tried by itself.
"""

import json
from datetime import timedelta
from itertools import product

import pytest
from django.contrib.auth.models import Group
from django.urls import NoReverseMatch, URLPattern, get_resolver, reverse
from django.utils import timezone
from wagtail.models import Comment, Task
from wagtail.snippets.models import get_snippet_models
from wagtail.test.utils.form_data import inline_formset, streamfield

from cms.articles.models import ArticlePage, ArticleTopic, Byline
from cms.workflow.models import Assignee, Bundle, BundleStory, Notice, RoleGroup
from cms.workflow.rights import Action, may
from cms.workflow.rights.whose import STORIES
from cms.workflow.roles import Role
from tests.articles.forms import story_form
from tests.factories import (
    AccountFactory,
    ArticleFactory,
    PersonFactory,
    PhotoFactory,
    TopicFactory,
)
from tests.workflow.stories import section_with_desk
from tests.workflow.walking import fresh, reword, submit

pytestmark = pytest.mark.django_db

# Without marks, so that they are the same in an address and in what scripts read.
SECRETS = HEADLINE, STANDFIRST, BODY, COMMENT = "zuonghai", "zuongba", "zuongtu", "zuongnam"
ASKED = "Cầuthử"

# Signs out; breaks on purpose.
LEFT_OUT = {"wagtailadmin_logout", "wagtailadmin_error_test"}
# With a number and with words to look for.
LOOKED_UP = {"wagtailadmin_explore", "wagtailadmin_explore_results"}

# Those of the roles that may not read a stranger's draft. One account has them all.
STRANGERS = set(Role) - {Role.PHOTO_EDITOR, Role.DUTY_SECRETARY, Role.EDITOR_IN_CHIEF}


@pytest.fixture
def writer():
    return AccountFactory(role="reporter")


@pytest.fixture
def secret(writer):
    """A story of ``writer`` that waits for its desk, with everything that can hang on one."""
    soon = timezone.localdate() + timedelta(days=3)
    section, photo = section_with_desk("Kín"), PhotoFactory(rights_expire_on=soon)
    topic, person = TopicFactory(), PersonFactory()
    article = ArticleFactory(
        parent=section,
        owner=writer,
        title=f"{HEADLINE} {ASKED}",
        standfirst=f"{STANDFIRST} là sapo.",
        body=[("text", f"<p>{BODY} là thân bài.</p>"), ("photo", {"photo": photo})],
        lead_photo=photo,
        bylines=[Byline(person=person)],
    )
    article.topic_rows = [ArticleTopic(topic=topic)]
    article.keywords.add("Từ khóa kín")
    article.save()
    Comment.objects.create(
        page=article, user=writer, text=COMMENT, contentpath="title", position=""
    )
    article.save_revision(user=writer, log_action=True)
    bundle = Bundle.objects.create(title="Chùm")
    BundleStory.objects.create(bundle=bundle, story=article)
    submit(article, writer)
    ArticlePage.objects.filter(pk=article.pk).update(owes=["byline"])
    return reword(fresh(article), writer, kicker="Tít dẫn")


def every_address(patterns=None, parameters=(), namespaces=()):
    """(name, its namespace, its parameters) for each address of the admin that has a name."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        pattern = entry.pattern
        own = (*pattern.converters, *getattr(getattr(pattern, "regex", None), "groupindex", ()))
        names = tuple(dict.fromkeys((*parameters, *own)))
        if isinstance(entry, URLPattern):
            if entry.name:
                yield ":".join((*namespaces, entry.name)), ":".join(namespaces), names
        else:
            inner = (entry.namespace,) if entry.namespace else ()
            yield from every_address(entry.url_patterns, names, (*namespaces, *inner))


def numbers_of(story) -> dict:
    """What can stand for each parameter, by its name or by namespace and name."""
    revisions = list(story.revisions.values_list("pk", flat=True))
    photo = story.lead_photo_id
    kinds = {
        (model._meta.app_label, model._meta.model_name): list(
            model.objects.values_list("pk", flat=True)
        )
        for model in get_snippet_models()
    }
    return {
        **{
            (f"{prefix}_{app}_{model}", "pk"): rows
            for (app, model), rows in kinds.items()
            for prefix in ("wagtailsnippets", "wagtailsnippetchoosers")
        },
        ("wagtailadmin_api:pages", "pk"): [story.pk],
        ("wagtailadmin_pages", "pk"): [story.pk],
        ("wagtailadmin_editing_sessions", "app_label"): ["articles"],
        ("wagtailadmin_editing_sessions", "model_name"): ["articlepage"],
        ("wagtail_bulk_action", "app_label"): ["wagtailcore"],
        ("wagtail_bulk_action", "model_name"): ["page"],
        ("wagtail_bulk_action", "action"): ["delete", "move", "publish", "unpublish"],
        ("wagtailadmin_tag_model_autocomplete", "app_name"): ["articles"],
        ("wagtailadmin_tag_model_autocomplete", "model_name"): ["keyword"],
        ("story_path:decide", "action"): ["approve"],
        ("wagtailusers_users", "pk"): [story.owner_id],
        ("wagtailusers_groups", "pk"): list(Group.objects.values_list("pk", flat=True)),
        ("wagtailsites", "pk"): [1],
        "page_id": [story.pk],
        "parent_page_id": [story.pk, story.get_parent().pk],
        "page_to_move_id": [story.pk],
        "page_pk": [story.pk],
        "article_id": [story.pk],
        "number": [story.pk, *Notice.objects.values_list("pk", flat=True)],
        "object_id": [story.pk],
        "destination_id": [story.pk, story.get_parent().pk],
        "revision_id": revisions,
        "revision_id_a": [revisions[0], "earliest"],
        "revision_id_b": [revisions[-1], "latest"],
        "task_state_id": [story.current_workflow_task_state.pk],
        "workflow_state_id": [story.current_workflow_state.pk],
        "task_id": list(Task.objects.values_list("pk", flat=True)),
        "content_type_app_name": ["articles"],
        "content_type_model_name": ["articlepage"],
        "app_label": ["articles"],
        "model_name": ["articlepage"],
        "action_name": ["approve"],
        "session_id": [1],
        "photo_id": [photo],
        "image_id": [photo],
        "longest": [1000],
        "filter_spec": ["original"],
    }


def filled(story):
    """Every address of the admin with every number that it can take of ``story``.

    With each, whether it is about the story itself: then it may be posted to as well, for nothing
    comes of it.
    """
    known = numbers_of(story)
    section = story.get_parent().pk
    for name, namespace, parameters in every_address():
        if namespace == "portal" or name in LEFT_OUT:
            continue
        values = [
            known.get((name, p)) or known.get((namespace, p)) or known.get(p, [])
            for p in parameters
        ]
        is_the_storys = any((namespace, p) in STORIES for p in parameters)
        for chosen in product(*values):
            try:
                address = reverse(name, kwargs=dict(zip(parameters, chosen, strict=True)))
            except NoReverseMatch:
                continue
            if address.startswith("/quan-tri/"):
                yield f"{address}?id={story.pk}", is_the_storys and section not in chosen
                if not parameters or name in LOOKED_UP:
                    yield f"{address}?q={ASKED}&search={ASKED}", False
                if name == "wagtail_bulk_action":
                    yield f"{address}?id=all&childOf={section}", False


def told_by(answer) -> str:
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode("utf-8", "replace").lower()


def leaks(client, story, addresses) -> list[str]:
    """Where and which words of ``story`` somebody reads who opens all ``addresses``."""
    found = []
    for address, is_the_storys in addresses:
        answers = [client.get(address)]
        if is_the_storys:
            # What is said of it stands on the next page that opens, here or below.
            answers.append(client.post(address))
        for answer in answers:
            assert answer.status_code < 500, address
            told = told_by(answer)
            found += [f"{address}: {word}" for word in SECRETS if word in told]
    last = told_by(client.get(reverse("newsroom_rights")))
    return found + [word for word in SECRETS if word in last]


@pytest.fixture
def stranger():
    """Somebody with every role that may not read another's draft, at another desk."""
    account = AccountFactory()
    groups = RoleGroup.objects.filter(role__in=STRANGERS).values_list("group", flat=True)
    account.groups.set([*groups, Group.objects.create(name="Ban khác").pk])
    return account


def test_no_address_tells_a_reporter_of_anothers_draft(client, secret):
    # One without other rights is refused elsewhere, and perhaps in other words.
    client.force_login(AccountFactory(role="reporter"))
    addresses = [(address, of_it) for address, of_it in dict.fromkeys(filled(secret)) if of_it]
    assert len(addresses) > 50
    assert not leaks(client, secret, addresses)


def test_no_address_tells_any_role_of_a_draft_that_it_may_not_read(client, secret, stranger):
    assert not any(may(stranger, action, secret) for action in (Action.SEE, Action.READ))
    client.force_login(stranger)
    assert not leaks(client, secret, dict.fromkeys(filled(secret)))


def test_whoever_may_read_it_finds_every_word(client, secret):
    client.force_login(secret.owner)
    edit = told_by(client.get(reverse("wagtailadmin_pages:edit", args=[secret.pk])))
    listed = told_by(client.get(reverse("wagtailadmin_explore", args=[secret.get_parent().pk])))
    assert [word in edit for word in (HEADLINE, STANDFIRST, BODY, COMMENT)] == [True] * 4
    assert HEADLINE in listed


# What is sent with a form names stories as well as an address does.
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("wagtailadmin_pages:copy", "new_parent_page"),
        ("wagtailadmin_pages:move", "new_parent_page"),
    ],
)
def test_a_form_that_names_anothers_draft_tells_nothing(client, secret, name, field):
    reporter = AccountFactory(role="reporter")
    own = ArticleFactory(owner=reporter)
    own.save_revision(user=reporter)
    client.force_login(reporter)
    sent = {field: secret.pk, "new_title": "Bản sao", "new_slug": "ban-sao"}
    answer = client.post(reverse(name, args=[own.pk]), sent, follow=True)
    assert not [word for word in SECRETS if word in told_by(answer)]


def test_many_at_once_name_no_draft_of_another(client, secret):
    reporter = AccountFactory(role="reporter")
    own = ArticleFactory(owner=reporter, title="Bài của mình")
    own.save_revision(user=reporter)
    client.force_login(reporter)
    for action in ("delete", "move", "publish", "unpublish"):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        answer = client.get(f"{address}?id={own.pk}&id={secret.pk}")
        told = told_by(answer)
        assert "bài của mình" in told
        assert not [word for word in SECRETS if word in told]


def link_to(number) -> str:
    """A text with a link to a page, as the editor sends it."""
    block = {
        "key": "a",
        "text": "xem thêm",
        "type": "unstyled",
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [{"key": 0, "offset": 0, "length": 3}],
    }
    link = {"type": "LINK", "mutability": "MUTABLE", "data": {"id": number, "url": "/x/"}}
    return json.dumps({"blocks": [block], "entityMap": {"0": link}})


def naming(way, number) -> dict:
    """Form data of a story that names page ``number``."""
    if way == "related":
        return {"related_rows": inline_formset([{"related": str(number)}])}
    if way == "block":
        return {"body": streamfield([("related_link", {"page": str(number)})])}
    return {"body": streamfield([("text", link_to(number))])}


@pytest.mark.parametrize("way", ["related", "block", "link"])
def test_a_story_names_no_draft_that_its_writer_can_not_see(client, secret, way):
    reporter = AccountFactory(role="reporter")
    own, live = ArticleFactory(owner=reporter), ArticleFactory(published=True)
    own.save_revision(user=reporter)
    client.force_login(reporter)
    edit = reverse("wagtailadmin_pages:edit", args=[own.pk])
    for address in (
        edit,
        reverse("wagtailadmin_pages:add", args=["articles", "articlepage", own.get_parent().pk]),
    ):
        answer = client.post(address, story_form(**naming(way, secret.pk)), follow=True)
        assert len(answer.context["form"].non_field_errors()) == 1
        assert not [word for word in SECRETS if word in told_by(answer)]
    for named in (naming(way, secret.pk), {}):
        checks = client.post(reverse("story_checks", args=[own.pk]), story_form(**named))
        assert not [word for word in SECRETS if word in told_by(checks)]
    client.post(edit, story_form(**naming(way, live.pk)))
    kept = fresh(own).get_latest_revision_as_object()
    assert str(live.pk) in json.dumps([*kept.body.get_prep_value(), [r.pk for r in kept.related]])


@pytest.mark.parametrize("way", ["related", "block", "link"])
def test_what_a_story_names_already_stays_when_a_colleague_edits_it(client, secret, writer, way):
    own = ArticleFactory(owner=writer)
    own.save_revision(user=writer)
    edit = reverse("wagtailadmin_pages:edit", args=[own.pk])
    client.force_login(writer)
    client.post(edit, story_form(**naming(way, secret.pk)))
    colleague = AccountFactory(role="reporter")
    Assignee.objects.create(article=own, user=colleague)
    client.force_login(colleague)
    client.post(edit, story_form(title="Tít của đồng nghiệp", **naming(way, secret.pk)))
    assert fresh(own).get_latest_revision_as_object().title == "Tít của đồng nghiệp"


def test_the_newer_headline_of_a_published_story_is_told_to_who_may_read_it(client, writer):
    article = ArticleFactory(owner=writer, title=f"Cầu thông xe {ASKED}", published=True)
    article.refresh_from_db()
    newer = reword(article, writer, title=f"{HEADLINE} {ASKED}")
    section = newer.get_parent().pk
    lists = [
        f"{reverse(name, args=[section])}?q={ASKED}"
        for name in ("wagtailadmin_explore", "wagtailadmin_explore_results")
    ]
    lists += [
        reverse("wagtailadmin_explore", args=[section]),
        reverse("wagtailadmin_choose_page_child", args=[section]),
        f"{reverse('wagtailadmin_choose_page_search')}?q={ASKED}",
        f"{reverse('wagtailadmin_pages:search')}?q={ASKED}",
        f"{reverse('wagtailadmin_api:pages:listing')}?child_of={section}",
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_home"),
    ]
    stranger = AccountFactory(role="reporter")
    for person, is_told in ((writer, True), (stranger, False)):
        client.force_login(person)
        told = [address for address in lists if HEADLINE in told_by(client.get(address))]
        assert bool(told) is is_told, told
