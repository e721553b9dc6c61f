"""All checks together: their order, their cost, and the gate before them."""

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.workflow.checks import registry
from cms.workflow.models import Confirmation, SpellingRule, WatchedPhrase
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory, PersonFactory
from tests.workflow.checks.looking import NOW

pytestmark = pytest.mark.django_db


def paragraph(number):
    return ("text", f"<p>Ông Đoàn Văn Lũy nói ngày 31/2 với {number + 2} hộ dân: “sử lý ngay”.</p>")


def questions_about(article):
    with CaptureQueriesContext(connection) as captured:
        registry.findings(article, at=NOW)
    return [query["sql"] for query in captured.captured_queries]


def test_the_gravest_stands_first_and_the_gate_before_all():
    WatchedPhrase.objects.create(phrase="sử lý", level="blocks", why="viết “xử lý”")
    article = ArticleFactory(standfirst="", title="Bài " * 25, body=[paragraph(1)])
    found = registry.findings(article, at=NOW)
    levels = [finding.level for finding in found]
    assert found[0].code == "standfirst"
    assert levels == sorted(levels, key=["blocks", "confirms", "advises"].index)
    assert len(set(levels)) == 3


def test_a_long_story_costs_no_more_questions_than_a_short_one():
    SpellingRule.objects.create(wrong="sử lý", right="xử lý")
    WatchedPhrase.objects.create(phrase="bà hỏa", why="viết “hỏa hoạn”")
    PersonFactory(full_name="Đoàn Văn Lụy")
    # Long enough to be compared with other stories.
    few = ArticleFactory(body=[paragraph(number) for number in range(4)])
    many = ArticleFactory(body=[paragraph(number) for number in range(40)])
    for article in (few, many):
        questions_about(article)  # what a page and the cache remember is remembered
    asked = questions_about(few)
    assert len(asked) <= 14, asked
    assert len(questions_about(many)) == len(asked)


def test_two_checks_never_share_a_code():
    [first, *_others] = registry.all_checks()
    with pytest.raises(ValueError, match=first.code):
        registry.register(first)


def ask(client, article, **form):
    return client.post(reverse("story_checks", args=[article.pk]), form)


def test_the_panel_is_told_of_the_form_and_nothing_is_written(client):
    client.force_login(AccountFactory(role="desk_editor"))
    article = ArticleFactory()
    answer = ask(client, article, **story_form(title="Bến phà mở ngày 31/2", slug="")).json()
    assert "31/2" in answer["html"]
    assert answer["open"] == 1
    article.refresh_from_db()
    assert (article.latest_revision, "31/2" in article.title) == (None, False)


def test_a_form_that_cannot_be_read_is_answered_with_the_last_saved_version(client):
    client.force_login(AccountFactory(role="desk_editor"))
    article = ArticleFactory(title="Bến phà mở ngày 31/4")
    answer = ask(client, article, **story_form(genre="khác")).json()
    assert "31/4" in answer["html"]
    assert answer["said"]


def test_who_may_not_edit_the_story_is_told_nothing_and_confirms_nothing(client):
    article = ArticleFactory(title="Bến phà mở ngày 31/2")
    [finding] = [f for f in registry.findings(article, at=NOW) if f.code == "date"]
    word = {"checks-confirmed": finding.fingerprint, "checks-reason": "Lời đùa."}
    client.force_login(AccountFactory(role="reporter"))
    assert ask(client, article, **word).status_code in (302, 403)
    assert not Confirmation.objects.exists()
    client.force_login(AccountFactory(role="desk_editor"))
    assert ask(client, article, **word).json()["open"] == 0
    assert Confirmation.objects.get().reason == "Lời đùa."


def test_the_word_for_what_is_no_longer_found_is_refused_with_a_sentence(client):
    client.force_login(AccountFactory(role="desk_editor"))
    word = {"checks-confirmed": "0" * 32, "checks-reason": "Lời đùa."}
    answer = ask(client, ArticleFactory(), **word)
    assert (answer.status_code, bool(answer.json()["said"])) == (422, True)


def test_only_posts_are_answered_and_only_about_stories(client):
    client.force_login(AccountFactory(role="desk_editor"))
    article = ArticleFactory()
    assert client.get(reverse("story_checks", args=[article.pk])).status_code == 405
    assert client.post(reverse("story_checks", args=[article.section.pk])).status_code == 404


def test_a_screen_shows_the_findings_with_a_box_for_the_word(rf):
    article = ArticleFactory(title="Bến phà mở ngày 31/2")
    source = "{% load story_checks %}{% story_findings article %}"
    html = Template(source).render(Context({"article": article, "request": rf.get("/")}))
    assert reverse("story_checks", args=[article.pk]) in html
    assert "31/2" in html
    assert html.count("data-confirm>") == 1
