"""The coast: harbours, boats, salt and wind."""

import math

from seeds.drawing.canvas import Canvas, faded, mixed
from seeds.drawing.figures import (
    flag,
    person,
)
from seeds.drawing.palettes import (
    NOON,
    SKIES,
    WATERS,
)


def port(c: Canvas, *, light="noon"):
    """Cranes over stacked containers, a ship alongside."""
    c.sky(SKIES[light], 700)
    c.clouds((250, 250, 248), top=20, bottom=560, amount=0.55, soft=100)
    if light == "dawn":
        c.glow(300, 600, 640, (255, 196, 130), 1)
    c.hills(640, 40, (130, 146, 160), (168, 178, 182), base=720)
    c.reflect(705, 495, WATERS["noon"] if light == "noon" else (120, 110, 116), 0.5)
    c.sparkle(720, 1190, (240, 244, 244), 300)
    colours = (
        (158, 66, 50),
        (50, 88, 124),
        (200, 152, 62),
        (82, 112, 88),
        (128, 128, 130),
        (96, 60, 84),
    )
    c.shape(
        [(120, 640), (1240, 640), (1330, 610), (1270, 770), (190, 770)],
        (56, 62, 78),
        (36, 40, 52),
        texture=0.2,
    )
    c.draw.polygon([(188, 748), (1276, 748), (1270, 772), (190, 772)], fill=(140, 50, 42))
    c.draw.rectangle((200, 500, 290, 640), fill=(226, 226, 220))
    c.draw.rectangle((196, 512, 294, 530), fill=(50, 60, 74))
    _stacks_on_board(c, colours)
    for crane in (420, 860, 1350):
        _quay_crane(c, crane, 860)
    c.shape(
        [(0, 850), (1800, 820), (1800, 1200), (0, 1200)],
        (150, 148, 142),
        (98, 96, 94),
        texture=0.35,
        stretch=3,
    )
    _stacks_on_the_quay(c, colours)
    c.shadow(560, 1075, 260, 20)
    c.draw.rectangle((330, 960, 650, 1060), fill=(186, 92, 54))
    c.draw.rectangle((330, 960, 650, 974), fill=(216, 136, 92))
    c.draw.rounded_rectangle((664, 970, 770, 1066), 14, fill=(226, 226, 220))
    c.draw.rectangle((690, 984, 764, 1018), fill=(58, 74, 90))
    for x in (380, 440, 590, 720):
        c.draw.ellipse((x - 26, 1040, x + 26, 1092), fill=(28, 28, 32))
    person(c, 900, 1110, 200, hat="helmet", shirt=(214, 110, 44))
    person(c, 990, 1096, 196, hat="helmet", shirt=(60, 84, 120), arm=0.7)
    return c.finish(warmth=(128, 132, 134) if light == "noon" else (144, 128, 120))


def _stacks_on_board(c: Canvas, colours):
    for row in range(4):
        for box in range(9 - row % 2):
            if c.random.random() < 0.9:
                x, y = 320 + box * 98, 598 - row * 42
                colour = c.random.choice(colours)
                c.draw.rectangle((x, y, x + 94, y + 40), fill=mixed(colour, (200, 205, 210), 0.15))
                c.draw.rectangle((x, y, x + 94, y + 5), fill=mixed(colour, (255, 255, 255), 0.3))


def _stacks_on_the_quay(c: Canvas, colours):
    for row in range(3):
        for box in range(5 - row):
            x, y, colour = 1240 + box * 150 - row * 20, 1000 - row * 98, c.random.choice(colours)
            c.panel(
                (x, y, x + 144, y + 94),
                mixed(colour, (255, 240, 220), 0.22),
                mixed(colour, (0, 0, 0), 0.15),
                texture=0.2,
            )
            for rib in range(9, 144, 15):
                c.draw.line((x + rib, y + 4, x + rib, y + 90), fill=(0, 0, 0, 46), width=4)


def _quay_crane(c: Canvas, x: float, foot: float):
    red, dark = (190, 84, 52), (132, 54, 40)
    for dx, colour in ((0, red), (54, dark), (150, red), (204, dark)):
        c.draw.line((x + dx, foot, x + 20 + dx * 0.8, 330), fill=colour, width=13)
    c.draw.line((x - 260, 352, x + 360, 352), fill=red, width=15)
    c.draw.line((x - 260, 372, x + 360, 372), fill=dark, width=4)
    for step in range(-260, 360, 40):
        c.draw.line((x + step, 352, x + step + 20, 372), fill=dark, width=3)
    c.draw.line((x + 110, 210, x - 250, 350), fill=dark, width=4)
    c.draw.line((x + 110, 210, x + 350, 350), fill=dark, width=4)
    c.draw.line((x + 100, 345, x + 112, 210), fill=red, width=11)
    c.draw.rectangle((x - 130, 376, x - 84, 404), fill=(220, 220, 214))
    c.draw.line((x - 108, 404, x - 108, 520), fill=(50, 50, 54), width=2)


def fishing_boats(c: Canvas, *, light="dawn"):
    """Boats with eyes on the bow: going out at dawn, or lying close before a storm."""
    storm = light == "storm"
    c.sky(SKIES[light], 560)
    c.clouds(
        (150, 154, 156) if storm else (255, 206, 176),
        top=0,
        bottom=520,
        amount=0.9 if storm else 0.55,
        soft=110,
        cell=380,
    )
    if not storm:
        c.glow(1180, 520, 640, (255, 190, 120), 1)
        c.draw.ellipse((1136, 476, 1224, 564), fill=(255, 240, 206))
    c.hills(520, 60, (96, 104, 124), (130, 128, 136), base=562)
    c.reflect(560, 640, (96, 104, 108) if storm else (96, 100, 124), 0.5, ripple=14 if storm else 9)
    if not storm:
        c.sparkle(570, 1190, (255, 224, 170), 460, spread=380, centre=1180)
    boats = [
        (260, 640, 210),
        (560, 660, 240),
        (900, 640, 200),
        (1480, 660, 260),
        (380, 800, 380),
        (1250, 830, 420),
        (780, 1000, 620),
    ]
    if storm:
        boats = [(x * 0.9 + 40, y, s) for x, y, s in boats] + [(1500, 980, 600)]
    for x, y, size in boats:
        _trawler(
            c,
            x,
            y,
            size,
            c.random.choice(((60, 104, 140), (52, 122, 112), (150, 64, 52))),
            dim=0.2 if y > 800 else 0.45,
        )
    if storm:
        for _ in range(160):
            x, y = c.random.uniform(0, c.w), 580 + 620 * c.random.random()
            c.draw.arc((x, y, x + 90, y + 22), 200, 340, fill=(214, 220, 220, 130), width=3)
        c.rain(700, slant=0.4)
    return c.finish(warmth=(124, 128, 132) if storm else (146, 126, 116))


def _trawler(c: Canvas, x, y, size, colour, *, dim):
    shade = (84, 84, 100)
    hull = mixed(colour, shade, dim)
    s = size
    c.draw.ellipse((x - s * 0.5, y - s * 0.02, x + s * 0.5, y + s * 0.06), fill=(20, 28, 40, 110))
    points = [
        (x - s * 0.5, y - s * 0.2),
        (x - s * 0.42, y),
        (x + s * 0.4, y),
        (x + s * 0.55, y - s * 0.27),
        (x + s * 0.3, y - s * 0.15),
        (x - s * 0.3, y - s * 0.13),
    ]
    c.shape(
        points,
        mixed(hull, (255, 230, 200), 0.15),
        mixed(hull, (20, 20, 30), 0.3),
        texture=0.25,
        cell=30,
    )
    c.draw.line(
        [points[0], points[5], points[4], points[3]],
        fill=mixed((206, 76, 58), shade, dim),
        width=max(3, round(s * 0.018)),
    )
    c.draw.ellipse((x + s * 0.4, y - s * 0.15, x + s * 0.45, y - s * 0.11), fill=(236, 232, 220))
    cabin = mixed((214, 206, 190), shade, dim)
    c.draw.rectangle((x - s * 0.34, y - s * 0.32, x - s * 0.06, y - s * 0.12), fill=cabin)
    c.draw.rectangle(
        (x - s * 0.37, y - s * 0.345, x - s * 0.03, y - s * 0.315), fill=mixed(colour, shade, dim)
    )
    for k in range(3):
        c.draw.rectangle(
            (x - s * (0.31 - 0.09 * k), y - s * 0.28, x - s * (0.25 - 0.09 * k), y - s * 0.22),
            fill=mixed((70, 80, 96), shade, dim),
        )
    rope = mixed((60, 52, 50), shade, dim)
    c.draw.line(
        (x + s * 0.12, y - s * 0.14, x + s * 0.12, y - s * 0.62),
        fill=rope,
        width=max(2, round(s * 0.014)),
    )
    c.draw.line((x + s * 0.12, y - s * 0.6, x + s * 0.53, y - s * 0.26), fill=rope, width=2)
    c.draw.line((x + s * 0.12, y - s * 0.6, x - s * 0.2, y - s * 0.34), fill=rope, width=2)
    flag(c, x - s * 0.2, y - s * 0.33, s * 0.2, size=0.55, star=s > 300)


def salt_fields(c: Canvas, *, light="evening"):
    """Pans of brine that mirror the sky, cones of salt, two carriers."""
    evening = light == "evening"
    c.sky(SKIES[light], 480)
    c.clouds((255, 216, 180) if evening else (252, 252, 252), top=0, bottom=430, soft=100)
    if evening:
        c.glow(1240, 440, 620, (255, 206, 140), 1)
    far, near = ((110, 92, 112), (160, 124, 116)) if evening else ((120, 146, 156), (164, 180, 176))
    c.hills(450, 40, far, near, base=482)
    c.reflect(480, 720, (150, 124, 124) if evening else (136, 166, 184), 0.25, ripple=2)
    _pans(c)
    _heaps_of_salt(c)
    _carriers(c)
    return c.finish(warmth=(146, 128, 118) if evening else (130, 130, 126))


def _pans(c: Canvas):
    for k in range(9):
        y = 490 + 710 * (k / 8) ** 1.7
        c.draw.polygon(
            [(0, y), (1800, y), (1800, y + 5 + 4 * k), (0, y + 5 + 4 * k)], fill=(84, 66, 62)
        )
        c.draw.line((0, y, 1800, y), fill=(236, 196, 164, 140), width=2)
    for x in (-1500, -500, 300, 900, 1500, 2300, 3300):
        c.draw.polygon(
            [
                (900 + (x - 900) * 0.12, 480),
                (906 + (x - 900) * 0.12, 480),
                (x + 44, 1200),
                (x - 10, 1200),
            ],
            fill=(84, 66, 62),
        )


def _heaps_of_salt(c: Canvas):
    for y, size, xs in (
        (600, 46, range(120, 1800, 190)),
        (740, 84, range(60, 1800, 330)),
        (980, 150, (260, 820, 1560)),
    ):
        for x in xs:
            c.shadow(x, y, size * 1.1, size * 0.16)
            c.slab(
                (x - size * 0.12, x + size * 0.12, y - size * 0.95),
                (x - size, x + size, y),
                (255, 244, 232),
                (206, 178, 172),
                texture=0.35,
                cell=24,
            )
            c.shape(
                [(x + size * 0.12, y - size * 0.95), (x + size, y), (x + size * 0.2, y)],
                (255, 236, 206),
                (240, 206, 178),
            )


def _carriers(c: Canvas):
    for x, foot, height in ((1120, 930, 250), (1290, 880, 220)):
        person(
            c, x, foot, height, hat="straw", stride=0.1, tone=(120, 80, 84), shade=0.35, light=-1
        )
        c.draw.line(
            (x - height * 0.5, foot - height * 0.8, x + height * 0.5, foot - height * 0.8),
            fill=(60, 44, 40),
            width=6,
        )
        for side in (-1, 1):
            bx = x + side * height * 0.45
            c.draw.line(
                (bx, foot - height * 0.8, bx, foot - height * 0.4), fill=(60, 44, 40), width=3
            )
            c.draw.pieslice(
                (bx - height * 0.16, foot - height * 0.55, bx + height * 0.16, foot - height * 0.2),
                0,
                180,
                fill=(112, 80, 58),
            )
            c.draw.polygon(
                [
                    (bx - height * 0.15, foot - height * 0.38),
                    (bx, foot - height * 0.5),
                    (bx + height * 0.15, foot - height * 0.38),
                ],
                fill=(250, 240, 228),
            )


def wind_farm(c: Canvas):
    """Turbines in shallow sea, panels on the shore."""
    c.sky(NOON, 640)
    c.clouds((252, 252, 252), top=20, bottom=560, amount=0.55, soft=100)
    for x, height in ((180, 260), (420, 300), (720, 340), (1060, 420), (1460, 540)):
        _turbine(c, x, 650, height)
    c.reflect(640, 240, (110, 154, 168), 0.45, ripple=7)
    c.sparkle(650, 880, (248, 252, 252), 320)
    c.shape(
        [(0, 880), (1800, 840), (1800, 1200), (0, 1200)],
        (206, 188, 146),
        (150, 138, 100),
        texture=0.5,
    )
    for row in range(3):
        y = 910 + row * 90
        size = 120 + row * 46
        for k in range(15):
            x = -80 + k * (size + 16) + row * 40
            c.slab(
                (x + size * 0.16, x + size, y),
                (x, x + size * 0.84, y + size * 0.36),
                (70, 104, 148),
                (34, 50, 84),
                texture=0.15,
            )
            for line in range(1, 5):
                c.draw.line(
                    (x + size * 0.2 * line, y, x + size * (0.2 * line - 0.16), y + size * 0.36),
                    fill=(180, 204, 226, 120),
                    width=2,
                )
            c.draw.line(
                (x, y + size * 0.36, x + size * 0.84, y + size * 0.36),
                fill=(196, 200, 200),
                width=4,
            )
    person(c, 1500, 1150, 230, hat="helmet", shirt=(60, 96, 140), arm=0.6)
    return c.finish()


def _turbine(c: Canvas, x, foot, height):
    w = height * 0.018
    c.draw.polygon(
        [(x - w, foot), (x - w * 0.5, foot - height), (x + w * 0.5, foot - height), (x + w, foot)],
        fill=(236, 238, 238),
    )
    start = c.random.uniform(0, 120)
    for k in range(3):
        a = math.radians(start + 120 * k)
        tip = (x + math.cos(a) * height * 0.5, foot - height + math.sin(a) * height * 0.5)
        side = (math.sin(a) * w * 1.2, -math.cos(a) * w * 1.2)
        root = (x + math.cos(a) * height * 0.1, foot - height + math.sin(a) * height * 0.1)
        c.draw.polygon(
            [(x, foot - height), (root[0] + side[0], root[1] + side[1]), tip], fill=(246, 248, 248)
        )
    c.draw.ellipse(
        (x - w * 1.4, foot - height - w * 1.4, x + w * 1.4, foot - height + w * 1.4),
        fill=(206, 210, 212),
    )
    c.draw.line((x, foot, x, foot + 4), fill=faded((230, 180, 60), 1), width=8)


SCENES = {
    "port": port,
    "fishing_boats": fishing_boats,
    "salt_fields": salt_fields,
    "wind_farm": wind_farm,
}
