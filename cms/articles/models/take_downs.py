"""Stories taken down: by whom, why, and what the editor-in-chief said to it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.text.models import NormalisedModel


class TakeDownQuerySet(models.QuerySet):
    def open(self):
        """Stories that are down still."""
        return self.filter(restored_at=None)

    def owed(self):
        """Down, and the editor-in-chief has not said anything yet."""
        return self.open().filter(confirmed_at=None)


def _person(words):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=words,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )


class TakeDown(NormalisedModel):
    """One taking down of a story. It is owed the chief's approval until one of the two times that
    follow is set: confirmed, or restored."""

    article = models.ForeignKey(
        "articles.ArticlePage",
        verbose_name=_("story"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="take_downs",
    )
    article_title = models.CharField(_("headline"), max_length=255)
    reason = models.TextField(_("reason"))
    taken_at = models.DateTimeField(_("when"))
    taken_by = _person(_("who"))
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = _person(_("confirmed by"))
    restored_at = models.DateTimeField(null=True)
    restored_by = _person(_("restored by"))

    objects = TakeDownQuerySet.as_manager()

    class Meta:
        ordering = ["-taken_at", "-pk"]
        verbose_name = _("taking down")
        verbose_name_plural = _("takings down")

    def __str__(self):
        return self.article_title

    @property
    def is_owed(self) -> bool:
        return self.confirmed_at is None and self.restored_at is None
