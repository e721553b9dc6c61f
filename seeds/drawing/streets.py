"""Streets and houses, by day, at night and in the rain."""

from seeds.drawing.canvas import Canvas, faded, mixed
from seeds.drawing.figures import SHIRTS, blobs, person, rider, tree
from seeds.drawing.palettes import EVENING, GREENS, NIGHT, NOON, WALLS


def house_front(
    c: Canvas, x, foot, w, h, wall, *, lit=0.0, tone=(120, 130, 140), floors=None, cols=None
):
    """One house front with windows; ``lit`` is the share of windows with a light on."""
    c.panel(
        (x, foot - h, x + w, foot),
        mixed(wall, (255, 250, 240), 0.15),
        mixed(wall, (0, 0, 0), 0.12),
        texture=0.18,
        cell=80,
    )
    c.draw.rectangle((x + w * 0.93, foot - h, x + w, foot), fill=(0, 0, 0, 40))
    floors, cols = floors or max(2, round(h / 62)), cols or max(2, round(w / 48))
    for row in range(floors):
        for col in range(cols):
            wx, wy = x + w * (col + 0.24) / cols, foot - h + h * (row + 0.25) / floors
            glass = (255, 216, 140) if c.random.random() < lit else mixed(tone, wall, 0.2)
            glass = mixed(glass, (40, 40, 60), c.random.random() * 0.3)
            c.draw.rectangle((wx, wy, wx + w * 0.52 / cols, wy + h * 0.5 / floors), fill=glass)


def rain_street(c: Canvas):
    """Motorbikes and raincoats between shop houses, wet asphalt."""
    c.sky([(0, (116, 126, 136)), (1, (190, 196, 196))], 620)
    c.ground(620, (96, 98, 100), (176, 180, 180), texture=0.3, stretch=3)
    _shop_houses(c)
    c.haze(430, 760, (206, 212, 212), 0.75)
    c.slab(
        (820, 980, 636), (-700, 2500, 1200), (150, 156, 160), (62, 66, 72), texture=0.3, stretch=4
    )
    for _ in range(260):
        y = 660 + 540 * c.random.random()
        x = c.random.uniform(0, c.w)
        c.draw.line((x, y, x, y + c.random.uniform(10, 70)), fill=(236, 226, 206, 40), width=3)
    _riders_in_rain(c)
    c.rain(1100, slant=0.14)
    return c.finish(warmth=(126, 130, 134))


def _shop_houses(c: Canvas):
    for side in (-1, 1):
        for k in range(8):
            share = 1 - k / 8
            edge = 900 + side * (90 + 820 * share**1.7)
            w, h = 60 + 330 * share**1.5, 130 + 760 * share**1.4
            left = edge if side > 0 else edge - w
            wall = mixed(c.random.choice(WALLS), (170, 178, 182), 0.75 - 0.6 * share)
            house_front(c, left, 640 + 330 * share**1.7, w, h, wall, lit=0.25, floors=4, cols=3)
            awning = c.random.choice(((150, 60, 50), (60, 104, 92), (196, 150, 70), (70, 90, 130)))
            y = 640 + 330 * share**1.7 - 90 * share - 14
            c.draw.polygon(
                [
                    (left, y),
                    (left + w, y),
                    (left + w - side * 20, y + 34 * share + 6),
                    (left - side * 20, y + 34 * share + 6),
                ],
                fill=mixed(awning, (150, 156, 160), 0.6 - 0.5 * share),
            )


def _riders_in_rain(c: Canvas):
    coats = (
        (206, 176, 60),
        (70, 120, 150),
        (176, 70, 66),
        (110, 150, 110),
        (160, 120, 160),
        (220, 216, 206),
    )
    for y, size, count in (
        (670, 62, 9),
        (730, 104, 8),
        (830, 170, 6),
        (960, 250, 4),
        (1150, 360, 2),
    ):
        spread = (y - 600) * 1.3
        for k in range(count):
            x = (
                900
                + (k - (count - 1) / 2) * spread * 2 / count
                + c.random.uniform(-0.1, 0.1) * spread
            )
            share = 0.6 - 0.6 * (y - 670) / 480
            rider(
                c,
                x,
                y,
                size,
                coat=c.random.choice(coats),
                tone=(184, 190, 194),
                shade=max(0, share),
                lamp=size > 90,
            )
            c.draw.line(
                (x, y, x, y + size * 0.4), fill=(255, 236, 190, 70), width=round(size * 0.08)
            )


def night_city(c: Canvas):
    """A skyline with lights over a river."""
    c.sky(NIGHT, 760)
    c.glow(900, 760, 900, (190, 120, 90), 0.6)
    for layer in range(3):
        share = layer / 2
        x = -40
        while x < c.w:
            w = c.random.uniform(60, 150) * (0.7 + 0.5 * share)
            h = c.random.uniform(120, 520) * (0.75 if layer == 2 else 1)
            wall = mixed((74, 70, 100), (26, 28, 46), share)
            house_front(
                c,
                x,
                762,
                w,
                h,
                wall,
                lit=0.22 + 0.2 * share,
                tone=wall,
                floors=max(3, round(h / 22)),
                cols=max(3, round(w / 17)),
            )
            if h > 430:
                c.draw.line((x + w / 2, 762 - h, x + w / 2, 762 - h - 60), fill=wall, width=4)
                c.glow(x + w / 2, 762 - h - 60, 30, (255, 90, 80), 1)
            x += w + c.random.uniform(-10, 30)
    for x in range(30, 1800, 90):
        c.glow(x, 744, 60, (255, 206, 130), 0.9)
        c.draw.ellipse((x - 4, 740, x + 4, 748), fill=(255, 240, 206))
    c.draw.rectangle((0, 752, 1800, 768), fill=(46, 44, 58))
    c.reflect(768, 432, (16, 22, 42), 0.3, ripple=12)
    c.sparkle(780, 1190, (255, 206, 140), 260, length=40)
    c.draw.polygon(
        [(520, 1010), (560, 970), (980, 970), (1040, 1010), (990, 1036), (570, 1036)],
        fill=(30, 30, 44),
    )
    c.draw.rectangle((590, 930, 960, 972), fill=(60, 50, 56))
    for k in range(9):
        c.glow(610 + k * 42, 950, 34, (255, 206, 120), 1)
    return c.finish(warmth=(126, 124, 136), grain=8)


def apartments(c: Canvas, *, light="evening"):
    """New blocks of flats around a green, people out after work."""
    c.sky(EVENING if light == "evening" else NOON, 820)
    c.clouds(
        (255, 226, 200) if light == "evening" else (252, 252, 252), top=0, bottom=520, amount=0.5
    )
    lit = 0.35 if light == "evening" else 0.05
    for x, w, h in ((-60, 300, 420), (330, 240, 480), (1130, 260, 500), (1500, 330, 440)):
        house_front(c, x, 830, w, h, mixed((190, 176, 170), (226, 190, 160), 0.4), lit=lit)
    for x, w, h in ((90, 330, 660), (620, 380, 720), (1260, 360, 680)):
        house_front(c, x, 850, w, h, c.random.choice(WALLS), lit=lit, cols=7)
        for floor in range(11):
            y = 850 - h + h * floor / 11
            c.draw.line((x, y, x + w, y), fill=(255, 255, 255, 70), width=4)
            for _ in range(2):
                cx = c.random.uniform(x + 10, x + w - 40)
                c.draw.rectangle(
                    (cx, y + h / 24, cx + 24, y + h / 16), fill=(*c.random.choice(SHIRTS), 220)
                )
    c.ground(840, (84, 104, 56), (132, 144, 88), texture=0.5, cell=60, stretch=3)
    c.slab((700, 960, 840), (240, 1500, 1200), (206, 186, 160), (158, 140, 122), texture=0.3)
    for x, foot, h in (
        (200, 900, 210),
        (480, 880, 170),
        (1200, 890, 180),
        (1560, 920, 240),
        (70, 1060, 360),
        (1740, 1080, 380),
    ):
        tree(c, x, foot, h, GREENS)
    for x, foot, h in (
        (760, 900, 96),
        (820, 905, 60),
        (930, 930, 110),
        (640, 1010, 150),
        (700, 1016, 90),
        (1060, 1090, 200),
        (1150, 1100, 196),
        (860, 1000, 140),
    ):
        person(c, x, foot, h, tone=(230, 170, 130), shade=0.12, light=-1)
    return c.finish(warmth=(142, 130, 120) if light == "evening" else (130, 130, 126))


def market(c: Canvas):
    """Under the awnings: heaps of fruit and vegetables on both sides, shoppers between."""
    c.sky([(0, (172, 150, 124)), (1, (246, 234, 206))], 560)
    c.glow(900, 470, 560, (255, 246, 220), 1)
    for x in range(500, 1340, 90):
        house_front(
            c,
            x,
            560,
            88,
            c.random.uniform(90, 220),
            mixed(c.random.choice(WALLS), (240, 226, 200), 0.5),
        )
    c.ground(556, (92, 76, 66), (186, 166, 142), texture=0.5, cell=50, stretch=2)
    for k in range(7):
        share = (k / 6) ** 1.5
        for side in (-1, 1):
            _stall(
                c, 900 + side * (110 + 430 * share), 590 + 420 * share, 80 + 420 * share, side, k
            )
    shoppers = (
        (880, 620, 76),
        (930, 640, 90),
        (840, 690, 130),
        (960, 740, 170),
        (890, 800, 210),
        (800, 930, 300),
        (1000, 1000, 350),
    )
    for x, foot, h in shoppers:
        hat = c.random.choice(("", "straw", "", "cap"))
        person(
            c,
            x + c.random.uniform(-14, 14),
            foot,
            h,
            hat=hat,
            stride=0.05,
            tone=(236, 214, 180),
            shade=max(0, 0.4 - h / 700),
        )
    _strips_of_cloth(c)
    return c.finish(warmth=(144, 130, 116), vignette=0.5)


def _strips_of_cloth(c: Canvas):
    for k in range(5):
        share = (k + 1) / 5
        y, half = 470 - 430 * share, 120 + 900 * share
        colour = mixed(
            ((176, 66, 54), (206, 160, 74), (58, 104, 116), (150, 90, 120), (92, 118, 76))[k],
            (60, 44, 36),
            0.25,
        )
        sag = [
            (900 + half * (s / 8 - 1), y + 60 * share * (1 - (s / 8 - 1) ** 2)) for s in range(17)
        ]
        c.draw.polygon(
            sag + [(px, py - 34 * share - 8) for px, py in reversed(sag)], fill=faded(colour, 0.9)
        )


def _stall(c: Canvas, x, y, s, side, k):
    goods = (
        ((84, 122, 52), (126, 158, 74)),
        ((196, 70, 50), (222, 112, 76)),
        ((222, 160, 50), (240, 198, 92)),
        ((150, 84, 60), (186, 122, 84)),
        ((206, 200, 176), (236, 232, 212)),
    )
    colour = ((176, 66, 54), (58, 104, 116), (206, 160, 74), (92, 118, 76), (150, 90, 120))[
        (k + (side > 0) * 2) % 5
    ]
    c.draw.rectangle((x - s * 0.02, y - s * 1.1, x + s * 0.02, y), fill=(90, 76, 64))
    person(
        c,
        x + side * s * 0.72,
        y - s * 0.02,
        s * 0.82,
        hat="straw",
        back=False,
        tone=(206, 176, 140),
        shade=0.2,
    )
    c.panel(
        (x, y - s * 0.32, x + side * s * 1.8, y + s * 0.16),
        (134, 104, 74),
        (76, 58, 46),
        texture=0.3,
    )
    _heaps(c, goods, x, y, s, k, side)
    c.shape(
        [
            (x - side * s * 0.14, y - s * 0.94),
            (x + side * s * 1.9, y - s * 0.94),
            (x + side * s * 1.9, y - s * 1.4),
            (x + side * s * 0.1, y - s * 1.24),
        ],
        mixed(colour, (255, 236, 196), 0.35),
        mixed(colour, (40, 20, 10), 0.15),
        texture=0.3,
    )


def _heaps(c: Canvas, goods, x, y, s, k, side):
    for heap in range(4):
        a, b = goods[(heap + k) % 5]
        blobs(
            c,
            x + side * s * (0.22 + heap * 0.42),
            y - s * 0.34,
            s * 0.42,
            s * 0.2,
            (mixed(a, (30, 20, 10), 0.5), a, b),
            20,
            s * 0.07,
        )


def lantern_street(c: Canvas):
    """Old houses, hanging lanterns, wet stones at nightfall."""
    c.sky([(0, (26, 32, 60)), (1, (96, 76, 104))], 640)
    c.ground(640, (44, 38, 50), (110, 88, 92), texture=0.5, stretch=3)
    _old_houses(c)
    c.slab(
        (830, 970, 640),
        (-500, 2300, 1200),
        (120, 96, 100),
        (44, 40, 54),
        texture=0.6,
        cell=36,
        stretch=3,
    )
    lamps = ((230, 70, 50), (250, 180, 60), (90, 160, 170), (220, 110, 150), (246, 226, 180))
    _lanterns(c, lamps)
    for x, foot, h in (
        (880, 690, 76),
        (930, 700, 80),
        (800, 770, 130),
        (1010, 800, 150),
        (720, 900, 220),
        (820, 910, 226),
        (1090, 990, 280),
    ):
        person(c, x, foot, h, tone=(84, 62, 84), shade=0.5, stride=0.05)
    return c.finish(warmth=(142, 124, 124), grain=7)


def _old_houses(c: Canvas):
    for side in (-1, 1):
        for k in range(7):
            share = 1 - k / 7
            edge = 900 + side * (70 + 760 * share**1.6)
            w, h = 70 + 300 * share**1.4, 130 + 440 * share**1.3
            left, foot = (edge if side > 0 else edge - w), 640 + 330 * share**1.6
            wall = mixed((206, 160, 76), (70, 60, 90), 0.62 - 0.35 * share)
            house_front(c, left, foot, w, h, wall, lit=0.6, floors=2, cols=3, tone=(80, 60, 50))
            c.draw.polygon(
                [
                    (left - 20 * share, foot - h + 8),
                    (left + w + 20 * share, foot - h + 8),
                    (left + w, foot - h - 50 * share),
                    (left, foot - h - 50 * share),
                ],
                fill=mixed((96, 56, 48), (70, 60, 90), 0.5 - 0.3 * share),
            )


def _lanterns(c: Canvas, lamps):
    for k in range(6):
        share = (k + 1) / 6
        y, r = 560 - 390 * share, 8 + 34 * share
        half = 90 + 860 * share
        for n in range(5 + k % 2):
            x = 900 + (n - 2 - 0.5 * (k % 2)) * half / 2.3
            dip = y + 46 * share * (1 - ((x - 900) / half) ** 2) + c.random.uniform(-8, 8)
            colour = c.random.choice(lamps)
            c.draw.line((x, dip - r * 1.8, x, dip - r), fill=(40, 30, 36), width=2)
            c.glow(x, dip, r * 3.2, colour, 0.75)
            c.draw.ellipse(
                (x - r, dip - r * 0.95, x + r, dip + r * 0.95),
                fill=mixed(colour, (255, 236, 190), 0.35),
            )
            c.draw.ellipse(
                (x - r * 0.45, dip - r * 0.95, x + r * 0.45, dip + r * 0.95),
                fill=mixed(colour, (255, 246, 216), 0.6),
            )
            c.draw.line((x, dip + r, x, dip + r * 1.7), fill=colour, width=max(2, round(r * 0.12)))
            gy = 1240 - (y + 200) * 0.55
            c.draw.line((x, gy, x, gy + 60 * share), fill=faded(colour, 0.16), width=round(r * 0.9))


SCENES = {
    "rain_street": rain_street,
    "night_city": night_city,
    "apartments": apartments,
    "market": market,
    "lantern_street": lantern_street,
}
