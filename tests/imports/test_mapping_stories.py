"""Single rules of reading, each on the smallest story that shows it."""

import pytest

from cms.imports.mapping import NotAStory, read_story
from cms.imports.readers import Document
from cms.imports.story import Paragraph, PhotoBlock, PhotoGroup, Story, Subheading

TITLE = "Khánh thành cây cầu nối hai xã đảo"
PARAGRAPH = "Cây cầu dài 1,2 km được thông xe sau ba năm thi công liên tục, kể cả mùa mưa bão."
OTHER = "Học sinh hai xã đảo từ nay không còn phải đi đò đến trường trong những ngày biển động."


def read(*lines: str) -> Story:
    return read_story(Document.from_text("tin.txt", "\n\n".join(lines)))


def photos(story: Story) -> list[PhotoBlock | PhotoGroup]:
    return [block for block in story.body if isinstance(block, PhotoBlock | PhotoGroup)]


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [".", "Top", "Lượt truy cập: 48"],
        ["(Chinhphu.vn) – Sáng nay, cây cầu được thông xe.", "09/06/2020 17:35", PARAGRAPH],
        [PARAGRAPH, OTHER],
        ["09/06/2020 17:35"],
    ],
)
def test_text_without_a_headline_is_no_story(lines):
    with pytest.raises(NotAStory) as refusal:
        read(*lines)
    assert "tít" in str(refusal.value)


class TestHead:
    def test_headline_between_menu_and_time(self):
        story = read("Trang chủ", "Tin tức", TITLE, "09/06/2020 17:35", PARAGRAPH)
        assert story.title == TITLE
        assert story.section == "Tin tức"

    def test_city_with_a_temperature_is_the_weather(self):
        story = read("Hà Nội 29°C", TITLE, "09/06/2020 17:35", PARAGRAPH)
        assert (story.kicker, story.title) == ("", TITLE)
        assert "Hà Nội 29°C" in story.dropped

    def test_headline_in_capitals_is_no_topic(self):
        story = read(TITLE.upper(), "09/06/2020 17:35", PARAGRAPH)
        assert story.title == TITLE.upper()
        assert story.topics == ()

    def test_repeated_headline_is_dropped_once(self):
        story = read(f"Trang chủ » Tin tức » {TITLE}", TITLE, "09/06/2020 17:35", PARAGRAPH)
        assert story.title == TITLE
        assert [line for line in story.dropped if TITLE in line] == [f"Trang chủ » » {TITLE}"]

    def test_text_between_headline_and_time_is_the_standfirst(self):
        story = read(TITLE, OTHER, "09/06/2020 17:35", PARAGRAPH)
        assert story.standfirst == OTHER

    def test_text_below_the_time_stays_in_the_body(self):
        story = read(TITLE, "09/06/2020 17:35", OTHER, PARAGRAPH)
        assert story.standfirst == ""
        assert story.body == (Paragraph(OTHER), Paragraph(PARAGRAPH))

    def test_byline_below_the_headline(self):
        story = read(TITLE, "Hoàng Giang | 05/11/2022 14:00", PARAGRAPH)
        assert [entry.name for entry in story.bylines] == ["Hoàng Giang"]
        assert story.published_at.isoformat() == "2022-11-05T14:00:00+07:00"

    def test_section_beside_the_time(self):
        story = read(TITLE, "Chính trị 28-05-2024", PARAGRAPH)
        assert story.section == "Chính trị"
        assert story.published_at.isoformat() == "2024-05-28T00:00:00+07:00"

    def test_date_alone_above_the_headline_is_the_crawl(self):
        story = read("Thứ Bảy, 28/12/2024", TITLE, PARAGRAPH)
        assert story.published_at is None
        assert "Thứ Bảy, 28/12/2024" in story.dropped

    def test_time_with_a_clock_above_the_headline_counts(self):
        story = read(
            "Thứ sáu, ngày 1 tháng 11 năm 2024",
            "Ngày 15/06/2010-21:36:00 PM",
            TITLE,
            PARAGRAPH,
        )
        assert story.published_at.isoformat() == "2010-06-15T21:36:00+07:00"

    def test_standfirst_and_byline_before_the_first_photo(self):
        story = read(TITLE, OTHER, "Thiên Tuấn", "cau.jpg", "Cầu mới. Ảnh: Nhật Bắc", PARAGRAPH)
        assert story.standfirst == OTHER
        assert [entry.name for entry in story.bylines] == ["Thiên Tuấn"]

    def test_sentence_broken_into_lines_is_one_paragraph(self):
        broken = PARAGRAPH.replace("sau ba năm", "sau\nba năm")
        assert read(TITLE, broken).body == (Paragraph(PARAGRAPH),)


class TestPhotos:
    def test_near_repeat_of_a_caption_stays_a_paragraph(self):
        caption = "Bộ trưởng Trần Văn Ổi phát biểu tại lễ thông xe"
        near = "Bộ trưởng Trần Văn Ổi phát biểu tại lễ thông xe và cắt băng khánh thành."
        story = read(TITLE, PARAGRAPH, f"{caption}. Ảnh: Nhật Bắc", near, OTHER)
        assert [photo.caption for photo in photos(story)] == [caption]
        assert Paragraph(near) in story.body

    def test_alternative_text_and_credited_caption_are_one(self):
        story = read(TITLE, PARAGRAPH, "Cầu mới", "Cầu mới. Ảnh: Nhật Bắc", OTHER)
        assert [(photo.caption, photo.credit.line) for photo in photos(story)] == [
            ("Cầu mới", "Ảnh: Nhật Bắc")
        ]

    def test_caption_on_both_sides_of_its_file(self):
        story = read(TITLE, PARAGRAPH, "Cầu mới", "cau.jpg", "Cầu mới. Ảnh: Nhật Bắc", OTHER)
        assert photos(story) == [
            PhotoBlock("cau.jpg", "Cầu mới", True, photos(story)[0].credit),
        ]

    def test_credit_on_a_line_of_its_own_belongs_to_the_caption_above(self):
        story = read(TITLE, PARAGRAPH, "Cầu mới lúc bình minh", "(Ảnh: Nhật Bắc)", OTHER)
        (photo,) = photos(story)
        assert photo.caption == "Cầu mới lúc bình minh"
        assert photo.credit.photographers == ("Nhật Bắc",)

    def test_captions_before_their_files(self):
        story = read(
            TITLE,
            PARAGRAPH,
            "Cầu mới nhìn từ bờ nam",
            "cau-1.jpg",
            "Cầu mới nhìn từ bờ bắc",
            "cau-2.jpg",
            OTHER,
        )
        assert [(photo.file, photo.caption) for photo in photos(story)] == [
            ("cau-1.jpg", "Cầu mới nhìn từ bờ nam"),
            ("cau-2.jpg", "Cầu mới nhìn từ bờ bắc"),
        ]

    def test_caption_may_open_with_the_label(self):
        story = read(TITLE, PARAGRAPH, "Ảnh: Ông Phan Văn Mít – Trưởng ban quản lý", OTHER)
        (photo,) = photos(story)
        assert photo.caption == "Ông Phan Văn Mít – Trưởng ban quản lý"
        assert photo.credit is None

    @pytest.mark.parametrize(
        "caption",
        [
            "Toàn cảnh lễ thông xe cầu mới",
            "Bộ trưởng Trần Văn Ổi phát biểu tại lễ thông xe",
            "Đồng chí Lê Thị Bưởi (thứ hai từ trái) thăm công trường",
            "Minister Tran Van Oi (R) visits the bridge, June 14, 2010",
        ],
    )
    def test_short_line_that_shows_a_scene_is_a_caption(self, caption):
        story = read(TITLE, PARAGRAPH, caption, OTHER)
        assert [photo.caption for photo in photos(story)] == [caption]

    def test_group_does_not_lead(self):
        story = read(TITLE, "a.jpg", "b.jpg", "Cầu mới", PARAGRAPH, "c.jpg", "Bờ bắc", OTHER)
        group, single = photos(story)
        assert isinstance(group, PhotoGroup)
        assert single.lead

    def test_address_of_a_picture_keeps_its_name(self):
        story = read(TITLE, PARAGRAPH, "https://anh.example.vn/2020/cau-1.jpg?w=600", OTHER)
        assert photos(story)[0].file == "cau-1.jpg"


class TestBody:
    @pytest.mark.parametrize(
        ("printed", "text"),
        [
            ("thi công liên tục./.", "thi công liên tục."),
            ("thi công liên tục.../.", "thi công liên tục..."),
            ("thi công liên tục…/.", "thi công liên tục…"),
            ("thi công liên tục ./.", "thi công liên tục"),
            ("thi công liên tục/.", "thi công liên tục"),
            ("Nghị định 72/2015/NĐ-CP.", "Nghị định 72/2015/NĐ-CP."),
        ],
    )
    def test_end_mark_is_taken_off(self, printed, text):
        story = read(TITLE, PARAGRAPH, f"Cây cầu được {printed}", "Hoàng Giang")
        assert story.body[-1] == Paragraph(f"Cây cầu được {text}")

    def test_list_of_short_lines_is_no_row_of_subheadings(self):
        items = ["Giấy đăng ký", "Giấy phép khai thác", "Bằng thuyền trưởng", "Sổ danh bạ"]
        story = read(TITLE, PARAGRAPH, *items, OTHER)
        assert story.body[1:5] == tuple(Paragraph(item) for item in items)

    def test_last_short_sentence_is_no_byline(self):
        story = read(TITLE, PARAGRAPH, "Cầu mới đã nối đôi bờ", "Top")
        assert story.bylines == ()
        assert story.body[-1] == Paragraph("Cầu mới đã nối đôi bờ")

    def test_last_name_is_the_byline_and_no_subheading(self):
        story = read(TITLE, PARAGRAPH, ".", "Ba năm thi công", ".", OTHER, ".", "Hồ Lam", "Top")
        assert story.body[1] == Subheading("Ba năm thi công")
        assert [entry.name for entry in story.bylines] == ["Hồ Lam"]

    def test_what_is_not_surely_noise_stays(self):
        story = read(TITLE, PARAGRAPH, "Hoàng Giang", "Một dòng không rõ là gì ở cuối trang")
        texts = [block.text for block in story.body]
        assert "Một dòng không rõ là gì ở cuối trang" in texts

    def test_keywords_on_lines_of_their_own(self):
        story = read(TITLE, PARAGRAPH, "Hoàng Giang", "Từ khóa:", "cầu", "xã đảo")
        assert story.keywords == ("cầu", "xã đảo")
        assert [entry.name for entry in story.bylines] == ["Hoàng Giang"]
