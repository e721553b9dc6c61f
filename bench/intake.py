"""Taking in an archive: `import_documents --publish` beside Wagtail's plain way.

The plain way is what a script of a few lines would do: make the page, save a revision, publish.
Both take the same invented stories; ours reads and maps the documents, keeps photos and persons
and asks the gate as well.
"""

import tempfile
import time
from pathlib import Path

from cms.articles.models import ArticlePage, Byline
from cms.frontpage.models import HomePage
from cms.imports.batch import files_below, import_files
from cms.imports.importer import Wishes
from cms.sections.models import SectionPage

STORIES = 100
PARAGRAPH = "Người dân hai xã đi lại thuận tiện hơn từ khi cây cầu được đưa vào sử dụng. " * 8


def document(number: int) -> str:
    paragraphs = "\n\n.\n\n".join([PARAGRAPH] * 12)
    return (
        f"Cầu số {number} nối đôi bờ sông Vàm Lá\n\n"
        f"(Vidu.vn) – Cây cầu thứ {number} của tỉnh dài 1.200 mét.\n\n"
        f"09/06/2020 {number % 24:02}:35\n\n{paragraphs}\n\n.\n\nHoàng Thị Mận\n"
    )


def run() -> None:
    ours = _timed_import()
    plain = _timed_plain()
    print(f"intake: {STORIES / ours:6.1f} stories/s ours, {STORIES / plain:6.1f} the plain way;")
    print(f"        ours takes {ours / plain:.2f} of the plain way's time")


def _timed_import() -> float:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(STORIES):
            Path(folder, f"{number:04}.txt").write_text(document(number))
        began = time.perf_counter()
        outcomes = list(import_files(files_below([Path(folder)]), Wishes(publish=True)))
        seconds = time.perf_counter() - began
    assert all(outcome.live for outcome in outcomes), outcomes
    return seconds


def _timed_plain() -> float:
    section = HomePage.objects.get().add_child(instance=SectionPage(title="Lối thường"))
    began = time.perf_counter()
    for number in range(STORIES):
        article = section.add_child(
            instance=ArticlePage(
                title=f"Cầu số {number} nối đôi bờ",
                standfirst=f"Cây cầu thứ {number} của tỉnh dài 1.200 mét.",
                body=[("text", f"<p>{PARAGRAPH}</p>" * 12)],
                live=False,
            )
        )
        article.bylines.add(Byline(name="Hoàng Thị Mận"))
        article.save_revision().publish()
    return time.perf_counter() - began
