"""The tags of a TIFF structure, which is what Exif is."""

from dataclasses import dataclass

from media.metadata.found import MOST_BYTES

EXIF_IFD = 34665

_MOST_ENTRIES = 1_000
# Bytes of one value, by its type; 129 is Exif 3.0's text in UTF-8.
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}


@dataclass(frozen=True)
class Tags:
    """``values`` are raw bytes by tag; ``order`` is "little" or "big"."""

    values: dict[int, bytes]
    order: str

    def __getitem__(self, tag: int) -> bytes:
        return self.values.get(tag, b"")


def read_tags(data: bytes) -> Tags:
    """The tags of the first directory and of the Exif directory that it names.

    Thumbnails and makers' notes are left alone, so no chain of directories is followed and none
    can run in a circle. A value whose length runs past the end is what is left of the data.
    """
    order = {b"II": "little", b"MM": "big"}.get(data[:2])
    if order is None:
        return Tags({}, "big")
    values = _directory(data, order, int.from_bytes(data[4:8], order))
    pointer = int.from_bytes(values.get(EXIF_IFD, b"")[:4], order)
    if pointer:
        values = {**_directory(data, order, pointer), **values}
    return Tags(values, order)


def _directory(data: bytes, order: str, at: int) -> dict[int, bytes]:
    values: dict[int, bytes] = {}
    count = int.from_bytes(data[at : at + 2], order)
    for number in range(min(count, _MOST_ENTRIES)):
        entry = data[at + 2 + 12 * number : at + 14 + 12 * number]
        if len(entry) < 12:
            break
        tag, kind = int.from_bytes(entry[:2], order), int.from_bytes(entry[2:4], order)
        length = _SIZES.get(kind, 0) * int.from_bytes(entry[4:8], order)
        if length <= 4:
            value = entry[8 : 8 + length]
        else:
            start = int.from_bytes(entry[8:12], order)
            value = data[start : start + min(length, MOST_BYTES)]
        values.setdefault(tag, value)
    return values
