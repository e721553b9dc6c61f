"""Which source counts where XMP, IIM and Exif say different things.

Property by property, the first that says anything:

1. XMP, IPTC's shell for all its properties;
2. IIM, its older shell, that cuts texts short by octets;
3. Exif, which knows a few of them and is mostly the camera's.

Which tags of the three mean the same property: IPTC Photo Metadata Standard 2025.1, technical
reference, and IPTC's Photo Metadata Mapping Guidelines
(https://iptc.org/std/photometadata/documentation/mappingguidelines/).

XMP and IIM, after the Metadata Working Group's Guidelines 2.0 (2010), 3.3: a program that
writes both leaves the MD5 of the IIM beside it. When it no longer fits, a program that knows
only IIM has edited the file since, so IIM goes before XMP, unless its text is no more than XMP's
cut at IIM's limit. No digest says nothing: XMP goes first.

The guidelines of 2010 put Exif first. Rejected: the desk's caption and correction of the time are
in XMP and IIM, and a camera's standing Artist and Copyright would win over them.

A property is never mixed from two sources, so no keyword that was struck out comes back and no
city stands in another's province. Two kinds of silence are filled from the next source: a time or
an offset that the day is missing, and the other fields of a place that both name.
"""

from dataclasses import astuple
from itertools import chain

from cms.text import same_text
from media.metadata.iim import LIMITS
from media.metadata.moments import Moment
from media.metadata.properties import Place, Properties
from media.metadata.record import PhotoMetadata

_PLACE_FIELDS = ("sublocation", "city", "province", "country")


def weigh(
    xmp: Properties, iim: Properties, exif: Properties, *, iim_is_newer: bool
) -> PhotoMetadata:
    """One PhotoMetadata out of what the three sources say."""
    if iim_is_newer:
        iim = _without_cut(iim, xmp)
    sources = (iim, xmp, exif) if iim_is_newer else (xmp, iim, exif)
    texts: dict[str, str] = {}
    lists: dict[str, tuple[str, ...]] = {}
    for source in sources:
        texts = {**source.texts, **texts}
        lists = {**source.lists, **lists}
    place = _placed(list(chain.from_iterable(source.places for source in sources)))
    moment = _timed([source.taken for source in sources]) or _timed(
        [source.made for source in reversed(sources)]
    )
    return PhotoMetadata(
        **texts,
        **lists,
        sublocation=place.sublocation,
        city=place.city,
        province=place.province,
        country=place.country,
        taken_at=moment.at if moment else None,
    )


def _without_cut(iim: Properties, xmp: Properties) -> Properties:
    """IIM without what only repeats XMP as far as its limit goes."""
    texts = {
        name: text
        for name, text in iim.texts.items()
        if not _is_cut(text, xmp.texts.get(name, ""), LIMITS[name])
    }
    lists = {
        name: entries
        for name, entries in iim.lists.items()
        if not _are_cut(entries, xmp.lists.get(name, ()), LIMITS[name])
    }
    places = [
        place
        for place in iim.places
        if not any(_is_cut_place(place, whole) for whole in xmp.places)
    ]
    return Properties(texts, lists, places, iim.taken, iim.made)


def _is_cut(short: str, whole: str, limit: int) -> bool:
    # A letter of Vietnamese takes up to three octets, so the limit may cut two before its end.
    return short == whole or (whole.startswith(short) and len(short.encode()) >= limit - 3)


def _are_cut(short: tuple[str, ...], whole: tuple[str, ...], limit: int) -> bool:
    return len(short) == len(whole) and all(map(_is_cut, short, whole, [limit] * len(short)))


def _is_cut_place(short: Place, whole: Place) -> bool:
    return all(
        _is_cut(getattr(short, name), getattr(whole, name), LIMITS[name])
        for name in _PLACE_FIELDS
        if getattr(short, name)
    )


def _timed(moments: list[Moment | None]) -> Moment | None:
    told = [moment for moment in moments if moment is not None]
    if not told:
        return None
    best = told[0]
    for other in told[1:]:
        best = best.completed_by(other)
    return best


def _placed(places: list[Place]) -> Place:
    if not places:
        return Place()
    best = places[0]
    for other in places[1:]:
        if _is_same_place(best, other):
            pairs = zip(astuple(best), astuple(other), strict=True)
            best = Place(*(mine or theirs for mine, theirs in pairs))
    return best


def _is_same_place(first: Place, second: Place) -> bool:
    """Whether they agree on all that both name, and on more than the country; a country alone is
    the same place as any in it."""
    pairs = list(zip(astuple(first), astuple(second), strict=True))
    both = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    nearer = [pair for pair in both if pair != pairs[-1]]
    only_country = not any(astuple(first)[:-1])
    return all(same_text(*pair) for pair in both) and bool(nearer or (only_country and both))
