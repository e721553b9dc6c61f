import sys
import unicodedata

import pytest

from cms.text import has_ink


@pytest.mark.parametrize("text", ["Đ", "7", "–", "“", "đ", "👍", "中", "ศ", "$", "²", " \u200ba\n"])
def test_letters_digits_punctuation_and_symbols_are_seen(text):
    assert has_ink(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\r\n\u00a0\u2003\u3000\u202f",
        "\u200b\u200c\u200d\u200e\u2060\ufeff",
        "\u00ad",
        "\ufe0f\U000e0100",
        "\u0301\u0323",
        "\u3164\u115f\u2800\ufffc",
        "\x1b\x00\u2028",
    ],
)
def test_what_shows_nothing_is_no_ink(text):
    assert not has_ink(text)


def test_no_space_or_format_character_of_unicode_is_ink():
    unseen = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c)[0] in "ZCM"]
    assert not has_ink("".join(unseen))
