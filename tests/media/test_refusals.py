"""Pictures that are refused before they cost anything, and broken ones."""

import random
import struct
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.utils import translation

from media import decoding
from media.decoding import decoded
from media.pictures import KEPT_FORMATS, NotAPicture, inspect_picture
from tests.media import pictures as made
from tests.media.pictures import a_file


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def refusal(data, name="anh.jpg") -> str:
    with pytest.raises(NotAPicture) as refused:
        inspect_picture(data, name)
    return str(refused.value)


class TestPixelsAreCountedFirst:
    @pytest.mark.parametrize("size", [(9000, 9000), (16000, 16000), (65535, 65535)])
    @pytest.mark.parametrize("kind", ["png", "gif", "jpeg", "webp"])
    def test_before_any_is_decoded(self, kind, size):
        began = time.process_time()
        message = refusal(self.bomb(kind, size))
        assert time.process_time() - began < 1
        if max(size) > 16383:
            assert "pixels long" in message or "too many pixels" in message
        else:
            assert "megapixels" in message or "too many pixels" in message

    def bomb(self, kind, size):
        width, height = size
        if kind == "png":
            return made.png_bomb(size)
        if kind == "gif":
            return b"GIF89a" + struct.pack("<2H", width, height) + a_file("GIF")[10:]
        if kind == "jpeg":
            data = a_file("JPEG")
            at = data.index(b"\xff\xc0") + 5
            return data[:at] + struct.pack(">2H", height, width) + data[at + 4 :]
        sides = struct.pack("<2H", min(width, 16383), min(height, 16383))
        return a_file("WEBP")[:26] + sides + a_file("WEBP")[30:]

    def test_what_is_found_and_what_is_allowed_is_said(self, settings):
        assert "81.0 megapixels, and a file like this may have 58.2" in refusal(
            made.png_bomb((9000, 9000))
        )
        settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
        assert "81.0 megapixels, and a file like this may have 50.0" in refusal(
            made.png_bomb((9000, 9000))
        )

    def test_a_gif_whose_first_frame_is_larger_than_itself(self):
        data = bytearray(a_file("GIF"))
        at = data.index(b"\x2c", 13 + 3 * 4)
        data[at + 5 : at + 9] = struct.pack("<2H", 60000, 60000)
        assert "pixels" in refusal(bytes(data))

    @pytest.mark.parametrize("chunk", [b"zTXt", b"iTXt", b"iCCP"])
    def test_text_that_unpacks_to_hundreds_of_megabytes(self, chunk):
        assert "The text packed into" in refusal(made.with_text_bomb(a_file("PNG"), chunk))

    def test_a_gif_of_a_million_frames_is_not_walked_through(self):
        began = time.process_time()
        found = inspect_picture(made.many_framed_gif(1_000_000), "anh.gif")
        assert found.frames == 1000
        assert time.process_time() - began < 2

    def test_a_film_behind_a_jpeg_is_not_counted_with_it(self):
        for progressive in (False, True):
            data = a_file("JPEG", progressive=progressive) + random.Random(1).randbytes(20_000_000)
            assert inspect_picture(data, "anh.jpg").width == 320

    def test_a_jpeg_of_thousands_of_scans_is_refused(self):
        data = a_file("JPEG", progressive=True)
        last = data.rindex(b"\xff\xda")
        assert refusal(data[:last] + data[last:-2] * 5000 + b"\xff\xd9")


class TestCutOff:
    @pytest.mark.parametrize("format", KEPT_FORMATS)
    def test_at_every_length(self, format):
        data = a_file(format, made.texture())
        for length in (*(len(data) * part // 100 for part in range(10, 100, 9)), len(data) - 40):
            assert "ends before the picture does" in refusal(data[:length])

    def test_progressive_jpegs_too(self):
        data = a_file("JPEG", made.texture((1200, 900)), progressive=True)
        for length in (*(len(data) * part // 100 for part in range(10, 100, 9)), len(data) - 4):
            assert "ends before the picture does" in refusal(data[:length])

    def test_large_jpegs_that_lack_their_last_rows_only(self):
        data = a_file("JPEG", made.texture((3000, 2000)))
        for lost in (3, 10, 100, 1000, len(data) // 100):
            assert "ends before the picture does" in refusal(data[:-lost])

    def test_a_thumbnail_is_not_taken_for_the_end(self):
        data = made.camera_jpeg(made.texture())
        assert "ends before the picture does" in refusal(data[: len(data) // 2])


class TestBrokenFiles:
    def test_a_jpeg_without_a_picture(self):
        data = a_file("JPEG")
        assert "is damaged" in refusal(data[: data.index(b"\xff\xda")] + b"\xff\xd9")

    @pytest.mark.parametrize("sides", [(0, 240), (320, 0), (64, 48)])
    def test_a_heic_that_says_a_wrong_size(self, sides):
        data = a_file("HEIF")
        size = b"ispe\0\0\0\0" + struct.pack(">2I", 320, 240)
        assert size in data
        assert "is damaged" in refusal(
            data.replace(size, b"ispe\0\0\0\0" + struct.pack(">2I", *sides))
        )

    @pytest.mark.parametrize("format", KEPT_FORMATS)
    def test_are_refused_or_taken_and_nothing_else(self, format):
        data = a_file(format, made.texture((96, 64)))
        chance = random.Random(1)
        for _round in range(120):
            broken = bytearray(data)
            for _flip in range(chance.randint(1, 6)):
                # Heads break more interestingly than pixels do.
                end = chance.choice((60, 400, len(broken)))
                broken[chance.randrange(min(end, len(broken)))] = chance.randrange(256)
            if chance.random() < 0.3:
                del broken[chance.randrange(len(broken)) :]
            try:
                found = inspect_picture(bytes(broken), "anh")
            except NotAPicture:
                continue
            assert found.small.mode == "RGB"


class TestHeavyOnes:
    def test_are_decoded_one_at_a_time_and_a_broken_one_blocks_no_other(self, monkeypatch):
        monkeypatch.setattr(decoding, "_HEAVY", 0)
        data = a_file("PNG")
        for _round in range(3):
            refusal(data[:400])
        with decoded(data, "anh", lambda width, height: 1):
            assert not decoding._one_heavy_at_a_time.acquire(blocking=False)
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda name: inspect_picture(data, name), "abcdefgh"))
        assert {one.width for one in found} == {320}
