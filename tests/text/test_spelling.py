import unicodedata

import pytest
from hypothesis import given

from cms.text import nfc, tidy_spaces
from tests.text.letters import MARKED_LETTERS, TONED_VOWELS, any_text, forms, spellings, texts


@pytest.mark.parametrize("letter", MARKED_LETTERS)
def test_every_spelling_of_a_letter_becomes_one_code_point(letter):
    assert len(letter) == 1
    assert {nfc(spelling) for spelling in spellings(letter)} == {letter}


def test_the_alphabet_under_test_is_whole():
    assert len(set(TONED_VOWELS)) == 12 * 6 * 2
    assert spellings("ế") == {"ế", "ê\u0301", "e\u0302\u0301", "e\u0301\u0302", "é\u0302"}


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("e\u0323\u0302", "ệ"),
        ("o\u0301\u031b", "ớ"),
        ("é\u0302", "ế"),
        ("Ã\u0306", "Ẵ"),
        ("Vie\u0302\u0323t Nam", "Việt Nam"),
        ("tiê\u0301ng Viê\u0323t", "tiếng Việt"),
    ],
)
def test_marks_in_unusual_order_are_composed(typed, stored):
    assert nfc(typed) == stored


@given(texts, forms)
def test_form_of_the_input_makes_no_difference(text, form):
    assert nfc(form(text)) == nfc(text)


@given(any_text)
def test_nfc_is_idempotent_and_normal(text):
    once = nfc(text)
    assert nfc(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    "text", ["a\u00a0b", "👩\u200d👩\u200d👧", "“đi”…\u200b\ufeff", "  x  ", "中文", "é\u0308", "ñ"]
)
def test_all_else_is_left_alone(text):
    assert nfc(text) == text


def test_white_space_is_tidied_and_invisible_characters_go():
    assert tidy_spaces("\u00a0Chính\u00a0 phủ\r\n\tđổi\u200b mới\ufeff ") == "Chính phủ đổi mới"
    assert tidy_spaces("xã\u00adhội \u200d") == "xãhội"


@given(any_text)
def test_tidied_text_is_tidy(text):
    tidy = tidy_spaces(text)
    assert tidy == tidy.strip()
    assert "  " not in tidy
    assert tidy_spaces(tidy) == tidy
