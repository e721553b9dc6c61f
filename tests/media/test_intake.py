"""From a file to a photo of the library: everything the camera wrote, nothing twice."""

from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image
from wagtail.models import Collection

from cms.people.models import Organisation, Person
from media.describing import credit_line, describe
from media.intake import take_in
from media.metadata import Imprint, PhotoMetadata, iim_segment, xmp_packet
from media.models import Photo, PhotoEvent, PhotoFingerprint
from media.pictures import NotAPicture
from tests.factories import AccountFactory, OrganisationFactory, PersonFactory, picture_file

pytestmark = pytest.mark.django_db


def jpeg(imprint: Imprint, size=(120, 80), colour=(30, 90, 140)) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, colour).save(
        file, "JPEG", xmp=xmp_packet(imprint), extra=iim_segment(imprint)
    )
    return file.getvalue()


@pytest.fixture
def bring():
    user = AccountFactory(role="photographer")
    collection = Collection.get_first_root_node()

    def bring(data, name="anh.jpg", **kwargs):
        return take_in(data, name, user=user, collection=collection, **kwargs)

    return bring


FULL = Imprint(
    title="Khánh thành cầu",
    caption="Lễ khánh thành cầu Vàm Cống",
    creators=("Nhật Bắc",),
    credit="VGP",
    source="Cổng TTĐT Chính phủ",
    copyright_notice="© VGP",
    usage_terms="Chỉ dùng cho tin bài",
    license_url="https://vidu.vn/giay-phep",
    licensor="Cổng TTĐT Chính phủ",
    licensor_url="https://vidu.vn/",
    alternative_text="Cây cầu dây văng trong nắng sớm",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-AIMLTRAINING",
)


class TestTakingIn:
    def test_fields_come_from_the_file(self, bring):
        vgp = OrganisationFactory(
            name="Cổng Thông tin điện tử Chính phủ",
            short_name="VGP",
            aliases=["Cổng TTĐT Chính phủ"],
        )
        photo = bring(jpeg(FULL)).photo
        photo = Photo.objects.with_credit().get(pk=photo.pk)
        assert photo.title == "Khánh thành cầu"
        assert photo.caption == "Lễ khánh thành cầu Vàm Cống"
        assert photo.description == "Cây cầu dây văng trong nắng sớm"
        assert photo.copyright_notice == "© VGP"
        assert photo.usage_terms == "Chỉ dùng cho tin bài"
        assert photo.license_url == "https://vidu.vn/giay-phep"
        assert (photo.licensor, photo.licensor_url) == ("Cổng TTĐT Chính phủ", "https://vidu.vn/")
        assert photo.digital_source_type == "digitalCapture"
        assert photo.data_mining == "DMI-PROHIBITED-AIMLTRAINING"
        assert photo.agency == vgp
        assert photo.credit == "Nhật Bắc/VGP"
        assert photo.credit_line == "Nhật Bắc/VGP"
        assert photo.origin_metadata["file"]["credit"] == "VGP"

    def test_the_original_is_kept_byte_for_byte(self, bring):
        data = jpeg(FULL) + b"<script>alert(1)</script>"
        photo = bring(data).photo
        with photo.open_file() as file:
            assert file.read() == data
        assert PhotoFingerprint.objects.get(photo=photo).sha256

    def test_a_file_without_words_is_called_by_its_name(self, bring):
        photo = bring(picture_file().read(), "khanh_thanh cau.jpg").photo
        assert (photo.title, photo.caption, photo.credit) == ("khanh thanh cau", "", "")

    def test_wrong_suffix_is_put_right_and_told(self, bring):
        taken = bring(picture_file().read(), "anh.png")
        assert taken.photo.file.name.endswith(".jpg")
        assert any("anh.png" in note for note in taken.notes)

    def test_what_is_no_picture_writes_nothing(self, bring):
        with pytest.raises(NotAPicture):
            bring(picture_file().read()[:300])
        assert not Photo.objects.exists()

    def test_the_size_is_that_of_the_upright_picture(self, bring):
        file, exif = BytesIO(), Image.Exif()
        exif[0x0112] = 6
        Image.new("RGB", (120, 80)).save(file, "JPEG", exif=exif)
        photo = bring(file.getvalue()).photo
        assert (photo.width, photo.height) == (80, 120)
        photo = Photo.objects.get(pk=photo.pk)
        assert (photo.width, photo.height) == (80, 120)


class TestTheSameFile:
    def test_makes_no_second_photo(self, bring):
        data = jpeg(FULL)
        first = bring(data)
        again = bring(data, "ten-khac.jpg")
        assert first.is_new
        assert not again.is_new
        assert again.photo == first.photo
        assert Photo.objects.count() == 1

    def test_is_kept_twice_when_somebody_insists(self, bring):
        data = jpeg(FULL)
        first = bring(data)
        again = bring(data, even_if_known=True)
        assert again.is_new
        assert again.likeness.same_file == [first.photo]


class TestDescribing:
    def said(self, **kwargs):
        return PhotoMetadata(**kwargs)

    def photo(self, **kwargs):
        return Photo(file=picture_file(size=(60, 40)), **kwargs)

    def test_what_an_editor_wrote_is_kept(self):
        photo = self.photo(title="Tít", caption="Chú thích của ta", credit_line="Ảnh: Lê Mít")
        describe(photo, self.said(title="Khác", caption="Khác", creators=("Trần Khế",)))
        assert (photo.title, photo.caption, photo.credit_line) == (
            "Tít",
            "Chú thích của ta",
            "Ảnh: Lê Mít",
        )

    def test_a_credit_printed_behind_the_caption_is_not_printed_twice(self):
        photo = self.photo()
        describe(photo, self.said(caption="Quang cảnh hội nghị. Ảnh: VGP/Nhật Bắc"))
        assert photo.caption == "Quang cảnh hội nghị"
        assert photo.credit_line == "Ảnh: VGP/Nhật Bắc"

    def test_a_camera_without_a_zone_stood_in_viet_nam(self):
        photo = self.photo()
        describe(photo, self.said(taken_at=datetime(2026, 11, 22, 9, 30)))
        assert photo.taken_at == datetime(2026, 11, 22, 2, 30, tzinfo=UTC)

    def test_people_shown_are_those_the_register_knows_and_nobody_is_added(self):
        known = PersonFactory(full_name="Võ Thị Mận")
        photo = self.photo()
        describe(photo, self.said(persons_shown=("Võ Thị Mận", "Người Lạ")))
        assert list(photo.people_shown.all()) == [known]
        assert photo.other_people_shown == ["Người Lạ"]
        assert not Person.objects.filter(full_name="Người Lạ").exists()

    def test_photos_of_one_day_and_title_share_an_event(self):
        morning = self.said(event="Đại hội", taken_at=datetime(2026, 11, 22, 8, 0))
        evening = self.said(event="Đại hội", taken_at=datetime(2026, 11, 22, 20, 0))
        next_day = self.said(event="Đại hội", taken_at=datetime(2026, 11, 23, 8, 0))
        photos = [self.photo(), self.photo(), self.photo()]
        for photo, said in zip(photos, (morning, evening, next_day), strict=True):
            describe(photo, said)
        assert photos[0].event == photos[1].event != photos[2].event
        assert PhotoEvent.objects.count() == 2

    def test_keywords_become_keywords(self):
        photo = self.photo()
        describe(photo, self.said(keywords=("hạ tầng", "cầu")))
        assert sorted(tag.name for tag in photo.tags.all()) == ["cầu", "hạ tầng"]

    @pytest.mark.parametrize("address", ["javascript:alert(1)", "giấy phép", "ftp://vidu.vn/a"])
    def test_an_address_that_is_none_is_left_out(self, address):
        photo = self.photo()
        describe(photo, self.said(license_url=address, digital_source_type=address))
        assert (photo.license_url, photo.digital_source_type) == ("", "")
        assert photo.origin_metadata["file"]["license_url"] == address

    def test_values_too_long_for_a_field_are_shortened_not_refused(self):
        photo = self.photo()
        describe(photo, self.said(title="a " * 300, copyright_notice="b" * 2000, city="c" * 900))
        photo.refresh_from_db()
        assert len(photo.copyright_notice) <= 500

    @pytest.mark.parametrize(
        ("creators", "credit", "line"),
        [
            (("Nhật Bắc",), "VGP", "Nhật Bắc/VGP"),
            (("Nhật Bắc", "Hải Minh"), "VGP", "Nhật Bắc, Hải Minh/VGP"),
            (("Nhật Bắc",), "VGP/Nhật Bắc", "VGP/Nhật Bắc"),
            (("Nhật Bắc",), "", "Nhật Bắc"),
            ((), "TTXVN", "TTXVN"),
            ((), "", ""),
        ],
    )
    def test_creators_and_credit_make_one_line(self, creators, credit, line):
        assert credit_line(self.said(creators=creators, credit=credit)) == line

    def test_agencies_are_found_by_any_of_their_names(self):
        OrganisationFactory(
            name="Cổng Thông tin", short_name="VGP", aliases=["Cổng TTĐT Chính phủ"]
        )
        photo = self.photo()
        describe(photo, self.said(creators=("Nhật Bắc",), credit="Cổng TTĐT Chính phủ"))
        assert photo.credit == "Nhật Bắc/VGP"
        assert Organisation.objects.count() == 1
