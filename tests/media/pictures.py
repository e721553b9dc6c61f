"""Picture files of every kind that newsrooms are sent, made on the spot."""

import struct
import zlib
from io import BytesIO

from PIL import Image, ImageChops
from pillow_heif import from_pillow

from media.colours import icc_profile

RED, GREEN, BLUE = (220, 30, 40), (20, 160, 60), (30, 60, 200)
SECRETS = (b"SER-0123456789", b"Kamera", b"tiny-thumbnail", b"secret comment")


def encoded(image: Image.Image, format: str, **options) -> bytes:
    file = BytesIO()
    image.save(file, format, **options)
    return file.getvalue()


def a_file(format: str, image: Image.Image | None = None, **options) -> bytes:
    """``image`` in any of the kept formats."""
    image = image or quarters()
    if format == "HEIF":
        return heic(image, **options)
    return encoded(image.quantize(64) if format == "GIF" else image, format, **options)


def quarters(size=(320, 240)) -> Image.Image:
    """Red, green, blue and white, from the top left by rows: shows every turn and mirroring."""
    width, height = size
    image = Image.new("RGB", size, "white")
    image.paste(RED, (0, 0, width // 2, height // 2))
    image.paste(GREEN, (width // 2, 0, width, height // 2))
    image.paste(BLUE, (0, height // 2, width // 2, height))
    return image


def texture(size=(320, 240)) -> Image.Image:
    """Detail at several scales, like foliage: neither trivial to encode nor pure noise."""
    bands = []
    shared = _octaves(size, 60)
    for _band in range(3):
        bands.append(ImageChops.add(shared, _octaves(size, 16), 2))
    return Image.merge("RGB", bands)


def _octaves(size, strength) -> Image.Image:
    width, height = size
    sum_of_all = Image.new("L", size, 128)
    for step in (256, 64, 16, 4, 1):
        coarse = (max(1, width // step), max(1, height // step))
        noise = Image.effect_noise(coarse, strength * (0.35 + 0.1 * step**0.5))
        noise = noise.resize(size, Image.Resampling.BICUBIC)
        sum_of_all = ImageChops.add(sum_of_all, noise, 1, -128)
    return sum_of_all


def png(size, rows: bytes, depth: int, colour: int, extra=()) -> bytes:
    """A PNG from raw ``rows`` (each begins with a filter byte); ``colour`` as the PNG standard."""
    head = struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, 0)
    chunks = [(b"IHDR", head), *extra, (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*chunk) for chunk in chunks)


def png_chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check


def deep_grey_png(value: int, size=(64, 48)) -> bytes:
    """Grey with 16 bits: ``value`` of 65,535 all over."""
    row = b"\0" + struct.pack(">H", value) * size[0]
    return png(size, row * size[1], 16, 0)


def deep_rgb_png(values, size=(64, 48)) -> bytes:
    row = b"\0" + struct.pack(">3H", *values) * size[0]
    return png(size, row * size[1], 16, 2)


def with_text_bomb(data: bytes, chunk: bytes) -> bytes:
    """The PNG ``data`` with 200 MB of text packed into a zTXt, iTXt or iCCP ``chunk``."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(2**20)) for _ in range(200)) + packer.flush()
    heads = {b"zTXt": b"a\0\0", b"iTXt": b"a\0\1\0\0\0", b"iCCP": b"a\0\0"}
    return data[:33] + png_chunk(chunk, heads[chunk] + packed) + data[33:]


def camera_jpeg(image: Image.Image | None = None, **options) -> bytes:
    """A JPEG that tells of its camera, its place and itself all over, with a thumbnail."""
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8769)[0xA431] = "SER-0123456789"
    exif.get_ifd(0x8825).update({1: "N", 2: (16.0, 3.0, 7.0), 3: "E", 4: (108.0, 12.0, 9.0)})
    thumbnail = encoded(Image.new("RGB", (32, 24), RED), "JPEG", comment=b"tiny-thumbnail")
    block = exif.tobytes() + thumbnail
    chosen = {"quality": 92, "exif": block, "comment": b"secret comment"} | options
    return encoded(image or quarters(), "JPEG", **chosen)


def turned_jpeg(orientation: int, image: Image.Image) -> bytes:
    """``image`` stored as it is, with the word to turn it by the EXIF ``orientation``."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(image, "JPEG", exif=exif, quality=95, subsampling=0)


def two_jpegs_in_one(first: Image.Image, second: Image.Image) -> bytes:
    """As phones write them: a photo with another one behind it (MPO)."""
    return encoded(first, "MPO", save_all=True, append_images=[second])


def strange_inks() -> bytes:
    """A CMYK profile of a press whose cyan prints green: colours tell whether it was used."""
    paper, green, dark = (255, 128, 128), (140, 50, 190), (0, 128, 128)
    corners = bytearray()
    for corner in range(16):
        c, m, y, k = (corner >> shift & 1 for shift in (3, 2, 1, 0))
        corners += bytes(dark if k or m or y else green if c else paper)
    ramp = bytes(range(256))
    lut = b"mft1" + bytes(4) + bytes((4, 3, 2, 0))
    lut += struct.pack(">9i", 65536, 0, 0, 0, 65536, 0, 0, 0, 65536)
    lut += ramp * 4 + bytes(corners) + ramp * 3
    white = b"XYZ " + bytes(4) + struct.pack(">3i", 63190, 65536, 54061)
    name = b"desc" + bytes(4) + struct.pack(">I", 4) + b"ink\0" + bytes(79)
    tags = [(b"desc", name), (b"wtpt", white), (b"A2B0", lut)]
    return icc_profile(b"prtr", b"CMYK", b"Lab ", tags)


def many_framed_gif(frames: int) -> bytes:
    """A GIF of one real picture and ``frames - 1`` more of one pixel."""
    first = encoded(quarters((64, 48)).quantize(8), "GIF")
    one = b"\x2c" + struct.pack("<4HB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return first.rstrip(b";") + one * (frames - 1) + b";"


def png_bomb(size) -> bytes:
    """The head of a PNG of ``size`` and next to nothing behind it."""
    return png(size, b"", 8, 2)


def heic(image: Image.Image, **options) -> bytes:
    file = BytesIO()
    quick = {"quality": 60, "enc_params": {"preset": "ultrafast"}}
    from_pillow(image).save(file, **quick | options)
    return file.getvalue()


# As large as each kind may be: pixels are counted in millions, the shape is 4 to 3.
def _flat(megapixels: float, mode="RGB") -> Image.Image:
    width = int((megapixels * 1e6 * 4 / 3) ** 0.5) // 16 * 16
    height = int(width * 3 / 4) // 16 * 16
    colours = {"RGB": RED, "RGBA": (*RED, 200), "CMYK": (10, 90, 80, 20), "L": 90}
    return Image.new(mode, (width, height), colours[mode])


WORST = {
    "JPEG of 60 megapixels": lambda: encoded(_flat(60), "JPEG"),
    "JPEG decoded in full": lambda: encoded(_flat(57.5), "JPEG"),
    "progressive JPEG, 4:2:0": lambda: encoded(_flat(59.5), "JPEG", progressive=True),
    "progressive JPEG, 4:4:4": lambda: encoded(_flat(35), "JPEG", progressive=True, subsampling=0),
    "progressive JPEG, CMYK": lambda: encoded(_flat(27, "CMYK"), "JPEG", progressive=True),
    "PNG with alpha": lambda: encoded(_flat(57.5, "RGBA"), "PNG", compress_level=1),
    "interlaced PNG": lambda: interlaced_png((8736, 6552)),
    "GIF": lambda: encoded(_flat(60, "L"), "GIF"),
    "WebP, lossless": lambda: encoded(_flat(14.5, "RGBA"), "WEBP", lossless=True, method=0),
    "WebP": lambda: encoded(_flat(14.5), "WEBP", method=0),
    "AVIF": lambda: encoded(_flat(26), "AVIF", speed=10),
    "AVIF with alpha, 4:4:4": lambda: encoded(
        _flat(18.5, "RGBA"), "AVIF", speed=10, subsampling="4:4:4"
    ),
    "HEIC of a phone": lambda: heic(_flat(48.5), tile_size=512),
    "HEIC": lambda: heic(_flat(40)),
    "HEIC, 4:4:4": lambda: heic(_flat(25), chroma=444),
}


def interlaced_png(size) -> bytes:
    """A white interlaced PNG: Pillow reads those and doesn't write them."""
    width, height = size
    packer = zlib.compressobj(1)
    packed = b""
    passes = (
        (0, 0, 8, 8),
        (4, 0, 8, 8),
        (0, 4, 4, 8),
        (2, 0, 4, 4),
        (0, 2, 2, 4),
        (1, 0, 2, 2),
        (0, 1, 1, 2),
    )
    for left, top, across, down in passes:
        row = b"\0" + b"\xff" * (3 * len(range(left, width, across)))
        for _row in range(top, height, down):
            packed += packer.compress(row)
    packed += packer.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 1)
    chunks = [(b"IHDR", head), (b"IDAT", packed), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*chunk) for chunk in chunks)
