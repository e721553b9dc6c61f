"""Choosing a photo whose original is lost or broken, as Wagtail's lists already let one see it."""

from wagtail.admin.views.generic.chooser import ChosenResponseMixin
from wagtail.images.models import SourceImageIOError
from wagtail.images.shortcuts import get_rendition_or_not_found


class LostPreviewMixin:
    """Answers with Wagtail's sign for a lost picture where the preview can't be made."""

    def get_chosen_response_data(self, image, preview_image_filter="max-165x165"):
        try:
            return super().get_chosen_response_data(image, preview_image_filter)
        except SourceImageIOError:
            preview = get_rendition_or_not_found(image, preview_image_filter)
            return {
                **ChosenResponseMixin.get_chosen_response_data(self, image),
                "preview": {"url": preview.url, "width": 0, "height": 0},
                "default_alt_text": image.default_alt_text,
            }
