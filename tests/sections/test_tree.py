"""Who may change the tree of sections, and which addresses it may use."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from cms.frontpage.models import HomePage
from cms.sections.models import SectionPage, Topic
from tests.factories import AccountFactory, SectionFactory

pytestmark = pytest.mark.django_db

SECTION = {
    "title": "Thời sự",
    "slug": "thoi-su",
    "introduction": "",
    "desk": "",
    "menu_order": "100",
    "go_live_at": "",
    "expire_at": "",
}


def add_section(client):
    address = reverse(
        "wagtailadmin_pages:add", args=["sections", "sectionpage", HomePage.objects.get().pk]
    )
    return client.post(address, nested_form_data(SECTION))


@pytest.mark.parametrize(
    ("role", "made"),
    [("reporter", 0), ("photo_editor", 0), ("desk_editor", 0), ("duty_secretary", 1)],
)
def test_sections_are_made_by_those_who_arrange_the_paper(client, role, made):
    client.force_login(AccountFactory(role=role))
    add_section(client)
    assert SectionPage.objects.count() == made


@pytest.mark.parametrize(
    ("role", "status"), [("photo_editor", 302), ("desk_editor", 302), ("duty_secretary", 200)]
)
def test_those_who_arrange_the_paper_change_sections_and_front_page(client, role, status):
    client.force_login(AccountFactory(role=role))
    for page in (SectionFactory(), HomePage.objects.get()):
        address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        assert client.get(address).status_code == status


def test_a_section_never_stands_in_the_place_of_the_portals_own_addresses():
    assert SectionFactory(title="Tác giả").slug == "tac-gia-2"
    section = SectionFactory()
    section.slug = "quan-tri"
    with pytest.raises(ValidationError):
        section.full_clean()
    assert SectionFactory(title="Tác giả", parent=section).slug == "tac-gia"


def test_two_topics_cannot_share_an_address():
    first = Topic.objects.create(title="Nối đôi bờ")
    second = Topic(title="Khác", slug=first.slug, locale=first.locale)
    with pytest.raises(ValidationError):
        second.full_clean()


def test_a_new_section_can_be_previewed(client):
    client.force_login(AccountFactory(role="duty_secretary"))
    home = HomePage.objects.get()
    address = reverse(
        "wagtailadmin_pages:preview_on_add", args=["sections", "sectionpage", home.pk]
    )
    client.post(address, nested_form_data(SECTION))
    response = client.get(f"{address}?in_preview_panel=true")
    assert response.status_code == 200
    assert "Thời sự" in response.content.decode()


def test_a_topic_is_found_by_words_without_marks(client):
    client.force_login(AccountFactory(role="reporter"))
    topic = Topic.objects.create(title="Nối đôi bờ")
    results = client.get("/quan-tri/snippets/choose/sections/topic/results/", {"q": "noi doi"})
    assert results.status_code == 200
    assert topic.title in results.content.decode()
