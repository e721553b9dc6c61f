"""IPTC-IIM 4.2, the older of the two shells of IPTC's metadata."""

from media.metadata.found import MOST_PARTS
from media.metadata.moments import read_moment
from media.metadata.properties import Properties
from media.metadata.words import MOST_ENTRIES, decoded

# The most octets of each dataset that texts are read from (IIM 4.2, chapter 6).
LIMITS = {
    "title": 64,
    "keywords": 64,
    "instructions": 256,
    "creators": 32,
    "city": 32,
    "sublocation": 32,
    "province": 32,
    "country": 64,
    "headline": 256,
    "credit": 32,
    "source": 32,
    "copyright_notice": 128,
    "caption": 2000,
}
NUMBERS = {
    "title": 5,
    "keywords": 25,
    "instructions": 40,
    "creators": 80,
    "city": 90,
    "sublocation": 92,
    "province": 95,
    "country": 101,
    "headline": 105,
    "credit": 110,
    "source": 115,
    "copyright_notice": 116,
    "caption": 120,
}
UTF_8 = b"\x1b%G"

_CHARACTER_SET, _APPLICATION = (1, 90), 2
_DAY, _TIME = (2, 55), (2, 60)
# ISO 2022's announcements as programs write them: 8-bit sets in G1 or G2, then Unicode.
_CODECS = {
    **{b"\x1b%" + level: "utf-8" for level in (b"G", b"/G", b"/H", b"/I")},
    **{b"\x1b%/" + level: "utf-16-be" for level in (b"@", b"C", b"E", b"J", b"K", b"L")},
    **{b"\x1b" + half + b"A": "iso8859-1" for half in (b"-", b".")},
    **{b"\x1b" + half + b"B": "iso8859-2" for half in (b"-", b".")},
    **{b"\x1b" + half + b"F": "iso8859-7" for half in (b"-", b".")},
    **{b"\x1b" + half + b"L": "iso8859-5" for half in (b"-", b".")},
    **{b"\x1b" + half + b"M": "iso8859-9" for half in (b"-", b".")},
    **{b"\x1b" + half + b"b": "iso8859-15" for half in (b"-", b".")},
}

Datasets = dict[tuple[int, int], list[bytes]]


def read_iim(data: bytes) -> Properties:
    """What IIM says. Texts are in UTF-8 when they can be read so, else as dataset 1:90 says."""
    datasets = read_datasets(data)
    escape = _first(datasets, _CHARACTER_SET)
    codec = _CODECS.get(escape.strip(b" \0"))

    def texts(name: str) -> list[str]:
        values = datasets.get((_APPLICATION, NUMBERS[name]), [])
        return [decoded(value.rstrip(b"\0"), codec) for value in values]

    said = Properties()
    for name in ("title", "headline", "caption", "credit", "source", "copyright_notice"):
        said.say(name, next(iter(texts(name)), ""))
    said.say("instructions", next(iter(texts("instructions")), ""))
    for name in ("creators", "keywords"):
        said.list(name, texts(name))
    place = ("sublocation", "city", "province", "country")
    said.locate(*(next(iter(texts(name)), "") for name in place))
    day, time = (decoded(_first(datasets, name)) for name in (_DAY, _TIME))
    said.taken = read_moment(f"{day} {time}")
    return said


def read_datasets(data: bytes) -> Datasets:
    """Values by ``(record, dataset)``, in order; lengths of the extended form too.

    What isn't a dataset is skipped up to the next tag marker; a value whose length runs past
    the end is what is left of the data.
    """
    datasets: Datasets = {}
    at = 0
    for _ in range(MOST_PARTS):
        at = data.find(b"\x1c", at)
        if at < 0 or at + 5 > len(data):
            break
        record, number = data[at + 1], data[at + 2]
        length = int.from_bytes(data[at + 3 : at + 5])
        at += 5
        if length & 0x8000:
            # The lower bits count the bytes that the length itself takes.
            size = length & 0x7FFF
            length = int.from_bytes(data[at : at + min(size, 8)])
            at += size
        values = datasets.setdefault((record, number), [])
        if len(values) < 4 * MOST_ENTRIES:
            values.append(data[at : at + length])
        at += length
    return datasets


def _first(datasets: Datasets, name: tuple[int, int]) -> bytes:
    return next(iter(datasets.get(name, [])), b"")
