"""What is taken as a picture, what is found in it, what is refused and with which words."""

import struct
import subprocess
import sys

import pytest
from django.utils import translation
from PIL import Image, ImageCms, ImageOps

from media.colours import ADOBE_RGB, matrix_profile
from media.pictures import KEPT_FORMATS, NotAPicture, checked_picture, inspect_picture
from tests.media import pictures as made
from tests.media.pictures import a_file

SUFFIXES = {"AVIF": "avif", "GIF": "gif", "HEIF": "heic", "JPEG": "jpg", "PNG": "png"}


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def near(found, expected, tolerance=6) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(found, expected, strict=True))


def middle(image):
    return image.getpixel((image.width // 2, image.height // 2))


def refusal(data, name="anh.jpg") -> str:
    with pytest.raises(NotAPicture) as refused:
        inspect_picture(data, name)
    return str(refused.value)


class TestKinds:
    @pytest.mark.parametrize("format", KEPT_FORMATS)
    def test_each_is_taken_with_its_colours(self, format):
        found = inspect_picture(a_file(format), f"anh.{SUFFIXES.get(format, 'webp')}")
        assert (found.format, found.width, found.height, found.frames) == (format, 320, 240, 1)
        assert found.notes == ()
        assert (found.small.mode, found.small.size) == ("RGB", (256, 192))
        for colour, place in (
            (made.RED, (64, 48)),
            (made.GREEN, (192, 48)),
            (made.BLUE, (64, 144)),
            ((255, 255, 255), (192, 144)),
        ):
            assert near(found.small.getpixel(place), colour, 12)

    @pytest.mark.parametrize("format", KEPT_FORMATS)
    def test_one_pixel_is_a_picture(self, format):
        data = a_file(format, Image.new("RGB", (1, 1), made.RED))
        assert inspect_picture(data, "anh").small.size == (1, 1)

    @pytest.mark.parametrize("shape", [(4000, 3), (3, 4000), (16383, 1)])
    def test_very_long_ones_too(self, shape):
        found = inspect_picture(made.encoded(Image.new("RGB", shape, made.RED), "JPEG"), "anh.jpg")
        assert (found.width, found.height) == shape
        assert near(middle(found.small), made.RED)

    def test_but_not_longer_than_webp_can_be(self):
        data = made.encoded(Image.new("L", (16384, 2)), "JPEG")
        assert "16384 pixels long" in refusal(data)

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            (b"", "is empty"),
            (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a drawing"),
            (b"\xef\xbb\xbf <?xml version='1.0'?><!-- x --><svg/>", "a drawing"),
            ("<?xml version='1.0'?><svg/>".encode("utf-16"), "a drawing"),
            (b"\n<!DOCTYPE html><p>Hello", "a web page"),
            (b"<script>alert(1)</script>", "a web page"),
            (b"<?xml version='1.0'?><feed/>", "an XML document"),
            (b"%PDF-1.7\n", "a PDF document"),
            (b"II*\0\x08\0\0\0", "a TIFF or raw file"),
            (b"II*\0\x10\0\0\0CR\2\0", "a camera's raw file"),
            (b"\0\0\0\x18ftypcrx \0\0\0\1", "a camera's raw file"),
            (b"\0\0\0\x18ftypqt  \0\0\0\1", "a film"),
            (b"BM\x36\0\0\0", "BMP"),
            (b"8BPS\0\1", "a Photoshop document"),
            (b"\0\0\1\0\1\0", "an icon"),
            (b"PK\3\4", "a packed file"),
            (b"\x1f\x8b\x08", "a packed file"),
            (b"Xin chao", "not a picture that can be read"),
            (b"\xff\xd8\xff", "ends before the picture does"),
        ],
    )
    def test_others_are_refused_by_their_names(self, data, words):
        message = refusal(data, "anh.jpg")
        assert words in message
        assert "anh.jpg" in message

    def test_too_many_bytes(self, settings):
        settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 2 * 1024 * 1024
        assert "3.0 MB, and 2.0 MB are allowed" in refusal(bytes(3 * 1024 * 1024))


class TestNames:
    @pytest.mark.parametrize(
        ("name", "kept"),
        [
            ("anh.jpg", "anh.jpg"),
            ("ANH.JPEG", "ANH.JPEG"),
            ("anh.png", "anh.jpg"),
            ("anh.heif", "anh.jpg"),
            ("anh", "anh.jpg"),
            ("Ảnh ngày 12.6", "Ảnh ngày 12.6.jpg"),
            ("anh.php", "anh.jpg"),
            ("A\u0309nh.jpg", "\u1ea2nh.jpg"),
        ],
    )
    def test_get_the_suffix_of_the_content(self, name, kept):
        found = inspect_picture(a_file("JPEG"), name)
        assert found.name == kept
        assert checked_picture(a_file("JPEG"), name).name == kept

    def test_the_sender_is_told(self):
        found = inspect_picture(a_file("JPEG"), "anh.png")
        assert found.notes == ("The file anh.png is really a JPEG; it is kept as anh.jpg.",)
        assert found.suffix == ".jpg"


class TestUpright:
    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_size_and_picture_are_those_of_the_upright_one(self, orientation):
        image = made.quarters((320, 200))
        data = made.turned_jpeg(orientation, image)
        upright = ImageOps.exif_transpose(Image.open(made.BytesIO(data)))
        found = inspect_picture(data, "anh.jpg")
        assert (found.width, found.height) == upright.size
        for x, y in ((0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)):
            expected = upright.getpixel((int(upright.width * x), int(upright.height * y)))
            small = found.small
            assert near(small.getpixel((int(small.width * x), int(small.height * y))), expected)

    @pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF", "HEIF"])
    def test_in_every_format_that_can_say_it(self, format):
        exif = Image.Exif()
        exif[0x0112] = 6
        data = a_file(format, made.quarters((320, 200)), exif=exif.tobytes())
        found = inspect_picture(data, "anh")
        assert (found.width, found.height) == (200, 320)
        assert near(found.small.getpixel((40, 40)), made.BLUE, 12)

    def test_broken_exif_turns_nothing(self):
        data = a_file("JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + bytes(40))
        assert inspect_picture(data, "anh.jpg").width == 320


class TestSeveralPictures:
    @pytest.mark.parametrize("format", ["GIF", "PNG", "WEBP", "AVIF"])
    def test_of_an_animation_the_first_is_shown_and_it_is_told(self, format):
        frames = [Image.new("RGB", (60, 40), colour) for colour in (made.RED, made.BLUE)]
        data = made.encoded(
            frames[0], format, save_all=True, append_images=frames[1:], duration=100
        )
        found = inspect_picture(data, f"anh.{format.lower()}")
        assert found.frames == 2
        assert "only its first frame is shown" in found.notes[0]
        assert near(middle(found.small), made.RED, 12)

    def test_a_phone_s_photo_with_another_behind_it_is_a_jpeg(self):
        data = made.two_jpegs_in_one(made.quarters(), Image.new("RGB", (32, 24)))
        found = inspect_picture(data, "anh.jpg")
        assert (found.format, found.frames, found.notes) == ("JPEG", 1, ())


class TestColours:
    def small(self, data):
        return middle(inspect_picture(data, "anh").small)

    def flat(self, mode, colour):
        return Image.new(mode, (64, 48), colour)

    def test_sixteen_bits_of_grey_are_not_white(self):
        assert near(self.small(made.deep_grey_png(30000)), (117, 117, 117), 1)

    def test_sixteen_bits_of_colour(self):
        data = made.deep_rgb_png([value * 257 for value in made.RED])
        assert near(self.small(data), made.RED, 1)

    def test_adobe_rgb_by_its_profile(self):
        profile = matrix_profile(ADOBE_RGB, 563 / 256)
        data = made.encoded(
            self.flat("RGB", (200, 100, 50)), "JPEG", icc_profile=profile, quality=95
        )
        # Adobe RGB (200, 100, 50) is (228, 100, 42) in sRGB.
        assert near(self.small(data), (228, 100, 42), 4)

    def test_adobe_rgb_that_the_camera_only_names(self):
        # Pillow doesn't write this directory: one entry in Exif, one in Interoperability.
        exif = b"Exif\0\0MM\0*\0\0\0\x08"
        exif += struct.pack(">HHHIII", 1, 0x8769, 4, 1, 26, 0)
        exif += struct.pack(">HHHIII", 1, 0xA005, 4, 1, 44, 0)
        exif += struct.pack(">HHHI4sI", 1, 1, 2, 4, b"R03\0", 0)
        image = self.flat("RGB", (200, 100, 50))
        assert near(self.small(made.encoded(image, "JPEG", exif=exif)), (228, 100, 42), 4)

    def test_a_profile_that_is_broken_or_of_other_colours_is_passed_over(self):
        for profile in (b"nonsense" * 40, made.strange_inks()):
            data = made.encoded(self.flat("RGB", made.RED), "JPEG", icc_profile=profile)
            assert near(self.small(data), made.RED, 4)

    @pytest.mark.parametrize("progressive", [False, True])
    def test_cmyk_without_profile(self, progressive):
        red = made.encoded(self.flat("CMYK", (0, 255, 255, 0)), "JPEG", progressive=progressive)
        assert near(self.small(red), (255, 0, 0), 8)
        white = made.encoded(self.flat("CMYK", (0, 0, 0, 0)), "JPEG", progressive=progressive)
        assert near(self.small(white), (255, 255, 255), 4)

    def test_cmyk_by_its_profile(self):
        cyan = made.encoded(
            self.flat("CMYK", (255, 0, 0, 0)), "JPEG", icc_profile=made.strange_inks()
        )
        red, green, blue = self.small(cyan)
        assert green > red + 60
        assert green > blue + 60

    def test_grey_with_and_without_profile(self):
        grey = self.flat("L", 90)
        assert near(self.small(made.encoded(grey, "JPEG")), (90, 90, 90), 2)
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
        assert near(self.small(made.encoded(grey, "JPEG", icc_profile=profile)), (90, 90, 90), 2)

    def test_what_shines_through_is_white_in_the_small_one(self):
        assert near(self.small(made.encoded(self.flat("RGBA", (9, 9, 9, 0)), "PNG")), (255,) * 3)
        half = made.encoded(self.flat("RGBA", (0, 0, 0, 128)), "PNG")
        assert near(self.small(half), (127, 127, 127))
        assert near(self.small(made.encoded(self.flat("LA", (0, 0)), "PNG")), (255,) * 3)

    def test_palettes(self):
        image = made.quarters().quantize(8)
        assert near(
            inspect_picture(made.encoded(image, "PNG"), "a").small.getpixel((9, 9)), made.RED
        )
        clear = image.getpixel((0, 0))
        for format in ("PNG", "GIF"):
            data = made.encoded(image, format, transparency=clear)
            small = inspect_picture(data, "a").small
            assert near(small.getpixel((9, 9)), (255, 255, 255))
            assert near(small.getpixel((9, 150)), made.BLUE)

    def test_black_and_white(self):
        assert self.small(made.encoded(self.flat("1", 1), "PNG")) == (255, 255, 255)


# What a process of its own has had at most, in bytes, once it has checked and rendered a file.
PEAK = """
import sys
from pathlib import Path
import django
django.setup()
from media.pictures import inspect_picture
from media.rendering import Wanted, render
inspect_picture(Path(sys.argv[1]).read_bytes(), "anh")
wanted = [Wanted("whole", None, (1600, 1200), "avif")]
wanted.append(Wanted("part", (0, 0, 800, 600), (800, 600), "webp"))
for _ in render(Path(sys.argv[1]).read_bytes(), wanted):
    pass
print(int(Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]) * 1024)
"""


class TestMemory:
    @pytest.mark.parametrize("kind", made.WORST)
    def test_the_largest_of_each_kind_stays_below_400_megabytes(self, kind, tmp_path):
        file = tmp_path / "anh"
        file.write_bytes(made.WORST[kind]())
        command = [sys.executable, "-c", PEAK, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert not done.returncode, done.stderr
        assert int(done.stdout) < 400_000_000
