from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms.text import clean_controls, nfc
from cms.text.controls import has_controls

any_characters = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("Cầu mới\x0bnối đôi bờ", "Cầu mới\nnối đôi bờ"),
        ("trang\x0cmới", "trang\nmới"),
        ("một\u2028hai\u2029ba", "một\nhai\nba"),
        ("xã\x1fhội\x1b[0m\x00", "xãhội[0m"),
        ("e\x02\u0301", "e\u0301"),
        ("\x80\x9f\x7f\ud800\ufffe", ""),
    ],
)
def test_controls_go_and_foreign_line_ends_are_line_feeds(typed, clean):
    assert has_controls(typed)
    assert clean_controls(typed) == clean


@pytest.mark.parametrize("text", ["a\tb\r\nc", "\u00a0\u00ad\u200b\u2060\ufeff", "👩\u200d👩", ""])
def test_what_a_text_may_hold_stays(text):
    assert clean_controls(text) == text
    assert not has_controls(text)


@given(any_characters)
def test_cleaned_text_stays_clean_and_xml_can_carry_it(text):
    clean = clean_controls(text)
    assert clean_controls(clean) == clean
    assert not has_controls(nfc(clean))
    item = ElementTree.Element("title")
    item.text = clean
    ElementTree.fromstring(ElementTree.tostring(item, encoding="utf-8"))
