"""Photoshop's image resources: the shell around IIM in JPEG."""

import hashlib
import struct

from media.metadata.found import MOST_PARTS

IIM, IIM_DIGEST = 0x0404, 0x0425

_SIGNATURES = (b"8BIM", b"PHUT", b"AgHg", b"DCSR", b"MeSa")


def read_resources(data: bytes) -> dict[int, bytes]:
    """``{number: content}`` of image resources one after the other; the first of a number counts.

    A resource: signature, number, Pascal name and content with its length, both padded to an
    even number of bytes. Writers forget the padding, so one byte to either side is tried.
    """
    resources: dict[int, bytes] = {}
    at = 0
    for _ in range(MOST_PARTS):
        at = next((near for near in (at, at - 1, at + 1) if _starts(data, near)), -1)
        if at < 0 or at + 7 > len(data):
            break
        number = int.from_bytes(data[at + 4 : at + 6])
        name = 1 + data[at + 6]
        at += 6 + name + name % 2
        length = int.from_bytes(data[at : at + 4])
        at += 4
        resources.setdefault(number, data[at : at + length])
        at += length + length % 2
    return resources


def write_resource(number: int, content: bytes) -> bytes:
    """One resource without a name."""
    head = b"8BIM" + struct.pack(">HHI", number, 0, len(content))
    return head + content + b"\0" * (len(content) % 2)


def digest_of(iim: bytes) -> bytes:
    """What a program that writes IIM and XMP in step leaves in the resource IIM_DIGEST."""
    return hashlib.md5(iim, usedforsecurity=False).digest()


def _starts(data: bytes, at: int) -> bool:
    return at >= 0 and data[at : at + 4] in _SIGNATURES
