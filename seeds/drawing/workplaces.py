"""Wards, workshops, libraries: rooms where people work."""

from seeds.drawing.canvas import Canvas, mixed
from seeds.drawing.figures import SHIRTS, head, person, seated_back
from seeds.drawing.halls import room


def ward(c: Canvas):
    """A hospital corridor, nurses and patients, light at the end."""
    back = (700, 330, 1100, 690)
    room(c, (206, 222, 218), (158, 178, 176), (238, 242, 240), back=back)
    c.panel((760, 380, 1040, 690), (250, 252, 250), (230, 240, 240))
    c.glow(900, 520, 460, (255, 255, 250), 0.8)
    for side in (-1, 1):
        for k in range(4):
            a, b = (k / 4) ** 1.6, ((k + 0.55) / 4) ** 1.6
            xs = [900 + side * (200 + 700 * s) for s in (a, b)]
            feet = [690 + 510 * s for s in (a, b)]
            tops = [430 - 330 * s for s in (a, b)]
            c.shape(
                [(xs[0], feet[0]), (xs[0], tops[0]), (xs[1], tops[1]), (xs[1], feet[1])],
                (136, 170, 172),
                (110, 146, 150),
                texture=0.1,
            )
        c.draw.polygon(
            [
                (900 + side * 200, 590),
                (900 + side * 200, 604),
                (900 + side * 900, 960),
                (900 + side * 900, 900),
            ],
            fill=(96, 136, 140),
        )
    for k in range(5):
        s = (k / 5) ** 1.6
        y, half = 330 - 330 * s, 60 + 150 * s
        c.draw.polygon(
            [
                (900 - half, y),
                (900 + half, y),
                (900 + half * 1.2, y - 26 * s - 6),
                (900 - half * 1.2, y - 26 * s - 6),
            ],
            fill=(255, 255, 255),
        )
    white, green = (244, 247, 247), (120, 168, 158)
    person(c, 860, 760, 220, shirt=white, trousers=white)
    person(c, 960, 800, 270, shirt=green, trousers=green, back=False, arm=0.3)
    person(c, 1180, 1010, 470, shirt=white, trousers=white, stride=0.06)
    person(c, 640, 950, 400, shirt=white, trousers=white, back=False, arm=0.35)
    c.shadow(480, 1130, 260, 34)
    c.draw.line([(300, 1120), (300, 900), (690, 900), (690, 1120)], fill=(150, 160, 164), width=12)
    c.draw.rounded_rectangle((280, 850, 720, 930), 20, fill=(232, 240, 240))
    c.draw.rounded_rectangle((400, 816, 700, 880), 30, fill=(150, 190, 196))
    head(c, 350, 836, 40, back=False)
    return c.finish(warmth=(124, 132, 132))


def factory(c: Canvas):
    """A long line of workers at machines under lamps."""
    back = (720, 380, 1080, 620)
    room(c, (176, 188, 194), (112, 116, 118), (120, 128, 136), back=back)
    for k in range(8):
        s = (k / 8) ** 1.7
        y = 380 - 380 * s
        c.draw.line(
            (720 - 720 * s, y, 1080 + 720 * s, y), fill=(86, 94, 102), width=4 + round(12 * s)
        )
        for x in (900 - 240 * s - 70, 900 + 240 * s + 70):
            c.draw.rectangle(
                (x - 60 * s - 12, y + 14 * s, x + 60 * s + 12, y + 30 * s + 5), fill=(255, 252, 236)
            )
            c.glow(x, y + 24 * s, 60 + 150 * s, (255, 250, 226), 0.45)
    caps = {1: (84, 124, 160), -1: (206, 120, 60)}
    _line_of_machines(c, caps)
    c.draw.polygon([(880, 624), (920, 624), (1080, 1200), (720, 1200)], fill=(206, 178, 70, 120))
    return c.finish(warmth=(126, 130, 132))


def _line_of_machines(c: Canvas, caps):
    for k in range(9):
        s = (k / 8) ** 1.6
        for side in (-1, 1):
            x, y, h = 900 + side * (100 + 520 * s), 640 + 400 * s, 84 + 330 * s
            person(
                c,
                x + side * h * 0.34,
                y,
                h,
                shirt=(92, 130, 166),
                trousers=(52, 64, 84),
                hat="cap",
                back=side > 0,
                arm=0.28,
                light=-side,
                tone=(206, 212, 214),
                shade=0.3 * (1 - s),
            )
            top = y - h * 0.42
            c.slab(
                (x - h * 0.34, x + h * 0.2, top),
                (x - h * 0.38, x + h * 0.24, y),
                (206, 212, 212),
                (136, 144, 148),
                texture=0.15,
            )
            c.draw.rectangle(
                (x - h * 0.24, top - h * 0.2, x + h * 0.06, top),
                fill=mixed(caps[side], (230, 230, 230), 0.25),
            )
            c.draw.ellipse(
                (x - h * 0.02, top - h * 0.14, x + h * 0.03, top - h * 0.09), fill=(120, 220, 140)
            )


def library(c: Canvas):
    """Readers between shelves of books."""
    back = (640, 300, 1160, 640)
    room(c, (206, 186, 150), (136, 96, 66), (226, 214, 190), back=back)
    c.panel((700, 340, 1100, 560), (236, 242, 236), (206, 222, 206))
    c.glow(900, 450, 520, (255, 246, 220), 0.7)
    _shelves(c)
    person(c, 640, 860, 330, arm=0.75, shirt=(206, 214, 220))
    person(c, 1060, 760, 240, arm=0.5, shirt=(150, 72, 62))
    c.slab(
        (560, 1240, 930), (340, 1460, 1200), (190, 140, 94), (130, 90, 60), texture=0.3, stretch=5
    )
    for x, y, r in ((560, 800, 54), (1230, 806, 54), (900, 770, 46)):
        seated_back(c, x, y, r, c.random.choice(SHIRTS))
        head(c, x, y, r, back=False)
    for x, y in ((600, 1010), (1160, 1020), (900, 980)):
        c.draw.polygon(
            [
                (x - 100, y),
                (x, y + 16),
                (x + 100, y),
                (x + 120, y + 70),
                (x, y + 90),
                (x - 120, y + 70),
            ],
            fill=(248, 244, 232),
        )
        c.draw.line((x, y + 16, x, y + 90), fill=(190, 180, 160), width=4)
    return c.finish(warmth=(142, 130, 114), vignette=0.42)


def _shelves(c: Canvas):
    books = (
        (150, 60, 50),
        (60, 90, 110),
        (190, 150, 80),
        (80, 104, 76),
        (206, 196, 170),
        (110, 70, 90),
        (50, 60, 80),
    )
    for side in (-1, 1):
        for shelf in range(6):
            for k in range(34):
                a, b = (k / 34) ** 1.4, ((k + 0.82) / 34) ** 1.4
                xs = [900 + side * (262 + 660 * s) for s in (a, b)]
                size = [640 - 300 + (1180 - 340) * s for s in (a, b)]
                tops = [
                    300 - 300 * s + z * (shelf + 0.16 + 0.2 * c.random.random()) / 6
                    for s, z in zip((a, b), size, strict=True)
                ]
                feet = [
                    300 - 300 * s + z * (shelf + 0.94) / 6
                    for s, z in zip((a, b), size, strict=True)
                ]
                colour = mixed(c.random.choice(books), (236, 214, 170), 0.3 * (1 - a))
                c.draw.polygon(
                    [(xs[0], tops[0]), (xs[1], tops[0]), (xs[1], feet[1]), (xs[0], feet[0])],
                    fill=colour,
                )


def laboratory(c: Canvas):
    """Two researchers at a bench, glass and screens, cool light."""
    c.sky([(0, (190, 210, 218)), (1, (150, 178, 190))])
    for x in range(60, 1800, 300):
        c.panel((x, 120, x + 230, 540), (226, 240, 244), (200, 222, 230))
        for shelf in (230, 350, 470):
            c.draw.rectangle((x, shelf, x + 230, shelf + 8), fill=(150, 170, 178))
            for k in range(6):
                h = c.random.uniform(34, 84)
                colour = c.random.choice(
                    (
                        (96, 150, 170),
                        (206, 226, 230),
                        (190, 150, 80),
                        (130, 170, 140),
                        (176, 96, 90),
                    )
                )
                c.draw.rounded_rectangle(
                    (x + 14 + k * 36, shelf - h, x + 40 + k * 36, shelf), 6, fill=(*colour, 190)
                )
    c.blur(5)
    c.glow(520, 260, 520, (255, 255, 255), 0.5)
    white = (246, 248, 248)
    person(c, 620, 1240, 800, shirt=white, trousers=white, back=False, arm=0.45)
    person(c, 1220, 1260, 830, shirt=white, trousers=white, back=False, arm=0.35)
    c.panel((0, 900, 1800, 1200), (226, 232, 234), (150, 166, 174), texture=0.08)
    c.draw.rectangle((0, 890, 1800, 912), fill=(246, 250, 250))
    c.draw.polygon(
        [(860, 890), (840, 640), (900, 620), (930, 660), (900, 700), (930, 890)], fill=(50, 60, 74)
    )
    c.draw.ellipse((800, 860, 980, 900), fill=(40, 48, 60))
    c.draw.line((846, 650, 800, 560), fill=(70, 82, 98), width=40)
    for k in range(8):
        x, colour = 140 + k * 56, ((96, 170, 190), (206, 150, 70), (150, 190, 110))[k % 3]
        c.draw.rounded_rectangle((x, 760, x + 30, 892), 14, fill=(236, 246, 250, 150))
        c.draw.rounded_rectangle((x, 810 + (k * 17) % 40, x + 30, 892), 14, fill=(*colour, 210))
    c.draw.rounded_rectangle((1420, 600, 1740, 800), 14, fill=(36, 46, 60))
    c.draw.line(
        [(1450, 760), (1500, 700), (1540, 730), (1600, 650), (1660, 690), (1710, 640)],
        fill=(120, 220, 190),
        width=7,
    )
    c.draw.rectangle((1560, 800, 1600, 890), fill=(60, 70, 84))
    return c.finish(warmth=(122, 130, 134))


def servers(c: Canvas):
    """Two technicians in an aisle of machines with small lamps."""
    back = (740, 330, 1060, 720)
    room(c, (40, 52, 72), (58, 70, 88), (30, 38, 54), back=back)
    c.glow(900, 520, 420, (150, 206, 236), 0.8)
    _racks(c)
    for k in range(6):
        s = (k / 6) ** 1.6
        c.draw.polygon(
            [
                (860 - 60 * s, 330 - 330 * s),
                (940 + 60 * s, 330 - 330 * s),
                (946 + 70 * s, 318 - 330 * s),
                (854 - 70 * s, 318 - 330 * s),
            ],
            fill=(206, 230, 246),
        )
    person(
        c,
        820,
        900,
        360,
        shirt=(206, 216, 226),
        trousers=(40, 48, 64),
        tone=(110, 150, 190),
        shade=0.2,
    )
    person(
        c,
        1010,
        860,
        320,
        shirt=(70, 110, 160),
        trousers=(40, 48, 64),
        back=False,
        arm=0.3,
        tone=(110, 150, 190),
        shade=0.25,
    )
    c.draw.rectangle((1040, 690, 1096, 730), fill=(190, 226, 250))
    return c.finish(warmth=(122, 128, 138))


def _racks(c: Canvas):
    for side in (-1, 1):
        for k in range(7):
            a, b = (k / 7) ** 1.7, ((k + 0.93) / 7) ** 1.7
            xs = [900 + side * (150 + 780 * s) for s in (a, b)]
            tops = [360 - 340 * s for s in (a, b)]
            feet = [720 + 480 * s for s in (a, b)]
            c.shape(
                [(xs[0], feet[0]), (xs[0], tops[0]), (xs[1], tops[1]), (xs[1], feet[1])],
                (34, 42, 58),
                (20, 26, 38),
            )
            for unit in range(15):
                share = (unit + 0.5) / 15
                ys = [t + (f - t) * share for t, f in zip(tops, feet, strict=True)]
                c.draw.line(
                    (xs[0], ys[0], xs[1], ys[1]), fill=(70, 86, 110), width=2 + round(4 * a)
                )
                for lamp in range(4):
                    if c.random.random() < 0.6:
                        q = 0.15 + lamp * 0.2
                        lx, ly = (
                            xs[0] + (xs[1] - xs[0]) * q,
                            ys[0] + (ys[1] - ys[0]) * q - 5 - 9 * a,
                        )
                        r = 1.6 + 4.2 * a
                        c.draw.ellipse(
                            (lx - r, ly - r, lx + r, ly + r),
                            fill=c.random.choice(((96, 230, 190), (120, 190, 255), (255, 196, 90))),
                        )


SCENES = {
    "ward": ward,
    "factory": factory,
    "library": library,
    "laboratory": laboratory,
    "servers": servers,
}
