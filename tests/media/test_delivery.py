"""What readers are delivered: made behind their backs, always in step with the library."""

from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from PIL import Image

from media import delivery
from media.delivery import ask_for_delivery, delete_forgotten_files, deliver, owed_photos
from media.making import content_key
from media.metadata import read_metadata
from media.models import Photo, PhotoDelivery, Rendition, RetiredFile
from media.sizes import filters_for
from tests.factories import OrganisationFactory, PersonFactory, PhotoFactory, erase, picture_file

pytestmark = pytest.mark.django_db


def storage():
    return Rendition._meta.get_field("file").storage


def delivered(photo) -> dict[str, bytes]:
    """The delivered files of ``photo`` by filter."""
    found = {}
    for row in photo.renditions.all():
        with row.file.storage.open(row.file.name) as file:
            found[row.filter_spec] = file.read()
    return found


def names(photo) -> set[str]:
    return set(photo.renditions.values_list("file", flat=True))


@pytest.fixture
def photo():
    photo = PhotoFactory(
        file=picture_file(size=(300, 200)),
        caption="Đò ngang qua sông Hậu",
        photographers=[PersonFactory(full_name="Nhật Bắc")],
        agency=OrganisationFactory(name="Cổng thông tin", short_name="VGP"),
        credit_line="Ảnh: VGP/Nhật Bắc",
        copyright_notice="© VGP 2026",
        usage_terms="Chỉ dùng cho tin bài",
    )
    deliver(photo.pk)
    return Photo.objects.with_credit().get(pk=photo.pk)


class TestTheSet:
    def test_every_registered_size_is_made_in_one_go(self, photo):
        assert set(delivered(photo)) == {filter.spec for filter in filters_for(photo)}

    def test_formats_are_what_their_filters_say(self, photo):
        for spec, data in delivered(photo).items():
            _, _, format = spec.partition("|format-")
            with Image.open(BytesIO(data)) as picture:
                assert picture.format.lower() == (format or "jpeg")
                assert picture.mode == "RGB"

    def test_sizes_larger_than_the_photo_are_made_once(self, photo):
        widths = [spec for spec in delivered(photo) if spec.startswith("width-")]
        assert {spec for spec in widths if spec.endswith("webp")} == {"width-800|format-webp"}

    def test_every_file_says_whose_it_is(self, photo):
        for spec, data in delivered(photo).items():
            said = read_metadata(data)
            assert said.caption == "Đò ngang qua sông Hậu", spec
            assert said.creators == ("Nhật Bắc",), spec
            assert said.credit == "Nhật Bắc/VGP", spec
            assert said.copyright_notice == "© VGP 2026", spec
            assert said.usage_terms == "Chỉ dùng cho tin bài", spec
            assert said.license_url.endswith("/quyen-su-dung-anh/"), spec

    def test_a_tile_says_nothing(self):
        waiting = PhotoFactory(awaiting_file=True)
        deliver(waiting.pk)
        assert {read_metadata(data).credit for data in delivered(waiting).values()} == {""}

    def test_a_second_delivery_makes_nothing(self, photo):
        assert deliver(photo.pk) == 0


class TestFollowing:
    @pytest.mark.parametrize(
        "change",
        [
            {"caption": "Chú thích đã sửa"},
            {"copyright_notice": "© Toà Soạn"},
            {"usage_terms": "Không bán lại"},
            {"license_url": "https://vidu.vn/giay-phep"},
            {"description": "Con đò chở mười người"},
        ],
    )
    def test_files_follow_a_changed_word(self, photo, change):
        before = names(photo)
        for name, value in change.items():
            setattr(photo, name, value)
        photo.save()
        deliver(photo.pk)
        assert not before & names(photo)
        (value,) = change.values()
        field = {"description": "alternative_text"}.get(*change, *change)
        assert {getattr(read_metadata(data), field) for data in delivered(photo).values()} == {
            value
        }

    def test_files_follow_a_photographer_who_is_renamed(self, photo):
        person = photo.photographers.get()
        person.full_name = "Nguyễn Nhật Bắc"
        person.save()
        assert photo.pk in owed_photos()
        deliver(photo.pk)
        assert {read_metadata(data).creators for data in delivered(photo).values()} == {
            ("Nguyễn Nhật Bắc",)
        }

    def test_a_name_saved_without_a_change_asks_for_nothing(self, photo):
        photo.photographers.get().save()
        photo.agency.save()
        assert photo.pk not in owed_photos()

    def test_crops_follow_the_focal_point_and_nothing_else_is_made(self, photo):
        before = names(photo)
        photo.focal_point_x, photo.focal_point_y = 20, 20
        photo.focal_point_width = photo.focal_point_height = 10
        photo.save()
        deliver(photo.pk)
        kept = photo.renditions.filter(file__in=before).values_list("filter_spec", flat=True)
        assert kept
        assert not any(spec.startswith("fill-") for spec in kept)
        assert photo.renditions.count() == len(filters_for(photo))

    def test_a_change_while_files_are_made_is_not_lost(self, photo, monkeypatch):
        photo.caption = "Chú thích thứ hai"
        photo.save()
        made = delivery.rendition_files

        def slowly(wanted, filters):
            for number, pair in enumerate(made(wanted, filters)):
                if number == 1:
                    Photo.objects.filter(pk=photo.pk).update(caption="Chú thích thứ ba")
                    ask_for_delivery([photo.pk])
                yield pair

        monkeypatch.setattr(delivery, "rendition_files", slowly)
        deliver(photo.pk)
        assert photo.pk in owed_photos()
        monkeypatch.undo()
        deliver(photo.pk)
        assert photo.pk not in owed_photos()
        assert {read_metadata(data).caption for data in delivered(photo).values()} == {
            "Chú thích thứ ba"
        }

    def test_a_size_that_the_admin_asked_for_follows_too(self, photo):
        photo.get_rendition("height-90|format-jpeg")
        photo.caption = "Đã sửa"
        photo.save()
        deliver(photo.pk)
        row = photo.renditions.get(filter_spec="height-90|format-jpeg")
        assert row.content_key == content_key(Photo.objects.get(pk=photo.pk))


class TestOldAddresses:
    def test_answer_until_caches_have_forgotten_them(self, photo, settings):
        settings.DELIVERED_FILES_CACHED_FOR = 3600
        before, now = names(photo), timezone.now()
        photo.caption = "Đã sửa"
        photo.save()
        deliver(photo.pk)
        delete_forgotten_files(at=now + timedelta(minutes=59))
        assert all(storage().exists(name) for name in before)
        while delete_forgotten_files(at=now + timedelta(hours=2)):
            pass
        assert not any(storage().exists(name) for name in before)
        assert all(storage().exists(name) for name in names(photo))
        assert not RetiredFile.objects.exists()


class TestWhatCanNotBeMade:
    def test_is_noted_and_not_tried_for_ever(self):
        photo = PhotoFactory()
        with photo.file.storage.open(photo.file.name, "wb") as file:
            file.write(b"no picture")
        deliver(photo.pk)
        assert PhotoDelivery.objects.get(pk=photo.pk).problem
        assert photo.pk not in owed_photos()

    def test_earlier_files_stay_when_the_original_is_lost(self, photo):
        before = names(photo)
        photo.file.storage.delete(photo.file.name)
        photo.caption = "Đã sửa"
        photo.save()
        deliver(photo.pk)
        assert names(photo) == before

    def test_a_deleted_photo_is_no_problem(self, photo):
        number = photo.pk
        erase(photo)
        assert deliver(number) == 0


class TestTheQueue:
    def test_a_lost_queue_loses_no_photo(self):
        photo = PhotoFactory(file=picture_file(size=(60, 40)))
        output = StringIO()
        call_command("deliver_photos", stdout=output)
        assert "1 photos" in output.getvalue()
        assert photo.renditions.count() == len(filters_for(photo))
        assert not owed_photos().exists()

    def test_new_terms_reach_every_file_when_somebody_asks(self, photo, settings):
        settings.PHOTO_LICENCE_URL = "https://vidu.vn/quyen-moi/"
        call_command("deliver_photos", "--all", stdout=StringIO())
        assert {read_metadata(data).license_url for data in delivered(photo).values()} == {
            "https://vidu.vn/quyen-moi/"
        }

    def test_many_photos_at_once_are_one_task(
        self, monkeypatch, django_capture_on_commit_callbacks
    ):
        monkeypatch.setattr(delivery, "ONE_BY_ONE", 1)
        photos = PhotoFactory.create_batch(3, file=picture_file(size=(60, 40)))
        with django_capture_on_commit_callbacks(execute=True):
            ask_for_delivery([photo.pk for photo in photos])
        assert DBTaskResult.objects.count() == 1
