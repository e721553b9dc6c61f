"""A picture in the making: light, layers of distance, texture. Pillow only, the same every time.

Lengths are pixels. Colours are (red, green, blue) or, to let what lies below shine through,
(red, green, blue, alpha), each 0 to 255. Every chance comes from the seed.
"""

from collections.abc import Sequence
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageEnhance, ImageFilter

Colour = tuple[int, ...]
Point = tuple[float, float]


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """``one`` with ``share`` (0 to 1) of ``other`` in it."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one[:3], other[:3], strict=True))


def faded(colour: Colour, alpha: float) -> Colour:
    """``colour`` that covers only ``alpha`` (0 to 1) of what lies below."""
    return (*colour[:3], round(255 * alpha))


class Canvas:
    """``image`` is RGB; ``draw`` draws on it and respects alpha."""

    def __init__(self, size: tuple[int, int], seed: int):
        self.w, self.h = size
        self.random = Random(seed)
        self.image = Image.new("RGB", size)
        self.draw = ImageDraw.Draw(self.image, "RGBA")

    def noise(self, cell: float, *, stretch: float = 1, octaves: int = 3, size=None):
        """Soft clouds of chance as an L image; ``cell`` is the size of the largest in pixels,
        ``stretch`` how much wider than high."""
        w, h = size or (self.w, self.h)
        half = (max(2, w // 2), max(2, h // 2))
        total = None
        for octave in range(octaves):
            step = max(1.0, cell / 2 / 2**octave)
            grid = (max(2, round(half[0] / step / stretch)) + 1, max(2, round(half[1] / step)) + 1)
            layer = Image.frombytes("L", grid, self.random.randbytes(grid[0] * grid[1]))
            layer = layer.resize(half, Image.Resampling.BICUBIC)
            total = layer if total is None else Image.blend(total, layer, 0.5 / (1 + octave * 0.5))
        return total.resize((w, h), Image.Resampling.BILINEAR)

    def gradient(self, stops: Sequence[tuple[float, Colour]], box=None) -> Image.Image:
        """An RGB image from top to bottom through ``stops`` (share of the height, colour)."""
        _, top, _, bottom = box or (0, 0, self.w, self.h)
        height = max(1, round(bottom - top))
        column = Image.new("RGB", (1, height))
        column.putdata([_at(stops, (y + 0.5) / height) for y in range(height)])
        return column

    def sky(self, stops: Sequence[tuple[float, Colour]], horizon: float | None = None) -> None:
        """Fill from the top to ``horizon`` (all when None); below it, the last colour stands."""
        self.image.paste(stops[-1][1][:3], (0, 0, self.w, self.h))
        box = (0, 0, self.w, round(horizon or self.h))
        self.image.paste(self.gradient(stops, box).resize((self.w, box[3])), box)

    def clouds(self, colour: Colour, *, top: float, bottom: float, amount=0.5, cell=260, soft=60):
        """Long clouds between two heights; ``amount`` 0 (clear) to 1 (overcast)."""
        height = round(bottom - top)
        mask = self.noise(cell, stretch=2.6, octaves=4, size=(self.w, height))
        edge = 255 * (0.78 - 0.5 * amount)
        mask = mask.point([max(0, min(255, round((v - edge) * 255 / soft))) for v in range(256)])
        fade = self._bell(height).resize((self.w, height))
        mask = ImageChops.multiply(mask, fade)
        self.image.paste(colour[:3], (0, round(top)), mask)

    def _bell(self, height: int) -> Image.Image:
        column = Image.new("L", (1, height))
        column.putdata([round(255 * min(1, 4 * s * (1 - s))) for s in _shares(height)])
        return column

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float = 1) -> None:
        """Add light that falls off from a point."""
        size = round(2 * radius)
        light = ImageChops.invert(Image.radial_gradient("L")).resize((size, size))
        # The corners of Pillow's gradient are farther than its edges, where 74 is left.
        light = light.point(
            [round(max(0, (v - 74) / 181) ** 1.7 * 255 * strength) for v in range(256)]
        )
        box = (round(x - radius), round(y - radius))
        there = self.image.crop((*box, box[0] + size, box[1] + size))
        tint = Image.merge("RGB", [light.point([v * c // 255 for v in range(256)]) for c in colour])
        self.image.paste(ImageChops.screen(there, tint), box)

    def shape(self, points: Sequence[Point], top: Colour, bottom: Colour | None = None, **how):
        """Fill a polygon from ``top`` to ``bottom``; see :meth:`fill`."""
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        pad = round(how.get("blur", 0) * 2) + 2
        box = self._inside((min(xs) - pad, min(ys) - pad, max(xs) + pad, max(ys) + pad))
        if box is None:
            return
        size = (box[2] - box[0], box[3] - box[1])
        mask = Image.new("L", (size[0] * 2, size[1] * 2))
        outline = [((x - box[0]) * 2, (y - box[1]) * 2) for x, y in points]
        ImageDraw.Draw(mask).polygon(outline, fill=255)
        self.fill(mask.reduce(2), box, top, bottom, **how)

    def panel(self, box, top: Colour, bottom: Colour | None = None, **how):
        """Fill an upright rectangle: left, top, right, bottom."""
        left, above, right, below = box
        self.shape(
            [(left, above), (right, above), (right, below), (left, below)], top, bottom, **how
        )

    def slab(self, edge, other, top: Colour, bottom: Colour | None = None, **how):
        """Fill between two level edges, each (left, right, height): roads, roofs, table tops."""
        (a, b, y), (c, d, foot) = edge, other
        self.shape([(a, y), (b, y), (d, foot), (c, foot)], top, bottom, **how)

    def disc(self, x: float, y: float, r: float, colour: Colour) -> None:
        self.draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def fill(self, mask, box, top, bottom=None, *, texture=0.0, cell=60, stretch=1.0, blur=0.0):
        """Paint through ``mask`` in ``box``: a gradient, with ``texture`` (0 to 1) in its light."""
        size = (box[2] - box[0], box[3] - box[1])
        paint = self.gradient([(0, top), (1, bottom or top)], box).resize(size)
        if texture:
            paint = self.textured(paint, texture, cell, stretch)
        if blur:
            mask = mask.filter(ImageFilter.GaussianBlur(blur))
        self.image.paste(paint, box, mask)

    def textured(self, paint, texture: float, cell: float, stretch: float = 1.0) -> Image.Image:
        """``paint`` with uneven light, as of a brush or of ground."""
        light = self.noise(cell, stretch=stretch, octaves=4, size=paint.size)
        light = light.point([round(128 + (v - 128) * texture) for v in range(256)])
        return ImageChops.overlay(paint, Image.merge("RGB", [light] * 3))

    def ground(self, top: float, near: Colour, far: Colour, **how) -> None:
        """Fill from ``top`` to the lower edge, ``far`` at the top."""
        box = (0, round(top), self.w, self.h)
        mask = Image.new("L", (box[2], box[3] - box[1]), 255)
        self.fill(mask, box, far, near, **how)

    def ridge(self, y: float, amplitude: float, *, roughness=0.5, start=None, depth=8):
        """The line of hills from the left edge to the right, as points."""
        line = [y, y + self.random.uniform(-0.3, 0.3) * amplitude]
        if start is not None:
            line[0] = start
        for _ in range(depth):
            between = [(a + b) / 2 for a, b in zip(line, line[1:], strict=False)]
            shifted = [m + self.random.uniform(-1, 1) * amplitude for m in between]
            line = [p for pair in zip(line, shifted, strict=False) for p in pair] + [line[-1]]
            amplitude *= roughness
        step = self.w / (len(line) - 1)
        return [(i * step, p) for i, p in enumerate(line)]

    def hills(self, y, amplitude, top, bottom, *, base=None, roughness=0.5, depth=8, **how):
        """Fill below a ridge down to ``base``; returns the ridge."""
        line = self.ridge(y, amplitude, roughness=roughness, depth=depth)
        base = base or self.h
        self.shape([*line, (self.w, base), (0, base)], top, bottom, **how)
        return line

    def haze(self, top: float, bottom: float, colour: Colour, most: float = 0.6) -> None:
        """Mist that is thickest in the middle between two heights."""
        height = round(bottom - top)
        mask = self._bell(height).point([round(v * most) for v in range(256)])
        uneven = self.noise(400, stretch=3, octaves=2, size=(self.w, height))
        mask = ImageChops.multiply(
            mask.resize((self.w, height)), uneven.point([min(255, v + 90) for v in range(256)])
        )
        self.image.paste(colour[:3], (0, round(top)), mask)

    def shadow(self, x: float, y: float, rx: float, ry: float, alpha: float = 0.4) -> None:
        """A soft shadow on the ground."""
        for step in range(4, 0, -1):
            reach = 0.55 + step * 0.15
            box = (x - rx * reach, y - ry * reach, x + rx * reach, y + ry * reach)
            self.draw.ellipse(box, fill=(18, 20, 28, round(255 * alpha / 4)))

    def reflect(self, horizon: float, depth: float, tint: Colour, share: float, ripple=10.0):
        """Water below ``horizon``: what stands above it upside down, in waves, tinted."""
        top, depth = round(horizon), round(depth)
        source = min(top, round(depth * 1.25))
        mirror = self.image.crop((0, top - source, self.w, top))
        mirror = mirror.transpose(Image.Transpose.FLIP_TOP_BOTTOM).resize((self.w, depth))
        mirror = mirror.filter(ImageFilter.BoxBlur((6, 2)))
        waved = mirror.copy()
        y = 0
        while y < depth:
            height = 2 + round(7 * y / depth)
            shift = round(self.random.gauss(0, 1) * ripple * (0.3 + y / depth))
            waved.paste(mirror.crop((0, y, self.w, y + height)), (shift, y))
            y += height
        water = Image.blend(waved, Image.new("RGB", waved.size, tint[:3]), share)
        self.image.paste(water, (0, top))

    def sparkle(self, top, bottom, colour, count, *, spread=None, centre=None, length=60) -> None:
        """Short lines of light on water, longer towards the viewer."""
        for _ in range(count):
            share = self.random.random() ** 0.8
            y = top + (bottom - top) * share
            reach = (spread or self.w / 2) * (0.35 + share)
            middle = self.w / 2 if centre is None else centre
            x = self.random.gauss(middle, reach / 2) if spread else self.random.uniform(0, self.w)
            half = length * (0.15 + share) * self.random.uniform(0.3, 1)
            alpha = self.random.uniform(0.15, 0.6)
            self.draw.line((x - half, y, x + half, y), faded(colour, alpha), 1 + round(2 * share))

    def rain(self, count: int = 500, slant: float = 0.18, colour=(225, 232, 240)) -> None:
        for _ in range(count):
            x, y = self.random.uniform(-100, self.w), self.random.uniform(-60, self.h)
            length = self.random.uniform(20, 70)
            alpha = self.random.uniform(0.06, 0.28)
            self.draw.line((x, y, x + slant * length, y + length), faded(colour, alpha), 2)

    def blur(self, radius: float) -> None:
        """Put all that is drawn so far out of focus."""
        self.image.paste(self.image.filter(ImageFilter.GaussianBlur(radius)))

    def darken(self, light: Colour) -> None:
        """Let only this coloured light fall on all that is drawn so far."""
        self.image.paste(ImageChops.multiply(self.image, Image.new("RGB", self.image.size, light)))

    def finish(
        self, *, grain=6, vignette=0.3, warmth: Colour = (128, 128, 128), colour=0.86
    ) -> Image.Image:
        """The picture with its edges smoothed, one light over all, and the grain of film."""
        picture = self.image.filter(ImageFilter.BoxBlur(0.7))
        if warmth != (128, 128, 128):
            picture = ImageChops.soft_light(picture, Image.new("RGB", picture.size, warmth))
        picture = ImageEnhance.Color(picture).enhance(colour)
        dark = Image.radial_gradient("L").resize(picture.size)
        dark = dark.point([255 - round(max(0, v - 90) * vignette) for v in range(256)])
        picture = ImageChops.multiply(picture, Image.merge("RGB", [dark] * 3))
        speck = Image.frombytes("L", (self.w, self.h), self.random.randbytes(self.w * self.h))
        speck = speck.filter(ImageFilter.BoxBlur(1))
        speck = speck.point([round(128 + (v - 128) * grain / 26) for v in range(256)])
        return ImageChops.overlay(picture, Image.merge("RGB", [speck] * 3))

    def _inside(self, box) -> tuple[int, int, int, int] | None:
        left, top = max(0, round(box[0])), max(0, round(box[1]))
        right, bottom = min(self.w, round(box[2])), min(self.h, round(box[3]))
        return (left, top, right, bottom) if left < right and top < bottom else None


def _at(stops, share: float) -> Colour:
    for (before, one), (after, other) in zip(stops, stops[1:], strict=False):
        if share <= after:
            return mixed(one, other, max(0, (share - before) / ((after - before) or 1)))
    return tuple(stops[-1][1][:3])


def _shares(count: int):
    return ((i + 0.5) / count for i in range(count))
