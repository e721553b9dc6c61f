"""The pairs are applied here as Wagtail's script applies them in the browser."""

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.text import slugify
from cms.text.slug_formatters import slug_formatters
from tests.text.letters import MARKED_LETTERS, any_text, forms, spellings, texts

NO_LIMIT = 10_000_000


def in_browser(text: str, max_length: int = 255) -> str:
    for pattern, replacement in slug_formatters(max_length):
        text = re.sub(pattern, replacement.replace("$1", r"\1"), text)
    return text


@pytest.mark.parametrize("letter", MARKED_LETTERS)
def test_every_letter_in_every_form_is_as_on_the_server(letter):
    for spelling in spellings(letter):
        assert in_browser(f"x{spelling}x {spelling}") == slugify(f"x{letter}x {letter}")


def test_every_character_of_unicode_is_as_on_the_server():
    surrogates = range(0xD800, 0xE000)
    characters = [chr(c) for c in range(sys.maxunicode + 1) if c not in surrogates]
    text = " ".join(f"a{character}b" for character in characters)
    words = zip(in_browser(text, NO_LIMIT).split("-"), slugify(text).split("-"), strict=True)
    assert [pair for pair in words if pair[0] != pair[1]] == []


@pytest.mark.parametrize(
    "text",
    ["Chính phủ đổi mới", " “TT&TT” – 09/06/2020 ", "越南", "", "…", "ĐẠI HỘI_XIII", "Straße æ ŉ"],
)
def test_a_title_is_as_on_the_server(text):
    assert in_browser(text) == slugify(text)
    assert in_browser(unicodedata.normalize("NFD", text)) == slugify(text)


@given(any_text, st.integers(1, 40))
def test_any_text_and_length_is_as_on_the_server(text, max_length):
    assert in_browser(text, max_length) == slugify(text, max_length)


@given(texts, forms)
def test_form_of_the_input_makes_no_difference(text, form):
    assert in_browser(form(text)) == slugify(text, 255)


def test_the_expressions_are_legal_in_javascript_too():
    # JavaScript's "u" flag refuses needless escapes; Python's named groups it does not know.
    for pattern, _replacement in slug_formatters(255):
        assert "\\" not in pattern
        assert "(?P" not in pattern
