"""The namespaces of XMP, and what became of them in the wild."""

import re
from functools import lru_cache

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"

URIS = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpNote": "http://ns.adobe.com/xmp/note/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
# Programs leave out the last stroke, write https or another letter case, and Dublin Core's and
# the Extension's other editions mean the same properties.
_EDITION = re.compile(r"(?<=dc/elements/)1\.0$|(?<=iptc4xmpext/)2008-02-19$")


def _core(uri: str) -> str:
    bare = uri.casefold().rstrip("/#").replace("https://", "http://", 1)
    return _EDITION.sub(lambda found: "1.1" if found[0] == "1.0" else "2008-02-29", bare)


_PREFIXES = {_core(uri): prefix for prefix, uri in {**URIS, "rdf": RDF, "xml": XML}.items()}


@lru_cache(maxsize=2_048)
def qualified(name: str) -> str:
    """``{uri}name`` as ``prefix:name`` by the standard's own prefix, whatever the file used;
    any other name as it is."""
    uri, brace, local = name.rpartition("}")
    if not brace:
        return name
    # Expat reports the namespace of attributes in XML's own as its URI too.
    prefix = _PREFIXES.get(_core(uri[1:]))
    return f"{prefix}:{local}" if prefix else name
