"""Events that series of photos show."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from cms.people.models import Person
from cms.text.models import NormalisedModel


class PhotoEvent(NormalisedModel, index.Indexed):
    """What a series of photos shows: where, when, who."""

    title = models.CharField(_("title"), max_length=255)
    place = models.CharField(_("place"), max_length=255, blank=True)
    starts_at = models.DateTimeField(_("time"), null=True, blank=True)
    persons = models.ManyToManyField(
        Person, verbose_name=_("people present"), blank=True, related_name="photo_events"
    )

    search_fields = [index.SearchField("title"), index.AutocompleteField("title")]

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("photo event")
        verbose_name_plural = _("photo events")

    def __str__(self):
        return self.title
