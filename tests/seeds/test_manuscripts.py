"""The marks of a manuscript become the blocks of a story."""

import pytest

from cms.text.length import count_chu
from seeds.manuscripts import Finders, blocks, plain, stories

FINDERS = Finders(photos={"a": 1, "b": 2}, documents={"d": 3}, stories={"s": 4})


def test_paragraphs_between_blocks_are_one_text():
    body = "Một.\n\n## Hai\n\n@photo a | Chú thích\n\n- ba\n- bốn\n\n1. năm\n2. sáu\n\n> bảy"
    assert blocks(body, FINDERS) == [
        {"type": "text", "value": "<p>Một.</p><h2>Hai</h2>"},
        {
            "type": "photo",
            "value": {"photo": 1, "caption": "Chú thích", "alternative_text": ""},
        },
        {
            "type": "text",
            "value": "<ul><li>ba</li><li>bốn</li></ul><ol><li>năm</li><li>sáu</li></ol>"
            "<blockquote>bảy</blockquote>",
        },
    ]


def test_lines_of_a_paragraph_are_joined_and_escaped():
    assert blocks("Một & hai\nba < bốn", FINDERS)[0]["value"] == "<p>Một &amp; hai ba &lt; bốn</p>"


def test_every_other_mark_has_its_block():
    body = (
        "@photos a b | Chung\n\n@quote Lời | Ai\n\n@table Bảng\nx | y\n1 | 2\n\n@document d\n\n"
        "@story s"
    )
    found = blocks(body, FINDERS)
    assert [block["type"] for block in found] == [
        "photo_group",
        "pull_quote",
        "table",
        "document",
        "related_link",
    ]
    assert found[0]["value"]["photos"] == [1, 2]
    assert found[2]["value"]["table"]["data"] == [["x", "y"], ["1", "2"]]


@pytest.mark.parametrize("body", ["@photo nobody", "@dance a"])
def test_an_unknown_key_or_mark_is_refused(body):
    with pytest.raises(KeyError):
        blocks(body, FINDERS)


def test_plain_words_leave_marks_out():
    assert plain("Một hai.\n\n@photo a | Ba\n\n- bốn\n- năm").split() == [
        "Một",
        "hai.",
        "bốn",
        "năm",
    ]


def test_keys_are_used_once_and_older_stories_come_first():
    tables = stories()
    keys = [table["key"] for table in tables]
    assert len(keys) == len(set(keys))
    hours = [table["hours_ago"] for table in tables]
    assert hours == sorted(hours, reverse=True)


@pytest.mark.parametrize("table", stories(), ids=lambda table: table["key"])
def test_a_story_has_the_length_of_a_story(table):
    words = "\n".join([table["title"], table["standfirst"], plain(table["body"])])
    assert 150 <= count_chu(words) <= 900
    assert 30 <= count_chu(table["standfirst"]) <= 50
