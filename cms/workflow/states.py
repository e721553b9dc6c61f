"""Where a story stands: one vocabulary for the whole newsroom."""

from django.db import models
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    IDEA = "idea", pgettext_lazy("story", "Idea")
    WRITING = "writing", pgettext_lazy("story", "Writing")
    WITH_DESK = "with_desk", pgettext_lazy("story", "With the desk")
    WITH_SECRETARY = "with_secretary", pgettext_lazy("story", "With the secretary")
    WITH_CHIEF = "with_chief", pgettext_lazy("story", "With the editor-in-chief")
    OUTSIDE_OPINION = "outside_opinion", pgettext_lazy("story", "Waiting for an outside opinion")
    APPROVED = "approved", pgettext_lazy("story", "Approved")
    SENT_BACK = "sent_back", pgettext_lazy("story", "Sent back")
    SCHEDULED = "scheduled", pgettext_lazy("story", "Scheduled")
    PUBLISHED = "published", pgettext_lazy("story", "Published")
    TAKEN_DOWN = "taken_down", pgettext_lazy("story", "Taken down")
