"""Values that leave for a spreadsheet."""

import pytest

from media.exports import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+84", "-3", "@a", "\t=1", "  =HYPERLINK(1)"])
def test_a_text_that_opens_like_a_formula_is_quoted(text):
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["Chợ nổi = chợ trên sông", "", None, -3, 2.5])
def test_anything_else_is_left_alone(value):
    assert safe_cell(value) is value
