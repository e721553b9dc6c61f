"""The worker on a committed database, as it runs beside the server."""

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult

from media.delivery import deliver_some_owed, owed_photos
from media.models import Photo
from media.sizes import filters_for
from tests.factories import PhotoFactory, picture_file


def small_photo() -> Photo:
    return PhotoFactory(file=picture_file(size=(60, 40)))


def work_off() -> None:
    call_command("db_worker", "--backend", "photos", "--batch", "--no-startup-delay", verbosity=0)


def test_makes_what_was_asked_for(own_database):
    photo = small_photo()
    assert not photo.renditions.exists()
    work_off()
    assert photo.renditions.count() == len(filters_for(photo))
    assert not DBTaskResult.objects.ready().exists()


def test_works_off_what_an_earlier_worker_left(own_database):
    photos = [small_photo() for _number in range(12)]
    DBTaskResult.objects.all().delete()
    deliver_some_owed.enqueue()
    work_off()
    assert not owed_photos().exists()
    assert all(photo.renditions.exists() for photo in photos)


def test_one_photo_that_fails_keeps_no_other_waiting(own_database, monkeypatch):
    bad, good = small_photo(), small_photo()
    monkeypatch.setattr(
        "media.delivery.filters_for",
        lambda photo: 1 / 0 if photo.pk == bad.pk else filters_for(photo),
    )
    work_off()
    assert good.renditions.exists()
    assert bad.delivery.problem
    assert set(owed_photos()) == set()
