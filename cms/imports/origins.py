"""Where a document comes from, as keys that stay the same from one run to the next."""

import hashlib
from dataclasses import dataclass

from cms.imports.story import Story
from cms.text import clean_controls, fold, nfc, tidy_spaces, tone_key
from media.arrivals import file_name_key

_LONGEST_KEY = 600


@dataclass(frozen=True)
class Origin:
    """``key`` is the natural key of the document; ``photos`` names the place its photo files
    come from, so that two documents of one batch share a file of the same name."""

    key: str
    photos: str


def origin_of(story: Story, file_name: str, folder: str = "") -> Origin:
    """The source's prefix and the file's name; ``folder`` is the name of the document's folder.

    Where the folder lies says nothing about a document, so moving it changes no key. Without a
    source many documents go by one name ("bài.docx"): their headlines tell them apart.
    """
    # As the database keeps it, so that the key is found again.
    name = nfc(clean_controls(file_name)).replace("\n", " ")
    source = tidy_spaces(story.source or "")
    key = f"{source}/{name}" if source else f"{name}@{_headline_key(story.title)}"
    photos = "/".join(part for part in (source, nfc(folder)) if part)
    return Origin(key=_within(key, _LONGEST_KEY), photos=_within(photos, 255))


def _headline_key(title: str) -> str:
    """10 hex digits, the same for headlines that differ in marks, letter case and spaces only."""
    return hashlib.sha256(fold(tidy_spaces(title)).encode()).hexdigest()[:10]


def photo_key(origin: Origin, file: str | None, caption: str, repeat: int = 0) -> str:
    """The natural key of a photo of a document: its file name, else its caption.

    ``repeat`` counts earlier photos of the document with the same caption and no file name.
    """
    if file:
        return f"{photo_prefix(origin)}{_within(file_name_key(file), 90)}"
    digest = hashlib.sha256(tone_key(caption).encode()).hexdigest()[:16]
    return f"{photo_prefix(origin)}:{digest}" + (f"-{repeat}" if repeat else "")


def photo_prefix(origin: Origin) -> str:
    """What the keys of all photos of one document begin with."""
    return f"{origin.key}#"


def _within(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:16]
    return f"{text[: length - 17]}~{digest}"
