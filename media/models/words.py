"""What a photo is found by."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.utils.translation import gettext_lazy as _

from media.models.photo import Photo


class PhotoWords(models.Model):
    """The words of a photo, as typed and without marks, and its title's place in the alphabet.

    A narrow table of its own: the words come from six tables, a change of any of them is noted
    here by :mod:`media.finding`, and saving a photo must never write old words back.
    """

    photo = models.OneToOneField(
        Photo, on_delete=models.CASCADE, primary_key=True, related_name="words"
    )
    vector = SearchVectorField()
    title_key = models.CharField(max_length=300, db_collation="C")

    class Meta:
        verbose_name = _("words of a photo")
        verbose_name_plural = _("words of photos")
        indexes = [
            GinIndex(fields=["vector"], name="photo_words"),
            models.Index(fields=["title_key", "photo"], name="photo_titles"),
        ]

    def __str__(self):
        return f"{self.photo_id}"
