"""The one home of Vietnamese rules: normal form, folding, slugs, equality, order, length.

What this package exports is pure and needs the standard library only. What joins it to Django
and Wagtail is in `apps`, `middleware`, `models`, `widgets` and `years`.
"""

from cms.text.collation import name_sort_key, sort_key
from cms.text.controls import clean_controls
from cms.text.folding import fold
from cms.text.ink import has_ink
from cms.text.length import count_chu
from cms.text.persons import is_part_of_a_name
from cms.text.phrases import Phrases
from cms.text.slugs import slugify
from cms.text.spelling import nfc, tidy_spaces
from cms.text.tones import same_text, tone_key

__all__ = [
    "Phrases",
    "clean_controls",
    "count_chu",
    "fold",
    "has_ink",
    "is_part_of_a_name",
    "name_sort_key",
    "nfc",
    "same_text",
    "slugify",
    "sort_key",
    "tidy_spaces",
    "tone_key",
]
