import sys

import pytest
from hypothesis import given

from cms.text import fold
from tests.text.letters import MARKED_LETTERS, TONED_VOWELS, any_text, forms, spellings, texts

PLAIN = {"ă": "a", "â": "a", "ê": "e", "ô": "o", "ơ": "o", "ư": "u"}


@pytest.mark.parametrize("place", range(len(TONED_VOWELS)))
def test_every_toned_vowel_folds_to_its_plain_letter(place):
    vowel = "aăâeêioôơuưy"[place % 72 // 6]
    for spelling in spellings(TONED_VOWELS[place]):
        assert fold(spelling) == PLAIN.get(vowel, vowel)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đổi mới", "doi moi"),
        ("ĐẶNG ĐÌNH ĐỨC", "dang dinh duc"),
        ("hoà, hòa; thuỷ", "hoa, hoa; thuy"),
        ("Ðảng", "dang"),
        ("Café Zürich, Łódź, Straße", "cafe zurich, lodz, strasse"),
        ("CO₂ và 5 km²", "co2 va 5 km2"),
        ("“Vì\u00a0dân”…", "“vi\u00a0dan”…"),
        ("x\u200bin\u00adchào", "xinchao"),
        ("中文 Ж ガ 한", "中文 ж ガ 한"),
    ],
)
def test_folding(text, folded):
    assert fold(text) == folded


@given(texts, forms)
def test_form_and_case_make_no_difference(text, form):
    assert fold(form(text)) == fold(text) == fold(text.upper())


@given(any_text)
def test_folding_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


def test_folding_any_character_twice_is_folding_it_once():
    changed = [c for c in map(chr, range(sys.maxunicode + 1)) if fold(fold(c)) != fold(c)]
    assert changed == []


def test_folded_vietnamese_is_ascii():
    assert fold("".join(MARKED_LETTERS)).isascii()
