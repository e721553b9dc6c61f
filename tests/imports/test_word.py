"""Word files: what is kept, and what is refused."""

import zipfile
from io import BytesIO

import pytest

from cms.articles.models import ArticlePage
from cms.imports.batch import import_files
from cms.imports.importer import Wishes
from cms.imports.mapping import NotAStory
from cms.imports.readers import Unreadable
from cms.imports.story import Paragraph, PhotoBlock, PhotoGroup, Subheading
from cms.imports.word import read_word
from cms.imports.word_text import RichParagraph
from media.models import Photo
from tests.imports.word_papers import WordPaper, reporters_file


@pytest.fixture(scope="module")
def story():
    return read_word("bai.docx", reporters_file().data).story


class TestAReportersFile:
    def test_title_and_standfirst(self, story):
        assert story.title == "Xã ven biển trồng lại rừng đước"
        assert story.standfirst == "Hơn 200 héc-ta rừng đã xanh trở lại sau bảy năm."

    def test_the_body_keeps_its_order_and_structure(self, story):
        assert [type(block) for block in story.body] == [
            Paragraph,
            PhotoBlock,
            Subheading,
            Paragraph,
            RichParagraph,
            RichParagraph,
            PhotoGroup,
            Paragraph,
        ]

    def test_lists_and_links_are_kept_and_word_styling_is_not(self, story):
        lists, link = (block.html for block in story.body if isinstance(block, RichParagraph))
        assert lists == "<ul><li>Ươm cây con</li><li>Cắm cây theo con nước</li></ul>"
        assert link == (
            '<p>Xem thêm <a href="https://conse.example/bao-cao">báo cáo của xã</a></p>'
        )

    def test_pictures_stand_in_their_place_with_caption_and_credit(self, story):
        photo = next(block for block in story.body if isinstance(block, PhotoBlock))
        assert photo.caption == "Người dân cắm cây con trên bãi bồi"
        assert photo.lead
        assert photo.credit.photographers == ("Trần Khế",)
        group = next(block for block in story.body if isinstance(block, PhotoGroup))
        assert len(group.files) == 2
        assert group.caption == "Rừng đước bảy năm tuổi"

    def test_the_byline_and_the_end_mark_leave_the_text(self, story):
        assert [entry.name for entry in story.bylines] == ["Lê Bưởi"]
        assert story.body[-1].text == "Mùa tới, xã sẽ trồng thêm 30 héc-ta nữa."
        assert "/." in story.dropped


def story_of(paper):
    return read_word("bai.docx", paper.data).story


class TestOtherHabits:
    def test_a_heading_is_the_title_when_there_is_no_title(self):
        paper = WordPaper().line("TIN MỚI").line("Nước về đồng", "Heading 1").line("Thân bài.")
        assert (story_of(paper).title, story_of(paper).kicker) == ("Nước về đồng", "TIN MỚI")

    def test_a_bold_first_line_is_the_title(self):
        paper = WordPaper().line("Nước về đồng", bold=True).line("Thân bài của tin.")
        assert story_of(paper).title == "Nước về đồng"

    def test_a_subtitle_is_the_standfirst(self):
        paper = WordPaper().line("Nước về đồng", "Title").line("Sapo ngắn", "Subtitle")
        assert story_of(paper).standfirst == "Sapo ngắn"

    def test_a_source_opens_the_standfirst(self):
        paper = WordPaper().line("Nước về đồng", "Title")
        found = story_of(paper.line("(Songhau.vn) – Ngày 3/2, nước về.").line("Thân bài."))
        assert (found.source, found.standfirst) == ("Songhau.vn", "Ngày 3/2, nước về.")

    def test_a_table_of_figures_keeps_its_text(self):
        paper = WordPaper().line("Nước về đồng", "Title").line("Thân bài của tin.")
        paper.table([["Năm", "Héc-ta"], ["2020", "30"]]).line("Câu cuối của bài.")
        assert [block.text for block in story_of(paper).body][1:3] == ["Năm | Héc-ta", "2020 | 30"]

    def test_a_link_that_is_a_script_is_only_text(self):
        paper = WordPaper().line("Nước về đồng", "Title").line("Thân bài của tin.")
        paper.line("Xem ", link=("tại đây", "javascript:alert(1)")).line("Câu cuối của bài.")
        assert [block.text for block in story_of(paper).body][1] == "Xem tại đây"
        assert not any(isinstance(block, RichParagraph) for block in story_of(paper).body)

    def test_a_file_without_words_has_no_headline(self):
        with pytest.raises(NotAStory):
            story_of(WordPaper().picture())


def archive(**members):
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as found:
        for name, content in members.items():
            found.writestr(name.replace("__", "/"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"khong phai word",
        archive(**{"a.txt": b"x"}),
        archive(**{"word/document.xml": b"<w:document"}),
        archive(**{"word/document.xml": b"0" * 50_000_000}),
        reporters_file().data[:5000],
    ],
    ids=["empty", "text", "no text inside", "broken XML", "bomb", "cut off"],
)
def test_a_bad_file_is_refused_in_words(data):
    with pytest.raises(Unreadable) as refusal:
        read_word("bai.docx", data)
    assert "Word" in str(refusal.value)


def test_a_reference_to_a_file_of_the_machine_is_not_followed(tmp_path):
    secret = tmp_path / "bi-mat.txt"
    secret.write_text("mật khẩu", encoding="utf-8")
    source = reporters_file().data
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(source)) as before, zipfile.ZipFile(changed, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "word/document.xml":
                doctype = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'.encode()
                content = content.replace(b"?>", b"?>" + doctype, 1)
                content = content.replace("Ươm cây con".encode(), b"&x;")
            after.writestr(name, content)
    try:
        found = read_word("bai.docx", changed.getvalue())
    except Unreadable:
        return
    assert "mật khẩu" not in found.text


@pytest.mark.django_db
def test_a_word_file_becomes_a_draft_with_its_photos(tmp_path):
    path = tmp_path / "rừng đước.docx"
    path.write_bytes(reporters_file().data)

    (outcome,) = import_files([path], Wishes(publish=True))

    article = ArticlePage.objects.get(pk=outcome.article)
    assert not article.live
    assert [block.block_type for block in article.body] == ["text", "photo_group", "text"]
    assert article.lead_photo.is_awaiting_file is False
    assert Photo.objects.awaiting_file().count() == 0
    assert "<ul><li>Ươm cây con</li>" in article.body[0].value.source
    (again,) = import_files([path], Wishes(publish=True))
    assert again.status == "unchanged"
