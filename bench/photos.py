"""The sizes of a photo: by one decoding beside Wagtail's own way; what decoding costs at worst.

Wagtail's own way decodes the original again for each rendition. Both make the same six widths in
WebP and AVIF of one JPEG of 24 megapixels, each in a child process of its own; processor time and
peak memory are above those of a child that has the same modules and file and makes nothing.
Quality is told by the distance (PSNR) to an exact reduction of the picture decoded in full.
"""

import json
import math
import os
import resource
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace

import django
from PIL import Image, ImageChops, ImageStat

SIZE = (6000, 4000)
WIDTHS = (320, 480, 640, 960, 1280, 1600)
FORMATS = ("webp", "avif")
WAYS = ("idle", "wagtail", "ours")


def run() -> None:
    from tests.media.pictures import WORST, encoded, texture

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        original = folder / "original"
        original.write_bytes(encoded(texture(SIZE), "JPEG", quality=90))
        idle, wagtail, ours = (_child(way, original, folder) for way in WAYS)
        cpu, memory = (
            (ours[what] - idle[what]) / (wagtail[what] - idle[what]) for what in ("cpu", "peak")
        )
        print(
            f"photos: a JPEG of 24 megapixels, {len(WIDTHS)} widths, WebP and AVIF;\n"
            f"        {wagtail['cpu'] - idle['cpu']:.1f} s of processor and "
            f"{wagtail['peak'] - idle['peak']:.0f} MB Wagtail's own way,\n"
            f"        {ours['cpu'] - idle['cpu']:.1f} s and "
            f"{ours['peak'] - idle['peak']:.0f} MB ours: "
            f"{cpu:.2f} of the time, {memory:.2f} of the memory;"
        )
        _print_quality(original, folder)
        print("        peak of a whole process that checks the largest of a kind and renders it:")
        for kind, make in WORST.items():
            original.write_bytes(make())
            print(f"        {_child('largest', original, folder)['peak']:4.0f} MB  {kind}")


def _child(way: str, original: Path, folder: Path) -> dict:
    command = [sys.executable, "-m", "bench.photos", way, str(original), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{way} failed:\n{done.stderr}")
    return json.loads(done.stdout)


def _print_quality(original: Path, folder: Path) -> None:
    """Mean and worst of how many dB ours is nearer to the exact picture than Wagtail's is."""
    with Image.open(original) as whole:
        whole.load()
    for format in FORMATS:
        gains, weights = [], []
        for width in WIDTHS:
            paths = [folder / f"{way}-{width}.{format}" for way in ("wagtail", "ours")]
            theirs, ours = (Image.open(path).convert("RGB") for path in paths)
            exact = whole.resize(ours.size, Image.Resampling.LANCZOS)
            gains.append(_psnr(ours, exact) - _psnr(theirs, exact))
            weights.append(paths[1].stat().st_size / paths[0].stat().st_size)
        print(
            f"        {format}: {sum(gains) / len(gains):+.2f} dB on average, "
            f"{min(gains):+.2f} dB at worst, {sum(weights) / len(weights):.2f} of the bytes"
        )


def _psnr(one: Image.Image, other: Image.Image) -> float:
    squares = ImageStat.Stat(ImageChops.difference(one, other)).sum2
    return 10 * math.log10(255**2 / (sum(squares) / (3 * one.width * one.height)))


def _peak() -> float:
    """The most memory this process had, in MB. Not ru_maxrss, which begins with the parent's."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6


def _idle(original: Path, folder: Path) -> None:
    original.read_bytes()


def _wagtail(original: Path, folder: Path) -> None:
    from django.core.files import File
    from wagtail.images.models import Filter

    image = SimpleNamespace(width=SIZE[0], height=SIZE[1], is_svg=lambda: False)
    for width in WIDTHS:
        for format in FORMATS:
            with original.open("rb") as source:
                made = BytesIO()
                Filter(spec=f"width-{width}|format-{format}").run(image, made, File(source))
            (folder / f"wagtail-{width}.{format}").write_bytes(made.getvalue())


def _ours(original: Path, folder: Path) -> None:
    from media.rendering import Wanted, render

    wanted = [
        Wanted(f"{width}.{format}", None, (width, int(width * SIZE[1] / SIZE[0])), format)
        for width in WIDTHS
        for format in FORMATS
    ]
    for rendered in render(original.read_bytes(), wanted):
        (folder / f"ours-{rendered.wanted.key}").write_bytes(rendered.data)


def _largest(original: Path, folder: Path) -> None:
    from media.pictures import inspect_picture
    from media.rendering import Wanted, render

    inspect_picture(original.read_bytes(), "anh")
    wanted = [Wanted(format, None, (1600, 1200), format) for format in FORMATS]
    # A part as large as it is shown: nothing may be decoded smaller.
    wanted.append(Wanted("part", (0, 0, 800, 600), (800, 600), "webp"))
    for _rendered in render(original.read_bytes(), wanted):
        pass


def _as_child(way: str, original: str, folder: str) -> None:
    django.setup()
    ways = {"idle": _idle, "wagtail": _wagtail, "ours": _ours, "largest": _largest}
    ways[way](Path(original), Path(folder))
    used = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps({"cpu": used.ru_utime + used.ru_stime, "peak": _peak()}))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    _as_child(*sys.argv[1:])
