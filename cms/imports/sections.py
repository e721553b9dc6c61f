"""The section an imported story is put into."""

from cms.frontpage.models import HomePage
from cms.imports.story import Story
from cms.sections.models import SectionPage
from cms.text import fold, tidy_spaces

FALLBACK_TITLE, FALLBACK_SLUG = "Tin nhập", "tin-nhap"
_LAST = 32_000


class UnknownSection(LookupError):
    """No section, or more than one, goes by that name; ``candidates`` are their addresses."""

    def __init__(self, name: str, candidates: list[str]):
        super().__init__(name)
        self.candidates = candidates


def section_by_slug(name: str) -> SectionPage:
    """The section whose address is ``name`` or ends in it ("kinh-te", "kinh-te/tai-chinh").

    Raises UnknownSection.
    """
    parts = [part for part in name.split("/") if part]
    ending = f"/{'/'.join(parts)}/"
    found = [
        section
        for section in SectionPage.objects.filter(slug=parts[-1] if parts else "")
        if section.url_path.endswith(ending)
    ]
    if len(found) != 1:
        raise UnknownSection(name, [section.url_path for section in found])
    return found[0]


def section_for(story: Story, chosen: SectionPage | None) -> SectionPage:
    """The chosen section; else the live one the document names; else the one for imports."""
    return chosen or _named(story.section) or fallback_section()


def _named(title: str | None) -> SectionPage | None:
    wanted = fold(tidy_spaces(title or ""))
    if not wanted:
        return None
    live = SectionPage.objects.live().order_by("depth", "path").only("pk", "title")
    number = next((s.pk for s in live if fold(tidy_spaces(s.title)) == wanted), None)
    return SectionPage.objects.get(pk=number) if number else None


def fallback_section() -> SectionPage:
    """The section for imported stories that name none; made once, last in the menu.

    Readers see it from the first story on that is published in it.
    """
    home = HomePage.objects.order_by("path").first()
    sections = SectionPage.objects.child_of(home)
    found = sections.filter(slug=FALLBACK_SLUG).first()
    if found is None:
        found = home.add_child(
            instance=SectionPage(
                title=FALLBACK_TITLE, slug=FALLBACK_SLUG, menu_order=_LAST, live=False
            )
        )
    return found


def show_to_readers(section: SectionPage) -> None:
    """Publish the section for imports once it holds a published story."""
    if section.slug == FALLBACK_SLUG and not section.live:
        section.save_revision().publish()
