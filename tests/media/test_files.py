"""Which picture files the library takes, where they lie, and what a broken one does."""

from io import BytesIO
from pathlib import PurePath

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from media.models import Photo
from media.pictures import PICTURE_SUFFIXES, NotAPicture, checked_picture
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory, picture_file

pytestmark = pytest.mark.django_db


def picture_in(format):
    file = BytesIO()
    Image.new("RGB", (64, 48), (10, 90, 160)).save(file, format)
    return file.getvalue()


class TestKinds:
    def test_uploads_and_imports_take_the_same_kinds(self):
        suffixes = {f".{extension}" for extension in settings.WAGTAILIMAGES_EXTENSIONS}
        assert suffixes == set(PICTURE_SUFFIXES)

    @pytest.mark.parametrize("format", ["AVIF", "GIF", "HEIF", "JPEG", "PNG", "WEBP"])
    def test_every_kind_is_taken_and_shown(self, format):
        suffix = {"HEIF": "heic", "JPEG": "jpg"}.get(format, format.lower())
        photo = PhotoFactory(file=checked_picture(picture_in(format), f"anh.{suffix}"))
        assert (photo.width, photo.height) == (64, 48)
        assert photo.get_rendition("width-32|format-jpeg").width == 32

    @pytest.mark.parametrize("format", ["BMP", "TIFF"])
    def test_other_kinds_are_refused(self, format):
        with pytest.raises(NotAPicture, match="anh"):
            checked_picture(picture_in(format), "anh.jpg")

    def test_a_broken_heic_is_refused(self):
        with pytest.raises(NotAPicture, match="anh.heic"):
            checked_picture(picture_in("HEIF")[:200], "anh.heic")


class TestNames:
    def test_the_name_of_a_photo_does_not_tell_where_its_sizes_lie(self):
        photos = PhotoFactory.create_batch(2, file=picture_file(name="ket-qua-thi.jpg"))
        names = {PurePath(photo.get_rendition("width-40").file.name).name for photo in photos}
        assert len({name.split("-")[0] for name in names}) == 2
        assert len({PurePath(photo.file.name).name.split("-")[0] for photo in photos}) == 2

    def test_the_address_of_one_size_does_not_tell_another(self):
        photo = PhotoFactory()
        small, large = (photo.get_rendition(f"width-{width}").file.name for width in (40, 80))
        assert small.replace("width-40", "width-80") != large

    @pytest.mark.parametrize("name", ["Đò ngang.jpg", f"{'rất dài ' * 40}.jpg", f"a.{'b' * 90}"])
    def test_names_are_short_and_ascii(self, name):
        photo = PhotoFactory(file=picture_file(name=name))
        for stored in (photo.file.name, photo.get_rendition("width-40").file.name):
            assert stored.isascii()
            assert len(stored) <= 100
            assert photo.file.storage.exists(photo.file.name)


class TestABrokenOriginal:
    @pytest.fixture(params=[b"xx", b"", picture_file().read()[:600]])
    def broken(self, request):
        photo = PhotoFactory()
        with photo.file.storage.open(photo.file.name, "wb") as file:
            file.write(request.param)
        return Photo.objects.get(pk=photo.pk)

    def test_breaks_no_page_of_the_admin(self, client, broken):
        article = ArticleFactory(lead_photo=broken)
        client.force_login(AccountFactory(role="photo_editor"))
        pages = [
            reverse("wagtailimages:index"),
            reverse("wagtailimages:edit", args=[broken.pk]),
            reverse("wagtailimages:delete", args=[broken.pk]),
            reverse("wagtailimages_chooser:choose"),
            reverse("wagtailimages_chooser:chosen", args=[broken.pk]),
            reverse("wagtailadmin_pages:edit", args=[article.pk]),
        ]
        assert [client.get(page).status_code for page in pages] == [200] * len(pages)

    def test_a_wrong_question_is_still_a_mistake_of_ours(self, broken):
        with pytest.raises(InvalidFilterSpecError):
            PhotoFactory().get_rendition("khong-co")
        with pytest.raises(SourceImageIOError):
            broken.get_rendition("width-40")

    def test_a_new_file_mends_it(self, broken):
        broken.file = ContentFile(picture_file().read(), name="lai.jpg")
        broken.save()
        assert broken.get_rendition("width-40").width == 40
