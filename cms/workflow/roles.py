"""The roles of the newsroom and what each may do in Wagtail's own terms."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    REPORTER = "reporter", _("Reporter")
    PHOTOGRAPHER = "photographer", _("Photographer")
    PHOTO_EDITOR = "photo_editor", _("Photo editor")
    DESK_EDITOR = "desk_editor", _("Desk editor")
    DUTY_SECRETARY = "duty_secretary", _("Duty secretary")
    EDITOR_IN_CHIEF = "editor_in_chief", _("Editor-in-chief")
    TRANSLATOR = "translator", _("Translator")
    TECHNICIAN = "technician", _("Technician")
