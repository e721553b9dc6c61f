"""Cuts that an editor chose: what may be kept, and which sizes take them."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from PIL import Image
from wagtail.images.models import Filter

from media.cropping import (
    LEAST_SIDE,
    RATIOS,
    box_and_size,
    box_of_width,
    cleaned_crops,
    objection,
    usual_crop,
)
from media.delivery import deliver, owed_photos
from media.models import Photo, PhotoChange
from tests.factories import AccountFactory, PhotoFactory
from tests.media.pictures import BLUE, GREEN, RED, encoded, quarters
from tests.media.test_replacing import fields_of, new_file

SIZE = (1200, 900)


def photo_of(crops=None, size=SIZE, **more) -> Photo:
    return Photo(
        width=size[0], height=size[1], crops=crops or {}, file="anh.jpg", collection_id=1, **more
    )


class TestWhatMayBeKept:
    @pytest.mark.parametrize("ratio", RATIOS)
    @pytest.mark.parametrize("width", [201, 333, 500, 640])
    def test_a_box_of_the_ratio_inside_the_photo(self, ratio, width):
        box = box_of_width(ratio, 3, 5, width)
        is_large_enough = min(box[2] - box[0], box[3] - box[1]) >= LEAST_SIDE
        assert (objection(ratio, box, SIZE) == "") == is_large_enough

    @pytest.mark.parametrize(
        "box",
        [
            [-1, 0, 599, 400],
            [700, 0, 1300, 400],
            [0, 600, 600, 1000],
            [600, 0, 0, 400],
            [0, 0, 600, 420],
            [0, 0, 90, 60],
            [0, 0, 600],
            [0, 0, 600.0, 400],
            [0, 0, True, 400],
            ["0", "0", "600", "400"],
        ],
        ids=str,
    )
    def test_nothing_else(self, box):
        with pytest.raises(ValidationError):
            cleaned_crops({"3:2": box}, SIZE)

    def test_one_percent_of_another_shape_is_let_pass_and_two_are_not(self):
        assert cleaned_crops({"1:1": [0, 0, 606, 600]}, SIZE)
        assert objection("1:1", [0, 0, 613, 600], SIZE)

    def test_no_ratio_that_the_house_does_not_print(self):
        with pytest.raises(ValidationError):
            cleaned_crops({"2:1": [0, 0, 600, 300]}, SIZE)

    def test_a_photo_smaller_than_the_least_may_be_kept_whole(self):
        assert objection("1:1", [0, 0, 100, 100], (150, 100)) == ""

    def test_nothing_for_a_ratio_takes_its_cut_away(self):
        assert cleaned_crops({"3:2": None, "1:1": [0, 0, 300, 300]}, SIZE) == {
            "1:1": [0, 0, 300, 300]
        }


class TestWhichSizesTakeThem:
    CROPS = {
        "3:2": [100, 50, 700, 450],
        "16:9": [0, 0, 1120, 630],
        "1:1": [300, 300, 800, 800],
        "4:5": [0, 0, 400, 500],
    }

    @pytest.mark.parametrize(
        ("spec", "box", "size"),
        [
            ("fill-240x160", (100, 50, 700, 450), (240, 160)),
            ("fill-480x320|format-avif", (100, 50, 700, 450), (480, 320)),
            # Never larger than what was cut.
            ("fill-960x640", (100, 50, 700, 450), (600, 400)),
            ("fill-240x300", (0, 0, 400, 500), (240, 300)),
            ("fill-320x180", (0, 0, 1120, 630), (320, 180)),
            ("fill-100x100-c50", (300, 300, 800, 800), (100, 100)),
            # 1.91:1 is what is left of 16:9 around its middle.
            ("fill-1200x630", (0, 21, 1120, 609), (1120, 588)),
        ],
    )
    def test_a_filled_shape_takes_the_kept_cut_and_not_the_focal_point(self, spec, box, size):
        photo = photo_of(
            self.CROPS,
            focal_point_x=1100,
            focal_point_y=800,
            focal_point_width=50,
            focal_point_height=50,
        )
        assert box_and_size(photo, Filter(spec)) == (box, size)

    @pytest.mark.parametrize("spec", ["width-400", "max-165x165", "original", "fill-900x300"])
    def test_other_sizes_are_what_they_were(self, spec):
        filter = Filter(spec)
        assert box_and_size(photo_of(self.CROPS), filter) == box_and_size(photo_of(), filter)

    def test_a_ratio_without_a_cut_of_its_own_takes_no_other(self):
        only_square = photo_of({"1:1": [0, 0, 300, 300]})
        assert box_and_size(only_square, Filter("fill-240x160")) == box_and_size(
            photo_of(), Filter("fill-240x160")
        )

    def test_without_any_cut_the_focal_point_rules(self):
        marked = photo_of(
            focal_point_x=1150, focal_point_y=450, focal_point_width=60, focal_point_height=60
        )
        left, _, right, _ = usual_crop(marked, "1:1")
        assert left <= 1120
        assert right >= 1180
        assert usual_crop(photo_of(), "1:1") == (150, 0, 1050, 900)


@pytest.mark.django_db
class TestDelivery:
    @pytest.fixture
    def photo(self):
        file = new_file(SIZE)
        file.file = BytesIO(encoded(quarters(SIZE), "JPEG", quality=95))
        photo = PhotoFactory(file=file)
        deliver(photo.pk)
        return Photo.objects.get(pk=photo.pk)

    def files(self, photo) -> dict[str, str]:
        return dict(photo.renditions.values_list("filter_spec", "file"))

    def test_readers_get_the_new_cut_and_other_sizes_stay(self, photo):
        before = self.files(photo)
        photo.crops = {"3:2": [0, 450, 600, 850]}
        photo.save()
        assert photo.pk in owed_photos()
        deliver(photo.pk)
        after = self.files(photo)
        changed = {spec.partition("|")[0] for spec in before if after[spec] != before[spec]}
        assert {"fill-240x160", "fill-480x320"} <= changed
        assert changed <= {"fill-240x160", "fill-480x320", "fill-960x640"}
        row = photo.renditions.get(filter_spec="fill-240x160|format-jpeg")
        with row.file.storage.open(row.file.name) as file:
            shown = Image.open(file).convert("RGB").resize((1, 1))
        assert all(abs(a - b) < 12 for a, b in zip(shown.getpixel((0, 0)), BLUE, strict=True))

    def test_taking_a_cut_back_brings_the_usual_one(self, photo):
        photo.crops = {"3:2": [0, 0, 300, 200]}
        photo.save()
        deliver(photo.pk)
        photo.crops = {}
        photo.save()
        deliver(photo.pk)
        row = photo.renditions.get(filter_spec="fill-240x160|format-jpeg")
        with row.file.storage.open(row.file.name) as file:
            picture = Image.open(file).convert("RGB")
        corners = [picture.getpixel((5, 5)), picture.getpixel((234, 5))]
        for seen, wanted in zip(corners, (RED, GREEN), strict=True):
            assert all(abs(a - b) < 16 for a, b in zip(seen, wanted, strict=True))

    def test_nothing_is_made_again_when_nothing_changed(self, photo):
        photo.crops = {"4:5": [0, 0, 400, 500]}
        photo.save()
        assert deliver(photo.pk) > 0
        photo.save()
        assert deliver(photo.pk) == 0


@pytest.mark.django_db
class TestForm:
    @pytest.fixture
    def editor(self, client):
        editor = AccountFactory(role="photo_editor")
        client.force_login(editor)
        return editor

    @pytest.fixture
    def save(self, client, editor):
        def save(photo, **changed):
            address = reverse("wagtailimages:edit", args=[photo.pk])
            return client.post(address, {**fields_of(photo), **changed})

        return save

    def cut(self, ratio, left, top, width):
        parts = {"left": left, "top": top, "width": width}
        return {f"crop_{ratio}_{part}": value for part, value in parts.items()}

    def test_three_numbers_make_a_cut(self, save, editor):
        photo = PhotoFactory()
        assert save(photo, **self.cut("3_2", 10, 20, 600)).status_code == 302
        photo.refresh_from_db()
        assert photo.crops == {"3:2": [10, 20, 610, 420]}
        [change] = PhotoChange.objects.filter(photo=photo, field="crops")
        assert (change.was, change.becomes) == ({}, photo.crops)
        assert change.user == editor

    def test_empty_numbers_take_it_away(self, save):
        photo = PhotoFactory(crops={"3:2": [0, 0, 600, 400], "1:1": [0, 0, 300, 300]})
        save(photo, **self.cut("3_2", "", "", ""))
        photo.refresh_from_db()
        assert photo.crops == {"1:1": [0, 0, 300, 300]}

    def test_a_form_that_does_not_show_cuts_leaves_them(self, save):
        photo = PhotoFactory(crops={"3:2": [0, 0, 600, 400]})
        assert save(photo, caption="Chú thích mới").status_code == 302
        photo.refresh_from_db()
        assert photo.crops == {"3:2": [0, 0, 600, 400]}
        assert photo.caption == "Chú thích mới"

    @pytest.mark.parametrize(
        "numbers", [(500, 0, 600), (0, 0, 90), (0, "", 300)], ids=["outside", "small", "half"]
    )
    def test_a_cut_that_can_not_be_says_why_and_saves_nothing(self, save, numbers):
        photo = PhotoFactory()
        answer = save(photo, caption="Không được lưu", **self.cut("16_9", *numbers))
        assert answer.status_code == 200
        assert answer.context["form"].errors["crop_16_9"]
        photo.refresh_from_db()
        assert photo.crops == {}
        assert photo.caption != "Không được lưu"

    def test_a_larger_file_of_the_same_picture_keeps_the_cut_in_its_place(self, save):
        photo = PhotoFactory(crops={"3:2": [90, 60, 690, 460]})
        assert save(photo, file=new_file((1800, 1200))).status_code == 302
        photo.refresh_from_db()
        assert photo.crops == {"3:2": [180, 120, 1380, 920]}

    def test_a_file_of_another_shape_loses_it(self, save):
        photo = PhotoFactory(crops={"3:2": [90, 60, 690, 460]})
        save(photo, file=new_file((640, 480)), **self.cut("3_2", 90, 60, 300))
        photo.refresh_from_db()
        assert photo.crops == {}

    def test_who_may_not_change_photos_can_not_cut_them(self, client):
        photo = PhotoFactory()
        client.force_login(AccountFactory(role="translator"))
        address = reverse("wagtailimages:edit", args=[photo.pk])
        client.post(address, {"title": "x", **self.cut("3_2", 0, 0, 600)})
        photo.refresh_from_db()
        assert photo.crops == {}
