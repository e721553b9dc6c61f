"""The form that every page of the portal is edited with."""

from wagtail.admin.forms import WagtailAdminPageForm

from cms.text import slugify


class NewsPageForm(WagtailAdminPageForm):
    """Keeps typed addresses within the one slug rule of the house."""

    def clean_slug(self):
        return slugify(self.cleaned_data["slug"], max_length=255)
