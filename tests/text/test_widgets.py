import json

import pytest
from django.db import models
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.admin.widgets.slug import SlugInput

from cms.text.slug_formatters import slug_formatters
from cms.text.widgets import PAGE_SLUG_LENGTH, VietnameseSlugInput


def given_to_browser(widget: VietnameseSlugInput) -> list:
    return json.loads(widget.attrs["data-w-slug-formatters-value"])


@pytest.mark.parametrize("max_length", [40, PAGE_SLUG_LENGTH])
def test_the_browser_gets_the_formatters_in_order_and_for_all_matches(max_length):
    given = given_to_browser(VietnameseSlugInput(max_length=max_length))
    assert [(pattern, plain) for (pattern, _flags), plain in given] == [
        *slug_formatters(max_length)
    ]
    assert {flags for (_pattern, flags), _plain in given} == {"gu"}


def test_wagtails_own_behaviour_is_kept():
    ours = VietnameseSlugInput(attrs={"class": "x"}, locale="vi").attrs
    wagtails = SlugInput(attrs={"class": "x"}, locale="vi").attrs
    assert {**wagtails, **ours} == ours
    assert set(ours) - set(wagtails) == {"data-w-slug-formatters-value"}


def test_every_slug_field_of_the_admin_follows_the_rule():
    field = formfield_for_dbfield(models.SlugField(max_length=60))
    assert isinstance(field.widget, VietnameseSlugInput)
