"""What axe, the checker of accessibility, finds: nothing, on any page, in light and in dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from cms.articles.models import Correction
from tests.portal.stories import full_story, photo, stories

pytestmark = pytest.mark.browser

WCAG_22_AA = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}


@pytest.fixture
def addresses(own_database) -> list[str]:
    article = full_story(photos=2)
    Correction.objects.create(article=article, kind="slip", wrong="1.200", right="2.100")
    stories(14, article.section, with_photo=photo())
    person = article.bylines.first().person
    photographer = article.lead_photo.photographers.get()
    return [
        "/",
        article.section.url,
        article.url,
        person.get_absolute_url(),
        photographer.get_absolute_url(),
        article.topics[0].get_absolute_url(),
        article.keywords.first().get_absolute_url(),
        "/tim-kiem/?q=cau",
        "/tim-kiem/?q=kh%C3%B4ng%20c%C3%B3%20g%C3%AC",
        "/khong-co/",
    ]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(addresses, site, page, scheme, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for address in addresses:
        page.goto(site.url + address)
        found = Axe().run(page, options=WCAG_22_AA)
        assert found.violations_count == 0, (address, found.generate_report())
        assert found.response["passes"]
