"""Roads, passes and railways."""

import math

from seeds.drawing.canvas import Canvas, mixed
from seeds.drawing.figures import (
    blobs,
    person,
)
from seeds.drawing.palettes import (
    GREENS,
    MORNING,
    NOON,
    OVERCAST,
)


def expressway(c: Canvas, *, light="morning"):
    """A wide road under construction: rollers, a new surface, hills beyond."""
    c.sky(MORNING if light == "morning" else OVERCAST, 520)
    c.clouds((255, 250, 240), top=0, bottom=420, amount=0.5)
    c.hills(430, 90, (126, 146, 160), (166, 180, 182), base=560)
    c.haze(380, 560, (240, 234, 220), 0.6)
    c.hills(500, 40, (96, 122, 90), (120, 142, 100), base=600, texture=0.5)
    c.ground(560, (136, 104, 70), (178, 154, 116), texture=0.7, cell=60, stretch=3)
    c.slab(
        (850, 1010, 560), (-100, 2100, 1200), (104, 102, 102), (56, 56, 60), texture=0.3, stretch=2
    )
    c.slab((1010, 1050, 560), (2120, 2420, 1200), (206, 188, 152), (176, 150, 112), texture=0.5)
    c.draw.polygon([(928, 560), (932, 560), (1010, 1200), (972, 1200)], fill=(230, 226, 214, 150))
    _rollers(c)
    for x, y, h in (
        (1180, 760, 130),
        (1260, 772, 136),
        (1420, 960, 220),
        (1540, 980, 226),
        (420, 720, 110),
    ):
        person(c, x, y, h, hat="helmet", shirt=(226, 120, 46), arm=c.random.choice((0.1, 0.7)))
    return c.finish(warmth=(138, 130, 120))


def _rollers(c: Canvas):
    for y, s, side, colour in (
        (650, 90, -1, (222, 168, 50)),
        (760, 190, 1, (222, 168, 50)),
        (960, 330, -1, (206, 96, 44)),
    ):
        x = 930 + side * (y - 540) * 0.62
        c.shadow(x, y, s * 0.9, s * 0.12, 0.5)
        c.draw.rounded_rectangle(
            (x - s * 0.75, y - s * 0.72, x + s * 0.55, y - s * 0.22), s * 0.06, fill=colour
        )
        c.draw.rectangle(
            (x - s * 0.35, y - s * 1.2, x + s * 0.2, y - s * 0.66),
            fill=mixed(colour, (0, 0, 0), 0.25),
        )
        c.draw.rectangle(
            (x - s * 0.29, y - s * 1.12, x + s * 0.14, y - s * 0.74), fill=(160, 182, 192)
        )
        c.draw.rectangle((x - s * 0.42, y - s * 1.26, x + s * 0.27, y - s * 1.18), fill=colour)
        for wx, r in ((-0.52, 0.3), (0.5, 0.34)):
            c.draw.ellipse(
                (x + s * (wx - r), y - s * 2 * r, x + s * (wx + r), y), fill=(48, 46, 48)
            )
            c.draw.ellipse(
                (
                    x + s * (wx - r * 0.55),
                    y - s * 1.55 * r,
                    x + s * (wx + r * 0.55),
                    y - s * 0.45 * r,
                ),
                fill=(120, 116, 112),
            )
        c.haze(y - 40, y + 40, (200, 186, 160), 0.12)


def mountain_pass(c: Canvas):
    """A road winds up a valley, one bus on it."""
    c.sky(NOON, 420)
    c.clouds((252, 252, 252), top=0, bottom=400, amount=0.6, soft=80)
    for k in range(5):
        share = k / 4
        c.hills(
            230 + 120 * k,
            190 - 20 * k,
            mixed((140, 164, 184), (62, 92, 56), share),
            mixed((180, 196, 200), (96, 122, 72), share),
            roughness=0.52,
            texture=0.3 + 0.4 * share,
            cell=60,
        )
        c.haze(330 + 110 * k, 520 + 110 * k, (224, 232, 232), 0.55 - 0.09 * k)
    points = [
        (1240, 560),
        (880, 600),
        (1300, 660),
        (700, 740),
        (1420, 850),
        (520, 1000),
        (900, 1230),
    ]
    steps = []
    for a, b in zip(points, points[1:], strict=False):
        for i in range(30):
            s = i / 30
            ease = (1 - math.cos(math.pi * s)) / 2
            steps.append((a[0] + (b[0] - a[0]) * ease, a[1] + (b[1] - a[1]) * s))
    for width, colour in ((2.0, (88, 80, 60)), (1.5, (204, 200, 190)), (0.16, (236, 196, 90))):
        for (x, y), (px, py) in zip(steps, steps[1:], strict=False):
            w = width * (4 + (y - 560) * 0.05)
            c.draw.line((x, y, px, py), fill=colour, width=max(1, round(w)))
            c.draw.ellipse((x - w / 2, y - w / 2, x + w / 2, y + w / 2), fill=colour)
    c.draw.rounded_rectangle((980, 730, 1090, 780), 10, fill=(206, 90, 50))
    c.draw.rectangle((990, 738, 1080, 754), fill=(70, 86, 100))
    for x in (1000, 1066):
        c.draw.ellipse((x - 9, 772, x + 9, 790), fill=(30, 30, 34))
    blobs(c, 120, 1120, 600, 360, GREENS, 280, 28)
    blobs(c, 1660, 1120, 640, 380, GREENS, 280, 28)
    return c.finish()


def station(c: Canvas):
    """A train beside a platform, travellers with bags."""
    c.sky(OVERCAST, 560)
    c.hills(430, 50, (140, 156, 160), (170, 180, 178), base=560)
    c.shape(
        [(0, 320), (1060, 520), (1060, 800), (0, 1120)], (70, 108, 140), (40, 62, 92), texture=0.12
    )
    c.draw.polygon([(0, 700), (1060, 648), (1060, 664), (0, 752)], fill=(214, 176, 70))
    for k in range(11):
        a, b = 1 - 0.86**k, 1 - 0.86 ** (k + 0.6)
        left, right = 1060 * a * 1.2, 1060 * b * 1.2
        if right < 1060:
            c.draw.polygon(
                [
                    (left, 320 + left * 0.19 + 120 - left * 0.08),
                    (right, 320 + right * 0.19 + 120 - right * 0.08),
                    (right, 640 - right * 0.01),
                    (left, 640 - left * 0.01),
                ],
                fill=(176, 196, 206),
            )
    c.shape(
        [(0, 1120), (1060, 800), (1120, 800), (1120, 1200), (0, 1200)],
        (70, 66, 66),
        (46, 44, 46),
        texture=0.5,
    )
    c.shape(
        [(1060, 760), (1240, 700), (1800, 700), (1800, 1200), (120, 1200)],
        (198, 194, 186),
        (158, 152, 146),
        texture=0.25,
    )
    c.draw.polygon([(1070, 770), (1086, 766), (300, 1200), (200, 1200)], fill=(226, 184, 60))
    c.shape(
        [(1080, 430), (1800, 140), (1800, 320), (1080, 490)],
        (150, 84, 66),
        (110, 62, 54),
        texture=0.3,
    )
    for x, w in ((1150, 8), (1300, 14), (1560, 24)):
        c.draw.rectangle((x, 430, x + w, 800 + (x - 1150) * 0.7), fill=(108, 112, 116))
    _travellers(c)
    return c.finish(warmth=(128, 130, 130))


def _travellers(c: Canvas):
    for x, foot, h in (
        (1120, 800, 130),
        (1190, 830, 150),
        (1010, 900, 200),
        (1260, 880, 190),
        (900, 1000, 260),
        (1420, 1010, 290),
        (1060, 1090, 330),
        (1620, 1100, 340),
    ):
        person(c, x, foot, h, stride=0.08, light=-1, back=x % 40 != 0)
        c.draw.rounded_rectangle(
            (x + h * 0.16, foot - h * 0.26, x + h * 0.32, foot),
            h * 0.03,
            fill=c.random.choice(((60, 60, 72), (150, 60, 54), (70, 100, 96))),
        )


SCENES = {
    "expressway": expressway,
    "mountain_pass": mountain_pass,
    "station": station,
}
