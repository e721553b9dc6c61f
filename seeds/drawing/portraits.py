"""Half-length portraits without features: a silhouette with a little light, 4:5."""

import math

from seeds.drawing.canvas import Canvas, mixed
from seeds.drawing.figures import HAIR, SKIN, blobs
from seeds.drawing.palettes import EVENING, GREENS, MORNING, OVERCAST

SIZE = (1200, 1500)
# Where the face is: middle (x, y), width and height.
FACE = (600, 640, 460, 620)


def _books(c: Canvas):
    c.sky([(0, (120, 92, 70)), (1, (84, 62, 52))])
    for row in range(6):
        y, x = 60 + row * 260, -20
        while x < c.w:
            w, h = c.random.uniform(26, 70), c.random.uniform(150, 215)
            colour = c.random.choice(
                ((150, 66, 54), (64, 92, 110), (190, 154, 90), (84, 104, 80), (196, 186, 160))
            )
            c.draw.rectangle((x, y + 220 - h, x + w, y + 220), fill=colour)
            x += w + 4
        c.draw.rectangle((0, y + 220, c.w, y + 240), fill=(66, 46, 38))
    c.blur(12)
    c.glow(980, 260, 700, (255, 226, 180), 0.6)


def _window(c: Canvas):
    c.sky([(0, (206, 220, 226)), (0.6, (232, 238, 234)), (1, (176, 184, 180))])
    for x in (120, 470, 820, 1170):
        c.draw.rectangle((x - 12, 0, x + 12, 1200), fill=(120, 122, 120))
    for y in (380, 820):
        c.draw.rectangle((0, y, c.w, y + 20), fill=(120, 122, 120))
    blobs(c, 860, 900, 760, 420, GREENS, 160, 40)
    c.blur(16)


def _field(c: Canvas):
    c.sky(MORNING, 800)
    c.glow(860, 560, 620, (255, 232, 186), 1)
    c.hills(720, 60, (132, 150, 150), (170, 180, 160), base=820)
    c.ground(800, (126, 132, 60), (186, 190, 112), texture=0.5, cell=50, stretch=3)
    c.blur(10)


def _harbour(c: Canvas):
    c.sky(OVERCAST, 820)
    for x in (120, 520, 980):
        c.draw.line((x, 820, x + 30, 380), fill=(170, 90, 66), width=26)
        c.draw.line((x + 150, 820, x + 130, 380), fill=(150, 78, 58), width=26)
        c.draw.line((x - 140, 420, x + 340, 420), fill=(170, 90, 66), width=24)
    c.reflect(820, 680, (110, 134, 144), 0.5)
    c.blur(12)


def _evening(c: Canvas):
    c.sky(EVENING, 900)
    c.glow(300, 780, 640, (255, 206, 140), 1)
    x = -40
    while x < c.w:
        w, h = c.random.uniform(80, 170), c.random.uniform(160, 460)
        c.draw.rectangle(
            (x, 900 - h, x + w, 900), fill=mixed((96, 76, 92), (60, 54, 76), c.random.random())
        )
        x += w + 6
    c.ground(895, (60, 54, 66), (90, 76, 84))
    c.blur(14)


def _studio(c: Canvas):
    c.sky([(0, (92, 104, 116)), (1, (52, 58, 70))])
    c.glow(760, 520, 760, (206, 212, 214), 0.6)


PLACES = {
    "books": _books,
    "window": _window,
    "field": _field,
    "harbour": _harbour,
    "evening": _evening,
    "studio": _studio,
}


def portrait(c: Canvas, *, place="books", hair="short", clothes="suit", light=1):
    """Somebody before us. ``hair``: short, long, bun, grey; ``clothes``: suit, shirt, dress,
    work, coat; ``light`` is the side of the window (1 right, -1 left)."""
    PLACES[place](c)
    skin = mixed(SKIN, (70, 46, 40), 0.28)
    cloth = {
        "suit": (44, 50, 68),
        "shirt": (196, 206, 214),
        "dress": (122, 52, 70),
        "work": (78, 98, 84),
        "coat": (234, 238, 238),
    }[clothes]
    hair_colour = (150, 150, 150) if hair == "grey" else HAIR
    if hair == "long":
        c.shape(
            _round(600, 640, 236, 330), hair_colour, mixed(hair_colour, (80, 60, 50), 0.3), blur=2
        )
    _shoulders(c, cloth, light)
    c.shape(
        [(520, 770), (680, 770), (696, 950), (600, 1010), (504, 950)],
        mixed(skin, (0, 0, 0), 0.25),
        mixed(skin, (0, 0, 0), 0.1),
        blur=3,
    )
    c.shape(_round(600, 870, 90, 60), mixed(skin, (20, 14, 14), 0.45), blur=14)
    _collar(c, clothes, cloth)
    for side in (-1, 1):
        c.shape(_round(600 + side * 172, 640, 24, 48), mixed(skin, (0, 0, 0), 0.15))
    c.shape(_round(600, 556, 183, 186), hair_colour)
    c.shape(_round(600, 630, 172, 232), skin, mixed(skin, (40, 24, 20), 0.25), blur=1)
    lit, dark = mixed(skin, (255, 226, 190), 0.22), mixed(skin, (30, 20, 24), 0.42)
    c.shape(_round(600 + light * 58, 620, 62, 150), lit, mixed(skin, (255, 216, 180), 0.1), blur=30)
    c.shape(_round(600 - light * 88, 650, 34, 150), dark, blur=28)
    _hair(c, hair, hair_colour, light)
    return c.finish(warmth=(134, 128, 122), vignette=0.45)


def _round(x, y, rx, ry):
    """A head's outline: an egg that narrows below."""
    points = []
    for k in range(60):
        a = k / 30 * math.pi
        narrow = 1 - 0.17 * max(0, math.sin(a)) ** 2
        points.append((x + math.cos(a) * rx * narrow, y + math.sin(a) * ry))
    return points


def _shoulders(c: Canvas, cloth, light):
    left = [(505, 872), (330, 935), (214, 1020), (150, 1200), (120, 1500)]
    right = [(1200 - x, y) for x, y in reversed(left)]
    c.shape(
        left + right,
        mixed(cloth, (255, 240, 220), 0.12),
        mixed(cloth, (0, 0, 0), 0.35),
        texture=0.12,
        cell=90,
        blur=3,
    )
    edge = 600 + light * 390
    c.shape(
        [
            (edge - light * 30, 1090),
            (edge + light * 10, 1110),
            (edge + light * 70, 1500),
            (edge, 1500),
        ],
        mixed(cloth, (255, 244, 226), 0.16),
        blur=26,
    )


def _collar(c: Canvas, clothes, cloth):
    d = c.draw
    if clothes in ("suit", "coat"):
        inner = (236, 238, 240) if clothes == "suit" else (120, 156, 170)
        d.polygon([(500, 880), (700, 880), (600, 1270)], fill=inner)
        if clothes == "suit":
            d.polygon(
                [(582, 950), (618, 950), (636, 1230), (600, 1270), (566, 1230)], fill=(112, 42, 46)
            )
        for side in (-1, 1):
            d.polygon(
                [
                    (600 + side * 104, 865),
                    (600 + side * 190, 1000),
                    (600 + side * 20, 1300),
                    (600 + side * 70, 1060),
                ],
                fill=mixed(cloth, (0, 0, 0), 0.22),
            )
    elif clothes == "dress":
        d.rounded_rectangle((506, 846, 694, 940), 30, fill=mixed(cloth, (255, 255, 255), 0.12))
        d.line((640, 910, 820, 1070), fill=mixed(cloth, (0, 0, 0), 0.3), width=6)
    else:
        for side in (-1, 1):
            d.polygon(
                [(600 + side * 110, 865), (600 + side * 130, 970), (600 + side * 12, 1020)],
                fill=mixed(cloth, (255, 255, 255), 0.3),
            )
        d.line((600, 1020, 600, 1500), fill=mixed(cloth, (0, 0, 0), 0.3), width=5)


def _hair(c: Canvas, hair, colour, light):
    top = []
    for k in range(31):
        a = math.pi + k / 30 * math.pi
        top.append((600 + math.cos(a) * 186, 590 + math.sin(a) * 226))
    fringe = {"short": 500, "grey": 470, "long": 520, "bun": 490}[hair]
    line = [
        (780, 600),
        (756, fringe),
        (640, fringe - 36),
        (500, fringe - 8),
        (440, fringe + 10),
        (420, 600),
    ]
    c.shape(top + line, mixed(colour, (255, 236, 210), 0.12), colour, blur=2)
    if hair == "bun":
        c.shape(_round(600, 366, 92, 84), mixed(colour, (255, 236, 210), 0.1), colour, blur=2)
    if hair == "long":
        for side in (-1, 1):
            points = [
                (600 + side * 150, 480),
                (600 + side * 232, 640),
                (600 + side * 236, 960),
                (600 + side * 168, 980),
                (600 + side * 160, 640),
            ]
            c.shape(points, colour, mixed(colour, (90, 66, 54), 0.35), blur=4)
    glint = [
        (600 + light * 70, 400),
        (600 + light * 150, 470),
        (600 + light * 166, 560),
        (600 + light * 130, 500),
    ]
    c.shape(glint, mixed(colour, (255, 236, 206), 0.5), blur=14)


SCENES = {"portrait": portrait}
SIZES = {"portrait": SIZE}
