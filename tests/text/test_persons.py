"""Where running text is likely to name a person."""

import pytest

from cms.text import is_part_of_a_name


def is_name(text, word):
    start = text.index(word)
    return is_part_of_a_name(text, start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ông Nguyễn Sỹ Hùng thăm kè.", "Sỹ"),
        ("Sỹ Hùng ghi bàn.", "Sỹ"),
        ("Trưa nay ông Sỹ về bến.", "Sỹ"),
        ("Nghệ nhân Trần Sỹ", "Sỹ"),
        ("ÔNG NGUYỄN SỸ HÙNG THĂM KÈ", "SỸ"),
    ],
)
def test_syllables_of_names_are_known_by_what_stands_beside_them(text, word):
    assert is_name(text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Sỹ quan về bến.", "Sỹ"),
        ("Bến cũ. Sỹ quan về.", "Sỹ"),
        ("các bác sỹ", "sỹ"),
        ("Hà Nội: Sử lý kè", "Sử lý"),
        ("SỬ LÝ SẠT LỞ", "SỬ LÝ"),
        ("12 %", "%"),
    ],
)
def test_other_words_are_none(text, word):
    assert not is_name(text, word)
