"""What the newsroom remembers of documents: those it has taken in, those just dropped."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.articles.models import ArticlePage, Snapshot
from cms.people.models import Person
from cms.sections.models import SectionPage
from media.pictures import PICTURE_SUFFIXES


class ImportedDocument(models.Model):
    """One document and the story that came of it; survives the story.

    ``origin_key`` is the document's natural key, ``page_number`` the number that its story has or
    had (None when that is not known any more). ``story_hash`` is the fingerprint of what was
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
    page_number = models.BigIntegerField(null=True, editable=False)
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

    @property
    def had_readers(self) -> bool:
        """Whether the story was ever published, as far as anybody knows."""
        number = self.page_number
        return number is None or Snapshot.objects.filter(page_number=number).exists()


class Submission(models.Model):
    """Documents that somebody dropped into the admin and has not kept yet.

    ``outcomes`` is None until drafts were kept, then a list of ``{file, status, reason, article}``.
    Nobody but ``user`` may see one; it is forgotten after a day.
    """

    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="submissions"
    )
    section = models.ForeignKey(SectionPage, null=True, on_delete=models.SET_NULL, related_name="+")
    outcomes = models.JSONField(null=True)
    created_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-created_at"]
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")

    def __str__(self):
        return str(self.token)


class SubmittedFileQuerySet(models.QuerySet):
    def pictures(self):
        return self.filter(_is_called_like_a_picture())

    def documents(self):
        return self.exclude(_is_called_like_a_picture())


def _is_called_like_a_picture() -> Q:
    wanted = Q()
    for suffix in PICTURE_SUFFIXES:
        wanted |= Q(name__iendswith=suffix)
    return wanted


class SubmittedFile(models.Model):
    """One file of a submission as it came; ``problem`` says why it was not even stored."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(_("file"), max_length=255)
    content = models.BinaryField()
    problem = models.TextField(blank=True)

    objects = SubmittedFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("submitted file")
        verbose_name_plural = _("submitted files")

    def __str__(self):
        return self.name
