"""What the newsroom remembers of every document it has taken in."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.articles.models import ArticlePage
from cms.people.models import Person


class ImportedDocument(models.Model):
    """One document and the story that came of it; survives the story.

    ``origin_key`` is the document's natural key. ``story_hash`` is the fingerprint of what was
    read, ``written_hash`` that of what the import last wrote into the story's draft: a draft with
    another fingerprint has been edited since. ``unplaced`` keeps what the document says and a
    story has no field for: ``section`` (as printed) and ``dropped`` (the lines left out).
    """

    origin_key = models.CharField(max_length=900, unique=True)
    file_name = models.CharField(_("file"), max_length=255)
    article = models.ForeignKey(
        ArticlePage,
        verbose_name=_("story"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="imported_documents",
    )
    persons = models.ManyToManyField(
        Person, verbose_name=_("persons named in the document's path"), related_name="+"
    )
    story_hash = models.CharField(max_length=64)
    written_hash = models.CharField(max_length=64)
    unplaced = models.JSONField(default=dict)
    imported_at = models.DateTimeField(_("imported at"), auto_now=True)

    class Meta:
        ordering = ["-imported_at", "-pk"]
        verbose_name = _("imported document")
        verbose_name_plural = _("imported documents")

    def __str__(self):
        return self.file_name
