"""The slug rule in the admin's forms."""

from wagtail.admin.widgets.slug import SlugInput

from cms.text.slug_formatters import slug_formatters

PAGE_SLUG_LENGTH = 255
"""What Wagtail's pages hold, and where its script in the browser cuts."""


class VietnameseSlugInput(SlugInput):
    """A slug field that follows its title by the rule of `cms.text.slugify`.

    It is the widget of every slug field in the admin's forms (`apps` registers it), so the
    address that a writer sees while typing is the one that the server would make. `max_length`
    is that of the slug in characters.
    """

    def __init__(
        self,
        attrs: dict | None = None,
        locale: object | None = None,
        max_length: int = PAGE_SLUG_LENGTH,
    ):
        super().__init__(attrs, formatters=list(slug_formatters(max_length)), locale=locale)
