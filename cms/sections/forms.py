"""The form that every page of the portal is edited with."""

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.text import slugify


class NewsPageForm(WagtailAdminPageForm):
    """Keeps addresses within the one slug rule; an address left empty follows the headline."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            if self.instance.has_provisional_slug:
                self.initial["slug"] = ""

    def clean_slug(self):
        return slugify(self.cleaned_data["slug"], max_length=255)


class SectionPageForm(NewsPageForm):
    """What protects the stories of a section is eased only by who decides on sensitive ones.

    Otherwise whoever arranges sections could let a story out by easing its section for a minute.
    """

    def __init__(self, *args, **kwargs):
        self.for_user = kwargs.get("for_user")
        super().__init__(*args, **kwargs)

    def clean(self):
        cleaned = super().clean()
        for name in self._eased(cleaned):
            if self.for_user and not self.instance.permissions_for_user(self.for_user).can_lift(
                name
            ):
                self.add_error(name, _("Only who decides on sensitive stories may ease this."))
        return cleaned

    def _eased(self, cleaned: dict) -> list[str]:
        """The fields by which this submission asks less of stories than the section does now."""
        model = type(self.instance)
        now = model.objects.filter(pk=self.instance.pk).first() or model()
        strict = model._meta.get_field("two_people").default
        eased = []
        if now.is_sensitive and not cleaned.get("is_sensitive", True):
            eased.append("is_sensitive")
        if now.two_people == strict and (cleaned.get("two_people") or strict) != strict:
            eased.append("two_people")
        return eased
