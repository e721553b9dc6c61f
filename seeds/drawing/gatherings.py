"""Where people come together out of doors: schools, feasts, squares."""

from seeds.drawing.canvas import Canvas, mixed
from seeds.drawing.figures import SHIRTS, blobs, crowd, flag, person, tree
from seeds.drawing.palettes import EVENING, GREENS, MORNING, NOON
from seeds.drawing.streets import house_front


def school_yard(c: Canvas):
    """Rows of pupils before the flag, a long yellow school."""
    c.sky(NOON, 700)
    c.clouds((252, 252, 252), top=20, bottom=420, amount=0.5, soft=100)
    c.panel((160, 400, 1640, 700), (232, 206, 142), (216, 186, 124), texture=0.15)
    c.slab((220, 1580, 330), (120, 1680, 404), (160, 76, 58), (126, 58, 48), texture=0.3, cell=20)
    for row in (430, 570):
        c.draw.rectangle((160, row + 118, 1640, row + 130), fill=(250, 240, 214))
        for k in range(14):
            x = 196 + k * 104
            c.draw.rectangle((x, row, x + 62, row + 104), fill=(96, 116, 112))
            c.draw.line((x + 31, row, x + 31, row + 104), fill=(226, 216, 186), width=5)
    for x in range(150, 1700, 104):
        c.draw.rectangle((x, 404, x + 16, 700), fill=(246, 228, 178))
    c.shadow(900, 706, 900, 14, 0.4)
    c.ground(700, (166, 138, 110), (206, 190, 160), texture=0.35, cell=60, stretch=3)
    for x, foot, h in ((60, 760, 430), (1760, 770, 460), (330, 720, 240), (1500, 720, 250)):
        tree(
            c,
            x,
            foot,
            h,
            ((52, 72, 40), (82, 108, 50), (150, 60, 40), (206, 84, 50)) if h > 400 else GREENS,
        )
    flag(c, 900, 760, 560, size=0.26)
    for row in range(6):
        share = row / 5
        foot, h = 800 + 330 * share**1.2, 92 + 130 * share
        x = c.random.uniform(40, 70)
        while x < c.w:
            if not 850 - 60 * share < x < 950 + 60 * share:
                person(c, x, foot, h, shirt=(240, 240, 236), trousers=(44, 54, 86), stride=0.01)
                c.draw.polygon(
                    [
                        (x - h * 0.06, foot - h * 0.82),
                        (x + h * 0.06, foot - h * 0.82),
                        (x, foot - h * 0.68),
                    ],
                    fill=(196, 40, 38),
                )
            x += h * 0.62
    return c.finish(warmth=(134, 131, 122))


def clinic_evening(c: Canvas):
    """A village health station with its lights on after dark."""
    c.sky([(0, (40, 54, 92)), (0.7, (110, 100, 130)), (1, (206, 150, 130))], 760)
    c.hills(600, 60, (60, 66, 92), (84, 80, 100), base=770)
    for x in (100, 300, 1560, 1720):
        blobs(c, x, 640, 300, 330, ((30, 42, 40), (44, 58, 48), (64, 76, 58)), 90, 24)
    c.panel((380, 470, 1430, 780), (206, 196, 176), (180, 166, 146), texture=0.15)
    c.slab((430, 1380, 380), (330, 1480, 474), (112, 60, 54), (88, 50, 50), texture=0.3)
    for k in range(6):
        x = 430 + k * 168
        if k == 3:
            c.draw.rectangle((x - 10, 560, x + 110, 780), fill=(255, 230, 170))
            person(c, x + 54, 776, 170, shirt=(244, 246, 246), trousers=(226, 230, 232), back=False)
        else:
            c.draw.rectangle((x, 560, x + 100, 680), fill=(255, 222, 156))
            c.draw.line((x + 50, 560, x + 50, 680), fill=(120, 96, 70), width=5)
        c.glow(x + 50, 640, 170, (255, 206, 130), 0.5)
    c.draw.rectangle((840, 404, 930, 462), fill=(244, 244, 240))
    c.draw.rectangle((876, 412, 894, 454), fill=(40, 120, 84))
    c.draw.rectangle((858, 424, 912, 442), fill=(40, 120, 84))
    c.ground(776, (54, 50, 60), (120, 104, 96), texture=0.4, stretch=3)
    for k in range(6):
        x = 480 + k * 168
        c.slab(
            (x - 50, x + 50, 780), (x - 110, x + 110, 1000), (206, 164, 110), (84, 74, 76), blur=24
        )
    for x, foot, h in (
        (620, 890, 200),
        (690, 894, 120),
        (1100, 900, 196),
        (1180, 930, 210),
        (400, 960, 230),
        (1380, 990, 250),
    ):
        person(c, x, foot, h, tone=(96, 84, 96), shade=0.35, stride=0.07)
    return c.finish(warmth=(136, 126, 130))


def festival(c: Canvas):
    """A communal house with curved roofs, people in long dress, lanterns."""
    c.sky(MORNING, 700)
    c.clouds((255, 250, 240), top=0, bottom=400, amount=0.5)
    blobs(c, 180, 420, 620, 560, GREENS, 260, 30)
    blobs(c, 1640, 420, 640, 560, GREENS, 260, 30)
    _curved_roofs(c)
    for k in range(9):
        x = 300 + k * 150
        c.draw.rectangle((x - 12, 664, x + 12, 830), fill=(120, 48, 38))
        c.draw.ellipse((x + 50, 690, x + 92, 740), fill=(214, 60, 44))
        c.glow(x + 71, 715, 60, (255, 190, 110), 0.5)
    c.draw.rectangle((260, 760, 1540, 830), fill=(60, 30, 28, 130))
    c.ground(824, (150, 120, 96), (204, 182, 150), texture=0.35, stretch=3)
    for x in (90, 250, 1560, 1720):
        flag(c, x, 980, 560, size=0.2, star=False)
    _people_in_long_dress(c)
    return c.finish(warmth=(144, 130, 116))


def _curved_roofs(c: Canvas):
    for y, half, rise in ((640, 760, 210), (470, 520, 150)):
        c.panel(
            (900 - half * 0.8, y, 900 + half * 0.8, y + 120),
            (140, 66, 46),
            (96, 46, 38),
            texture=0.3,
        )
        left = [(900 - half - 60, y - 60), (900 - half, y + 6), (900 - half * 0.6, y + 24)]
        right = [(1800 - x, py) for x, py in reversed(left)]
        ridge = [(900 + half * 0.5, y - rise), (900 - half * 0.5, y - rise)]
        c.shape(left + right + ridge, (150, 84, 58), (104, 58, 46), texture=0.5, cell=18)
        for k in range(60):
            x = 900 - half + k * half / 30
            top = 900 + (x - 900) * 0.55
            c.draw.line((top, y - rise, x, y + 14), fill=(70, 36, 30, 70), width=3)
        c.draw.line(ridge, fill=(196, 150, 96), width=14)


def _people_in_long_dress(c: Canvas):
    dress = (
        (176, 48, 46),
        (220, 178, 80),
        (72, 96, 140),
        (232, 226, 214),
        (112, 140, 104),
        (206, 130, 150),
    )
    for row in range(4):
        share = row / 3
        foot, h = 880 + 260 * share, 110 + 120 * share
        x = c.random.uniform(30, 90)
        while x < c.w:
            shirt = c.random.choice(dress)
            person(c, x, foot, h, shirt=shirt, trousers=(232, 228, 220), stride=0.02)
            c.draw.polygon(
                [
                    (x - h * 0.09, foot - h * 0.5),
                    (x + h * 0.09, foot - h * 0.5),
                    (x + h * 0.11, foot - h * 0.14),
                    (x - h * 0.11, foot - h * 0.14),
                ],
                fill=shirt,
            )
            x += h * c.random.uniform(0.5, 1.0)


def stadium(c: Canvas):
    """Runners on a red track, stands behind."""
    c.sky(EVENING, 420)
    c.shape([(0, 300), (1800, 210), (1800, 560), (0, 560)], (112, 108, 120), (84, 80, 92))
    for row in range(9):
        for _ in range(120):
            x = c.random.uniform(0, c.w)
            y = 330 + row * 25 - x * 0.045 * (1 - row / 9)
            r = 8 + row * 0.5
            c.draw.ellipse(
                (x - r, y + r * 0.6, x + r, y + r * 2.4),
                fill=mixed(c.random.choice(SHIRTS), (96, 84, 100), 0.35),
            )
            c.draw.ellipse(
                (x - r * 0.55, y - r * 0.5, x + r * 0.55, y + r * 0.7), fill=(150, 112, 92)
            )
    c.shape([(0, 230), (1800, 120), (1800, 180), (0, 280)], (222, 222, 222), (170, 170, 176))
    for x in (260, 760, 1260, 1700):
        c.draw.line((x, 560, x, 220 - x * 0.05), fill=(90, 90, 100), width=9)
        c.glow(x, 250 - x * 0.05, 130, (255, 244, 214), 0.7)
    c.ground(556, (70, 110, 58), (100, 136, 76), texture=0.3, stretch=4)
    c.shape(
        [(0, 690), (1800, 590), (1800, 1200), (0, 1200)],
        (184, 88, 64),
        (150, 62, 48),
        texture=0.25,
        cell=40,
    )
    for k in range(6):
        y = 700 + 500 * (k / 5) ** 1.3
        c.draw.line((0, y, 1800, y - 104 - 50 * k), fill=(244, 236, 226), width=4 + k)
    for x, foot, h, shirt in (
        (1500, 730, 180, 1),
        (1240, 800, 220, 4),
        (940, 850, 250, 2),
        (560, 930, 290, 3),
        (1380, 960, 300, 6),
        (260, 1060, 350, 1),
    ):
        person(
            c, x, foot, h, shirt=SHIRTS[shirt], trousers=(40, 44, 60), stride=0.1, arm=0.6, light=-1
        )
    return c.finish(warmth=(144, 128, 120))


def square(c: Canvas):
    """A wide square before public offices, many people, flags."""
    c.sky(NOON, 640)
    c.clouds((252, 252, 252), top=0, bottom=460, amount=0.5, soft=100)
    house_front(c, 300, 660, 1200, 330, (222, 212, 186), floors=4, cols=22)
    c.panel((760, 250, 1040, 660), (236, 226, 202), (206, 196, 172), texture=0.12)
    c.draw.polygon([(740, 256), (900, 180), (1060, 256)], fill=(200, 188, 160))
    for x in (790, 850, 910, 970):
        c.draw.rectangle((x, 290, x + 26, 640), fill=(120, 134, 136))
    c.ground(656, (158, 150, 140), (204, 198, 186), texture=0.25, stretch=3)
    for x in range(120, 1800, 195):
        flag(c, x, 720, 300, size=0.3)
    for x in (60, 200, 1600, 1760):
        tree(c, x, 720, 260, GREENS)
    crowd(c, 6, 760, 1190, small=64, large=210, stride=0.05)
    return c.finish()


SCENES = {
    "school_yard": school_yard,
    "clinic_evening": clinic_evening,
    "festival": festival,
    "stadium": stadium,
    "square": square,
}
