from django import forms
from django.apps import AppConfig
from django.core import checks
from django.db import models

from cms.text.database import vietnamese_fits
from cms.text.years import validate_year


class TextConfig(AppConfig):
    """Vietnamese text for Django and Wagtail; has no tables of its own."""

    name = "cms.text"
    label = "text"

    def ready(self) -> None:
        checks.register(vietnamese_fits, checks.Tags.database)
        # Every form where a date is typed, those of Wagtail and of its filters too.
        for field in (forms.DateField, forms.DateTimeField):
            field.default_validators = [*field.default_validators, validate_year]
        # Both import models, so they can only be imported once all apps are loaded.
        from wagtail.admin.forms.models import register_form_field_override

        from cms.text.widgets import VietnameseSlugInput

        register_form_field_override(models.SlugField, override={"widget": VietnameseSlugInput})
