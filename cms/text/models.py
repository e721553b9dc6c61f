"""Stored text is NFC and free of control characters, whoever wrote it."""

import re

from django.contrib.postgres.fields import ArrayField
from django.db import models

from cms.text.controls import clean_controls
from cms.text.spelling import nfc

_LINE_END_RE = re.compile(r"[\r\n]+")


class NormalisedModel(models.Model):
    """A model whose text is NFC and without control characters in every row and revision.

    `full_clean` (which Wagtail asks before a revision) and `save` bring the instance's character
    and text fields, arrays of text too, to that form; first in the bases, so that lengths are
    checked and slugs made of the final text. A character field is one line: each line end in it
    becomes a space. Streams and JSON are untouched, deferred fields stay deferred. Bulk operations
    bypass it, as they bypass `save`: those who use them call `normalise_text` themselves.
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
        """Brings the text fields of the instance to the stored form; asks no database."""
        loaded = self.__dict__
        for field in self._meta.concrete_fields:
            if _holds_text(field) and field.attname in loaded:
                value = loaded[field.attname]
                normalised = _normalised(value, one_line=_is_one_line(field))
                if normalised != value:
                    setattr(self, field.attname, normalised)


def _holds_text(field: models.Field) -> bool:
    if isinstance(field, ArrayField):
        return _holds_text(field.base_field)
    return isinstance(field, (models.CharField, models.TextField))


def _is_one_line(field: models.Field) -> bool:
    if isinstance(field, ArrayField):
        return _is_one_line(field.base_field)
    return isinstance(field, models.CharField)


def _normalised(value: object, *, one_line: bool) -> object:
    if isinstance(value, str):
        text = nfc(clean_controls(value))
        # A browser's one-line field would drop the line end and join two words.
        return _LINE_END_RE.sub(" ", text) if one_line else text
    if isinstance(value, (list, tuple)):
        return [_normalised(item, one_line=one_line) for item in value]
    return value
