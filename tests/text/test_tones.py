import pytest
from hypothesis import given

from cms.text import nfc, same_text, tone_key
from tests.text.letters import MARKED_LETTERS, any_text, forms, texts


@pytest.mark.parametrize(
    ("new_style", "old_style"),
    [
        ("hoà", "hòa"),
        ("hoá", "hóa"),
        ("hoả", "hỏa"),
        ("xoã", "xõa"),
        ("hoạ", "họa"),
        ("khoẻ", "khỏe"),
        ("xoè", "xòe"),
        ("thuỷ", "thủy"),
        ("uý", "úy"),
        ("luỹ", "lũy"),
        ("tuỵ", "tụy"),
        ("quý", "qúy"),
        ("già", "gìa"),
        ("Toà soạn Uỷ ban nhân dân HOÀ BÌNH", "tòa soạn ủy ban nhân dân hòa bình"),
        ("Trần\u00a0Thị  Thuý", "Trần Thị Thúy"),
    ],
)
def test_both_placements_are_the_same(new_style, old_style):
    assert same_text(new_style, old_style)
    assert tone_key(new_style) == tone_key(old_style)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hùng", "Hưng"),
        ("Hoà", "Hoa"),
        ("Hoà", "Hoá"),
        ("Đạt", "Dat"),
        ("Đạt", "Dạt"),
        ("quý", "quỳ"),
        ("An Hoà", "Àn Hoa"),
        ("ma mà", "mà ma"),
        ("Ô", "Ơ"),
    ],
)
def test_other_marks_are_another_text(first, second):
    assert not same_text(first, second)


def test_no_two_letters_of_the_alphabet_share_a_key():
    lower = [letter for letter in MARKED_LETTERS if letter.islower()]
    assert len({tone_key(letter) for letter in lower}) == len(lower)


def test_eth_counts_as_d_with_stroke():
    assert same_text("Ðảng", "Đảng")


@given(texts, forms)
def test_form_and_case_make_no_difference(text, form):
    assert tone_key(form(text)) == tone_key(text) == tone_key(text.upper())


@given(any_text)
def test_the_key_is_idempotent_and_normal(text):
    key = tone_key(text)
    assert tone_key(key) == key
    assert nfc(key) == key
