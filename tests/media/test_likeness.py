"""Photos that show the same, told from photos that don't."""

import math
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import combinations
from random import Random

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from media.likeness import (
    SERIES_SPAN,
    TELLS_NOTHING,
    THRESHOLD,
    Likeness,
    difference_hash,
    likeness_of,
    measure,
)
from media.models import Photo, PhotoFingerprint
from seeds.drawing import SCENES
from seeds.drawing.canvas import Canvas
from tests.factories import PhotoFactory

NOON = datetime(2026, 3, 2, 5, 0, 0, 250_000, tzinfo=UTC)
ACROSS, DOWN = 0x1234_5678_9ABC_DEF0, -0x0123_4567_89AB_CDEF
LEAST, GREATEST = -(2**63), 2**63 - 1
SIZE = (480, 320)
# The sample's scenes that can be drawn this small.
SMALL_SCENES = (
    "terraces coffee_hills bridge floating_market boat_race flood river_mist port fishing_boats "
    "salt_fields wind_farm night_city mountain_pass station hall meeting podium classroom counters "
    "ward factory library laboratory servers bars storm_map"
)


@pytest.fixture(scope="module")
def pictures() -> list[Image.Image]:
    """200 pictures, drawn small lest it take long."""
    pictures = [SCENES[name](Canvas(SIZE, 1)) for name in SMALL_SCENES.split()]
    kinds = (clouds, hills, people, street)
    for seed in range(200 - len(pictures)):
        pictures.append(kinds[seed % 4](Canvas(SIZE if seed % 3 else (320, 426), seed)))
    return pictures


class TestMeasured:
    """The threshold is a measurement; these repeat it on pictures drawn here."""

    def test_changed_pictures_are_found(self, pictures):
        chance = Random(7)
        found = Counter()
        for picture in pictures:
            hash = difference_hash(picture)
            for change, changed in changes_of(picture, chance):
                found[change] += turned(hash, difference_hash(changed)) <= THRESHOLD
        assert found.total() >= 0.99 * len(found) * len(pictures), found
        assert min(found.values()) >= 0.96 * len(pictures), found

    def test_other_pictures_are_not(self, pictures):
        pairs = list(combinations(map(difference_hash, pictures), 2))
        assert sum(turned(*pair) <= THRESHOLD for pair in pairs) / len(pairs) <= 0.001

    @pytest.mark.parametrize("kind", ["wall", "sky", "sea", "fog"])
    def test_flat_pictures_are_not_all_alike(self, kind):
        hashes = [difference_hash(jpeg(flat(kind, seed))) for seed in range(12)]
        telling = [hash for hash in hashes if hash != TELLS_NOTHING]
        assert all(turned(*pair) > THRESHOLD for pair in combinations(telling, 2))
        assert kind == "fog" or not telling


class TestHash:
    def test_bits_say_where_it_grows_brighter(self):
        """Brightest in the middle, every row rises for half its way; so does every column."""
        across, down = difference_hash(ImageChops.invert(Image.radial_gradient("L")))
        assert across.to_bytes(8, signed=True) == bytes([0b11110000]) * 8
        assert down == across

    @pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16"])
    def test_any_mode(self, mode):
        picture = people(Canvas((300, 200), 4)).convert("RGB")
        if mode == "I;16":
            picture = picture.convert("L").convert("I").point(lambda value: value * 257)
        distance = turned(difference_hash(picture), difference_hash(picture.convert(mode)))
        assert distance <= THRESHOLD

    @pytest.mark.parametrize("size", [(1, 1), (1, 900), (3000, 2), (9, 8)])
    def test_any_size(self, size):
        hash = difference_hash(people(Canvas((300, 200), 1)).resize(size))
        assert all(LEAST <= bits <= GREATEST for bits in hash)

    def test_what_cannot_be_seen_counts_for_nothing(self):
        picture = people(Canvas((300, 200), 2)).convert("RGBA")
        picture.putalpha(0)
        assert difference_hash(picture) == TELLS_NOTHING


@pytest.mark.django_db
class TestMeasuring:
    def test_keeps_what_was_measured(self):
        photo, picture = PhotoFactory(), people(Canvas((300, 200), 1))
        measure(photo, b"mot", picture)
        kept = PhotoFingerprint.objects.get(photo=photo)
        assert kept.file_name == photo.file.name
        assert kept.sha256 == "01459f1a01f08e6e86474d76f4240d2089cfe4f1bd30be9eb8f88247d7b54015"
        assert (kept.across, kept.down) == difference_hash(picture)

    def test_a_new_file_takes_the_place_of_the_old(self):
        photo = PhotoFactory()
        measure(photo, b"mot", people(Canvas((300, 200), 1)))
        new = measure(photo, b"hai", people(Canvas((300, 200), 2)))
        assert PhotoFingerprint.objects.get().sha256 == new.sha256


@pytest.mark.django_db
class TestSearch:
    def test_the_same_bytes_are_the_same_file(self):
        photo = kept(sha256="a" * 64, taken_at=NOON)
        later = NOON + timedelta(days=300)
        assert like(sha256="a" * 64, taken_at=later) == Likeness(same_file=[photo])

    def test_few_turned_bits_are_the_same_picture(self):
        near = kept(across=ACROSS ^ 0b11, down=DOWN ^ 0b11)
        same = kept()
        kept(across=ACROSS ^ 0xFF, down=DOWN ^ 0x7F)
        assert like() == Likeness(same_picture=[same, near])

    @pytest.mark.parametrize("theirs", [None, NOON])
    @pytest.mark.parametrize("ours", [None, NOON])
    def test_times_that_do_not_differ_make_one_picture(self, theirs, ours):
        photo = kept(taken_at=theirs)
        assert like(taken_at=ours) == Likeness(same_picture=[photo])

    @pytest.mark.parametrize("later", [timedelta(milliseconds=40), SERIES_SPAN, -SERIES_SPAN])
    def test_frames_of_a_burst_are_a_series(self, later):
        photo = kept(taken_at=NOON)
        assert like(taken_at=NOON + later) == Likeness(series=[photo])

    @pytest.mark.parametrize("later", [timedelta(hours=1), -timedelta(days=365)])
    def test_the_same_view_at_another_time_is_another_picture(self, later):
        kept(taken_at=NOON)
        assert like(taken_at=NOON + later) == Likeness()

    def test_flat_pictures_are_alike_only_when_their_bytes_are(self):
        across, down = TELLS_NOTHING
        photo = kept(sha256="a" * 64, across=across, down=down)
        assert like(across=across, down=down) == Likeness()
        assert like(across=0b101, down=0) == Likeness()
        assert like(sha256="a" * 64, across=across, down=down) == Likeness(same_file=[photo])

    @pytest.mark.parametrize("across", [LEAST, GREATEST, -1])
    def test_every_number_can_be_sought(self, across):
        photo = kept(across=across, down=LEAST)
        assert like(across=across, down=LEAST) == Likeness(same_picture=[photo])
        assert like(across=~across, down=LEAST) == Likeness()

    def test_photos_without_their_files_are_left_out(self):
        kept(photo=PhotoFactory(awaiting_file=True))
        assert like() == Likeness()

    def test_only_those_that_may_be_told_of(self):
        seen, own, _hidden = kept(), kept(), kept()
        among = Photo.objects.filter(pk__in=[seen.pk, own.pk])
        assert like(exclude=own, among=among) == Likeness(same_picture=[seen])
        assert like(exclude=own, among=[seen, own]) == Likeness(same_picture=[seen])

    def test_long_bursts_crowd_out_no_duplicate(self):
        burst = [kept(taken_at=NOON + timedelta(seconds=1 + n)) for n in range(4)]
        near = kept(across=ACROSS ^ 0xFF)
        found = like(taken_at=NOON, limit=3)
        assert found == Likeness(same_picture=[near], series=burst[:2])

    def test_one_query(self, django_assert_num_queries):
        kept(sha256="a" * 64), kept(taken_at=NOON)
        with django_assert_num_queries(1):
            found = like(sha256="a" * 64, taken_at=NOON + timedelta(seconds=3))
            assert all(photo.title for photo in (*found.same_file, *found.series))
        assert len(found.same_file) == len(found.series) == 1


def kept(*, photo=None, sha256="0" * 64, across=ACROSS, down=DOWN, taken_at=None) -> Photo:
    photo = photo or PhotoFactory(taken_at=taken_at)
    PhotoFingerprint.objects.create(
        photo=photo, file_name=photo.file.name, sha256=sha256, across=across, down=down
    )
    return photo


def like(*, sha256="f" * 64, across=ACROSS, down=DOWN, taken_at=None, **kwargs) -> Likeness:
    return likeness_of(sha256, across, down, taken_at, **kwargs)


def turned(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many bits differ; unlike any other when one of the two tells nothing."""
    if TELLS_NOTHING in (one, other):
        return 128
    return sum(((a ^ b) % 2**64).bit_count() for a, b in zip(one, other, strict=True))


def jpeg(picture: Image.Image, quality=85) -> Image.Image:
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality)
    return Image.open(file)


def changes_of(picture: Image.Image, chance: Random) -> Iterator[tuple[str, Image.Image]]:
    """What becomes of a picture on its way through newsrooms, each saved once more as a JPEG."""
    w, h = picture.size
    part = chance.randint(2, 10)
    yield "resized", jpeg(picture.resize((w // part, h // part), Image.Resampling.LANCZOS))
    yield "recompressed", jpeg(picture, quality=30)
    yield "brightness", jpeg(ImageEnhance.Brightness(picture).enhance(chance.choice((0.75, 1.25))))
    power = chance.choice((0.7, 1.4))
    yield "gamma", jpeg(picture.point([round(255 * (v / 255) ** power) for v in range(256)] * 3))
    yield "contrast", jpeg(ImageEnhance.Contrast(picture).enhance(chance.choice((0.75, 1.3))))
    left, top = chance.choice((0, 0.77)) * w + 6, chance.choice((0, 0.88)) * h + 6
    yield "logo", jpeg(marked(picture, (left, top), h / 24, (255, 255, 255, 255), (190, 20, 30)))
    yield "mark", jpeg(marked(picture, (w * 0.1, h * 0.43), h / 7, (255, 255, 255, 110)))
    left, top = chance.uniform(0, 0.02), chance.uniform(0, 0.02)
    box = (w * left, h * top, w * (0.98 + left), h * (0.98 + top))
    yield "trimmed", jpeg(picture.crop(tuple(map(round, box))))


def marked(picture, at, height, ink, ground=None) -> Image.Image:
    layer = Image.new("RGBA", picture.size)
    draw = ImageDraw.Draw(layer)
    if ground:
        draw.rectangle((*at, at[0] + picture.width * 0.2, at[1] + height * 1.6), fill=ground)
    draw.text(at, "VGP/Nhật Bắc", font_size=height, fill=ink)
    return Image.composite(layer, picture, layer.getchannel("A")).convert("RGB")


def flat(kind: str, seed: int) -> Image.Image:
    canvas = Canvas(SIZE, seed)
    light, dark = colour(canvas, 150, 255), colour(canvas, 20, 120)
    canvas.image.paste(light, (0, 0, *SIZE))
    if kind in ("sky", "sea"):
        canvas.sky([(0, dark), (1, light)])
    if kind == "sea":
        canvas.draw.rectangle((0, 180, *SIZE), fill=dark)
    if kind == "fog":
        banks = canvas.noise(200, octaves=2).point([v // 12 for v in range(256)])
        return ImageChops.subtract(canvas.image, Image.merge("RGB", [banks] * 3))
    grain = Image.frombytes("RGB", SIZE, canvas.random.randbytes(3 * SIZE[0] * SIZE[1]))
    return Image.blend(canvas.image, grain, 0.07)


def colour(canvas: Canvas, least=0, most=256) -> tuple[int, ...]:
    return tuple(canvas.random.randrange(least, most) for _ in range(3))


def grainy(canvas: Canvas, cell: int) -> Image.Image:
    grain = canvas.noise(cell)
    return ImageChops.add(canvas.image, Image.merge("RGB", [grain] * 3), 1.5, -30)


def clouds(canvas: Canvas) -> Image.Image:
    one, other = canvas.noise(canvas.random.choice((80, 200, 320)), octaves=4), canvas.noise(120)
    return Image.merge("RGB", [Image.blend(one, other, share) for share in (0, 0.4, 0.7)])


def hills(canvas: Canvas) -> Image.Image:
    canvas.sky([(0, colour(canvas, 90, 230)), (1, colour(canvas, 150, 255))])
    for layer in range(canvas.random.randint(2, 4)):
        foot = canvas.h * (canvas.random.uniform(0.3, 0.5) + layer * 0.12)
        pace, start, rise = (canvas.random.uniform(*span) for span in ((0.5, 5), (0, 6), (10, 60)))
        steps = range(0, canvas.w + 9, 8)
        ridge = [(x, foot + rise * math.sin(pace * x / 80 + start)) for x in steps]
        canvas.draw.polygon([(0, canvas.h), *ridge, (canvas.w, canvas.h)], colour(canvas, 20, 150))
    return grainy(canvas, 20)


def people(canvas: Canvas) -> Image.Image:
    back = (colour(canvas, 0, 120), colour(canvas, 120, 255))
    canvas.image.paste(ImageOps.colorize(canvas.noise(250, octaves=2), *back))
    for _ in range(canvas.random.randint(1, 8)):
        x, tall = canvas.random.uniform(0.05, 0.95) * canvas.w, canvas.random.uniform(0.3, 0.9)
        tall *= canvas.h
        y, head = canvas.h - tall * canvas.random.uniform(0.6, 1), tall * 0.11
        body = (x - tall * 0.2, y + head * 1.7, x + tall * 0.2, y + tall * 1.2)
        canvas.draw.rounded_rectangle(body, tall * 0.1, fill=colour(canvas))
        canvas.draw.ellipse((x - head, y - head, x + head, y + head * 1.7), fill=(215, 165, 135))
        canvas.draw.chord((x - head, y - head, x + head, y + head), 180, 360, fill=(25, 20, 20))
    return canvas.image.filter(ImageFilter.GaussianBlur(1))


def street(canvas: Canvas) -> Image.Image:
    canvas.sky([(0, (200, 215, 235)), (1, (230, 230, 225))])
    x = -10.0
    while x < canvas.w:
        w, top = canvas.random.uniform(30, 100), canvas.h * canvas.random.uniform(0.1, 0.7)
        canvas.draw.rectangle((x, top, x + w, canvas.h), fill=colour(canvas, 40, 220))
        for window in range(int(top) + 8, canvas.h - 30, 22):
            canvas.draw.rectangle((x + 6, window, x + w - 6, window + 9), fill=colour(canvas))
        x += w
    return grainy(canvas, 12)
