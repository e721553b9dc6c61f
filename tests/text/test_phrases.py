"""Phrases found in texts by a key of their words."""

import unicodedata

import pytest

from cms.text import Phrases, tone_key


def found(text, *phrases, key=tone_key):
    return [text[one.start : one.end] for one in Phrases(phrases, key).find(text)]


@pytest.mark.parametrize(
    "printed",
    [
        "thỏa thuận ngầm",
        "thoả thuận ngầm",
        "Thỏa Thuận NGẦM",
        "thỏa\u00a0thuận  ngầm",
        "thỏa\u2009thuận\nngầm",
        "th\u00adỏa th\u200buận ngầm",
        "thỏa thuận\u2060 \u200bngầm",
        "tho\u200dả thu\u034fận ngầm",
        unicodedata.normalize("NFD", "thỏa thuận ngầm"),
        unicodedata.normalize("NFD", "thoả thuận ngầm"),
    ],
)
def test_a_phrase_is_found_however_its_marks_and_spaces_are_written(printed):
    text = f"Có {printed}, xã nói."
    assert found(text, "thỏa thuận ngầm") == [printed]


@pytest.mark.parametrize("text", ["thỏa thuận ngầms", "hoà thuận ngầm", "thỏa. thuận ngầm", ""])
def test_parts_of_words_and_other_words_are_not(text):
    assert found(text, "thỏa thuận ngầm") == []


def test_the_longest_of_those_that_begin_at_one_place_is_found():
    assert found("bộ sử lý ba", "sử", "sử lý", "lý ba") == ["sử lý"]


@pytest.mark.parametrize("letters", ["μµ", "iı", "Kk", "sſ", "iİ", "ßs"])
def test_letters_that_only_look_the_same_never_break_the_search(letters):
    for wanted in letters:
        for printed in letters:
            is_same = wanted.casefold() == printed.casefold()
            assert bool(found(f"t{printed}n", f"t{wanted}n", key=str.casefold)) is is_same


def test_a_mark_is_found_between_words_and_not_within_one():
    assert found("a -- b", "--") == ["--"]
    assert found("a--b", "--") == []


def test_a_long_run_of_what_nobody_sees_costs_no_more_than_its_length():
    assert found("\u200b" * 200_000 + "x", "y") == []
