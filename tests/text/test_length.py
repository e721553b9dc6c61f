import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.text import count_chu
from tests.text.letters import any_text, forms, texts


@pytest.mark.parametrize(
    ("text", "chu"),
    [
        ("", 0),
        ("– . ./. …", 0),
        ("Chính phủ đổi mới", 4),
        ("kinh tế-xã hội", 4),
        ("KINH TẾ–XÃ HỘI", 4),
        ("kinh tế - xã hội", 4),
        ("Ngày 09/06/2020, lúc 17:35", 4),
        ("nhiệm kỳ 2020-2025", 3),
        ("Quyết định 15/QĐ-TTg", 3),
        ("QĐ-TTg", 1),
        ("COVID-19", 1),
        ("P.V", 1),
        ("TP.HCM", 1),
        ("VGP/Nhật Bắc", 3),
        ("và/hoặc", 2),
        ("(Chinhphu.vn) – Thủ tướng", 3),
        ("Chính\u00a0phủ\n", 2),
        ("tỷ lệ 5 %", 3),
        ("-", 0),
    ],
)
def test_length_in_chu(text, chu):
    assert count_chu(text) == chu


@given(texts, forms)
def test_form_makes_no_difference(text, form):
    assert count_chu(form(text)) == count_chu(text)


@given(st.lists(any_text))
def test_the_length_of_a_text_is_that_of_its_lines(lines):
    assert count_chu("\n".join(lines)) == sum(map(count_chu, lines))
