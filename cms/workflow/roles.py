"""The roles of the newsroom, and who may hand out which."""

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


WRITERS = (Role.REPORTER, Role.PHOTOGRAPHER, Role.TRANSLATOR)

# Who may give which roles, and so look after the accounts that have them: whoever sets somebody's
# password could work in their name. Nobody gives a role above the own; who decides about stories is
# for the editor-in-chief to say, not for those who look after machines.
MAY_GIVE = {
    Role.TECHNICIAN: frozenset({*WRITERS, Role.PHOTO_EDITOR, Role.TECHNICIAN}),
    Role.EDITOR_IN_CHIEF: frozenset(Role),
}
