"""The newsroom's own lists: spelling and watched phrases."""

import pytest
from django.core.exceptions import ValidationError

from cms.articles import gate
from cms.workflow.models import SpellingRule, WatchedPhrase
from tests.factories import ArticleFactory
from tests.workflow.checks.looking import NOW, told

pytestmark = pytest.mark.django_db


def test_a_spelling_is_mended_where_it_stands():
    SpellingRule.objects.create(wrong="sử lý", right="xử lý")
    title, body = told("spelling", "Đã sử lý hai điểm sạt.", title="Sử lý kè sạt")
    assert (title.place.field, title.mend.new) == ("title", "Xử lý")
    assert (body.place.field, body.place.block) == ("body", 0)
    assert (body.mend.old, body.mend.new, body.mend.offset) == ("sử lý", "xử lý", 3)
    assert "Đã sử lý hai điểm sạt." in body.excerpt


def test_a_story_that_keeps_the_list_is_told_nothing():
    SpellingRule.objects.create(wrong="sử lý", right="xử lý")
    assert told("spelling", "Đã xử lý hai điểm sạt.") == []


@pytest.mark.parametrize("level", ["blocks", "confirms", "advises"])
def test_a_phrase_does_what_the_newsroom_decided(level):
    WatchedPhrase.objects.create(phrase="bà hỏa", level=level, why="viết “hỏa hoạn”")
    [finding] = told("phrase", "Chợ bị Bà  hỏa thiêu rụi.")
    assert finding.level == level
    assert "hỏa hoạn" in finding.message
    assert told("phrase", "Chợ bị hỏa hoạn. Bà hỏang hốt.") == []


def test_a_forbidden_phrase_closes_the_gate_and_says_where():
    WatchedPhrase.objects.create(phrase="bà hỏa", level="blocks", why="viết “hỏa hoạn”")
    article = ArticleFactory(body=[("text", "<p>Bà hỏa ghé chợ.</p>")])
    with pytest.raises(gate.NotReady, match="Khối 1 "):
        article.save_revision().publish()
    article.body = [("text", "<p>Chợ bị hỏa hoạn.</p>")]
    article.save_revision().publish()
    article.refresh_from_db()
    assert article.live


def test_an_archived_story_is_not_held_to_the_lists_of_today():
    WatchedPhrase.objects.create(phrase="bà hỏa", level="blocks", why="viết “hỏa hoạn”")
    article = ArticleFactory(
        title="Bà hỏa ghé chợ", origin_key="bao-cu-1", origin_published_at=NOW.replace(year=2011)
    )
    assert gate.problems(article, at=NOW) == []


def test_a_phrase_is_watched_once_whatever_its_case_and_tone_placement():
    WatchedPhrase.objects.create(phrase="bà hỏa", why="viết “hỏa hoạn”")
    with pytest.raises(ValidationError, match="danh sách"):
        WatchedPhrase(phrase="Bà Hoả", why="như trên").full_clean()


@pytest.mark.parametrize(
    "printed",
    [
        "thoả thuận ngầm",
        "thỏa&nbsp;thuận&nbsp;ngầm",
        "th&shy;ỏa thu\u200bận ngầm",
        "thỏ<b>a</b> thuận ngầm",
        "tho\u0309a thua\u0302\u0323n nga\u0302\u0300m",
    ],
)
def test_a_forbidden_phrase_is_not_hidden_by_marks_spaces_or_what_nobody_sees(printed):
    WatchedPhrase.objects.create(phrase="thỏa thuận ngầm", level="blocks", why="không đăng")
    [finding] = told("phrase", f"Hai bên có {printed} về bến phà.")
    assert finding.level == "blocks"


@pytest.mark.parametrize("letter", ["ı", "İ", "i"])
def test_a_letter_that_is_only_nearly_the_same_breaks_no_screen(letter):
    WatchedPhrase.objects.create(phrase="tin", why="nói rõ nguồn")
    assert len(told("phrase", title=f"Một t{letter}n mới")) == (letter == "i")
