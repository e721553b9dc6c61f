"""Stored text is NFC, whoever wrote it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cms.text.spelling import nfc


class NormalisedModel(models.Model):
    """A model whose text is NFC in every row and revision.

    `full_clean` (which Wagtail asks before a revision) and `save` bring the instance's character
    and text fields, arrays of text too, to NFC; first in the bases, so that lengths are checked
    and slugs made of the final text. Streams and JSON are untouched, deferred fields stay
    deferred. Bulk operations bypass it, as they bypass `save`: those who use them call
    `normalise_text` themselves.
    """

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.normalise_text()
        return super().save(*args, **kwargs)

    def full_clean(self, *args, **kwargs):
        self.normalise_text()
        super().full_clean(*args, **kwargs)

    def normalise_text(self) -> None:
        """Brings the text fields of the instance to NFC; the database is not asked."""
        loaded = self.__dict__
        for field in self._meta.concrete_fields:
            if _holds_text(field) and field.attname in loaded:
                value = loaded[field.attname]
                normalised = _normalised(value)
                if normalised != value:
                    setattr(self, field.attname, normalised)


def _holds_text(field: models.Field) -> bool:
    if isinstance(field, ArrayField):
        return _holds_text(field.base_field)
    return isinstance(field, (models.CharField, models.TextField))


def _normalised(value: object) -> object:
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, (list, tuple)):
        return [_normalised(item) for item in value]
    return value
