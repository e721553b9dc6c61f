"""The clock and photos: their delivered files follow the calendar."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.workflow import clock
from media import delivery
from media.models import Photo, Rendition
from tests.factories import ArticleFactory, PhotoFactory, picture_file

pytestmark = pytest.mark.django_db


def said(at) -> list[tuple]:
    return [(outcome.action, outcome.page_number) for outcome in clock.run(at=at)]


@pytest.fixture
def photo():
    photo = PhotoFactory(
        file=picture_file(size=(60, 40)), rights_expire_on=timezone.localdate(), delivered=True
    )
    return Photo.objects.get(pk=photo.pk)


def test_files_are_withdrawn_when_the_last_day_is_over(
    client, photo, django_capture_on_commit_callbacks
):
    address = f"/media/{photo.renditions.first().file.name}"
    now = timezone.now()
    assert said(now) == []
    assert client.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        assert said(now + timedelta(days=1)) == [("photo withdrawn", photo.pk)]
    assert client.get(address).status_code == 404
    assert said(now + timedelta(days=1)) == []


def test_files_are_asked_for_when_the_first_day_comes():
    now = timezone.now()
    photo = PhotoFactory(valid_from=timezone.localdate() + timedelta(days=3))
    assert not Rendition.objects.filter(image=photo).exists()
    assert said(now) == []
    assert said(now + timedelta(days=2)) == [("photo back", photo.pk)]
    assert photo.pk in delivery.owed_photos()


def test_a_photo_that_fails_stops_neither_stories_nor_others(photo, monkeypatch):
    other = PhotoFactory(rights_expire_on=timezone.localdate(), file=picture_file(size=(61, 40)))
    article = ArticleFactory()
    revision = article.save_revision()
    now = timezone.now()
    type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=now)
    withdraw = delivery.withdraw

    def broken(number, *, at):
        if number == photo.pk:
            raise OSError("disk")
        withdraw(number, at=at)

    monkeypatch.setattr(delivery, "withdraw", broken)
    assert said(now + timedelta(days=1)) == [
        ("published", article.pk),
        ("photo withdrawn", other.pk),
    ]
    assert Photo.objects.get(pk=other.pk).delivery.withdrawn_at
