"""A year that nobody can have meant is refused in words, wherever a date is typed."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from cms.people.models import Position
from cms.text.years import FIRST, LAST
from cms.workflow.models import Bundle, StoryPath
from media.models import Photo, PhotoEvent
from tests.articles.forms import story_form
from tests.factories import AccountFactory, ArticleFactory, PersonFactory, PhotoFactory
from tests.workflow.walking import fresh, submit

pytestmark = pytest.mark.django_db

YEARS = ["0001", "9999"]


@pytest.fixture
def chief(client):
    account = AccountFactory(role="editor_in_chief", is_superuser=True)
    client.force_login(account)
    return account


def says_it(answer, year) -> bool:
    """Whether the page names the year and the two that it has to lie between."""
    told = answer.content.decode()
    return answer.status_code == 200 and all(word in told for word in (year, str(FIRST), str(LAST)))


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("field", ["embargoed_until", "go_live_at", "expire_at"])
def test_in_the_form_of_a_story_and_its_words_stay(client, chief, field, year):
    article = ArticleFactory(owner=chief)
    article.save_revision(user=chief)
    typed = {field: f"01/01/{year} 00:00", "title": "Tít vừa gõ"}
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    answer = client.post(address, story_form(**typed))
    assert says_it(answer, year)
    assert field in answer.context["form"].errors
    assert "Tít vừa gõ" in answer.content.decode()
    kept = fresh(article)
    assert (kept.embargoed_until, kept.get_latest_revision_as_object().go_live_at) == (None, None)


@pytest.mark.parametrize("year", YEARS)
def test_in_a_bundle(client, chief, year):
    form = nested_form_data(
        {"title": "Chùm", "go_live_at": f"01/01/{year} 00:00", "story_rows": inline_formset([])}
    )
    address = reverse("wagtailsnippets_workflow_bundle:add")
    assert says_it(client.post(address, form), year)
    assert not Bundle.objects.exists()
    assert client.get(reverse("wagtailsnippets_workflow_bundle:list")).status_code == 200


@pytest.mark.parametrize("year", YEARS)
def test_where_a_story_is_passed_on_or_scheduled(client, chief, year):
    article = ArticleFactory()
    article.save_revision(user=chief)
    article = submit(article, article.owner or chief)
    moment = f"01/01/{year} 00:00"
    client.post(reverse("story_path:pass_on", args=[article.pk]), {"due_at": moment})
    assert StoryPath.objects.get(article=article).due_at is None
    said = {
        "go_live_at": moment,
        "task_state": str(article.current_workflow_task_state.pk),
        "wording": "",
    }
    client.post(reverse("story_path:decide", args=[article.pk, "approve"]), said)
    assert not fresh(article).live


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("field", ["valid_from", "rights_expire_on", "taken_at"])
def test_in_a_photo(client, chief, field, year):
    photo = PhotoFactory()
    answer = client.post(
        reverse("wagtailimages:edit", args=[photo.pk]),
        {"title": "Ảnh", "collection": photo.collection_id, field: f"01/01/{year}"},
    )
    assert field in answer.context["form"].errors
    assert says_it(answer, year)
    many = {"chosen": str(photo.pk), "step": "look", "caption_way": "leave"}
    if field != "taken_at":
        answer = client.post(
            reverse("photos:edit_many"), {**many, "change": field, field: f"{year}-01-01"}
        )
        assert says_it(answer, year)
    assert getattr(Photo.objects.get(pk=photo.pk), field) is None


@pytest.mark.parametrize("year", YEARS)
def test_in_registers(client, chief, year):
    person = PersonFactory()
    position = {"title": "Chủ tịch", "organisation": "", "valid_from": f"01/01/{year}"}
    form = {"full_name": person.full_name, "positions": inline_formset([position])}
    address = reverse("wagtailsnippets_people_person:edit", args=[person.pk])
    assert says_it(client.post(address, nested_form_data(form)), year)
    assert not Position.objects.exists()
    event = {"title": "Lễ hội", "starts_at": f"01/01/{year} 00:00"}
    client.post(reverse("wagtailsnippets_media_photoevent:add"), event)
    assert not PhotoEvent.objects.exists()


FILTERS = {
    "wagtailadmin_explore": ["latest_revision_created_at"],
    "wagtailadmin_pages:history": ["timestamp"],
    "wagtailadmin_reports:site_history": ["timestamp"],
    "wagtailadmin_reports:workflow": ["created_at"],
    "wagtailadmin_reports:workflow_tasks": ["started_at", "finished_at"],
    "wagtailadmin_reports:locked_pages": ["locked_at"],
    "wagtailusers_users:index": ["last_login"],
}


@pytest.mark.parametrize("year", YEARS)
def test_in_the_filters_of_lists(client, chief, year):
    article = ArticleFactory(owner=chief)
    article.save_revision(user=chief)
    client.raise_request_exception = False
    for name, fields in FILTERS.items():
        arguments = [article.pk] if name.endswith("history") and "pages" in name else []
        if name == "wagtailadmin_explore":
            arguments = [article.get_parent().pk]
        for field in fields:
            for end in ("from", "to"):
                query = {f"{field}_{end}": f"{year}-01-01"}
                assert client.get(reverse(name, args=arguments), query).status_code == 200, name
    others = {
        "wagtailadmin_reports:aging_pages": ["last_published_at"],
        "after_publication:snapshots": ["since", "until"],
        "photos:library": ["taken_from", "taken_to", "since", "until"],
    }
    for name, fields in others.items():
        query = dict.fromkeys(fields, f"{year}-01-01")
        assert client.get(reverse(name), query).status_code == 200, name


def test_the_years_of_archives_and_plans_are_taken(client, chief):
    photo = PhotoFactory()
    data = {"title": "Ảnh", "collection": photo.collection_id, "taken_at": "02/09/1945 14:00"}
    client.post(reverse("wagtailimages:edit", args=[photo.pk]), data)
    taken_at = Photo.objects.get(pk=photo.pk).taken_at
    assert timezone.localtime(taken_at).year == 1945
