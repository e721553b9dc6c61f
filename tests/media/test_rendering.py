"""The delivered sizes: their pixels, what they carry, and what they no longer carry."""

import random
import struct
from io import BytesIO

import pytest
from django.utils import translation
from PIL import Image, ImageChops, ImageOps, ImageStat

from media.colours import ADOBE_RGB, matrix_profile
from media.pictures import NotAPicture
from media.rendering import Wanted, render
from tests.media import pictures as made

FORMATS = ("avif", "jpeg", "png", "webp")
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><credit>\xe1\xba\xa2nh</credit></x:xmpmeta>'
IIM = b"\xff\xed" + struct.pack(">H", 2 + 24) + b"Photoshop 3.0\x008BIM-words"


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def shown(data: bytes) -> Image.Image:
    with Image.open(BytesIO(data)) as image:
        image.load()
    return image


def one(data, size=(160, 120), format="png", box=None, **options):
    (rendered,) = render(data, [Wanted("one", box, size, format, **options)])
    return shown(rendered.data)


def near(found, expected, tolerance=8) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(found, expected, strict=True))


def difference(image, other) -> float:
    return max(ImageStat.Stat(ImageChops.difference(image, other)).mean)


class TestSizes:
    def test_all_come_once_in_their_sizes_and_formats(self):
        wanted = [
            Wanted(f"{width}-{format}", None, (width, width * 3 // 4), format)
            for width in (80, 320, 160)
            for format in FORMATS
        ]
        made_of = {each.wanted.key: each for each in render(made.camera_jpeg(), wanted)}
        assert len(made_of) == len(wanted)
        for each in made_of.values():
            image = shown(each.data)
            assert image.format == each.wanted.format.upper()
            assert image.size == each.wanted.size == (each.width, each.height)
            quarter = (each.width // 4, each.height // 4)
            assert near(image.convert("RGB").getpixel(quarter), made.RED, 12)

    def test_each_is_given_out_before_the_next_is_made(self):
        made_so_far = render(made.camera_jpeg(), [Wanted("a", None, (80, 60), "png")] * 2)
        assert next(made_so_far).width == 80

    def test_nothing_wanted_decodes_nothing(self):
        assert list(render(b"", [])) == []

    @pytest.mark.parametrize("format", ["JPEG", "PNG"])
    @pytest.mark.parametrize("size", [(1500, 1000), (700, 467), (200, 133), (31, 21)])
    def test_pixels_are_those_of_an_exact_reduction(self, format, size):
        original = made.encoded(made.texture((1500, 1000)), format)
        exact = shown(original).resize(size, Image.Resampling.LANCZOS)
        assert difference(one(original, size), exact) < 4

    def test_chained_sizes_are_as_good(self):
        original = made.encoded(made.texture((1500, 1000)), "PNG")
        sizes = [(width, width * 2 // 3) for width in (1200, 900, 600, 300, 150)]
        for each in render(original, [Wanted("", None, size, "png") for size in sizes]):
            exact = shown(original).resize(each.wanted.size, Image.Resampling.LANCZOS)
            assert difference(shown(each.data), exact) < 4

    @pytest.mark.parametrize("size", [(100, 80), (350, 280), (700, 560)])
    def test_a_box_is_cut_out_of_the_upright_original(self, size):
        original = made.encoded(made.texture((1500, 1000)), "JPEG", quality=95)
        box = (211.0, 57.0, 911.0, 617.0)
        exact = shown(original).resize(size, Image.Resampling.LANCZOS, box=box)
        assert difference(one(original, size, box=box), exact) < 4

    def test_boxes_that_reach_beyond_the_edge_are_cut_there(self):
        assert one(made.camera_jpeg(), (40, 30), box=(200, 180, 400, 330)).size == (40, 30)
        assert one(made.camera_jpeg(), (1, 1), box=(500, 500, 900, 900)).size == (1, 1)

    def test_several_boxes_and_shapes_from_one_original(self):
        wanted = [
            Wanted("red", (0, 0, 160, 120), (80, 60), "png"),
            Wanted("blue", (0, 120, 160, 240), (40, 30), "png"),
            Wanted("flat", None, (300, 50), "png"),
            Wanted("tall", None, (50, 200), "png"),
            Wanted("both", None, (40, 40), "png"),
        ]
        images = {each.wanted.key: shown(each.data) for each in render(made.camera_jpeg(), wanted)}
        assert near(images["red"].getpixel((40, 30)), made.RED)
        assert near(images["blue"].getpixel((20, 15)), made.BLUE)
        for key in ("flat", "tall", "both"):
            width, height = images[key].size
            assert near(images[key].getpixel((width // 4, height // 4)), made.RED)


class TestUpright:
    @pytest.mark.parametrize("orientation", range(1, 9))
    @pytest.mark.parametrize("size", [(60, 60), (300, 300)])
    def test_whole_and_box(self, orientation, size):
        data = made.turned_jpeg(orientation, made.texture((800, 600)))
        upright = ImageOps.exif_transpose(shown(data))
        box = (90, 130, 490, 530)
        exact = upright.resize(size, Image.Resampling.LANCZOS, box=box)
        image = one(data, size, box=box)
        assert difference(image, exact) < 4
        assert 0x0112 not in image.getexif()


class TestColours:
    @pytest.mark.parametrize("format", FORMATS)
    def test_are_srgb_whatever_the_original_has(self, format):
        profile = matrix_profile(ADOBE_RGB, 563 / 256)
        original = made.encoded(
            Image.new("RGB", (64, 48), (200, 100, 50)), "JPEG", icc_profile=profile, quality=95
        )
        image = one(original, (32, 24), format)
        assert "icc_profile" not in image.info
        assert near(image.convert("RGB").getpixel((16, 12)), (228, 100, 42))

    def test_cmyk_and_sixteen_bits(self):
        red = made.encoded(Image.new("CMYK", (64, 48), (0, 255, 255, 0)), "JPEG")
        assert near(one(red, (32, 24), "jpeg").getpixel((16, 12)), (255, 0, 0), 12)
        for format in FORMATS:
            image = one(made.deep_grey_png(30000), (32, 24), format).convert("RGB")
            assert near(image.getpixel((16, 12)), (117, 117, 117), 4)

    @pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
    @pytest.mark.parametrize("format", ["avif", "png", "webp"])
    def test_what_shines_through_stays_so(self, mode, format):
        image = made.quarters().convert("L" if mode == "LA" else "RGB")
        clear = Image.new("L", image.size, 255)
        clear.paste(0, (0, 0, 160, 120))
        image.putalpha(clear)
        original = made.encoded(image.convert(mode), "PNG")
        image = one(original, (160, 120), format)
        assert image.mode == "RGBA"
        assert image.getpixel((40, 30))[3] < 8
        assert image.getpixel((120, 90))[3] > 247

    def test_but_is_white_in_a_jpeg_or_what_is_asked_for(self):
        original = made.encoded(Image.new("RGBA", (64, 48), (9, 9, 9, 0)), "PNG")
        assert near(one(original, (32, 24), "jpeg").getpixel((9, 9)), (255, 255, 255))
        blue = one(original, (32, 24), "webp", background=made.BLUE)
        assert blue.mode == "RGB"
        assert near(blue.getpixel((9, 9)), made.BLUE)

    def test_edges_of_what_shines_through_have_no_dark_rim(self):
        image = Image.new("RGBA", (400, 300), (0, 0, 0, 0))
        image.paste((255, 255, 255, 255), (100, 75, 300, 225))
        for size in ((100, 75), (30, 22)):
            jpeg = one(made.encoded(image, "PNG"), size, "jpeg")
            assert jpeg.convert("L").getextrema()[0] > 240

    def test_an_opaque_alpha_is_dropped(self):
        original = made.encoded(made.quarters().convert("RGBA"), "PNG")
        assert one(original, (80, 60), "webp").mode == "RGB"


class TestWhatFilesCarry:
    @pytest.mark.parametrize("format", FORMATS)
    def test_nothing_of_the_camera_s(self, format):
        data = made.camera_jpeg() + b"<script>alert('x')</script>"
        (rendered,) = render(data, [Wanted("", None, (160, 120), format)])
        for secret in (*made.SECRETS, b"<script", b"Exif\0", b"ICC_PROFILE"):
            assert secret in data or secret == b"ICC_PROFILE"
            assert secret not in rendered.data
        info = shown(rendered.data).info
        assert not {"exif", "comment", "xmp", "photoshop", "icc_profile"} & set(info)

    @pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
    @pytest.mark.parametrize("format", FORMATS)
    def test_nor_of_other_originals(self, kind, format):
        exif = Image.Exif()
        exif[0x010F] = "Kamera"
        original = made.encoded(made.quarters(), kind, exif=exif, icc_profile=None)
        (rendered,) = render(original, [Wanted("", None, (160, 120), format)])
        assert b"Kamera" not in rendered.data

    @pytest.mark.parametrize("format", FORMATS)
    def test_the_given_words_only(self, format):
        wanted = [Wanted(str(width), None, (width, width), format) for width in (80, 40)]
        for rendered in render(made.camera_jpeg(), wanted, xmp=XMP, iim=IIM):
            assert rendered.data.count(XMP) == 1
            assert (IIM in rendered.data) == (format == "jpeg")
            assert shown(rendered.data).size == rendered.wanted.size

    def test_quality_is_kept_to(self):
        original = made.encoded(made.texture(), "JPEG", quality=95)
        for format in ("avif", "jpeg", "webp"):
            low, usual, high = (
                next(render(original, [Wanted("", None, (160, 120), format, quality)]))
                for quality in (10, None, 95)
            )
            assert len(low.data) < len(usual.data) < len(high.data)


class TestRefusals:
    @pytest.mark.parametrize("data", [b"", b"<svg/>", made.camera_jpeg()[:3000]])
    def test_are_not_a_picture(self, data):
        with pytest.raises(NotAPicture, match="of this photo"):
            list(render(data, [Wanted("", None, (16, 12), "jpeg")]))

    @pytest.mark.parametrize("format", ["AVIF", "GIF", "HEIF", "JPEG", "PNG", "WEBP"])
    def test_broken_files_break_nothing_else(self, format):
        data = made.a_file(format, made.texture((96, 64)))
        wanted = [
            Wanted("whole", None, (48, 32), "jpeg"),
            Wanted("part", (10, 10, 60, 50), (50, 40), "webp"),
        ]
        chance = random.Random(2)
        for _round in range(60):
            broken = bytearray(data)
            for _flip in range(chance.randint(1, 6)):
                end = chance.choice((60, 400, len(broken)))
                broken[chance.randrange(min(end, len(broken)))] = chance.randrange(256)
            try:
                sizes = [(each.width, each.height) for each in render(bytes(broken), wanted)]
            except NotAPicture:
                continue
            assert sizes == [(48, 32), (50, 40)]
