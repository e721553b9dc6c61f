"""What a story form learns of a photo that was chosen for it."""

from django.utils.text import capfirst
from wagtail.images.widgets import AdminImageChooser

from media.models import Photo
from media.rights import why_unusable

WORDS = ("caption", "alternative_text", "credit")


def words_of(photo: Photo) -> dict[str, str]:
    """The words that a story takes over from ``photo``, and its credit, which it only shows."""
    return {
        "caption": photo.caption,
        "alternative_text": photo.description,
        "credit": photo.credit,
    }


def refusals(photo: Photo, *, at) -> list[str]:
    """Why ``photo`` may not be chosen at ``at``, as sentences; empty when it may."""
    return [capfirst(reason) for reason in why_unusable(photo, at=at)]


class PhotoChooser(AdminImageChooser):
    """Wagtail's widget that knows the words of the photo it holds."""

    template_name = "media/photo_chooser.html"

    def get_context(self, name, value_data, attrs):
        context = super().get_context(name, value_data, attrs)
        context["words"] = {key: value_data.get(key, "") for key in WORDS}
        return context

    def get_value_data_from_instance(self, instance):
        return {**super().get_value_data_from_instance(instance), **words_of(instance)}
