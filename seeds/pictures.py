"""The sample newsroom's own pictures, drawn here."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFilter

SIZE = (1800, 1200)


def _graded(top, bottom, size=SIZE) -> Image.Image:
    """A picture that goes from one colour at the top to another at the bottom (RGB)."""
    column = Image.new("RGB", (1, size[1]))
    for y in range(size[1]):
        share = y / size[1]
        column.putpixel(
            (0, y), tuple(round(a + (b - a) * share) for a, b in zip(top, bottom, strict=True))
        )
    return column.resize(size)


def _file(picture: Image.Image, name: str) -> ContentFile:
    file = BytesIO()
    picture.filter(ImageFilter.SMOOTH).save(file, "JPEG", quality=88)
    return ContentFile(file.getvalue(), name=f"{name}.jpg")


def bridge() -> ContentFile:
    """A cable bridge over a wide river in the evening."""
    picture = _graded((246, 196, 142), (84, 118, 146))
    draw = ImageDraw.Draw(picture)
    draw.ellipse((1240, 330, 1400, 490), fill=(255, 236, 190))
    draw.polygon(
        [(0, 640), (420, 520), (900, 650), (1350, 560), (1800, 640), (1800, 760), (0, 760)],
        fill=(96, 112, 120),
    )
    draw.rectangle((0, 740, 1800, 1200), fill=(74, 108, 132))
    for tower in (560, 1240):
        draw.rectangle((tower - 12, 250, tower + 12, 900), fill=(58, 54, 60))
        for step in range(1, 9):
            for side in (-1, 1):
                draw.line(
                    (tower, 260 + step * 14, tower + side * step * 42, 700),
                    fill=(70, 66, 70),
                    width=3,
                )
    draw.rectangle((0, 696, 1800, 722), fill=(52, 48, 54))
    for wave in range(24):
        left, top = (wave * 311) % 1700, 780 + wave * 17
        draw.line((left, top, left + 130, top), fill=(108, 142, 162), width=4)
    return _file(picture, "cau-qua-song")


def paddies() -> ContentFile:
    """Rice terraces below hills in the morning."""
    picture = _graded((188, 216, 232), (236, 240, 214))
    draw = ImageDraw.Draw(picture)
    draw.polygon(
        [(0, 560), (380, 300), (760, 520), (1180, 260), (1800, 540), (1800, 700), (0, 700)],
        fill=(110, 142, 128),
    )
    greens = [(122, 160, 78), (146, 178, 84), (172, 190, 92), (104, 148, 76), (196, 196, 104)]
    for level in range(10):
        top = 600 + level * 62
        draw.polygon(
            [
                (0, top),
                (450, top - 26),
                (980, top + 18),
                (1420, top - 20),
                (1800, top + 10),
                (1800, 1200),
                (0, 1200),
            ],
            fill=greens[level % 5],
        )
        draw.line(
            [(0, top), (450, top - 26), (980, top + 18), (1420, top - 20), (1800, top + 10)],
            fill=(92, 116, 70),
            width=5,
        )
    return _file(picture, "ruong-bac-thang")


def harbour() -> ContentFile:
    """Cranes and containers on a quay."""
    picture = _graded((150, 182, 206), (220, 226, 224))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 820, 1800, 1200), fill=(66, 92, 108))
    colours = [(172, 70, 52), (52, 96, 136), (206, 160, 64), (84, 120, 92), (128, 128, 132)]
    for row in range(4):
        for box in range(15):
            left, top = 40 + box * 116, 780 - row * 56
            if (box * 7 + row * 3) % 5:
                draw.rectangle(
                    (left, top, left + 108, top + 50),
                    fill=colours[(box * 3 + row) % 5],
                    outline=(60, 60, 64),
                    width=2,
                )
    for crane in (300, 860, 1420):
        draw.line((crane, 830, crane + 30, 280), fill=(196, 78, 44), width=22)
        draw.line((crane + 160, 830, crane + 130, 280), fill=(196, 78, 44), width=22)
        draw.line((crane - 180, 330, crane + 360, 330), fill=(196, 78, 44), width=18)
        draw.line((crane + 80, 200, crane + 350, 330), fill=(120, 60, 44), width=6)
    draw.rectangle((0, 826, 1800, 850), fill=(96, 92, 88))
    return _file(picture, "cang-bien")


PICTURES = {"bridge": bridge, "paddies": paddies, "harbour": harbour}
