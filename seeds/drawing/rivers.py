"""Rivers: bridges, markets and races on them, and floods."""

from seeds.drawing.canvas import Canvas, mixed
from seeds.drawing.figures import blobs, flag, palm, person, sampan
from seeds.drawing.palettes import GREENS, MORNING, NOON, SKIES, STORM, WATERS


def bridge(c: Canvas, *, light="evening", finished=True):
    """A cable bridge over a wide river; under way, it ends in the air."""
    c.sky(SKIES[light], 700)
    c.clouds(
        (255, 226, 196) if light == "evening" else (246, 246, 240),
        top=10,
        bottom=520,
        amount=0.5,
        soft=90,
    )
    if light == "evening":
        c.glow(1330, 560, 700, (255, 206, 130), 1)
    c.hills(
        600,
        50,
        (120, 116, 130) if light == "evening" else (150, 164, 170),
        (170, 150, 150) if light == "evening" else (186, 194, 190),
        base=700,
    )
    for x in range(-20, c.w, 40):
        blobs(
            c,
            x,
            690,
            90,
            c.random.uniform(20, 60),
            ((72, 74, 72), (92, 96, 84), (112, 112, 92)),
            10,
            14,
        )
    c.haze(600, 720, (250, 216, 180) if light == "evening" else (238, 236, 226), 0.6)
    _span(c, light, finished)
    c.reflect(705, 495, WATERS[light], 0.35, ripple=9)
    c.sparkle(
        720,
        1190,
        (255, 226, 170) if light == "evening" else (244, 248, 246),
        420,
        spread=620,
        centre=1250,
    )
    _before_the_bridge(c, finished)
    return c.finish(warmth=(142, 128, 118) if light == "evening" else (128, 132, 134))


def _before_the_bridge(c: Canvas, finished):
    if finished:
        sampan(c, 420, 1000, 300, (66, 48, 42), tone=(90, 70, 70), shade=0.45)
        sampan(c, 980, 840, 150, (60, 48, 46), tone=(110, 84, 78), shade=0.5)
    else:
        c.slab((220, 820, 900), (180, 860, 990), (92, 74, 66), (58, 48, 46), texture=0.3)
        for x in (300, 420, 690):
            person(c, x, 905, 110, hat="helmet", shirt=(196, 112, 50))
        c.draw.line((560, 900, 600, 470), fill=(206, 158, 54), width=14)
        c.draw.line((600, 474, 1010, 560), fill=(206, 158, 54), width=9)
        c.draw.line((1000, 560, 1000, 690), fill=(60, 60, 64), width=3)


def _span(c: Canvas, light: str, finished: bool):
    steel = (74, 66, 76) if light == "evening" else (108, 116, 124)
    ends = 1800 if finished else 1120
    for tower in (520, 1260):
        if not finished and tower > 600:
            c.slab(
                (tower - 20, tower + 20, 420),
                (tower - 26, tower + 26, 700),
                mixed(steel, (255, 220, 190), 0.2),
                steel,
            )
            for y in range(300, 430, 34):
                c.draw.line((tower - 20, y, tower + 20, y), fill=(150, 110, 70), width=4)
                c.draw.line((tower - 20, y, tower - 20, 430), fill=(150, 110, 70), width=4)
                c.draw.line((tower + 20, y, tower + 20, 430), fill=(150, 110, 70), width=4)
            continue
        for step in range(13):
            for side in (-1, 1):
                x = tower + side * (60 + step * 27)
                if x < ends:
                    c.draw.line(
                        (tower, 196 + step * 13, x, 622 - (x - 900) ** 2 / 26000),
                        fill=(*mixed(steel, (255, 240, 220), 0.35), 210),
                        width=2,
                    )
        c.slab(
            (tower - 9, tower + 9, 170),
            (tower - 30, tower + 30, 720),
            mixed(steel, (255, 226, 196), 0.35),
            steel,
        )
        c.draw.line((tower - 18, 460, tower + 18, 460), fill=steel, width=12)
    deck = [(x, 622 - (x - 900) ** 2 / 26000 + 24) for x in range(0, ends + 1, 40)]
    c.draw.polygon(deck + [(x, y + 22) for x, y in reversed(deck)], fill=steel)
    c.draw.line(deck, fill=mixed(steel, (255, 236, 210), 0.55), width=5)
    for x in range(60, ends, 150):
        y = 622 - (x - 900) ** 2 / 26000 + 24
        c.draw.rectangle(
            (x, y - 14, x + c.random.choice((26, 40, 54)), y - 2),
            fill=c.random.choice(((190, 70, 58), (220, 220, 216), (70, 84, 104))),
        )
    for x in range(110, ends, 240):
        if abs(x - 520) > 70 and abs(x - 1260) > 70:
            c.draw.rectangle((x, 640, x + 16, 712), fill=mixed(steel, (20, 20, 30), 0.2))


def floating_market(c: Canvas):
    """Boats heaped with fruit on a brown river in the morning."""
    c.sky(MORNING, 420)
    c.glow(380, 300, 520, (255, 230, 180), 0.9)
    for x in range(-40, c.w + 40, 60):
        blobs(
            c,
            x,
            400,
            130,
            c.random.uniform(50, 130),
            tuple(mixed(g, (196, 200, 180), 0.35) for g in GREENS),
            22,
            22,
        )
    for x in (240, 700, 1240, 1600):
        palm(c, x, 430, c.random.uniform(170, 260), (88, 108, 84))
    for x in (420, 980, 1420):
        c.panel((x, 370, x + 130, 430), (196, 178, 150), (166, 146, 120))
        c.slab((x + 20, x + 110, 330), (x - 16, x + 146, 372), (150, 84, 66), (126, 70, 56))
    c.haze(300, 480, (248, 232, 204), 0.7)
    c.reflect(430, 770, (146, 124, 96), 0.6, ripple=7)
    c.sparkle(440, 1190, (255, 238, 206), 400)
    _boats_of_fruit(c)
    return c.finish(warmth=(144, 130, 112))


def _boats_of_fruit(c: Canvas):
    fruit = (
        ((214, 170, 52), (236, 200, 84)),
        ((92, 136, 58), (132, 168, 76)),
        ((188, 66, 50), (216, 104, 70)),
        ((206, 120, 46), (232, 156, 72)),
    )
    for y, size, xs in (
        (530, 220, (180, 520, 900, 1300, 1640)),
        (680, 330, (330, 840, 1400)),
        (900, 520, (520, 1290)),
        (1130, 640, (860,)),
    ):
        for x in xs:
            x += c.random.uniform(-40, 40)
            goods = c.random.choice(fruit)
            blobs(
                c,
                x - size * 0.1,
                y - size * 0.1,
                size * 0.5,
                size * 0.13,
                (mixed(goods[0], (40, 30, 20), 0.4), *goods),
                34,
                size * 0.045,
            )
            sampan(c, x, y, size, (96, 66, 46), tone=(236, 206, 160), shade=0.12)
            c.draw.line(
                (x - size * 0.4, y, x - size * 0.44, y - size * 0.5), fill=(90, 74, 52), width=4
            )


def boat_race(c: Canvas):
    """Two long boats side by side, a bank full of people."""
    c.sky(NOON, 330)
    c.clouds((252, 252, 250), top=10, bottom=300, amount=0.5)
    for x in range(-40, c.w + 40, 70):
        blobs(c, x, 300, 150, c.random.uniform(60, 150), GREENS, 26, 22)
    c.panel((0, 330, 1800, 520), (150, 148, 112), (120, 112, 82), texture=0.5)
    for row in range(5):
        for _ in range(70):
            x = c.random.uniform(0, c.w)
            person(
                c,
                x,
                400 + row * 28,
                62 + row * 9,
                hat=c.random.choice(("", "", "straw", "cap")),
                back=False,
                arm=c.random.choice((0.1, 0.9)),
            )
    for x in range(90, 1800, 210):
        flag(c, x, 420, 170, size=0.34)
    c.reflect(520, 680, (104, 116, 96), 0.6, ripple=10)
    c.sparkle(530, 1190, (240, 246, 236), 500)
    for y, shirt, size, shift in ((730, (206, 150, 46), 150, 90), (960, (168, 50, 44), 200, -60)):
        _race_boat(c, y, shirt, size, shift)
    return c.finish(warmth=(134, 132, 122))


def _race_boat(c: Canvas, y, shirt, size, shift):
    left, right = 110 + shift, 1660 + shift
    for k in range(15):
        x = left + 130 + k * (right - left - 260) / 14
        c.draw.line((x + 40, y - size * 0.52, x - 42, y + size * 0.3), fill=(92, 66, 44), width=7)
        c.shape(
            [
                (x - size * 0.15, y),
                (x - size * 0.08, y - size * 0.5),
                (x + size * 0.16, y - size * 0.52),
                (x + size * 0.17, y),
            ],
            mixed(shirt, (255, 240, 210), 0.25),
            mixed(shirt, (0, 0, 0), 0.2),
        )
        c.draw.line(
            (x + size * 0.08, y - size * 0.45, x + 20, y - size * 0.12),
            fill=(176, 128, 98),
            width=round(size * 0.08),
        )
        c.draw.ellipse(
            (x - 2, y - size * 0.74, x + size * 0.2, y - size * 0.5), fill=(178, 130, 100)
        )
        c.draw.pieslice(
            (x - 4, y - size * 0.77, x + size * 0.2, y - size * 0.5),
            150,
            340,
            fill=(196, 44, 40) if k % 2 else (34, 28, 28),
        )
    hull = [
        (left - 70, y - size * 0.42),
        (left + 40, y - size * 0.05),
        (right - 60, y - size * 0.05),
        (right + 70, y - size * 0.5),
        (right + 10, y + size * 0.2),
        (left + 20, y + size * 0.2),
    ]
    c.shape(hull, (120, 60, 44), (66, 34, 30), texture=0.3)
    c.draw.line([hull[0], hull[1], hull[2], hull[3]], fill=(236, 190, 80), width=8)
    for _ in range(90):
        x, dx = c.random.uniform(left, right), c.random.uniform(10, 60)
        c.draw.line(
            (x, y + size * 0.25, x - dx, y + size * c.random.uniform(0.18, 0.34)),
            fill=(250, 252, 250, 170),
            width=3,
        )


def flood(c: Canvas, *, night=False):
    """Roofs above brown water, a rescue boat on its way, rain; by day or by lamplight."""
    c.sky(STORM, 570)
    c.clouds((170, 174, 172), top=0, bottom=420, amount=0.9, cell=360, soft=120)
    c.hills(420, 60, (100, 112, 114), (130, 138, 134), base=570)
    _drowned_houses(c)
    for x in (330, 800, 1240):
        palm(c, x, 580, 280, (70, 84, 72), lean=0.22)
    c.haze(400, 600, (196, 200, 196), 0.5)
    c.reflect(560, 640, (140, 120, 94), 0.66, ripple=8)
    c.sparkle(570, 1190, (206, 198, 178), 380)
    c.draw.ellipse((470, 980, 1350, 1080), fill=(50, 44, 38, 120))
    _rescue_boat(c)
    c.draw.line([(480, 900), (560, 1000), (1260, 1000), (1370, 880)], fill=(240, 150, 96), width=12)
    if night:
        _lamps_on_the_water(c)
    c.rain(500 if night else 800, slant=0.25)
    return c.finish(warmth=(124, 128, 130))


def _lamps_on_the_water(c: Canvas):
    c.darken((84, 96, 136))
    for x, y, reach in ((640, 800, 420), (1180, 800, 380), (520, 540, 150), (1420, 530, 170)):
        c.glow(x, y, reach, (255, 206, 130), 0.8)
        c.disc(x, y, reach * 0.022, (255, 240, 206))
    for x in (150, 700, 980, 1600):
        c.glow(x, 552, 90, (255, 196, 120), 0.7)
    c.sparkle(600, 1190, (255, 206, 140), 160, spread=420, centre=820)


def _drowned_houses(c: Canvas):
    for x, s in ((150, 120), (520, 170), (980, 140), (1420, 190), (1700, 130)):
        for k in range(3):
            blobs(
                c,
                x + k * 70 - 100,
                470,
                120,
                150,
                tuple(mixed(g, (120, 128, 124), 0.4) for g in GREENS),
                20,
                20,
            )
        c.panel((x - s, 500, x + s, 560), (176, 168, 152), (140, 132, 118))
        c.slab(
            (x - s * 0.75, x + s * 0.75, 420),
            (x - s * 1.15, x + s * 1.15, 502),
            (136, 74, 60),
            (104, 58, 50),
            texture=0.3,
        )


def _rescue_boat(c: Canvas):
    for x, hat, shirt in (
        (640, "helmet", (216, 108, 40)),
        (800, "straw", (92, 108, 128)),
        (930, "", (150, 70, 80)),
        (1040, "", (216, 200, 150)),
        (1180, "helmet", (216, 108, 40)),
    ):
        person(
            c, x, 1040, 250, hat=hat, shirt=shirt, tone=(150, 156, 156), shade=0.15, back=x % 3 == 0
        )
    c.shape(
        [
            (480, 900),
            (560, 1020),
            (1260, 1020),
            (1370, 880),
            (1330, 1040),
            (1250, 1080),
            (590, 1080),
            (510, 1020),
        ],
        (206, 96, 48),
        (128, 56, 38),
        texture=0.2,
    )


def river_mist(c: Canvas):
    """A ferry landing before sunrise, one boat with a lamp."""
    c.sky([(0, (96, 116, 134)), (0.7, (170, 182, 184)), (1, (206, 206, 196))], 560)
    c.hills(400, 90, (112, 132, 140), (150, 164, 166), base=560)
    c.haze(380, 560, (204, 210, 206), 0.8)
    c.hills(500, 40, (84, 102, 102), (120, 134, 130), base=566, texture=0.4)
    for x in range(-20, 700, 44):
        blobs(
            c,
            x,
            540,
            110,
            c.random.uniform(50, 150),
            ((40, 56, 54), (60, 76, 68), (84, 98, 84)),
            22,
            20,
        )
    palm(c, 240, 560, 300, (48, 64, 60))
    palm(c, 330, 566, 240, (52, 68, 62), lean=-0.06)
    c.haze(460, 640, (206, 212, 208), 0.7)
    c.reflect(560, 640, (126, 142, 146), 0.4, ripple=6)
    c.haze(540, 760, (206, 214, 212), 0.55)
    for k in range(9):
        x = 1240 + k * 66
        c.draw.line((x, 760 - k * 4, x, 960 + k * 14), fill=(58, 52, 50), width=12)
    c.shape(
        [(1190, 790), (1800, 740), (1800, 800), (1190, 826)],
        (112, 100, 88),
        (70, 62, 58),
        texture=0.4,
    )
    for x, h in ((1330, 180), (1400, 186), (1500, 176), (1640, 190)):
        person(
            c,
            x,
            800 - (x - 1300) * 0.05,
            h,
            hat=c.random.choice(("straw", "", "cap")),
            tone=(92, 104, 110),
            shade=0.5,
        )
    sampan(c, 640, 900, 460, (52, 46, 46), tone=(80, 92, 98), shade=0.55)
    c.glow(760, 800, 190, (255, 206, 130), 0.9)
    return c.finish(warmth=(122, 130, 136))


SCENES = {
    "bridge": bridge,
    "floating_market": floating_market,
    "boat_race": boat_race,
    "flood": flood,
    "river_mist": river_mist,
}
