"""The steps of the path, in order."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Step(models.TextChoices):
    """Whose approval a story needs; the order is that of the path."""

    DESK = "desk", _("Desk")
    SECRETARY = "secretary", _("Duty secretary")
    CHIEF = "chief", _("Editor-in-chief")
