"""The picture that stands for a file that has not arrived."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SIZE = (1200, 800)
PAPER, LINE = (236, 236, 232), (190, 190, 184)


def neutral_tile() -> ContentFile:
    """A 1200 x 800 px PNG: a pale field with the outline of a picture, no words."""
    tile = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(tile)
    draw.rectangle((480, 300, 720, 500), outline=LINE, width=6)
    draw.ellipse((520, 335, 556, 371), outline=LINE, width=6)
    draw.line((486, 480, 570, 400, 620, 450, 660, 415, 716, 470), fill=LINE, width=6, joint="curve")
    file = BytesIO()
    tile.save(file, "PNG", optimize=True)
    return ContentFile(file.getvalue(), name="cho-anh.png")
