"""Word files built on the spot, as reporters write them."""

from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.factories import picture_file


class WordPaper:
    """A .docx under construction; ``data`` is the file."""

    def __init__(self):
        self._document = docx.Document()

    def line(self, text="", style=None, *, bold=False, italic=False, link=None):
        paragraph = self._document.add_paragraph(style=style)
        run = paragraph.add_run(text)
        run.bold, run.italic = bold or None, italic or None
        run.font.name = "Comic Sans MS"
        if link:
            _append_link(paragraph, *link)
        return self

    def picture(self, colour=(10, 90, 160)):
        self._document.add_picture(BytesIO(picture_file(colour=colour).read()))
        return self

    def table(self, rows):
        table = self._document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return self

    @property
    def data(self) -> bytes:
        file = BytesIO()
        self._document.save(file)
        return file.getvalue()


def _append_link(paragraph, text, address):
    number = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), number)
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = text
    run.append(words)
    link.append(run)
    paragraph._p.append(link)


def reporters_file() -> WordPaper:
    """A story with everything a reporter puts into Word."""
    return (
        WordPaper()
        .line("Xã ven biển trồng lại rừng đước", "Title")
        .line("Hơn 200 héc-ta rừng đã xanh trở lại sau bảy năm.", bold=True)
        .line("Sáng sớm, đoàn người lội ra bãi bồi với những bó cây con trên vai.")
        .picture()
        .line("Người dân cắm cây con trên bãi bồi. Ảnh: Trần Khế", "Caption")
        .line("Giữ đất bằng rừng", "Heading 2")
        .line("Việc của tổ trồng rừng:")
        .line("Ươm cây con", "List Bullet")
        .line("Cắm cây theo con nước", "List Bullet")
        .line("Xem thêm ", link=("báo cáo của xã", "https://conse.example/bao-cao"))
        .picture((160, 90, 10))
        .picture((90, 160, 10))
        .line("Ảnh: Rừng đước bảy năm tuổi", italic=True)
        .line("Mùa tới, xã sẽ trồng thêm 30 héc-ta nữa./.")
        .line("Lê Bưởi", bold=True)
    )
