"""The sample newsroom's own pictures. ``picture`` draws one; the same words, the same pixels."""

from PIL import Image

from seeds.drawing import (
    charts,
    gatherings,
    halls,
    land,
    portraits,
    rivers,
    roads,
    sea,
    streets,
    workplaces,
)
from seeds.drawing.canvas import Canvas

_OUTSIDE = (land, rivers, sea, streets, roads, gatherings)
_INSIDE = (halls, workplaces, portraits, charts)
SIZE = (1800, 1200)
SIZES = {**portraits.SIZES, **charts.SIZES}
SCENES = {name: scene for module in (*_OUTSIDE, *_INSIDE) for name, scene in module.SCENES.items()}


def picture(scene: str, *, seed: int, **options) -> Image.Image:
    """An RGB picture of ``scene``, 1800 x 1200 px unless it has a shape of its own.

    ``options`` are the scene's (time of day, mood); a name that is not one of :data:`SCENES`
    raises KeyError.
    """
    return SCENES[scene](Canvas(SIZES.get(scene, SIZE), seed), **options)
