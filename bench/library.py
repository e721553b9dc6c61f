"""The photo library of 100,000 photos beside Wagtail's own list of images.

Both are asked through the whole product as a photo editor asks them. Rows are made in bulk,
without files; each photo has two sizes, a photographer, an agency, and stands in an event of some
fifty. The ratio is of our time to Wagtail's for the same question, or for opening where Wagtail
has no such question.
"""

import itertools
import time
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone
from taggit.models import Tag, TaggedItem
from wagtail.images.views.images import IndexView
from wagtail.models import Collection
from wagtail.search.backends import get_search_backend

from bench.measuring import measured
from cms.people.models import Organisation, Person
from media.finding import note_words
from media.models import (
    LedgerEntry,
    Photo,
    PhotoEvent,
    PhotoPhotographer,
    PhotoWords,
    Rendition,
)
from tests.factories import AccountFactory

PHOTOS = 100_000
AN_EVENT = 50
ROUNDS = 5
PLACES = ("Hà Nội", "Huế", "Cần Thơ", "Lào Cai", "Kon Tum", "Vàm Lá", "Khau Lặng")
DEEDS = ("khánh thành cầu", "thăm đồng lúa", "họp chỉ đạo chống lũ", "trao quà Tết", "khai giảng")
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Võ", "Lý")
GIVEN = ("Hùng", "Hưng", "Hằng", "Hạnh", "Sơn", "Thủy", "Đức", "Yến", "Quý")

# Words, our filters, and what Wagtail is asked beside it.
QUESTIONS = (
    ("open", {}, {}),
    ("page 50", {"p": "50"}, {"p": "50"}),
    ("one event", {"event": "Sự kiện 77"}, {}),
    ("owing a credit", {"owes": "credit"}, {}),
    ("unused for a year", {"unused": "12"}, {}),
    ("rated, by title", {"rating": "4", "sort": "title"}, {"ordering": "title"}),
    ("find a rare name", {"q": "Đỗ Thị Thủy 7"}, {"q": "Đỗ Thị Thủy 7"}),
    ("find with marks", {"q": "khánh thành cầu"}, {"q": "khánh thành cầu"}),
    ("find without", {"q": "chong lu can tho"}, {"q": "chong lu can tho"}),
    ("find in every one", {"q": "anh"}, {"q": "ảnh"}),
)


def run() -> None:
    account = AccountFactory(role="photo_editor")
    began = time.perf_counter()
    fill(account)
    print(f"library: {PHOTOS} photos made in {time.perf_counter() - began:.0f} s", flush=True)
    client = Client()
    client.force_login(account)
    index = reverse("wagtailimages:index")
    for name, asked, theirs in QUESTIONS:
        ours, queries = measured(lambda asked=asked: shown(client, index, asked), rounds=ROUNDS)
        plain, plain_queries = measured(
            lambda theirs=theirs: wagtails(account, theirs), rounds=ROUNDS
        )
        print(
            f"        {name:<18} {1000 * ours:5.0f} ms, {queries:2} queries; Wagtail's own list "
            f"{1000 * plain:5.0f} ms, {plain_queries:2} queries: {ours / plain:.2f} of its time",
            flush=True,
        )


def shown(client: Client, index: str, asked: dict) -> None:
    assert client.get(index, asked).status_code == 200


def wagtails(account, asked: dict) -> None:
    """Wagtail's view, without the middleware that ours is asked through."""
    request = RequestFactory().get("/", asked)
    request.user = get_user_model().objects.get(pk=account.pk)
    response = IndexView.as_view()(request)
    response.render()


def fill(account) -> None:
    root, now = Collection.get_first_root_node(), timezone.now()
    people = [_person(number) for number in range(300)]
    agencies = [Organisation(name=f"Hãng tin {n}", slug=f"hang-{n}") for n in range(20)]
    for agency in agencies:
        agency.save()
    events = PhotoEvent.objects.bulk_create(
        PhotoEvent(title=f"Sự kiện {n}", starts_at=now - timedelta(hours=6 * n))
        for n in range(PHOTOS // AN_EVENT)
    )
    keywords = Tag.objects.bulk_create(Tag(name=f"từ khóa {n}", slug=f"tu-{n}") for n in range(200))
    content_type = TaggedItem.objects.model._meta.get_field("content_type").related_model.objects
    content_type = content_type.get_for_model(Photo)
    for start in range(0, PHOTOS, 5000):
        numbers = range(start, start + 5000)
        photos = Photo.objects.bulk_create(
            _photo(n, account, root, events[n // AN_EVENT], agencies, now) for n in numbers
        )
        pairs = list(zip(numbers, photos, strict=True))
        PhotoPhotographer.objects.bulk_create(
            PhotoPhotographer(photo=photo, person=people[n % 300]) for n, photo in pairs if n % 50
        )
        shown_in = Photo.people_shown.through
        shown_in.objects.bulk_create(
            shown_in(photo=photo, person=people[n * 7 % 300]) for n, photo in pairs if n % 3 == 0
        )
        TaggedItem.objects.bulk_create(
            TaggedItem(tag=keywords[n % 200], content_type=content_type, object_id=photo.pk)
            for n, photo in pairs
        )
        Rendition.objects.bulk_create(
            Rendition(
                image=photo, filter_spec=spec, file=f"images/{n}.{spec}.webp", width=w, height=h
            )
            for (n, photo), (spec, w, h) in itertools.product(
                pairs, (("max-165x165", 165, 110), ("width-400|format-webp", 400, 267))
            )
        )
        LedgerEntry.objects.bulk_create(
            LedgerEntry(photo=photo, page_title=f"Bài {n}", place="lead", began_at=now)
            for n, photo in pairs
            if n % 4 == 0
        )
        note_words([photo.pk for photo in photos])
        made = Photo.objects.filter(pk__in=[photo.pk for photo in photos])
        get_search_backend().add_bulk(Photo, list(made.prefetch_related("tags")))
    # As they were brought over years, not in this minute.
    with connection.cursor() as cursor:
        cursor.execute("UPDATE media_photo SET created_at = now() - id * interval '5 minutes'")
        cursor.execute("ANALYZE")
    assert PhotoWords.objects.count() == PHOTOS


def _person(number: int) -> Person:
    family = FAMILIES[number % len(FAMILIES)]
    given = GIVEN[number // len(FAMILIES) % len(GIVEN)]
    return Person.objects.create(full_name=f"{family} Thị {given} {number}")


def _photo(n: int, account, root, event, agencies, now) -> Photo:
    place = PLACES[n % len(PLACES)]
    return Photo(
        title=f"Ảnh số {n}",
        file=f"original_images/{n}.jpg",
        width=3000,
        height=2000 if n % 5 else 4000,
        caption=f"Ảnh {n}: lãnh đạo tỉnh {DEEDS[n % len(DEEDS)]} tại {place}.",
        credit_line="" if n % 100 == 0 else "Ảnh: Hãng tin",
        agency=None if n % 100 == 0 else agencies[n % 20],
        place=place,
        taken_at=now - timedelta(minutes=7 * n),
        event=event,
        status=Photo.Status.NEEDS_CAPTION if n % 100 == 0 else Photo.Status.NEEDS_CHECK,
        rating=n % 6,
        uploaded_by_user=account,
        collection=root,
    )
