"""Halls and rooms where people sit and speak."""

import math

from seeds.drawing.canvas import Canvas, mixed
from seeds.drawing.figures import (
    HAIR,
    SHIRTS,
    SKIN,
    blobs,
    head,
    person,
    seated_back,
)


def room(c: Canvas, wall, floor, ceiling, *, back=(520, 260, 1280, 720)):
    """A room in one-point perspective; ``back`` is its far wall (left, top, right, bottom)."""
    left, top, right, bottom = back
    c.slab((0, c.w, 0), (left, right, top), ceiling, mixed(ceiling, (0, 0, 0), 0.12))
    c.slab(
        (0, c.w, c.h),
        (left, right, bottom),
        mixed(floor, (255, 255, 255), 0.12),
        mixed(floor, (0, 0, 0), 0.25),
        texture=0.2,
        stretch=4,
    )
    c.shape(
        [(0, 0), (left, top), (left, bottom), (0, c.h)],
        mixed(wall, (0, 0, 0), 0.1),
        mixed(wall, (0, 0, 0), 0.22),
        texture=0.1,
    )
    c.shape(
        [(c.w, 0), (right, top), (right, bottom), (c.w, c.h)],
        mixed(wall, (255, 255, 255), 0.08),
        mixed(wall, (0, 0, 0), 0.12),
        texture=0.1,
    )
    c.panel((left, top, right, bottom), wall, mixed(wall, (0, 0, 0), 0.08), texture=0.08)


def _side_windows(c: Canvas, back, count=4, *, side=1, light=(232, 240, 244)):
    """Tall windows in a side wall, and the light that falls from them."""
    left, top, right, bottom = back
    edge, near = (right, c.w) if side > 0 else (left, 0)
    for k in range(count):
        spots = [((k + a) / count) ** 1.5 for a in (0.2, 0.8)]
        xs = [edge + (near - edge) * s for s in spots]
        tops = [
            top + (0 - top) * s + (bottom - top + (c.h - bottom + top) * s) * 0.2 for s in spots
        ]
        feet = [
            bottom + (c.h - bottom) * s - (bottom - top + (c.h - bottom + top) * s) * 0.3
            for s in spots
        ]
        c.draw.polygon(
            [(xs[0], tops[0]), (xs[1], tops[1]), (xs[1], feet[1]), (xs[0], feet[0])], fill=light
        )
        c.draw.line(
            (sum(xs) / 2, sum(tops) / 2, sum(xs) / 2, sum(feet) / 2), fill=(150, 150, 146), width=5
        )
        floor = [
            (xs[0], bottom + (c.h - bottom) * spots[0]),
            (xs[1], bottom + (c.h - bottom) * spots[1]),
        ]
        reach = -side * 420
        if k < count - 1:
            far = [
                (floor[1][0] + reach, floor[1][1] + 30),
                (floor[0][0] + reach * 0.5, floor[0][1] + 14),
            ]
            c.shape([*floor, *far], mixed(light, (206, 196, 176), 0.5), blur=22)


def hall(c: Canvas, *, mood="red"):
    """A full hall seen from its last rows, a stage with one speaker."""
    curtain = (140, 30, 32) if mood == "red" else (40, 66, 104)
    room(c, (176, 146, 112), (96, 70, 56), (206, 196, 182), back=(330, 210, 1470, 650))
    for x in range(330, 1470, 30):
        c.draw.rectangle(
            (x, 210, x + 16, 600), fill=mixed(curtain, (255, 120, 100), 0.12 if x % 60 else 0.02)
        )
        c.draw.rectangle((x + 16, 210, x + 30, 600), fill=mixed(curtain, (0, 0, 0), 0.25))
    c.panel((620, 262, 1180, 500), (206, 222, 232), (150, 178, 200))
    blobs(c, 900, 470, 520, 60, ((96, 130, 110), (120, 150, 130)), 60, 20)
    c.draw.ellipse((1040, 290, 1100, 350), fill=(250, 240, 206))
    c.glow(900, 380, 620, (214, 226, 236), 0.55)
    c.slab(
        (330, 1470, 590), (260, 1540, 660), (150, 104, 72), (104, 70, 52), texture=0.3, stretch=4
    )
    person(c, 560, 604, 190, shirt=(44, 48, 62), trousers=(36, 38, 48), back=False, arm=0.35)
    c.draw.polygon([(520, 500), (604, 500), (592, 612), (532, 612)], fill=(112, 66, 44))
    c.draw.line((552, 500, 558, 470), fill=(30, 30, 34), width=4)
    blobs(c, 562, 612, 120, 36, ((60, 96, 56), (206, 80, 90), (240, 206, 90)), 20, 10)
    for k in range(6):
        x = 760 + k * 110
        c.draw.rectangle((x - 44, 560, x + 44, 612), fill=(126, 80, 54))
        c.draw.ellipse((x - 14, 494, x + 14, 530), fill=SKIN)
        c.draw.pieslice((x - 16, 488, x + 16, 526), 180, 360, fill=HAIR)
        c.draw.pieslice(
            (x - 34, 526, x + 34, 610), 180, 360, fill=mixed(SHIRTS[k % 3], (40, 44, 60), 0.5)
        )
        c.draw.rectangle((x - 46, 562, x + 46, 612), fill=(126, 80, 54))
    for k in range(5):
        for side in (-1, 1):
            x = 900 + side * (180 + k * 150)
            c.glow(x, 60 + k * 6, 150, (255, 236, 196), 0.55)
    for row in range(8):
        share = (row / 7) ** 1.5
        y, r = 690 + 440 * share, 15 + 46 * share
        x = -r + (row % 2) * r * 2
        while x < c.w + 2 * r:
            shirt = mixed(c.random.choice(SHIRTS), (36, 36, 52), 0.35 + 0.3 * share)
            seated_back(
                c,
                x + c.random.uniform(-3, 3),
                y + c.random.uniform(-5, 5),
                r,
                shirt,
                skin=mixed(SKIN, (60, 40, 40), 0.35),
            )
            x += r * 4.7
    return c.finish(warmth=(140, 126, 116), vignette=0.5)


def meeting(c: Canvas):
    """People around a long table, daylight from the side."""
    back = (420, 220, 1380, 620)
    room(c, (222, 214, 198), (130, 96, 72), (236, 232, 224), back=back)
    _side_windows(c, back, side=1)
    c.panel((640, 270, 1160, 480), (60, 84, 110), (44, 62, 86))
    points = [(680, 440), (760, 400), (840, 416), (930, 350), (1020, 370), (1110, 306)]
    c.draw.line(points, fill=(240, 206, 110), width=6)
    for x, y in points:
        c.draw.rectangle((x - 16, y + 20, x + 16, 470), fill=(130, 164, 190, 150))
    _around_the_table(c)
    c.slab(
        (720, 1080, 660),
        (240, 1560, 1200),
        (176, 126, 86),
        (120, 80, 56),
        texture=0.35,
        cell=40,
        stretch=5,
    )
    c.slab((790, 1010, 670), (560, 1240, 1200), (214, 176, 136), (150, 108, 78), blur=30)
    _papers(c)
    blobs(
        c,
        900,
        780,
        220,
        60,
        ((60, 96, 60), (104, 140, 84), (236, 226, 200), (214, 120, 120)),
        60,
        18,
    )
    return c.finish(warmth=(134, 130, 122))


def _around_the_table(c: Canvas):
    for step in range(6):
        share = (step / 5) ** 1.3
        for side in (-1, 1):
            x, y, r = 900 + side * (190 + 480 * share), 600 + 330 * share, 28 + 56 * share
            shirt = c.random.choice(
                ((52, 60, 80), (226, 228, 228), (80, 84, 92), (120, 60, 62), (206, 214, 220))
            )
            c.draw.rounded_rectangle(
                (x - 1.9 * r, y + 1.0 * r, x + 1.9 * r, y + 5.6 * r), r, fill=(70, 50, 42)
            )
            seated_back(c, x, y, r, shirt)
            head(c, x, y, r, back=False)


def _papers(c: Canvas):
    for step in range(5):
        share = (step / 4) ** 1.4
        for side in (-1, 1):
            x, y, s = 900 + side * (150 + 330 * share), 700 + 390 * share, 34 + 80 * share
            c.draw.polygon(
                [(x - s, y), (x + s * 0.8, y), (x + s, y + s * 0.5), (x - s * 0.9, y + s * 0.5)],
                fill=(244, 244, 240),
            )
            c.draw.ellipse(
                (
                    x + side * s * 1.3 - s * 0.2,
                    y - s * 0.1,
                    x + side * s * 1.3 + s * 0.2,
                    y + s * 0.3,
                ),
                fill=(214, 226, 230),
            )


def podium(c: Canvas):
    """A speaker before microphones and cameras."""
    c.sky([(0, (58, 74, 104)), (1, (104, 124, 150))])
    for x in range(-100, 1800, 210):
        c.slab((x, x + 100, 0), (x + 120, x + 220, 1200), (86, 106, 140), (96, 116, 146), blur=24)
    c.glow(900, 420, 700, (214, 224, 236), 0.6)
    c.shadow(900, 1120, 460, 60)
    d = c.draw
    c.shape(
        [(690, 860), (760, 560), (840, 500), (960, 500), (1040, 560), (1110, 860)],
        (50, 56, 74),
        (34, 38, 52),
        texture=0.12,
    )
    d.polygon([(860, 500), (940, 500), (900, 660)], fill=(236, 238, 240))
    d.polygon([(886, 520), (914, 520), (920, 680), (900, 706), (880, 680)], fill=(140, 40, 44))
    d.polygon([(856, 496), (838, 540), (896, 650), (880, 560)], fill=(40, 44, 60))
    d.polygon([(944, 496), (962, 540), (904, 650), (920, 560)], fill=(40, 44, 60))
    d.rectangle((866, 440, 934, 512), fill=mixed(SKIN, (60, 40, 40), 0.15))
    c.shape(
        _oval(900, 372, 78, 100), mixed(SKIN, (255, 236, 210), 0.2), mixed(SKIN, (80, 50, 40), 0.15)
    )
    d.chord((818, 254, 982, 420), 176, 364, fill=HAIR)
    d.ellipse((816, 366, 834, 406), fill=SKIN)
    d.ellipse((966, 366, 984, 406), fill=SKIN)
    c.slab((600, 1200, 820), (650, 1150, 1200), (150, 98, 64), (96, 62, 46), texture=0.35, cell=60)
    d.polygon([(570, 800), (1230, 800), (1210, 842), (590, 842)], fill=(176, 122, 82))
    for x, tilt in ((760, 60), (840, 30), (960, -34), (1040, -56), (900, 0)):
        d.line((x, 802, x + tilt * 0.8, 690), fill=(28, 28, 32), width=7)
        d.ellipse(
            (x + tilt * 0.8 - 22, 650, x + tilt * 0.8 + 22, 706),
            fill=c.random.choice(((40, 40, 46), (60, 90, 140), (150, 50, 48))),
        )
    for x, y, s in ((120, 1010, 1.3), (1640, 990, 1.4), (380, 1120, 1.1), (1420, 1130, 1.1)):
        d.pieslice((x - 190 * s, y, x + 190 * s, y + 460 * s), 180, 360, fill=(22, 24, 32))
        d.ellipse((x - 66 * s, y - 120 * s, x + 66 * s, y + 50 * s), fill=(18, 18, 24))
        d.rounded_rectangle(
            (x - 80 * s, y - 170 * s, x + 80 * s, y - 80 * s), 14, fill=(12, 12, 16)
        )
        d.rectangle((x - 56 * s, y - 158 * s, x + 56 * s, y - 96 * s), fill=(120, 146, 176))
    return c.finish(warmth=(132, 128, 126), vignette=0.45)


def _oval(x, y, rx, ry):
    angles = [k / 24 * math.pi for k in range(48)]
    return [(x + math.cos(a) * rx, y + math.sin(a) * ry) for a in angles]


def classroom(c: Canvas, *, light="day"):
    """Pupils from behind, a teacher at the board."""
    back = (360, 170, 1440, 640)
    evening = light == "evening"
    room(
        c,
        (226, 214, 176) if not evening else (206, 180, 130),
        (150, 118, 88),
        (240, 236, 224),
        back=back,
    )
    _side_windows(c, back, side=-1, light=(236, 244, 244) if not evening else (52, 60, 92))
    c.panel((520, 240, 1280, 520), (46, 84, 70), (36, 66, 58), texture=0.3)
    c.draw.rectangle((508, 228, 1292, 242), fill=(150, 110, 70))
    c.draw.rectangle((508, 518, 1292, 534), fill=(150, 110, 70))
    for line in ([(600, 300), (760, 300)], [(600, 350), (840, 350)], [(600, 400), (700, 400)]):
        c.draw.line(line, fill=(226, 234, 226, 190), width=5)
    c.draw.ellipse((980, 300, 1120, 440), outline=(226, 234, 226), width=5)
    c.draw.line([(1050, 370), (1120, 370)], fill=(226, 234, 226), width=5)
    c.draw.polygon([(1160, 440), (1240, 440), (1200, 320)], outline=(240, 220, 140), width=5)
    person(c, 880, 690, 350, shirt=(96, 130, 150), trousers=(226, 222, 214), arm=0.85, back=False)
    for k in range(3):
        c.glow(600 + k * 300, 70, 200, (255, 246, 220), 0.7 if evening else 0.4)
    _pupils(c, evening)
    return c.finish(warmth=(140, 130, 114))


def _pupils(c: Canvas, evening):
    for row in range(4):
        share = (row / 3) ** 1.3
        y, r = 680 + 330 * share, 28 + 52 * share
        count = (8, 6, 5, 4)[row]
        for k in range(count):
            x = c.w * (k + 0.5) / count + c.random.uniform(-10, 10)
            seated_back(
                c,
                x,
                y + c.random.uniform(-6, 6),
                r,
                (240, 240, 236) if not evening else c.random.choice(SHIRTS),
            )
            if not evening:
                c.draw.polygon(
                    [(x - r, y + 1.35 * r), (x + r, y + 1.35 * r), (x, y + 2.6 * r)],
                    fill=(196, 44, 40),
                )
            if c.random.random() < 0.4:
                c.draw.pieslice(
                    (x - 0.9 * r, y - 0.6 * r, x + 0.9 * r, y + 2.2 * r), 0, 180, fill=HAIR
                )
        c.panel(
            (-20, y + 3.6 * r, c.w + 20, y + 4.5 * r),
            (186, 140, 94),
            (126, 88, 60),
            texture=0.2,
            stretch=4,
        )


def counters(c: Canvas):
    """A public service office: counters, screens, people waiting."""
    back = (260, 200, 1540, 660)
    room(c, (226, 220, 208), (168, 158, 146), (244, 242, 236), back=back)
    c.draw.rectangle((260, 240, 1540, 320), fill=(150, 38, 40))
    for k in range(5):
        x = 320 + k * 246
        c.draw.rounded_rectangle((x + 60, 350, x + 170, 410), 6, fill=(36, 44, 56))
        for dot in range(3):
            c.draw.rectangle((x + 78 + dot * 30, 368, x + 98 + dot * 30, 394), fill=(232, 90, 60))
        person(c, x + 115, 690, 240, shirt=(206, 220, 230), back=False, arm=0.25)
        c.panel((x, 560, x + 226, 690), (176, 128, 88), (130, 90, 62), texture=0.3, stretch=3)
        c.draw.rectangle((x - 8, 548, x + 234, 564), fill=(232, 228, 218))
        c.draw.rectangle((x + 22, 486, x + 84, 548), fill=(50, 54, 62))
        c.draw.polygon(
            [(x + 196, 440), (x + 230, 440), (x + 230, 548), (x + 196, 548)],
            fill=(200, 224, 232, 90),
        )
    for x, h, foot in (
        (420, 290, 790),
        (700, 280, 780),
        (930, 296, 790),
        (1180, 270, 784),
        (1450, 290, 800),
    ):
        person(c, x, foot, h, stride=0.02)
    for row, (y, r) in enumerate(((860, 38), (1020, 58))):
        for k in range(9 - 2 * row):
            x = 110 + k * (200 + 66 * row) + row * 60
            if c.random.random() < 0.8:
                seated_back(
                    c, x, y, r, c.random.choice(SHIRTS), hat=c.random.choice(("", "", "", "cap"))
                )
            c.draw.rounded_rectangle(
                (x - 2.1 * r, y + 2.1 * r, x + 2.1 * r, y + 4.6 * r), r * 0.5, fill=(70, 104, 134)
            )
    return c.finish(warmth=(134, 131, 124))


SCENES = {
    "hall": hall,
    "meeting": meeting,
    "podium": podium,
    "classroom": classroom,
    "counters": counters,
}
