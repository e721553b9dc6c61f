"""XMP's properties in the words of the IPTC Photo Metadata Standard 2025.1."""

import re
from operator import itemgetter

from media.metadata.moments import read_moment
from media.metadata.properties import Properties
from media.metadata.rdf import Node, read_packet

EXTENSION = "xmpNote:HasExtendedXMP"

# Where a text stands; the first that says something counts. The tiff ones are what programs make
# of Exif in files that can't hold Exif.
_TEXTS = {
    "title": ("dc:title",),
    "headline": ("photoshop:Headline",),
    "caption": ("dc:description", "tiff:ImageDescription"),
    "credit": ("photoshop:Credit",),
    "source": ("photoshop:Source",),
    "copyright_notice": ("dc:rights", "tiff:Copyright"),
    "usage_terms": ("xmpRights:UsageTerms",),
    "license_url": ("xmpRights:WebStatement",),
    "event": ("Iptc4xmpExt:Event", "Iptc4xmpExt:EventName"),
    "alternative_text": ("Iptc4xmpCore:AltTextAccessibility",),
    "extended_description": ("Iptc4xmpCore:ExtDescrAccessibility",),
    "digital_source_type": ("Iptc4xmpExt:DigitalSourceType",),
    "data_mining": ("plus:DataMining",),
    "instructions": ("photoshop:Instructions",),
}
_CITY, _PROVINCE = "photoshop:City", "photoshop:State"
_COUNTRY, _SUBLOCATION = "photoshop:Country", "Iptc4xmpCore:Location"
_SHOWN, _CREATED = "Iptc4xmpExt:LocationShown", "Iptc4xmpExt:LocationCreated"
_PERSONS, _PERSONS_IN_DETAIL = "Iptc4xmpExt:PersonInImage", "Iptc4xmpExt:PersonInImageWDetails"
_CREATORS = ("dc:creator", "tiff:Artist")
_KEYWORDS, _LICENSOR = "dc:subject", "plus:Licensor"
_TAKEN, _MADE = ("photoshop:DateCreated", "exif:DateTimeOriginal"), "xmp:CreateDate"

WANTED = frozenset(
    {
        *(name for names in _TEXTS.values() for name in names),
        *(_CITY, _PROVINCE, _COUNTRY, _SUBLOCATION, _SHOWN, _CREATED),
        *(_PERSONS, _PERSONS_IN_DETAIL, *_CREATORS, _KEYWORDS, _LICENSOR),
        *(*_TAKEN, _MADE, EXTENSION),
    }
)
_CONTAINERS = ("rdf:Alt", "rdf:Bag", "rdf:Seq")
_SEPARATED = re.compile(r"[;,]")
_MOST_ITEMS = 1_000


def read_xmp(packets: list[bytes]) -> Properties:
    """What XMP says; where packets repeat a property, the earlier packet counts."""
    nodes: dict[str, Node] = {}
    for packet in packets:
        nodes = {**read_packet(packet, WANTED), **nodes}

    def text(name: str) -> str:
        return _text(nodes[name]) if name in nodes else ""

    said = Properties()
    for name, sources in _TEXTS.items():
        for source in sources:
            said.say(name, text(source))
    for source in _CREATORS:
        said.list("creators", map(_text, _items(nodes.get(source))))
    said.list("keywords", _keywords(nodes.get(_KEYWORDS)))
    said.list("persons_shown", _persons(nodes))
    _say_licensor(said, nodes.get(_LICENSOR))
    # What the photo shows, as named in so many words; then IPTC's older fields, which leave
    # open whether it is what the photo shows; then where the camera stood.
    _locate(said, nodes.get(_SHOWN))
    said.locate(*map(text, (_SUBLOCATION, _CITY, _PROVINCE, _COUNTRY)))
    _locate(said, nodes.get(_CREATED))
    said.taken = next(filter(None, (read_moment(text(name)) for name in _TAKEN)), None)
    said.made = read_moment(text(_MADE))
    return said


def extension_of(packet: bytes) -> bytes:
    """The GUID of the Extended XMP that belongs to ``packet``, b"" when it has none."""
    node = read_packet(packet, {EXTENSION}).get(EXTENSION)
    return _text(node).strip().encode() if node else b""


def _text(node: Node) -> str:
    """A value in words: plain, as a URI reference, in the best of its languages, or the first of
    a list where the standard allows one only."""
    if reference := node.attributes.get("rdf:resource"):
        return reference
    container = _container(node)
    if container is not None:
        # Each text is asked for once: twice at every level would be for ever in a deep one.
        said = ((_rank(item), _text(item)) for item in container.children[:_MOST_ITEMS])
        told = [(rank, text) for rank, text in said if text.strip()]
        return min(told, key=itemgetter(0))[1] if told else ""
    # A value with qualifiers stands in rdf:value.
    if value := _fields(node).get("rdf:value"):
        return _text(value)
    return node.text


def _rank(item: Node) -> int:
    """x-default before Vietnamese before what stands first."""
    language = item.attributes.get("xml:lang", "").casefold()
    if language == "x-default":
        return 0
    return 1 if language.partition("-")[0] == "vi" else 2


def _container(node: Node) -> Node | None:
    return next((child for child in node.children if child.name in _CONTAINERS), None)


def _items(node: Node | None) -> list[Node]:
    """The entries of a list; a value that should be one and isn't is its only entry."""
    if node is None:
        return []
    container = _container(node)
    return [node] if container is None else container.children[:_MOST_ITEMS]


def _fields(node: Node) -> dict[str, Node]:
    """The fields of a structure, in each of RDF's spellings: children of a nested Description or
    of an element with parseType "Resource", or attributes of either."""
    holders = [node, *(child for child in node.children if child.name == "rdf:Description")]
    fields: dict[str, Node] = {}
    for holder in holders:
        for name, value in holder.attributes.items():
            fields.setdefault(name, Node(name, text=value))
        for child in holder.children:
            fields.setdefault(child.name, child)
    return fields


def _keywords(node: Node | None) -> list[str]:
    texts = [_text(item) for item in _items(node)]
    if node is not None and _container(node) is None:
        return [word for text in texts for word in _SEPARATED.split(text)]
    return texts


def _persons(nodes: dict[str, Node]) -> list[str]:
    detailed = (
        _fields(item).get("Iptc4xmpExt:PersonName")
        for item in _items(nodes.get(_PERSONS_IN_DETAIL))
    )
    return [
        *map(_text, _items(nodes.get(_PERSONS))),
        *(_text(name) for name in detailed if name is not None),
    ]


def _say_licensor(said: Properties, node: Node | None) -> None:
    for item in _items(node):
        fields = _fields(item)
        for name, source in (("licensor", "LicensorName"), ("licensor_url", "LicensorURL")):
            if value := fields.get(f"plus:{source}"):
                said.say(name, _text(value))
        if "licensor" in said.texts or "licensor_url" in said.texts:
            return


def _locate(said: Properties, node: Node | None) -> None:
    for item in _items(node):
        fields = _fields(item)

        def field(name: str, fields=fields) -> str:
            value = fields.get(f"Iptc4xmpExt:{name}")
            return _text(value) if value else ""

        near = field("Sublocation") or field("LocationName")
        said.locate(near, field("City"), field("ProvinceState"), field("CountryName"))
