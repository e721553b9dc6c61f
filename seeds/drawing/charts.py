"""Graphics of the news desk: figures as shapes, without words."""

import math

from seeds.drawing.canvas import Canvas, faded, mixed
from seeds.drawing.figures import palm, sampan

PAPER, INK, RED, BLUE, GREEN, SAND = (
    (244, 240, 230),
    (46, 52, 62),
    (165, 40, 40),
    (36, 84, 128),
    (86, 126, 92),
    (214, 176, 110),
)


def _sheet(c: Canvas, tint=PAPER):
    c.sky([(0, mixed(tint, (255, 255, 255), 0.35)), (1, tint)])
    c.draw.rectangle((90, 90, 300, 104), fill=RED)
    for y, w in ((140, 760), (196, 520)):
        c.draw.rounded_rectangle((90, y, 90 + w, y + 30), 15, fill=(*INK, 210 if y < 150 else 90))


def bars(c: Canvas):
    """Pairs of columns that grow, a line across them."""
    _sheet(c)
    for k in range(6):
        y = 1060 - k * 150
        c.draw.line((150, y, 1700, y), fill=faded(INK, 0.14), width=2)
    heights = (230, 300, 280, 390, 470, 560, 690)
    tops = []
    for k, h in enumerate(heights):
        x = 200 + k * 214
        low = h * (0.72 + 0.03 * k)
        c.panel((x, 1060 - low, x + 70, 1060), SAND, mixed(SAND, INK, 0.15), texture=0.15)
        colour = RED if k == 6 else BLUE
        c.panel(
            (x + 78, 1060 - h, x + 148, 1060),
            mixed(colour, (255, 255, 255), 0.15),
            colour,
            texture=0.15,
        )
        c.draw.rounded_rectangle((x + 34, 1090, x + 114, 1106), 8, fill=faded(INK, 0.4))
        tops.append((x + 74, 1000 - h - 20))
    c.draw.line(tops, fill=INK, width=8, joint="curve")
    for x, y in tops:
        c.draw.ellipse((x - 15, y - 15, x + 15, y + 15), fill=PAPER, outline=INK, width=7)
    return c.finish(vignette=0.12, grain=4, colour=0.95)


def rings(c: Canvas):
    """A ring in parts, and four rows of small figures."""
    _sheet(c, (232, 238, 240))
    start = -90
    for share, colour in ((41, BLUE), (27, GREEN), (19, SAND), (13, RED)):
        end = start + share * 3.6
        steps = [math.radians(start + (end - start) * k / 40) for k in range(41)]
        outer = [(580 + math.cos(a) * 380, 720 + math.sin(a) * 380) for a in steps]
        inner = [(580 + math.cos(a) * 210, 720 + math.sin(a) * 210) for a in reversed(steps)]
        c.shape(outer + inner, mixed(colour, (255, 255, 255), 0.15), colour, texture=0.15)
        start = end + 0.8
    for row, (count, colour) in enumerate(((10, BLUE), (7, GREEN), (5, SAND), (3, RED))):
        y = 430 + row * 170
        for k in range(10):
            x, tone = 1130 + k * 60, colour if k < count else (206, 212, 214)
            c.draw.ellipse((x - 15, y - 16, x + 15, y + 14), fill=tone)
            c.draw.rounded_rectangle((x - 21, y + 20, x + 21, y + 100), 18, fill=tone)
    return c.finish(vignette=0.12, grain=4, colour=0.95)


def storm_map(c: Canvas):
    """The way of a storm towards a coast, its reach growing fainter."""
    c.sky([(0, (176, 206, 220)), (1, (140, 182, 204))])
    coast = [(x, y) for y, x in c.ridge(560, 150, roughness=0.55)]
    line = [(x + 0.18 * (y - 600), y * 1200 / 1800) for x, y in coast]
    c.shape([(0, 0), *line, (0, 1200)], (206, 212, 176), (186, 196, 150), texture=0.5, cell=120)
    c.draw.line(line, fill=(110, 130, 110), width=6)
    for k in range(5):
        c.draw.line(
            [(x * (0.82 - 0.16 * k), y + 30 * k) for x, y in line[:: 2 + k]],
            fill=(150, 164, 130),
            width=3,
        )
    way = [(1680 - 150 * k, 860 - 9 * (k - 2) ** 2 - 30 * k) for k in range(8)]
    for k, (x, y) in enumerate(way):
        r = 190 - 14 * k
        c.draw.ellipse((x - r, y - r, x + r, y + r), fill=faded(RED, 0.09))
    c.draw.line(way, fill=INK, width=7, joint="curve")
    for k, (x, y) in enumerate(way):
        r = 24 if k < 5 else 18
        c.draw.ellipse(
            (x - r, y - r, x + r, y + r), fill=RED if k < 5 else PAPER, outline=INK, width=6
        )
    x, y = way[2]
    for arm in range(3):
        spiral = [
            (
                x + math.cos(a / 9 + arm * 2.09) * (26 + a * 4),
                y + math.sin(a / 9 + arm * 2.09) * (26 + a * 4),
            )
            for a in range(28)
        ]
        c.draw.line(spiral, fill=(250, 250, 250, 230), width=16, joint="curve")
    c.draw.ellipse((x - 40, y - 40, x + 40, y + 40), fill=(250, 250, 250))
    c.draw.ellipse((x - 16, y - 16, x + 16, y + 16), fill=RED)
    return c.finish(vignette=0.15, grain=4, colour=0.95)


def poster(c: Canvas):
    """A tall poster of a boat on a river, for the culture pages."""
    c.sky([(0, (222, 120, 74)), (0.5, (240, 188, 110)), (1, (246, 222, 170))], c.h * 0.62)
    c.draw.ellipse(
        (c.w * 0.32, c.h * 0.3, c.w * 0.68, c.h * 0.3 + c.w * 0.36), fill=(250, 236, 196)
    )
    c.hills(c.h * 0.56, 60, (150, 76, 70), (176, 110, 84), base=round(c.h * 0.63))
    c.reflect(c.h * 0.62, c.h * 0.38, (110, 76, 84), 0.4, ripple=5)
    palm(c, c.w * 0.12, c.h * 0.66, c.h * 0.42, (70, 46, 52), lean=0.12)
    palm(c, c.w * 0.9, c.h * 0.66, c.h * 0.34, (80, 50, 54), lean=-0.1)
    sampan(c, c.w * 0.5, c.h * 0.8, c.w * 0.6, (60, 38, 44), tone=(96, 50, 56), shade=0.6)
    return c.finish(grain=6, warmth=(140, 126, 116))


SCENES = {"bars": bars, "rings": rings, "storm_map": storm_map, "poster": poster}
SIZES = {"poster": (1200, 1600)}
