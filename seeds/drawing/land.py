"""Fields, hills, forests: the country by day and in its weathers."""

import math

from seeds.drawing.canvas import Canvas, faded, mixed
from seeds.drawing.figures import (
    blobs,
    palm,
    person,
    tree,
)
from seeds.drawing.palettes import (
    EVENING,
    GREENS,
    MORNING,
    NOON,
    OVERCAST,
)


def terraces(c: Canvas):
    """Rice terraces in the low light of morning, hills behind hills."""
    c.sky(MORNING, 520)
    c.glow(1330, 300, 620, (255, 224, 170), 0.9)
    c.clouds((255, 244, 226), top=20, bottom=330, amount=0.35)
    c.hills(350, 120, (150, 168, 182), (190, 196, 190), base=620)
    c.haze(300, 560, (240, 228, 204), 0.6)
    c.hills(430, 130, (104, 130, 128), (160, 174, 150), base=760, texture=0.5)
    c.haze(420, 700, (244, 230, 200), 0.65)
    c.hills(560, 70, (82, 112, 74), (120, 146, 92), base=800, texture=0.7, cell=40)
    _steps(c)
    for x, foot, height in ((420, 905, 92), (480, 912, 88), (1130, 1010, 120), (1195, 1020, 116)):
        person(c, x, foot, height, hat="straw", tone=(236, 214, 160), shade=0.15, arm=0.3)
    blobs(c, 60, 1120, 520, 300, GREENS, 260, 26)
    blobs(c, 1740, 1150, 420, 240, GREENS, 200, 24)
    return c.finish(warmth=(140, 132, 118))


def _steps(c: Canvas):
    greens = ((150, 170, 76), (118, 152, 70), (196, 188, 92), (134, 160, 74), (210, 196, 104))
    phase = c.random.uniform(0, 6)
    for level in range(15):
        share = level / 14
        top = 620 + 560 * share**1.35
        wave = 22 + 70 * share
        line = [
            (
                x,
                top
                + math.sin(x / (340 + 40 * share) + phase + level * 0.55) * wave * 0.6
                + math.sin(x / 150 + level) * wave * 0.16,
            )
            for x in range(0, c.w + 40, 40)
        ]
        colour = greens[(level * 2 + level // 3) % 5]
        below = [(c.w, c.h), (0, c.h)]
        c.shape(line + below, mixed(colour, (255, 240, 180), 0.25), colour, texture=0.35, cell=26)
        edge = [(x, y + 7 + 14 * share) for x, y in line]
        c.draw.polygon(line + edge[::-1], fill=(92, 84, 50, 150))
        c.draw.line(line, fill=(246, 236, 180, 170), width=2 + round(3 * share))


def delta(c: Canvas, *, light="noon", harvest=True):
    """Flat rice land to the horizon; people at work in it."""
    c.sky(EVENING if light == "evening" else NOON, 470)
    evening = light == "evening"
    c.clouds(
        (255, 236, 214) if evening else (250, 252, 252), top=10, bottom=400, amount=0.55, soft=90
    )
    if evening:
        c.glow(520, 430, 560, (255, 214, 140), 1)
    for x in range(-20, c.w, 46):
        size = c.random.uniform(16, 52)
        blobs(c, x, 466 - size / 3, 90, size, ((84, 104, 92), (104, 124, 104)), 24, 14)
    for x in (180, 260, 1290, 1370, 1560):
        palm(c, x, 474, c.random.uniform(90, 150), (70, 92, 74))
    near, far = ((150, 112, 40), (222, 182, 100)) if harvest else ((70, 116, 48), (156, 180, 104))
    c.ground(470, near, far, texture=0.55, cell=70, stretch=5)
    _stubble(c, near)
    _reapers(c, evening)
    return c.finish(warmth=(146, 130, 112) if evening else (130, 130, 122))


def _stubble(c: Canvas, near):
    for row in range(46):
        y = 480 + 720 * (row / 45) ** 2
        c.draw.line(
            (0, y, c.w, y + c.random.uniform(-6, 6)),
            faded(mixed(near, (40, 30, 10), 0.4), 0.22),
            1 + row // 9,
        )
    for x in (-900, 500, 1500, 2900):
        c.draw.polygon(
            [
                (900 + (x - 900) * 0.06, 472),
                (900 + (x - 900) * 0.065, 472),
                (x + 70, 1200),
                (x, 1200),
            ],
            fill=(110, 96, 60, 120),
        )
    for _ in range(2600):
        y = 640 + 560 * c.random.random() ** 0.6
        x, s = c.random.uniform(0, c.w), (y - 560) / 640
        c.draw.line(
            (x, y, x + c.random.uniform(-8, 8) * s, y - 34 * s),
            faded(mixed(near, (255, 236, 150), c.random.random()), 0.55),
            1 + round(2 * s),
        )


def _reapers(c: Canvas, evening):
    team = (
        (640, 700, 130),
        (730, 712, 134),
        (850, 706, 128),
        (1240, 830, 200),
        (1360, 850, 206),
        (300, 900, 240),
    )
    for x, foot, height in team:
        person(
            c,
            x,
            foot,
            height,
            hat="straw",
            stride=0.12,
            arm=0.4 if x % 20 else 0.1,
            tone=(255, 206, 130) if evening else (210, 220, 200),
            shade=0.25 if evening else 0.08,
            light=-1 if evening else 1,
        )


def dry_field(c: Canvas):
    """Cracked ground under a white sun."""
    c.sky([(0, (172, 176, 170)), (0.7, (226, 208, 174)), (1, (240, 222, 186))], 430)
    c.glow(1180, 200, 520, (255, 244, 214), 1)
    c.hills(400, 30, (168, 156, 134), (190, 174, 144), base=450, roughness=0.45)
    c.ground(430, (120, 88, 58), (206, 178, 134), texture=0.7, cell=50, stretch=2.5)
    points = {}
    for row in range(15):
        y = 440 + 800 * (row / 14) ** 1.7
        for col in range(17):
            spread = 60 + 190 * (row / 14)
            points[row, col] = (
                900 + (col - 8 + 0.5 * (row % 2)) * spread + c.random.uniform(-0.3, 0.3) * spread,
                y + c.random.uniform(-0.2, 0.2) * spread * 0.5,
            )
    for (row, col), (x, y) in points.items():
        for other in ((row, col + 1), (row + 1, col), (row + 1, col - 1)):
            if other in points and c.random.random() < 0.86:
                px, py = points[other]
                middle = (
                    (x + px) / 2 + c.random.uniform(-9, 9),
                    (y + py) / 2 + c.random.uniform(-7, 7),
                )
                width = 1 + round(8 * (row / 14) ** 1.5)
                c.draw.line([(x, y), middle, (px, py)], fill=(56, 38, 26, 220), width=width)
                c.draw.line(
                    [(x, y + width), (middle[0], middle[1] + width), (px, py + width)],
                    fill=(236, 212, 168, 90),
                    width=max(1, width // 2),
                )
    person(c, 620, 800, 250, hat="straw", shirt=(92, 104, 120), tone=(240, 216, 170), shade=0.15)
    c.draw.line((680, 640, 700, 800), fill=(80, 60, 44), width=7)
    for x in (1240, 1420, 1610):
        for _ in range(26):
            a = c.random.uniform(-1.2, 1.2)
            c.draw.line(
                (x, 560, x + math.sin(a) * 50, 560 - math.cos(a) * 60), fill=(150, 128, 76), width=3
            )
    return c.finish(warmth=(146, 130, 108), grain=7)


def coffee_hills(c: Canvas, *, light="morning"):
    """Rows of bushes over rolling hills, pickers among them."""
    c.sky(MORNING if light == "morning" else OVERCAST, 520)
    c.clouds((255, 250, 240), top=0, bottom=360, amount=0.6)
    c.hills(380, 90, (132, 152, 160), (176, 188, 182), base=620)
    c.haze(380, 600, (238, 234, 220), 0.7)
    for hill in range(4):
        share = hill / 3
        top = 520 + 200 * share
        c.hills(
            top,
            60 + 30 * share,
            mixed((128, 152, 108), (84, 116, 56), share),
            mixed((120, 140, 92), (52, 78, 38), share),
            roughness=0.32,
            texture=0.5,
            cell=50,
        )
        for row in range(7):
            y = top + 60 + row * (26 + 16 * share)
            phase = c.random.uniform(0, 6)
            step = 20 + 26 * share
            x = c.random.uniform(-step, 0)
            while x < c.w + step:
                py = y + math.sin(x / 330 + phase) * 26
                blobs(c, x, py, step * 1.1, step * 0.8, GREENS, 7, step * 0.3)
                if c.random.random() < 0.5:
                    c.draw.ellipse(
                        (x, py - 3, x + 5 + 5 * share, py + 2 + 5 * share), fill=(172, 46, 38)
                    )
                x += step
        if hill in (1, 2, 3):
            for _ in range(3):
                x = c.random.uniform(200, 1600)
                person(
                    c,
                    x,
                    top + 150 + 130 * share,
                    90 + 120 * share,
                    hat="straw",
                    arm=0.5,
                    tone=(230, 224, 200),
                    shade=0.12,
                )
    return c.finish(warmth=(134, 132, 122))


def forest(c: Canvas, *, mangrove=False):
    """Tall trunks in mist, rays of light, two rangers on a path; or mangrove roots in water."""
    c.sky([(0, (186, 206, 188)), (0.6, (214, 224, 196)), (1, (150, 170, 130))])
    c.glow(1150, 240, 760, (250, 246, 206), 0.9)
    _trunks(c, mangrove)
    if mangrove:
        c.reflect(900, 300, (62, 84, 70), 0.45, ripple=7)
        c.sparkle(920, 1190, (240, 250, 220), 160)
        return c.finish(warmth=(126, 134, 120))
    c.ground(900, (58, 56, 34), (128, 132, 84), texture=0.9, cell=40, stretch=2)
    c.slab((820, 930, 900), (360, 1320, 1200), (196, 180, 130), (122, 100, 66), texture=0.6, blur=6)
    blobs(c, 180, 1060, 640, 280, GREENS, 300, 26)
    blobs(c, 1640, 1080, 560, 300, GREENS, 280, 26)
    person(c, 800, 1060, 270, shirt=(88, 104, 70), trousers=(70, 84, 58), hat="cap", stride=0.1)
    person(c, 960, 1010, 236, shirt=(96, 110, 78), trousers=(74, 88, 62), hat="cap", stride=0.09)
    return c.finish(warmth=(130, 134, 116))


def _trunks(c: Canvas, mangrove):
    for layer in range(5):
        share = layer / 4
        tone = mixed((176, 194, 172), (34, 44, 32), share**0.8)
        for _ in range(16 - 2 * layer):
            x, w = c.random.uniform(-20, c.w), 8 + 34 * share * c.random.uniform(0.6, 1.3)
            foot = 760 + 260 * share
            lean = c.random.uniform(-30, 30)
            c.slab(
                (x - w * 0.6 + lean, x + w * 0.6 + lean, -10),
                (x - w, x + w, foot),
                mixed(tone, (255, 255, 230), 0.1),
                tone,
                texture=0.4,
                cell=20,
            )
            if mangrove and layer > 1:
                for root in range(7):
                    reach = (root - 3) * w * 1.4
                    c.draw.arc(
                        (
                            x + min(0, reach),
                            foot - 90 - 60 * share,
                            x + max(0, reach) + 1,
                            foot + 200,
                        ),
                        180 if reach < 0 else 270,
                        270 if reach < 0 else 360,
                        fill=tone,
                        width=4 + round(6 * share),
                    )
        for _ in range(8):
            colours = tuple(mixed(g, (190, 206, 176), 0.8 - 0.75 * share) for g in GREENS)
            blobs(
                c,
                c.random.uniform(0, c.w),
                c.random.uniform(-30, 160 + 90 * (1 - share)),
                420,
                210,
                colours,
                70,
                22 + 14 * share,
            )
        c.haze(420, 900, (226, 234, 206), 0.42)


def village_road(c: Canvas):
    """A concrete road between gardens, children on bicycles."""
    c.sky(NOON, 560)
    c.clouds((252, 252, 250), top=20, bottom=460, amount=0.5, soft=100)
    c.hills(520, 40, (120, 150, 150), (150, 170, 150), base=620)
    c.ground(560, (92, 120, 56), (148, 168, 96), texture=0.6, cell=50, stretch=3)
    c.slab((860, 925, 560), (300, 1500, 1200), (206, 200, 188), (172, 166, 156), texture=0.25)
    for side in (-1, 1):
        for step in range(7):
            share = (step / 6) ** 1.6
            x = 892 + side * (90 + 640 * share)
            foot = 572 + 380 * share
            if step % 3 == 1:
                palm(c, x + side * 60, foot, 170 + 420 * share, (64, 96, 58))
            else:
                tree(c, x + side * 40, foot, 120 + 330 * share, GREENS)
            w, h = 60 + 200 * share, 40 + 120 * share
            if step in (1, 3):
                hx = x + side * (60 + 200 * share)
                c.panel(
                    (hx - w, foot - h, hx + w, foot), (234, 222, 190), (206, 190, 158), texture=0.2
                )
                c.slab(
                    (hx - w * 0.7, hx + w * 0.7, foot - h * 1.7),
                    (hx - w * 1.15, hx + w * 1.15, foot - h),
                    (170, 82, 60),
                    (136, 62, 48),
                    texture=0.3,
                )
    for x, foot, size in ((840, 760, 150), (930, 800, 172), (1030, 900, 220), (780, 960, 250)):
        for wheel in (0, 1):
            r = size * 0.17
            d = 0.03 * size * (1 if wheel else -1)
            c.draw.ellipse(
                (x - r * 0.22 + d, foot - 2 * r, x + r * 0.22 + d, foot),
                outline=(40, 40, 44),
                width=max(2, round(size * 0.02)),
            )
        person(
            c,
            x,
            foot - size * 0.12,
            size,
            shirt=(240, 240, 238),
            trousers=(44, 56, 92),
            stride=0.02,
        )
    return c.finish()


SCENES = {
    "terraces": terraces,
    "delta": delta,
    "dry_field": dry_field,
    "coffee_hills": coffee_hills,
    "forest": forest,
    "village_road": village_road,
}
