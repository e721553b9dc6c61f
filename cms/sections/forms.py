"""The form that every page of the portal is edited with."""

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
