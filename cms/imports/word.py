"""Word files: opened with care, turned into plain structure by mammoth, read as a story."""

import hashlib
import logging
import mimetypes
import zipfile
from dataclasses import dataclass
from io import BytesIO

import mammoth
from bs4 import BeautifulSoup
from django.utils.translation import gettext_lazy as _

from cms.imports.readers import Unreadable
from cms.imports.story import Story
from cms.imports.word_layout import paragraphs_of
from cms.imports.word_story import story_of
from cms.text import nfc

MAX_BYTES = 100 * 1024 * 1024
_MAX_UNPACKED = 300 * 1024 * 1024
_MAX_TEXT_PART = 40 * 1024 * 1024
_MAX_MEMBERS = 5_000
_TEXT = "word/document.xml"

_STYLES = [
    ("Title", "h1.title"),
    ("Subtitle", "p.subtitle"),
    ("Caption", "p.caption"),
    ("Quote", "blockquote"),
    ("Intense Quote", "blockquote"),
]
# Word writes its built-in names in either case.
_STYLE_MAP = "\n".join(
    f"p[style-name='{name}'] => {target}:fresh"
    for style, target in _STYLES
    for name in (style, style.lower())
)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WordDocument:
    """``pictures`` are the photos of the file by the names that ``story`` calls them; ``text``
    is all of its text, a line for each paragraph."""

    story: Story
    pictures: dict[str, bytes]
    text: str


def read_word(name: str, data: bytes) -> WordDocument:
    """Read a .docx file. Raises Unreadable, and NotAStory when it has no headline."""
    _refuse_unless_word(data)
    pictures: dict[str, bytes] = {}
    paragraphs = paragraphs_of(BeautifulSoup(nfc(_html(data, pictures)), "html.parser"))
    return WordDocument(
        story=story_of(paragraphs),
        pictures=pictures,
        text="\n".join(paragraph.text for paragraph in paragraphs if paragraph.text),
    )


def _refuse_unless_word(data: bytes) -> None:
    """What is no Word file, or would unpack into far more than a story can be."""
    if len(data) > MAX_BYTES:
        raise Unreadable(_("The Word file is too large."))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as problem:
        raise Unreadable(
            _("The file is not a Word document (.docx), or it is damaged.")
        ) from problem
    if not any(member.filename == _TEXT for member in members):
        raise Unreadable(_("The file is not a Word document: it holds no text."))
    unpacked = sum(member.file_size for member in members)
    largest = max(m.file_size for m in members if m.filename.endswith((".xml", ".rels", _TEXT)))
    if len(members) > _MAX_MEMBERS or unpacked > _MAX_UNPACKED or largest > _MAX_TEXT_PART:
        raise Unreadable(_("The Word file would unpack into far too much data."))


def _html(data: bytes, pictures: dict[str, bytes]) -> str:
    """The document as mammoth's HTML; each picture is put into ``pictures`` under a new name."""

    def keep(image):
        with image.open() as file:
            content = file.read()
        suffix = mimetypes.guess_extension(image.content_type or "") or ".bin"
        name = f"word-{hashlib.sha256(content).hexdigest()[:16]}{suffix}"
        pictures[name] = content
        return {"src": name}

    try:
        converted = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLE_MAP,
            convert_image=mammoth.images.img_element(keep),
            include_embedded_style_map=False,
            external_file_access=False,
        )
    except MemoryError:
        raise
    except Exception as problem:
        # A damaged file breaks the parser in as many ways as there are files.
        _log.info("Word file could not be converted", exc_info=True)
        raise Unreadable(_("The Word file is damaged and can't be read.")) from problem
    return converted.value
