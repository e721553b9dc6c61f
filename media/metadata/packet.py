"""XMP for a delivered file: compact, in UTF-8, read-only."""

from dataclasses import replace
from xml.sax.saxutils import escape

from media.metadata.imprint import Imprint
from media.metadata.namespaces import RDF, URIS
from media.metadata.words import clean, clean_entries, clean_line

# A JPEG segment holds 65,535 octets: two of them its length, 29 the header that names XMP.
MOST_OCTETS = 65_502

_PREFIXES = ("dc", "photoshop", "xmpRights", "plus", "Iptc4xmpCore", "Iptc4xmpExt")
_PARAGRAPHS = ("caption", "copyright_notice", "usage_terms", "alternative_text")
_LINES = (
    "title",
    "credit",
    "source",
    "license_url",
    "licensor",
    "licensor_url",
    "digital_source_type",
    "data_mining",
)


def xmp_packet(imprint: Imprint) -> bytes:
    """The packet, at most MOST_OCTETS long; b"" when the imprint says nothing.

    When it would not fit into a JPEG, the longest text is shortened at a word until it does.
    """
    imprint = tidied(imprint)
    if imprint == Imprint():
        return b""
    while (over := len(packet := _packet(imprint)) - MOST_OCTETS) > 0:
        imprint = _shortened(imprint, over)
    return packet


def tidied(imprint: Imprint) -> Imprint:
    """The imprint as a reader will find it: NFC, single spaces, no controls, no empty name."""
    return Imprint(
        creators=clean_entries(imprint.creators),
        **{name: clean(getattr(imprint, name)) for name in _PARAGRAPHS},
        **{name: clean_line(getattr(imprint, name)) for name in _LINES},
    )


def _shortened(imprint: Imprint, over: int) -> Imprint:
    texts = {name: getattr(imprint, name) for name in (*_PARAGRAPHS, *_LINES)}
    name = max(texts, key=lambda name: len(_octets(texts[name])))
    longest = max(imprint.creators, key=lambda name: len(_octets(name)), default="")
    if len(_octets(longest)) > len(_octets(texts[name])):
        others = tuple(entry for entry in imprint.creators if entry != longest)
        return replace(imprint, creators=others)
    # No more than a third at once, so that long texts grow shorter together.
    most = max(len(_octets(texts[name])) // 3, 1)
    return replace(imprint, **{name: _cut(texts[name], min(over, most))})


def _cut(text: str, over: int) -> str:
    """``text`` without its end, at a word, shorter by ``over`` octets of XML or more."""
    mark = "…"
    over += len(_octets(mark))
    keep = len(text)
    while over > 0 and keep:
        keep -= 1
        over -= len(_octets(text[keep]))
    at_word = max(text.rfind(" ", 0, keep + 1), text.rfind("\n", 0, keep + 1))
    # A text without spaces, an address for one, has no word to be cut at.
    shorter = text[: at_word if at_word > keep // 2 else keep].rstrip(" \n.,;:–-")
    return shorter + mark if shorter else ""


def _octets(text: str) -> bytes:
    return escape(text).encode()


def _packet(imprint: Imprint) -> bytes:
    names = " ".join(f'xmlns:{prefix}="{URIS[prefix]}"' for prefix in _PREFIXES)
    parts = [
        _alternatives("dc:title", imprint.title),
        _alternatives("dc:description", imprint.caption),
        _sequence("dc:creator", imprint.creators),
        _plain("photoshop:Credit", imprint.credit),
        _plain("photoshop:Source", imprint.source),
        _alternatives("dc:rights", imprint.copyright_notice),
        _plain("xmpRights:Marked", "True" if imprint.copyright_notice else ""),
        _alternatives("xmpRights:UsageTerms", imprint.usage_terms),
        _plain("xmpRights:WebStatement", imprint.license_url),
        _licensor(imprint),
        _alternatives("Iptc4xmpCore:AltTextAccessibility", imprint.alternative_text),
        _plain("Iptc4xmpExt:DigitalSourceType", imprint.digital_source_type),
        _plain("plus:DataMining", imprint.data_mining),
    ]
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}">'
        f'<rdf:Description rdf:about="" {names}>{"".join(parts)}</rdf:Description>'
        '</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    ).encode()


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _alternatives(name: str, text: str) -> str:
    if not text:
        return ""
    row = f'<rdf:li xml:lang="x-default">{escape(text)}</rdf:li>'
    return f"<{name}><rdf:Alt>{row}</rdf:Alt></{name}>"


def _sequence(name: str, texts: tuple[str, ...]) -> str:
    if not texts:
        return ""
    rows = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts)
    return f"<{name}><rdf:Seq>{rows}</rdf:Seq></{name}>"


def _licensor(imprint: Imprint) -> str:
    said = _plain("plus:LicensorName", imprint.licensor) + _plain(
        "plus:LicensorURL", imprint.licensor_url
    )
    if not said:
        return ""
    row = f'<rdf:li rdf:parseType="Resource">{said}</rdf:li>'
    return f"<plus:Licensor><rdf:Seq>{row}</rdf:Seq></plus:Licensor>"
