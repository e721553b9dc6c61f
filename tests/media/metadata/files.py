"""Picture files with just the metadata that a test asks for, byte by byte where it matters."""

import struct
import zlib
from io import BytesIO

import pillow_heif
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from media.metadata import Imprint
from media.metadata.namespaces import RDF, URIS
from media.metadata.photoshop import write_resource

pillow_heif.register_heif_opener()

# An imprint that says everything that can be said.
IMPRINT = Imprint(
    title="Họp báo Chính phủ",
    caption="Người phát ngôn trả lời.\n\nẢnh chụp chiều 3/2.",
    creators=("Nhật Bắc", "Hải Minh"),
    credit="VGP/Nhật Bắc",
    source="Cổng TTĐT Chính phủ",
    copyright_notice="© Cổng TTĐT Chính phủ",
    usage_terms="Ghi rõ nguồn khi đăng lại.",
    license_url="https://vidu.vn/ban-quyen?a=1&b=2",
    licensor="Cổng TTĐT Chính phủ",
    licensor_url="https://vidu.vn/anh",
    alternative_text="Người phát ngôn đứng trước micro.",
    digital_source_type="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture",
    data_mining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED",
)

KINDS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF")


def picture(kind="JPEG", **options):
    """A tiny picture; ``options`` are Pillow's."""
    file = BytesIO()
    Image.new("RGB", (16, 12), (10, 90, 160)).save(file, kind, **options)
    return file.getvalue()


def segment(marker, payload):
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def jpeg(*segments):
    """A JPEG with ``segments`` behind its JFIF header."""
    data = picture()
    head = 4 + int.from_bytes(data[4:6])
    return data[:head] + b"".join(segments) + data[head:]


def with_xmp(packet, kind="JPEG"):
    if kind == "PNG":
        text = PngInfo()
        text.add_itxt("XML:com.adobe.xmp", packet.decode())
        return picture(kind, pnginfo=text)
    if kind == "GIF":
        return gif(packet)
    return picture(kind, xmp=packet)


def gif(packet):
    """Pillow writes no XMP into GIF: the extension goes before the trailer."""
    tail = b"\x01" + bytes(range(255, -1, -1)) + b"\0"
    return picture("GIF")[:-1] + b"\x21\xff\x0bXMP DataXMP" + packet + tail + b";"


def chunk(kind, payload):
    check = zlib.crc32(kind + payload)
    return struct.pack(">I", len(payload)) + kind + payload + struct.pack(">I", check)


def png(*chunks):
    """A PNG with ``chunks`` behind its first."""
    data = picture("PNG")
    return data[:33] + b"".join(chunks) + data[33:]


def rdf(*properties, description=""):
    """A packet with ``properties``; ``description`` goes into the rdf:Description's own tag."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in URIS.items())
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}" {names}>'
        f'<rdf:Description rdf:about="" {description}>{"".join(properties)}</rdf:Description>'
        "</rdf:RDF></x:xmpmeta>"
    )


def xmp(*properties, description=""):
    """A JPEG with that packet."""
    return with_xmp(rdf(*properties, description=description).encode())


def xmp_segment(packet):
    return segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + packet)


def alt(name, **languages):
    """A language alternative; ``x_default`` is x-default."""
    rows = "".join(
        f'<rdf:li xml:lang="{language.replace("_", "-")}">{text}</rdf:li>'
        for language, text in languages.items()
    )
    return f"<{name}><rdf:Alt>{rows}</rdf:Alt></{name}>"


def bag(name, *texts, kind="Bag"):
    rows = "".join(f"<rdf:li>{text}</rdf:li>" for text in texts)
    return f"<{name}><rdf:{kind}>{rows}</rdf:{kind}></{name}>"


def dataset(number, value, record=2):
    value = value.encode() if isinstance(value, str) else value
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value


def photoshop_segment(iim, digest=None):
    resources = write_resource(0x0404, iim)
    if digest is not None:
        resources += write_resource(0x0425, digest)
    return segment(0xED, b"Photoshop 3.0\0" + resources)


def iim(*datasets, digest=None):
    """A JPEG with those datasets."""
    return jpeg(photoshop_segment(b"".join(datasets), digest))


def tiff(tags, order="<", exif_tags=None):
    """A TIFF structure. ``tags`` map a tag to bytes (type ASCII) or to (type, bytes)."""
    first = dict(tags)
    if exif_tags:
        first[34665] = (4, b"\0\0\0\0")
    at = 8 + 2 + 12 * len(first) + 4
    head = (b"II" if order == "<" else b"MM") + struct.pack(f"{order}HI", 42, 8)
    directory, values, pointer = _directory(first, at, order)
    if exif_tags:
        start = at + len(values)
        length = 2 + 12 * len(exif_tags) + 4
        inner, inner_values, _ = _directory(exif_tags, start + length, order)
        directory = directory[:pointer] + struct.pack(f"{order}I", start) + directory[pointer + 4 :]
        values += inner + inner_values
    return head + directory + values


def _directory(tags, at, order):
    entries, values, pointer = b"", b"", 0
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1, 129: 1}
    for tag, value in sorted(tags.items()):
        kind, data = value if isinstance(value, tuple) else (2, value)
        count = len(data) // sizes[kind]
        if tag == 34665:
            pointer = 2 + len(entries) + 8
        if len(data) <= 4:
            place = data.ljust(4, b"\0")
        else:
            place = struct.pack(f"{order}I", at + len(values))
            values += data + b"\0" * (len(data) % 2)
        entries += struct.pack(f"{order}HHI", tag, kind, count) + place
    return struct.pack(f"{order}H", len(tags)) + entries + b"\0\0\0\0", values, pointer


def exif_segment(tags, order="<", exif_tags=None):
    return segment(0xE1, b"Exif\0\0" + tiff(tags, order, exif_tags))


def exif(tags, order="<", exif_tags=None):
    """A JPEG with those tags."""
    return jpeg(exif_segment(tags, order, exif_tags))


def wide(text):
    return (1, text.encode("utf-16-le") + b"\0\0")
