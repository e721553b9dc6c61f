"""Files that arrive for photos which awaited them, and the form of a photo."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form

from cms.people.models import Person
from media.arrivals import fill_awaiting
from media.delivery import deliver
from media.models import Photo
from media.pictures import NotAPicture, checked_picture
from tests.factories import (
    AccountFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoFactory,
    picture_file,
)

pytestmark = pytest.mark.django_db


def picture(**kwargs):
    return checked_picture(picture_file(**kwargs).read(), "moi.jpg")


def awaiting(**kwargs):
    return PhotoFactory(awaiting_file=True, **kwargs)


class TestFilling:
    def test_the_picture_takes_the_place_of_the_tile(self, django_capture_on_commit_callbacks):
        photo = awaiting()
        tile, storage = photo.file.name, photo.file.storage
        photo.get_rendition("max-100x100")
        with django_capture_on_commit_callbacks(execute=True):
            fill_awaiting(photo, picture(size=(640, 480)))
        photo.refresh_from_db()
        assert not photo.is_awaiting_file
        assert (photo.width, photo.height) == (640, 480)
        assert photo.file_size == photo.file.size
        assert len(photo.file_hash) == 40
        deliver(photo.pk)
        with Image.open(photo.renditions.get(filter_spec="max-100x100").file) as shown:
            assert shown.size == (100, 75)
        assert not storage.exists(tile)

    def test_every_photo_of_that_name_and_origin_is_filled(self):
        named = {"origin": "Songhau.vn", "origin_file_name": "Đò.jpg"}
        first, second = awaiting(**named), awaiting(**named)
        other = awaiting(origin="Nơi khác", origin_file_name="Đò.jpg")
        filled = fill_awaiting("đò.JPG", picture(), origin="Songhau.vn")
        assert {photo.pk for photo in filled} == {first.pk, second.pk}
        assert first.file_hash != Photo.objects.get(pk=first.pk).file_hash
        assert Photo.objects.get(pk=other.pk).is_awaiting_file

    def test_a_photo_that_has_its_file_keeps_it(self):
        photo = PhotoFactory(origin="Songhau.vn", origin_file_name="do.jpg")
        assert fill_awaiting("do.jpg", picture(), origin="Songhau.vn") == []
        assert fill_awaiting(photo, picture()) == []

    @pytest.mark.parametrize("cut", [0, 20, 600])
    def test_a_broken_picture_is_refused(self, cut):
        with pytest.raises(NotAPicture):
            checked_picture(picture_file().read()[:cut], "hong.jpg")

    def test_a_picture_of_too_many_pixels_is_refused(self, settings):
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 1000
        with pytest.raises(NotAPicture):
            picture()


class TestForm:
    def form(self, photo, **changes):
        form_class = get_image_form(get_image_model())
        empty = form_class(instance=photo)
        data = {name: value for name, value in empty.initial.items() if value not in (None, [], "")}
        files = {"file": changes.pop("file")} if "file" in changes else {}
        data.update({"collection": photo.collection_id, "tags": "", "people_shown": []})
        form = form_class(
            {**data, **changes}, files, instance=photo, user=AccountFactory(role="photo_editor")
        )
        assert form.is_valid(), form.errors
        return form.save()

    def test_an_uploaded_file_ends_the_waiting(self):
        photo = awaiting()
        self.form(photo, file=SimpleUploadedFile("a.jpg", picture_file().read()))
        assert not Photo.objects.get(pk=photo.pk).is_awaiting_file

    def test_an_uploaded_file_fills_every_photo_that_awaits_it(self):
        named = {"origin": "Songhau.vn", "origin_file_name": "Đò.jpg"}
        photo, same = awaiting(**named), awaiting(**named)
        elsewhere = awaiting(origin="Nơi khác", origin_file_name="Đò.jpg")
        sent = picture_file(size=(640, 480)).read()
        self.form(photo, file=SimpleUploadedFile("a.jpg", sent))
        same.refresh_from_db()
        assert not same.is_awaiting_file
        assert (same.width, same.height) == (640, 480)
        with same.file.open() as file:
            assert file.read() == sent
        assert Photo.objects.get(pk=elsewhere.pk).is_awaiting_file

    def test_a_new_file_for_a_photo_that_has_one_fills_no_other(self):
        named = {"origin": "Songhau.vn", "origin_file_name": "Đò.jpg"}
        photo, waits = PhotoFactory(**named), awaiting(**named)
        self.form(photo, file=SimpleUploadedFile("a.jpg", picture_file().read()))
        assert Photo.objects.get(pk=waits.pk).is_awaiting_file

    @pytest.mark.parametrize("cut", [20, 200, 600])
    def test_a_file_that_can_not_be_decoded_is_refused_in_words(self, client, cut):
        photo = awaiting()
        client.force_login(AccountFactory(role="photo_editor"))
        file = SimpleUploadedFile("hong.jpg", picture_file().read()[:-cut])
        data = {"title": "Ảnh", "collection": photo.collection_id, "file": file}
        page = client.post(reverse("wagtailimages:edit", args=[photo.pk]), data)
        assert page.status_code == 200
        assert page.context["form"].errors["file"]
        assert Photo.objects.get(pk=photo.pk).is_awaiting_file

    def test_saving_without_a_file_does_not(self):
        photo = awaiting()
        self.form(photo, title="Tên khác")
        assert Photo.objects.get(pk=photo.pk).is_awaiting_file

    def test_photographers_and_agency_are_read_from_the_line(self):
        photo = PhotoFactory()
        agency = OrganisationFactory(name="Hãng tin Sông Hậu", aliases=["SHN"])
        person = PersonFactory(full_name="Trần Khế")
        self.form(photo, credit_line="Ảnh: SHN/Trần Khế")
        photo = Photo.objects.get(pk=photo.pk)
        assert photo.agency == agency
        assert list(photo.photographers.all()) == [person]

    def test_a_line_that_was_not_touched_keeps_the_photographers(self):
        person = PersonFactory(full_name="Trần Khế")
        photo = PhotoFactory(photographers=[person], credit_line="Ảnh: Tư liệu")
        self.form(photo, title="Tên khác")
        assert list(photo.photographers.all()) == [person]

    def test_an_emptied_line_names_nobody(self):
        photo = PhotoFactory(photographers=[PersonFactory()], credit_line="Ảnh: Trần Khế")
        self.form(photo, credit_line="")
        assert not photo.photographer_rows.exists()
        assert not Person.objects.filter(full_name="Trần Khế").exists()

    def test_the_awaited_name_is_said_beside_the_file(self, client):
        photo = awaiting(origin_file_name="do-ngang.jpg")
        client.force_login(AccountFactory(role="photo_editor"))
        page = client.get(reverse("wagtailimages:edit", args=[photo.pk])).content.decode()
        assert "do-ngang.jpg" in page
