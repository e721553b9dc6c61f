"""Caption, byline and credit inside a JPEG file, as agencies deliver them: IPTC-IIM and XMP.

IIM limits its fields by bytes (a byline to 32); XMP carries them whole.
"""

import struct
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape

from PIL import Image

# What the pictures of the sample are: made by a program, no camera and no model trained on others.
_DRAWN = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


@dataclass(frozen=True)
class PhotoRecord:
    """What a photographer writes into the file. ``made_at`` is aware; ``alternative_text`` says
    what the picture shows for those who can't see it."""

    title: str
    caption: str
    alternative_text: str
    byline: str
    credit: str
    place: str
    rights: str
    made_at: datetime
    keywords: tuple[str, ...] = ()


def jpeg(picture: Image.Image, record: PhotoRecord, *, quality: int = 84) -> bytes:
    """``picture`` as a JPEG file that bears ``record``."""
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality)
    data = file.getvalue()
    # Behind the JFIF header, which must come first.
    (length,) = struct.unpack_from(">H", data, 4)
    head = 4 + length
    return data[:head] + _xmp_segment(record) + _iim_segment(record) + data[head:]


def _segment(marker: int, data: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def _iim_segment(record: PhotoRecord) -> bytes:
    """APP13: Photoshop's image resource 0x0404, which holds the IIM records."""
    data = _iim(record)
    resource = b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(data)) + data
    return _segment(0xED, b"Photoshop 3.0\0" + resource + b"\0" * (len(data) % 2))


def _iim(record: PhotoRecord) -> bytes:
    """Record 1 says that the text is UTF-8; record 2 holds the caption and the rest."""
    fields = [
        (5, record.title, 64),
        *((25, word, 64) for word in record.keywords),
        (55, record.made_at.strftime("%Y%m%d"), 8),
        (60, record.made_at.strftime("%H%M%S%z"), 11),
        (80, record.byline, 32),
        (90, record.place, 32),
        (101, "Việt Nam", 64),
        (110, record.credit, 32),
        (115, record.credit, 32),
        (116, record.rights, 128),
        (120, record.caption, 2000),
    ]
    encoding = _field(1, 90, b"\x1b%G")
    version = _field(2, 0, struct.pack(">H", 4))
    return (
        encoding
        + version
        + b"".join(_field(2, number, _cut(text, most)) for number, text, most in fields if text)
    )


def _field(record: int, number: int, data: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(data)) + data


def _cut(text: str, most: int) -> bytes:
    """``text`` in UTF-8 and in at most that many bytes, no letter cut in two."""
    return text.encode()[:most].decode(errors="ignore").encode()


def _xmp_segment(record: PhotoRecord) -> bytes:
    return _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + _xmp(record).encode())


def _xmp(record: PhotoRecord) -> str:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    parts = [
        _alternatives("dc:title", record.title),
        _alternatives("dc:description", record.caption),
        _alternatives("dc:rights", record.rights),
        _list("dc:creator", "Seq", [record.byline]),
        _list("dc:subject", "Bag", record.keywords),
        _plain("photoshop:Credit", record.credit),
        _plain("photoshop:Source", record.credit),
        _plain("photoshop:City", record.place),
        _plain("photoshop:Country", "Việt Nam"),
        _plain("photoshop:DateCreated", record.made_at.isoformat(timespec="seconds")),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", record.alternative_text),
        _plain("Iptc4xmpExt:DigitalSourceType", _DRAWN),
    ]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about="" {names}>{"".join(parts)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    )


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _alternatives(name: str, text: str) -> str:
    row = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{row}</rdf:Alt></{name}>"


def _list(name: str, kind: str, texts) -> str:
    rows = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:{kind}>{rows}</rdf:{kind}></{name}>"
