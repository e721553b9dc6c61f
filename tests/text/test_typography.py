"""What a sub-editor may mend without changing a word, and what is one."""

import pytest
from hypothesis import given

from cms.text.typography import same_but_for_typography, typography_key
from tests.text.letters import forms, texts


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Cầu  dài 1.200 mét", "Cầu dài\u00a01.200 mét"),
        ("Ông nói : “ Xong ” .", "Ông nói: “Xong”."),
        ('"Cầu của dân"', "“Cầu của dân”"),
        ("«Cầu của dân»", "“Cầu của dân”"),
        ("cây cầu 'thép'", "cây cầu ‘thép’"),
        ("Nga - Mỹ", "Nga – Mỹ"),
        ("Nga-Mỹ", "Nga – Mỹ"),
        ("năm 2020-2025", "năm 2020–2025"),
        ("và v.v...", "và v.v…"),
        ("toà soạn hoà nhã", "tòa soạn hòa nhã"),
        ("UỶ BAN", "ỦY BAN"),
        ("tăng 5 %.", "tăng 5%."),
        ("năm 2020 , ông", "năm 2020, ông"),
        ("Ðà Nẵng", "Đà Nẵng"),
        ("Cần\u200b Thơ", "Cần Thơ"),
    ],
)
def test_typography_is_no_change_of_words(before, after):
    assert same_but_for_typography(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Hùng", "Hưng"),
        ("hoà", "hoá"),
        ("Thủ tướng", "thủ tướng"),
        ("12 km", "21 km"),
        ("1,5 tỷ", "1, 5 tỷ"),
        ("10 000", "10000"),
        ("1.200", "1,200"),
        ("5'", '5"'),
        ("10 -5", "10-5"),
        ("lò gốm", "lògốm"),
        ("anh hùng", "“anh hùng”"),
        ("đã xong", "đã xong?"),
        ("có tội", "có, tội"),
        ("Việt Nam", "Viêt Nam"),
        ("m²", "m2"),
    ],
)
def test_a_word_a_capital_a_number_or_a_mark_is_a_change(before, after):
    assert not same_but_for_typography(before, after)


@given(texts, forms)
def test_key_is_idempotent_and_the_same_for_every_normal_form(text, form):
    key = typography_key(text)
    assert typography_key(key) == key
    assert typography_key(form(text)) == key
