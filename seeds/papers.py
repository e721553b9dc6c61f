"""Documents that stories attach: real .docx and .csv files, written here."""

import csv
import io
import zipfile
from xml.sax.saxutils import escape

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

from seeds.manuscripts import read

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)


def make_documents(uploader) -> dict[str, object]:
    """The documents by key."""
    documents = {}
    for table in read("papers")["paper"]:
        data = word_file(table["text"]) if "text" in table else csv_file(table["rows"])
        suffix = "docx" if "text" in table else "csv"
        documents[table["key"]] = get_document_model().objects.create(
            title=table["title"],
            file=ContentFile(data, name=f"{table['key']}.{suffix}"),
            uploaded_by_user=uploader,
        )
    return documents


def word_file(text: str) -> bytes:
    """A .docx whose paragraphs are the lines of ``text``; the same bytes for the same text."""
    rows = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line.strip())}</w:t></w:r></w:p>'
        for line in text.strip().splitlines()
    )
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{_WORD}">'
        f"<w:body>{rows}</w:body></w:document>"
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": document,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), content)
    return file.getvalue()


def csv_file(rows: str) -> bytes:
    """A .csv that spreadsheets open as UTF-8; cells of ``rows`` are parted by bars."""
    file = io.StringIO()
    writer = csv.writer(file)
    for row in rows.strip().splitlines():
        writer.writerow(cell.strip() for cell in row.split("|"))
    return b"\xef\xbb\xbf" + file.getvalue().encode()
