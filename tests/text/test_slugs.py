import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.text import fold, slugify
from tests.text.letters import any_text, forms, texts, words


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Chính phủ đổi mới", "chinh-phu-doi-moi"),
        ("  Đại hội XIII – “Đoàn kết”, 2020/2025! ", "dai-hoi-xiii-doan-ket-2020-2025"),
        ("TT&TT", "tt-tt"),
        ("snake_case--x", "snake-case-x"),
        ("Côte d’Ivoire", "cote-d-ivoire"),
        ("越南 Việt Nam 越南", "viet-nam"),
        ("越南", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_slugs(text, slug):
    assert slugify(text) == slug


@given(any_text)
def test_a_slug_has_legal_characters_only_and_is_its_own_slug(text):
    slug = slugify(text)
    assert re.fullmatch("([a-z0-9]+(-[a-z0-9]+)*)?", slug)
    assert slugify(slug) == slug


@given(texts, forms)
def test_form_and_case_make_no_difference(text, form):
    assert slugify(form(text)) == slugify(text) == slugify(text.upper())


@given(st.lists(words, min_size=1))
def test_no_word_is_lost(typed):
    assert slugify(" ".join(typed)) == "-".join(map(fold, typed))


@pytest.mark.parametrize(
    ("max_length", "slug"),
    [
        (17, "chinh-phu-doi-moi"),
        (16, "chinh-phu-doi"),
        (13, "chinh-phu-doi"),
        (12, "chinh-phu"),
        (5, "chinh"),
        (3, "chi"),
    ],
)
def test_a_long_slug_ends_after_a_whole_word(max_length, slug):
    assert slugify("Chính phủ đổi mới", max_length) == slug


@given(any_text, st.integers(1, 40))
def test_a_cut_slug_fits_and_stays_legal(text, max_length):
    whole, cut = slugify(text), slugify(text, max_length)
    assert len(cut) <= max_length
    assert whole.startswith(cut)
    assert bool(cut) == bool(whole)
    assert slugify(cut) == cut


def test_a_length_without_room_is_refused():
    with pytest.raises(ValueError, match="max_length"):
        slugify("a", 0)
