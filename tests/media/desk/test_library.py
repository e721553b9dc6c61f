"""The library: what its screen shows, in which order, at what cost, and to whom."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import make_aware
from wagtail.models import Collection, GroupCollectionPermission

from cms.workflow.models import RoleGroup
from media.desk import listing
from media.desk.library import LibraryView
from tests.factories import (
    AccountFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
    picture_file,
)

pytestmark = pytest.mark.django_db


class TestTheScreen:
    def test_stands_at_wagtails_own_address(self, client, editor):
        answer = client.get(reverse("wagtailimages:index"))
        assert isinstance(answer.context["view"], LibraryView)

    @pytest.mark.parametrize(
        ("role", "status"),
        [
            ("reporter", 200),
            ("photographer", 200),
            ("photo_editor", 200),
            ("desk_editor", 200),
            ("duty_secretary", 200),
            ("editor_in_chief", 200),
            ("translator", 200),
            ("technician", 302),
        ],
    )
    def test_opens_to_those_who_work_with_photos(self, client, role, status):
        client.force_login(AccountFactory(role=role))
        for name in ("wagtailimages:index", "photos:numbers"):
            assert client.get(reverse(name)).status_code == status

    def test_photos_of_a_closed_collection_stay_unseen(self, client):
        """Whoever may use one collection sees, finds and counts its photos alone."""
        account, root = AccountFactory(role="reporter"), Collection.get_first_root_node()
        open_one, closed = root.add_child(name="Mở"), root.add_child(name="Kín")
        group = RoleGroup.objects.get(role="reporter").group
        GroupCollectionPermission.objects.filter(group=group).update(collection=open_one)
        seen = PhotoFactory(collection=open_one)
        hidden = PhotoFactory(collection=closed)
        client.force_login(account)
        index = client.get(reverse("wagtailimages:index"), {"q": "nông dân"})
        assert [card.photo for card in index.context["library"].cards] == [seen]
        assert index.context["library"].total == 1
        assert client.get(reverse("photos:numbers")).json() == {"photos": [seen.pk]}
        assert hidden.caption == seen.caption

    def test_photos_in_the_bin_are_left_out(self, found):
        PhotoFactory(binned_at=timezone.now())
        assert found() == []

    def test_asks_so_many_queries_whatever_the_number_of_photos(self, client, editor):
        def queries():
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(
                    reverse("wagtailimages:index"), {"q": "nông dân", "layout": "list"}
                )
            return len(asked), len(answer.context["library"].cards)

        person = PersonFactory()
        event = PhotoEventFactory()

        def add(count):
            for _ in range(count):
                photo = PhotoFactory(
                    photographers=[person], event=event, agency=OrganisationFactory()
                )
                photo.people_shown.add(person)
                photo.tags.add("lúa")

        add(2)
        queries()
        assert queries()[1] == 2
        few, _ = queries()
        add(58)
        many, shown = queries()
        assert (many, shown) == (few, listing.PER_PAGE)
        assert many < 30

    def test_makes_no_sizes_of_photos(self, client, editor):
        photo = PhotoFactory()
        page = client.get(reverse("wagtailimages:index")).content.decode()
        assert not photo.renditions.exists()
        assert "<img" not in page.partition("data-photos")[2].partition("</ul>")[0]

    def test_shows_the_delivered_size_and_a_larger_one_for_dense_screens(self, client, editor):
        photo = PhotoFactory(file=picture_file(size=(1600, 1000)), delivered=True)
        preview = listing.previews_of([photo.pk])[photo.pk]
        assert preview.width == 400
        assert " 800w" in preview.srcset
        assert preview.url in client.get(reverse("wagtailimages:index")).content.decode()

    def test_a_tile_that_stands_for_a_file_is_no_preview(self, client, editor):
        PhotoFactory(awaiting_file=True, delivered=True, origin_file_name="L1.jpg")
        page = client.get(reverse("wagtailimages:index"))
        assert page.context["library"].cards[0].preview is None
        assert "L1.jpg" in page.content.decode()

    def test_counts_exactly_up_to_a_bound_and_says_so_beyond(self, client, editor, monkeypatch):
        PhotoFactory.create_batch(3)
        index = reverse("wagtailimages:index")
        assert (client.get(index).context["library"].total) == 3
        monkeypatch.setattr(listing, "MOST_COUNTED", 2)
        library = client.get(index).context["library"]
        assert (library.total, library.is_capped, len(library.cards)) == (2, True, 2)

    def test_leafs_and_stays_on_the_last_page(self, found, monkeypatch):
        monkeypatch.setattr(listing, "PER_PAGE", 2)
        photos = PhotoFactory.create_batch(5)[::-1]
        assert found(p="2") == photos[2:4]
        assert found(p="99") == photos[4:]
        assert found(p="x") == photos[:2]

    def test_an_empty_library_says_how_to_bring_photos(self, client, editor):
        page = client.get(reverse("wagtailimages:index")).content.decode()
        assert f'class="button" href="{reverse("wagtailimages:add_multiple")}"' in page

    def test_links_lead_to_the_form_only_for_those_who_may_use_it(self, client, editor):
        photo = PhotoFactory()
        address = reverse("wagtailimages:edit", args=[photo.pk])
        assert address in client.get(reverse("wagtailimages:index")).content.decode()
        client.force_login(AccountFactory(role="reporter"))
        page = client.get(reverse("wagtailimages:index")).content.decode()
        assert address not in page
        assert "data-decide" not in page.partition("data-photos")[2].partition("</ul>")[0]

    def test_each_filter_can_be_taken_away(self, client, editor):
        answer = client.get(reverse("wagtailimages:index"), {"owes": "credit", "q": "lúa"})
        [(label, value, address)] = answer.context["chips"]
        assert address == "?q=l%C3%BAa"

    def test_a_value_that_makes_no_sense_is_said_and_finds_all_the_same(self, client, editor):
        photo = PhotoFactory()
        answer = client.get(reverse("wagtailimages:index"), {"taken_from": "hôm nào"})
        assert [card.photo for card in answer.context["library"].cards] == [photo]
        assert answer.context["form"].errors["taken_from"]

    def test_numbers_are_those_that_the_filters_find(self, client, editor):
        PhotoFactory()
        owing = PhotoFactory(uncredited=True)
        answer = client.get(reverse("photos:numbers"), {"owes": "credit"})
        assert answer.json() == {"photos": [owing.pk]}


class TestOrder:
    def test_by_taking_by_title_in_the_alphabet_and_by_rating(self, found):
        an = PhotoFactory(title="Ấn", taken_at=make_aware(datetime(2026, 1, 2)), rating=1)
        ba = PhotoFactory(title="Bà", taken_at=make_aware(datetime(2026, 1, 1)), rating=5)
        da = PhotoFactory(title="Đá", taken_at=None)
        du = PhotoFactory(title="Du", taken_at=make_aware(datetime(2026, 1, 3)))
        assert found() == [du, da, ba, an]
        assert found(sort="oldest") == [an, ba, da, du]
        assert found(sort="taken") == [du, an, ba, da]
        assert found(sort="taken-first") == [ba, an, du, da]
        assert found(sort="title") == [an, ba, du, da]
        assert found(sort="rating")[:2] == [ba, an]
