import itertools
import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.text import name_sort_key, sort_key
from tests.text.letters import TONED_VOWELS, any_text, forms, texts, words

DICTIONARY = [
    "",
    "2",
    "10",
    "10 năm",
    "2020",
    "a",
    "à",
    "ả",
    "ã",
    "á",
    "ạ",
    "an",
    "an bình",
    "An Bình",
    "An Giang",
    "an ninh",
    "anh",
    "ánh",
    "ẵm",
    "ăn",
    "âm",
    "ấm",
    "ba",
    "Bà Rịa – Vũng Tàu",
    "bác",
    "bạc",
    "Bạc Liêu",
    "bắc",
    "Bắc Giang",
    "Bắc Kạn",
    "da",
    "dương",
    "đa",
    "Đà Nẵng",
    "Đắk Lắk",
    "đường",
    "em",
    "êm",
    "Facebook",
    "già",
    "hoa",
    "hòa",
    "hoá",
    "hoàng",
    "kinh tế",
    "kinh tế - xã hội",
    "ma",
    "mà",
    "mả",
    "mã",
    "má",
    "mạ",
    "mạ non",
    "man",
    "oan",
    "ô",
    "ơ",
    "quý",
    "thi",
    "thị",
    "thị xã",
    "thư",
    "ưu",
    "vụ",
    "xã",
    "ý",
    "zebra",
    "Жизнь",
    "越南",
]


def shuffled(items):
    mixed = list(items)
    random.Random(1).shuffle(mixed)
    return mixed


def test_words_sort_as_in_the_dictionary():
    assert sorted(shuffled(DICTIONARY), key=sort_key) == DICTIONARY


def test_the_letters_are_in_alphabetical_order():
    letters = list("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")
    assert sorted(shuffled(letters), key=sort_key) == letters
    followed = [f"{letter}{last}" for letter in letters for last in letters]
    assert sorted(shuffled(followed), key=sort_key) == followed


def test_vowels_come_by_letter_and_then_by_tone():
    lower = TONED_VOWELS[:72]
    assert sorted(shuffled(lower), key=sort_key) == lower
    assert len({sort_key(vowel) for vowel in TONED_VOWELS}) == 144


def test_a_tone_weighs_more_than_the_next_word_and_less_than_a_letter():
    assert sort_key("mà a") > sort_key("ma z")
    assert sort_key("mạ") < sort_key("man")


def test_capitals_decide_last():
    assert sort_key("an") < sort_key("An") < sort_key("AN") < sort_key("an a") < sort_key("àn")


@pytest.mark.parametrize(
    ("first", "second"),
    [("hoà", "hòa"), ("Thuỷ", "Thủy"), ("“Quý”", "Qúy"), ("kinh tế-xã hội", "kinh tế xã hội")],
)
def test_equal_words_have_equal_keys(first, second):
    assert sort_key(first) == sort_key(second)


def test_numbers_go_by_value():
    titles = ["Nghị quyết 9", "Nghị quyết 010", "Nghị quyết 11", "Nghị quyết 100"]
    assert sorted(shuffled(titles), key=sort_key) == titles


def test_staff_sort_by_given_name_then_family_and_middle_names():
    staff = [
        "Nguyễn Văn An",
        "Phạm An",
        "Trần Thị An",
        "Trần Thị Ánh",
        "Nguyễn Ngọc Ân",
        "Nhật Bắc",
        "Bùi Đức",
        "Hoàng Giang",
        "Lê Văn Hùng",
        "Lê Văn Hưng",
        "Phạm Ý",
    ]
    assert sorted(shuffled(staff), key=name_sort_key) == staff


def test_a_name_of_one_word_or_none_has_a_key():
    assert name_sort_key("  Ánh ") == sort_key("Ánh")
    assert name_sort_key(" ") == ""


@given(any_text)
def test_a_key_is_made_of_digits_and_plain_letters(text):
    assert re.fullmatch("[0-9a-z]*", sort_key(text))


@given(texts, forms)
def test_form_makes_no_difference(text, form):
    assert sort_key(form(text)) == sort_key(text)
    assert name_sort_key(form(text)) == name_sort_key(text)


@given(st.lists(words, min_size=1, max_size=3), st.lists(words, min_size=1, max_size=3))
def test_texts_sort_word_by_word(first, second):
    first, second = [w.lower() for w in first], [w.lower() for w in second]
    keys = [sort_key(" ".join(first)), sort_key(" ".join(second))]
    pairs = itertools.zip_longest(map(sort_key, first), map(sort_key, second), fillvalue="")
    decisive = next(((a, b) for a, b in pairs if a != b), ("", ""))
    assert (keys[0] < keys[1]) == (decisive[0] < decisive[1])
