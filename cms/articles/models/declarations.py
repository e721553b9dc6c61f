"""What whoever changed a published story said about the change, for readers to be told."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.articles.models.records import Correction
from cms.text.models import NormalisedModel


class DeclaredChange(NormalisedModel):
    """Belongs to one version of the story and becomes a :class:`Correction` when that version goes
    before readers. It stands beside the version, whose words it is about and not part of."""

    class Kind(models.TextChoices):
        TYPOGRAPHY = "typography", _("Typography only")
        UPDATE = Correction.Kind.UPDATE.value, _("Update")
        SLIP = Correction.Kind.SLIP.value, _("Slip corrected")
        STATUTORY = Correction.Kind.STATUTORY.value, _("Statutory correction and apology")

    revision = models.OneToOneField(
        "wagtailcore.Revision", on_delete=models.CASCADE, related_name="declared_change"
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, blank=True)
    wrong = models.TextField(_("what was wrong"), blank=True)
    right = models.TextField(_("what is right"), blank=True)
    apology = models.TextField(_("apology"), blank=True)
    concerned = models.TextField(_("persons and bodies concerned"), blank=True)
    # What became of it; the same version may go before readers again without telling them twice.
    correction = models.OneToOneField(
        Correction, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    declared_at = models.DateTimeField(auto_now=True)
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("declared change")
        verbose_name_plural = _("declared changes")

    def __str__(self):
        return self.get_kind_display()
