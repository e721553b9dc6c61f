"""What one answer to a reader needs to know once: the site, its sections, the moment."""

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.models import Site

from cms.sections.models import SectionPage


class Edition:
    """The paper as it stands at one moment, for one request.

    Sections are loaded in one query and found by their place in the tree; addresses are cut from
    the stored ``url_path``, so that a list of any length asks the database nothing more.
    """

    def __init__(self, request, *, at: datetime):
        self.request = request
        self.at = at
        self._made = {}

    @classmethod
    def of(cls, request) -> "Edition":
        """The edition of ``request``, made at the first call and kept on it."""
        kept = getattr(request, "portal_edition", None)
        if kept is None:
            kept = request.portal_edition = cls(request, at=timezone.now())
        return kept

    @cached_property
    def root(self):
        """The front page as a plain page of the tree; None before there is a site."""
        site = Site.find_for_request(self.request)
        return site.root_page if site else None

    @cached_property
    def sections(self) -> list[SectionPage]:
        """Every section of the site, hidden ones too, in the order of the menu."""
        if self.root is None:
            return []
        return list(SectionPage.objects.descendant_of(self.root).order_by("menu_order", "title"))

    @cached_property
    def _by_path(self) -> dict[str, SectionPage]:
        return {section.path: section for section in self.sections}

    @cached_property
    def _by_address(self) -> dict[str, SectionPage]:
        return {self.url_of(section): section for section in self.sections}

    def once(self, what, about, make):
        """What ``make()`` returned the first time ``what`` of ``about`` was asked for.

        The head and the body of a page are apart in a template and ask for the same things.
        """
        key = (what, id(about))
        if key not in self._made:
            # ``about`` is kept as well: its id stays its own as long as the edition lives.
            self._made[key] = (make(), about)
        return self._made[key][0]

    @property
    def name(self) -> str:
        return settings.PORTAL_NAME

    @property
    def is_preview(self) -> bool:
        return getattr(self.request, "is_preview", False)

    def url_of(self, page) -> str:
        """The address of ``page`` on this site, from the slash on; "/" when it has no place yet."""
        prefix = self.root.url_path if self.root else "/"
        return "/" + page.url_path.removeprefix(prefix) if page.url_path.startswith(prefix) else "/"

    def absolute(self, address: str) -> str:
        """``address`` with the public scheme and host of the portal; absolute ones stay."""
        return urljoin(settings.WAGTAILADMIN_BASE_URL, address)

    def main_sections(self) -> list[SectionPage]:
        """Live sections right below the front page."""
        return self.subsections(self.root) if self.root else []

    def subsections(self, parent) -> list[SectionPage]:
        """Live sections right below ``parent``, in the order of the menu."""
        if not parent.path:
            return []
        return [
            section
            for section in self.sections
            if section.live
            and section.depth == parent.depth + 1
            and section.path.startswith(parent.path)
        ]

    def section_at(self, address: str) -> SectionPage | None:
        """The section whose address is ``address`` (from the slash to the slash)."""
        return self._by_address.get(address)

    def section_of(self, page) -> SectionPage | None:
        """The section that ``page`` stands in, from what is already loaded."""
        return self._by_path.get(page.path[: -page.steplen]) if page.path else None

    def trail(self, section) -> list[SectionPage]:
        """Live sections from the top of the site down to ``section`` itself."""
        if section is None or not section.path:
            return []
        step = section.steplen
        paths = (section.path[:end] for end in range(step, len(section.path) + 1, step))
        found = (self._by_path.get(path) for path in paths)
        return [one for one in found if one is not None and one.live]
