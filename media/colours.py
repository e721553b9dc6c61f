"""Any colours a picture file may hold, as the 8-bit sRGB that every screen shows."""

import struct
from io import BytesIO

from PIL import Image, ImageCms

WHITE = (255, 255, 255)
ADOBE_RGB = ((0.6400, 0.3300), (0.2100, 0.7100), (0.1500, 0.0600))
DISPLAY_P3 = ((0.6800, 0.3200), (0.2650, 0.6900), (0.1500, 0.0600))

_SRGB = ImageCms.createProfile("sRGB")
# What LittleCMS calls a profile's colours, and the Pillow mode that holds them.
_MODES_OF_PROFILES = {"CMYK": "CMYK", "GRAY": "L", "RGB": "RGB"}
# ICC profiles speak of colours as seen by the light D50; this takes those of D65 there (Bradford).
_BRADFORD_D65_TO_D50 = (
    (1.0479298, 0.0229468, -0.0501922),
    (0.0296278, 0.9904344, -0.0170738),
    (-0.0092430, 0.0150552, 0.7518743),
)
_D65 = (0.95047, 1.0, 1.08883)
# 65,536 steps of grey in 256, rounded; Pillow's own conversion only cuts off what is above 255.
_SIXTEEN_TO_EIGHT = [(value + 128) // 257 for value in range(65536)]


def plain(image: Image.Image) -> Image.Image:
    """``image`` in one of the modes that resize well: L, RGB, RGBA or CMYK, 8 bits a channel."""
    if image.mode.startswith("I"):
        grey = image if image.mode == "I" else image.convert("I")
        return grey.point(_SIXTEEN_TO_EIGHT, "L")
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """``image`` (L, RGB, RGBA or CMYK) as sRGB in RGB or, where anything shines through, RGBA.

    ``profile`` is the ICC profile it came with. One that can't be read, or that speaks of other
    colours than the picture's, is passed over: such a picture is shown as if it had none.
    """
    alpha = None
    if image.mode == "RGBA":
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    image = _through(profile, image) if profile else image
    image = image if image.mode == "RGB" else image.convert("RGB")
    if alpha is not None and alpha.getextrema()[0] < 255:
        image.putalpha(alpha)
    image.info = {}
    return image


def on(background: tuple[int, int, int], image: Image.Image) -> Image.Image:
    """``image`` (RGB or RGBA) without transparency, put on ``background`` where it had some."""
    if image.mode != "RGBA":
        return image
    sheet = Image.new("RGB", image.size, background)
    sheet.paste(image, mask=image.getchannel("A"))
    return sheet


def _through(profile: bytes, image: Image.Image) -> Image.Image:
    # LittleCMS and Pillow's wrapper of it raise many kinds of errors for the profiles of strangers.
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = _MODES_OF_PROFILES.get(opened.profile.xcolor_space.strip())
        if mode == "RGB" and image.mode == "L":
            image = image.convert("RGB")
        if mode != image.mode:
            return image
        change = ImageCms.buildTransform(
            opened,
            _SRGB,
            mode,
            "RGB",
            ImageCms.Intent.PERCEPTUAL,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        if mode == "RGB" and _changes_nothing(change):
            return image
        return ImageCms.applyTransform(image, change)
    except Exception:
        return image


def _changes_nothing(change: ImageCms.ImageCmsTransform) -> bool:
    """Most profiles are sRGB by another name; going through them would only cost time."""
    steps = range(0, 256, 51)
    cube = Image.frombytes(
        "RGB", (36, 6), bytes(c for r in steps for g in steps for b in steps for c in (r, g, b))
    )
    after = ImageCms.applyTransform(cube, change).tobytes()
    return max(abs(one - other) for one, other in zip(cube.tobytes(), after, strict=True)) <= 1


def matrix_profile(primaries: tuple[tuple[float, float], ...], gamma: float) -> bytes:
    """The ICC profile of an RGB space with white D65, for pictures that only name theirs.

    ``primaries`` are the xy chromaticities of red, green and blue.
    """
    columns = [(x / y, 1.0, (1 - x - y) / y) for x, y in primaries]
    shares = _solved(columns, _D65)
    curve = b"curv" + bytes(4) + struct.pack(">IH", 1, round(gamma * 256)) + bytes(2)
    tags = [
        (b"desc", b"desc" + bytes(4) + struct.pack(">I", 4) + b"RGB\0" + bytes(79)),
        (b"wtpt", _xyz((0.9642, 1.0, 0.8249))),
        *((tag, curve) for tag in (b"rTRC", b"gTRC", b"bTRC")),
    ]
    for tag, column, share in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, shares, strict=True):
        lit = [share * value for value in column]
        tags.append((tag, _xyz([_dot(row, lit) for row in _BRADFORD_D65_TO_D50])))
    return icc_profile(b"mntr", b"RGB ", b"XYZ ", tags)


def icc_profile(
    kind: bytes, colours: bytes, connection: bytes, tags: list[tuple[bytes, bytes]]
) -> bytes:
    """The bytes of an ICC profile of version 2 with ``tags`` in it, by ICC.1:2001-04."""
    table, body = struct.pack(">I", len(tags)), b""
    start = 128 + 4 + 12 * len(tags)
    for name, content in tags:
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"", 0x02400000, kind, colours, connection)
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">3i", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + body


def _xyz(values) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))


def _dot(one, other) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def _solved(columns, target) -> list[float]:
    """The three factors by which ``columns`` add up to ``target`` (Cramer's rule)."""

    def determinant(a, b, c) -> float:
        return (
            a[0] * (b[1] * c[2] - b[2] * c[1])
            - b[0] * (a[1] * c[2] - a[2] * c[1])
            + c[0] * (a[1] * b[2] - a[2] * b[1])
        )

    whole = determinant(*columns)
    replaced = [
        [target if at == place else column for at, column in enumerate(columns)]
        for place in range(3)
    ]
    return [determinant(*three) / whole for three in replaced]
