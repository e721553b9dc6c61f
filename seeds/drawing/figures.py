"""People, trees, boats and wheels: small figures that give a scene its scale."""

import math

from seeds.drawing.canvas import Canvas, Colour, faded, mixed

SKIN = (176, 128, 98)
HAIR = (34, 28, 28)
STRAW = (222, 196, 140)
SHIRTS = (
    (206, 210, 214),
    (92, 118, 148),
    (158, 72, 62),
    (104, 128, 96),
    (196, 164, 96),
    (70, 74, 88),
    (142, 106, 132),
    (226, 222, 212),
)
TROUSERS = ((46, 50, 62), (70, 64, 58), (38, 42, 48), (92, 90, 92))


def person(
    c: Canvas,
    x: float,
    foot: float,
    height: float,
    *,
    shirt: Colour | None = None,
    trousers: Colour | None = None,
    hat: str = "",
    back: bool = True,
    stride: float = 0.04,
    arm: float = 0.0,
    tone: Colour | None = None,
    shade: float = 0.0,
    light: int = 1,
) -> None:
    """Someone on their feet. ``hat``: "", "straw", "helmet", "cap". ``arm`` lifts the right arm
    (0 to 1). ``tone`` and ``shade`` (0 to 1) sink the figure into the light of its place;
    ``light`` is the side it comes from (1 right, -1 left)."""
    u, d = height, c.draw

    def lit(colour):
        return mixed(colour, tone, shade) if tone else colour

    shirt = lit(shirt or c.random.choice(SHIRTS))
    trousers = lit(trousers or c.random.choice(TROUSERS))
    skin, hair = lit(SKIN), lit(HAIR)
    c.shadow(x - light * 0.12 * u, foot, 0.22 * u, 0.035 * u, 0.35)
    hip = foot - 0.48 * u
    _legs(c, x, foot, u, stride * u, trousers)
    dark, bright = mixed(shirt, (0, 0, 0), 0.28), mixed(shirt, (255, 250, 235), 0.2)
    top = foot - 0.83 * u
    _limb(d, x - 0.105 * u, top + 0.03 * u, x - 0.135 * u, hip + 0.02 * u, 0.036 * u, dark)
    d.ellipse((x - 0.155 * u, hip - 0.005 * u, x - 0.11 * u, hip + 0.045 * u), fill=skin)
    _trunk(d, x, top, hip, u, shirt, bright, light)
    reach = 0.36 * u
    turn = math.radians(80 - 150 * arm)
    hand = (x + 0.105 * u + reach * math.cos(turn) * 0.5, top + 0.03 * u + reach * math.sin(turn))
    _limb(d, x + 0.105 * u, top + 0.035 * u, *hand, 0.036 * u, bright if light > 0 else dark)
    r = 0.026 * u
    d.ellipse((hand[0] - r, hand[1] - r, hand[0] + r, hand[1] + r), fill=skin)
    head(c, x, top - 0.07 * u, 0.073 * u, skin=skin, hair=hair, hat=hat, back=back)


def _trunk(d, x, top, hip, u, shirt, bright, light) -> None:
    d.polygon(
        [
            (x - 0.12 * u, top + 0.05 * u),
            (x - 0.085 * u, top),
            (x + 0.085 * u, top),
            (x + 0.12 * u, top + 0.05 * u),
            (x + 0.09 * u, hip + 0.03 * u),
            (x - 0.09 * u, hip + 0.03 * u),
        ],
        fill=shirt,
    )
    edge = light * 0.055 * u
    d.polygon(
        [(x + edge, top), (x + 2 * edge, top + 0.05 * u), (x + 1.6 * edge, hip), (x + edge, hip)],
        fill=faded(bright, 0.55),
    )


def _legs(c: Canvas, x, foot, u, s, trousers) -> None:
    d, hip, knee = c.draw, foot - 0.48 * u, foot - 0.25 * u
    for side, colour in ((-1, mixed(trousers, (0, 0, 0), 0.18)), (1, trousers)):
        d.polygon(
            [
                (x + side * 0.026 * u - 0.06 * u, hip),
                (x + side * 0.026 * u + 0.06 * u, hip),
                (x + side * (0.028 * u + s * 0.6) + 0.046 * u, knee),
                (x + side * (0.028 * u + s) + 0.036 * u, foot),
                (x + side * (0.028 * u + s) - 0.036 * u, foot),
                (x + side * (0.028 * u + s * 0.6) - 0.046 * u, knee),
            ],
            fill=colour,
        )


def head(c, x, y, r, *, skin=SKIN, hair=HAIR, hat="", back=True) -> None:
    """A head around (x, y) with radius ``r``."""
    d = c.draw
    d.rectangle((x - 0.35 * r, y + 0.6 * r, x + 0.35 * r, y + 1.4 * r), fill=mixed(skin, HAIR, 0.3))
    d.ellipse((x - 0.86 * r, y - r, x + 0.86 * r, y + 1.1 * r), fill=hair if back else skin)
    if back:
        d.pieslice((x - 0.7 * r, y - 0.1 * r, x + 0.7 * r, y + 1.12 * r), 20, 160, fill=skin)
    else:
        d.pieslice((x - 0.92 * r, y - 1.1 * r, x + 0.92 * r, y + 0.9 * r), 180, 360, fill=hair)
    if hat == "straw":
        brim = [(x - 1.9 * r, y - 0.1 * r), (x, y - 1.75 * r), (x + 1.9 * r, y - 0.1 * r)]
        d.polygon(brim, fill=STRAW)
        d.polygon([brim[1], brim[2], (x + 0.2 * r, y - 0.02 * r)], fill=(240, 222, 176))
        d.ellipse((x - 1.9 * r, y - 0.3 * r, x + 1.9 * r, y + 0.12 * r), fill=(186, 158, 108))
    elif hat in ("helmet", "cap"):
        colour = (232, 188, 54) if hat == "helmet" else (78, 98, 84)
        d.pieslice((x - r, y - 1.25 * r, x + r, y + 0.85 * r), 180, 360, fill=colour)
        d.rectangle((x - 1.15 * r, y - 0.3 * r, x + 1.15 * r, y - 0.1 * r), fill=colour)


def _limb(d, x1, y1, x2, y2, half, colour) -> None:
    angle = math.atan2(y2 - y1, x2 - x1)
    dx, dy = half * math.sin(angle), half * math.cos(angle)
    thin = 0.75
    d.polygon(
        [
            (x1 - dx, y1 + dy),
            (x1 + dx, y1 - dy),
            (x2 + dx * thin, y2 - dy * thin),
            (x2 - dx * thin, y2 + dy * thin),
        ],
        fill=colour,
    )


def seated_back(c, x, y, r, shirt: Colour, *, skin=SKIN, hair=HAIR, hat="") -> None:
    """Head and shoulders of somebody who sits before us; ``y`` is the middle of the head."""
    d = c.draw
    d.pieslice((x - 2.3 * r, y + 1.0 * r, x + 2.3 * r, y + 5.2 * r), 180, 360, fill=shirt)
    d.rectangle((x - 2.3 * r, y + 3.0 * r, x + 2.3 * r, y + 4.8 * r), fill=shirt)
    head(c, x, y, r, skin=skin, hair=hair, hat=hat)


def crowd(c: Canvas, rows: int, top: float, bottom: float, *, small=40, large=150, **how) -> None:
    """Standing people in rows that come towards us."""
    for row in range(rows):
        share = row / max(1, rows - 1)
        height = small + (large - small) * share
        foot = top + (bottom - top) * share
        x = c.random.uniform(0, height * 0.4)
        while x < c.w + height:
            person(
                c, x, foot + c.random.uniform(-4, 4), height * c.random.uniform(0.92, 1.06), **how
            )
            x += height * c.random.uniform(0.3, 0.7)


def blobs(c: Canvas, x, y, width, height, colours, count, size) -> None:
    """Leaves: dark ones first, light ones last and higher up."""
    leaves = count * 4
    for step in range(leaves):
        share = step / leaves
        place = share * (len(colours) - 1)
        colour = mixed(
            colours[int(place)], colours[min(len(colours) - 1, int(place) + 1)], place % 1
        )
        angle, far = c.random.uniform(0, 2 * math.pi), math.sqrt(c.random.random())
        px = x + math.cos(angle) * far * width / 2 + share * width * 0.06
        py = y + math.sin(angle) * far * height / 2 - share * height * 0.12
        rx, ry = (size * 0.42 * c.random.uniform(0.5, 1.3) for _ in "xy")
        c.draw.ellipse((px - rx, py - ry, px + rx, py + ry), fill=faded(colour, 0.8))


def tree(c: Canvas, x, foot, height, colours, *, trunk=(74, 60, 48)) -> None:
    """A broad tree."""
    w = height * 0.045
    c.shadow(x, foot, height * 0.3, height * 0.04, 0.35)
    points = [(x - w, foot), (x - w * 0.6, foot - height * 0.6), (x + w * 0.6, foot - height * 0.6)]
    c.draw.polygon([*points, (x + w, foot)], fill=trunk)
    for dx, dy, size in ((-0.2, 0.6, 0.42), (0.2, 0.62, 0.42), (0, 0.8, 0.5)):
        blobs(
            c,
            x + dx * height,
            foot - dy * height,
            size * height,
            size * height * 0.75,
            colours,
            70,
            height * 0.05,
        )


def palm(c: Canvas, x, foot, height, colour, *, lean=0.08) -> None:
    """A coconut palm."""
    top = (x + lean * height, foot - height)
    w = height * 0.02
    trunk = [(x - w, foot), (x + lean * height * 0.3 - w * 0.7, foot - height * 0.5), top]
    trunk += [(x + lean * height * 0.3 + w * 0.7, foot - height * 0.5), (x + w, foot)]
    c.draw.polygon(trunk, fill=mixed(colour, (96, 78, 60), 0.6))
    for leaf in range(11):
        angle = math.radians(leaf * 36 + c.random.uniform(-12, 12))
        reach = height * 0.33 * c.random.uniform(0.8, 1.1)
        upper, lower = [], []
        for step in range(7):
            s = step / 6
            px = top[0] + math.cos(angle) * reach * s
            py = top[1] + math.sin(angle) * reach * 0.45 * s + reach * 0.5 * s * s
            wide = height * 0.028 * math.sin(math.pi * min(1, s * 0.9 + 0.1))
            upper.append((px, py - wide))
            lower.append((px, py + wide))
        c.draw.polygon(
            upper + lower[::-1], fill=mixed(colour, (20, 30, 20), c.random.random() * 0.4)
        )


def sampan(c: Canvas, x, y, length, colour, *, rower=True, tone=(60, 60, 70), shade=0.2) -> None:
    """A small wooden boat, seen from the side; (x, y) is the middle of its waterline."""
    half, rise = length / 2, length * 0.09
    hull = [(x - half, y - rise * 1.5), (x - half * 0.7, y), (x + half * 0.72, y)]
    hull += [
        (x + half, y - rise * 1.7),
        (x + half * 0.5, y - rise * 0.7),
        (x - half * 0.5, y - rise * 0.7),
    ]
    c.draw.ellipse((x - half, y - rise * 0.3, x + half, y + rise * 0.7), fill=(14, 22, 30, 90))
    c.draw.polygon(hull, fill=colour)
    c.draw.line(
        [hull[0], hull[5], hull[4], hull[3]], fill=mixed(colour, (255, 236, 200), 0.4), width=3
    )
    if rower:
        person(
            c, x + half * 0.45, y - rise * 0.5, length * 0.42, hat="straw", tone=tone, shade=shade
        )
        c.draw.line(
            (x + half * 0.42, y - length * 0.3, x + half * 0.95, y + rise),
            fill=(60, 48, 40),
            width=4,
        )


def rider(c: Canvas, x, foot, size, *, coat: Colour, tone=None, shade=0.0, lamp=False) -> None:
    """Somebody on a motorbike that comes towards us."""
    d = c.draw

    def lit(colour):
        return mixed(colour, tone, shade) if tone else colour

    c.shadow(x, foot, size * 0.35, size * 0.06, 0.45)
    d.rounded_rectangle(
        (x - 0.06 * size, foot - 0.34 * size, x + 0.06 * size, foot), 0.05 * size, lit((30, 30, 34))
    )
    body = [(x - 0.17 * size, foot - 0.3 * size), (x + 0.17 * size, foot - 0.3 * size)]
    body += [(x + 0.1 * size, foot - 0.62 * size), (x - 0.1 * size, foot - 0.62 * size)]
    d.polygon(body, fill=lit((120, 40, 38)))
    d.polygon(
        [
            (x - 0.3 * size, foot - 0.36 * size),
            (x - 0.2 * size, foot - 0.86 * size),
            (x + 0.2 * size, foot - 0.86 * size),
            (x + 0.3 * size, foot - 0.36 * size),
        ],
        fill=lit(coat),
    )
    d.polygon(body, fill=faded(lit((96, 36, 36)), 0.9))
    d.line(
        (x - 0.28 * size, foot - 0.6 * size, x + 0.28 * size, foot - 0.6 * size),
        fill=lit((40, 40, 44)),
        width=max(2, round(size * 0.03)),
    )
    head(
        c,
        x,
        foot - 0.97 * size,
        0.1 * size,
        skin=lit(SKIN),
        hair=lit(HAIR),
        hat="helmet",
        back=False,
    )
    r = 0.055 * size
    d.ellipse(
        (x - r, foot - 0.55 * size - r, x + r, foot - 0.55 * size + r),
        fill=(255, 244, 210) if lamp else lit((214, 214, 206)),
    )
    if lamp:
        c.glow(x, foot - 0.55 * size, size * 0.5, (255, 226, 160), 0.7)


def flag(c: Canvas, x, foot, height, *, size=0.3, star=True) -> None:
    """The red flag on a pole."""
    d = c.draw
    d.line((x, foot, x, foot - height), fill=(150, 150, 148), width=max(2, round(height * 0.012)))
    w, h = height * size, height * size * 0.66
    top = foot - height
    upper = [(x + w * s / 8, top + math.sin(s * 0.9) * h * 0.06) for s in range(9)]
    lower = [(px, py + h) for px, py in reversed(upper)]
    d.polygon(upper + lower, fill=(196, 34, 34))
    d.polygon([*upper[3:6], *lower[3:6]], fill=(170, 26, 30))
    if star:
        cx, cy, r = x + w * 0.5, top + h * 0.52, h * 0.3
        angles = [math.radians(-90 + 36 * k) for k in range(10)]
        d.polygon(
            [
                (
                    cx + math.cos(a) * r * (1 if k % 2 == 0 else 0.4),
                    cy + math.sin(a) * r * (1 if k % 2 == 0 else 0.4),
                )
                for k, a in enumerate(angles)
            ],
            fill=(246, 214, 60),
        )
