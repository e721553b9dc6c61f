from django.apps import AppConfig
from django.db import models


class TextConfig(AppConfig):
    """Vietnamese text for Django and Wagtail; has no tables of its own."""

    name = "cms.text"
    label = "text"

    def ready(self) -> None:
        # Both import models, so they can only be imported once all apps are loaded.
        from wagtail.admin.forms.models import register_form_field_override

        from cms.text.widgets import VietnameseSlugInput

        register_form_field_override(models.SlugField, override={"widget": VietnameseSlugInput})
