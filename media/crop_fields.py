"""The cuts of a photo in its form: three numbers for each ratio, which scripts fill as well."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from media.cropping import RATIOS, box_of_width


def field_name(ratio: str) -> str:
    """The name of the field of the cut to ``ratio``: "crop_3_2"."""
    return f"crop_{ratio.replace(':', '_')}"


FIELD_NAMES = {field_name(ratio): ratio for ratio in RATIOS}


class CropWidget(forms.MultiWidget):
    """Left, top and width in pixels; the height follows from the ratio."""

    parts = {"left": _("Left"), "top": _("Top"), "width": _("Width")}
    template_name = "media/crop_widget.html"

    def __init__(self, size: tuple[int, int], attrs=None):
        most = {"left": size[0], "top": size[1], "width": size[0]}
        widgets = {
            name: forms.NumberInput(
                attrs={"min": 0, "max": most[name], "step": 1, "data-part": name}
            )
            for name in self.parts
        }
        super().__init__(widgets, attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for part, label in zip(context["widget"]["subwidgets"], self.parts.values(), strict=True):
            part["label"] = label
        return context

    def decompress(self, box):
        return [box[0], box[1], box[2] - box[0]] if box else [None, None, None]

    def value_omitted_from_data(self, data, files, name):
        """A form that doesn't show the cut says nothing of it: one number missing is none given."""
        return any(f"{name}_{part}" not in data for part in self.parts)


class CropField(forms.MultiValueField):
    """A box of that ratio as a list of four numbers; None follows the focal point."""

    def __init__(self, ratio: str, size: tuple[int, int], **kwargs):
        self.ratio = ratio
        number = forms.IntegerField(min_value=0)
        super().__init__(
            (number, number, number),
            widget=CropWidget(size),
            label=ratio,
            required=False,
            require_all_fields=False,
            **kwargs,
        )

    def compress(self, numbers):
        if not any(number is not None for number in numbers):
            return None
        if None in numbers or len(numbers) < 3:
            raise ValidationError(_("Give left, top and width, or none of them."))
        return list(box_of_width(self.ratio, *numbers))
