"""No character of a document is lost, whatever the document."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from cms.imports.mapping import NotAStory, read_story
from cms.imports.readers import Document
from cms.imports.story import Story

REAL_LOOKING = [
    "Hà Nội",
    ".",
    "Top",
    "img",
    "Skip to main content",
    "Thứ sáu, ngày 23/10/2020",
    "10/06/2020 15:12 CH Xem cỡ chữ",
    "09:44",
    "20/08/2020",
    "Cập nhật, 05:09, Thứ Ba, 29/01/2019 (GMT+7)",
    "Ngày đăng: 01/02/2020 08:00 | Cập nhật: 02/02/2020 09:00",
    "Hải Minh | 05/11/2022 14:00",
    "Chính trị 28-05-2024",
    "TUẦN LỄ BIỂN VÀ HẢI ĐẢO VIỆT NAM",
    "Trang chủ » Tin tức » Khánh thành cây cầu nối hai xã đảo phía nam",
    "Lê Thị Bưởi » Hoạt động » Khánh thành cây cầu nối hai xã đảo phía nam",
    "Khánh thành cây cầu nối hai xã đảo phía nam",
    "(Chinhphu.vn) – Sáng nay, cây cầu đầu tiên nối hai xã đảo được đưa vào sử dụng.",
    "(Hoạt động) - Sáng nay, cây cầu đầu tiên nối hai xã đảo được đưa vào sử dụng.",
    "Hà Nội (TTXVN) – Sáng nay, cây cầu đầu tiên được đưa vào sử dụng.",
    "TPO - Tối 6/10, mưa lớn ở nhiều nơi.",
    "(Mic.gov.vn) -\u00a0",
    "Cầu mới nhìn từ bờ nam . Ảnh: Nhật Bắc",
    "Cầu mới nhìn từ bờ nam. Ảnh: VGP/Quang Hiếu",
    "Cầu mới nhìn từ bờ nam",
    "Người dân qua cầu - Ảnh: VIỆT DŨNG |",
    "(Ảnh: Dương Giang/TTXVN)",
    "Ảnh: Ông Phan Văn Mít – Trưởng ban quản lý dự án",
    "Ảnh minh hoạ - nguồn internet",
    "Nguồn: Cục Thống kê, TTXVN",
    "cầu-l1.jpg",
    "cầu-l2.jpg",
    "cầu-l1.jpg cầu-l3.png",
    "https://example.vn/anh/cau-l4.jpg?w=600",
    "Ba năm thi công",
    "Công nhân đã làm việc cả trong những ngày mưa bão để kịp tiến độ./.",
    "Các hạng mục còn lại gồm đường dẫn, chiếu sáng, cây xanh.../.",
    "Cầu dài 1,2 km./.Bích Khuê",
    "Cầu dài 1,2 km. (TTXVN/Vietnam+)",
    "Hoàng Giang",
    "VĂN HÀO - TRẦN HỮU",
    "Tin, ảnh: Hoàng Nam",
    "Theo Thái Sơn/Báo QĐND",
    "M.K./VOV.VN(biên dịch)",
    "(Chính Phủ)",
    "Từ khóa: cầu, xã đảo , giao thông",
    "Tags:",
    "Lượt truy cập: 48",
    "Tin liên quan",
    "ĐÁNH GIÁ BÀI VIẾT( 1)",
    "Share on Facebook! Tweet This!",
    "\u00a0",
    "",
]
LINES = st.lists(st.sampled_from(REAL_LOOKING), max_size=30)


def characters(text: str) -> Counter:
    """The visible characters of a text, letter case aside: a name in capitals is cased anew."""
    return Counter("".join(text.upper().split()))


def check_nothing_lost(text: str) -> Story | None:
    document = Document.from_text("tin.txt", text)
    try:
        story = read_story(document)
    except NotAStory:
        return None
    assert characters(" ".join(story.printed_parts())) == characters(document.text)
    report = story.as_report()
    assert report["title"]
    assert all(part.strip() == part for part in story.printed_parts())
    return story


@given(st.text(max_size=400))
def test_no_character_of_any_text_is_lost(text):
    check_nothing_lost(text)


@given(LINES)
@settings(max_examples=1500, deadline=None)
def test_no_character_of_shuffled_portal_lines_is_lost(lines):
    check_nothing_lost("\n\n".join(lines))


@given(LINES, st.lists(st.text(max_size=60), max_size=6), st.randoms())
@settings(max_examples=400, deadline=None)
def test_no_character_of_portal_lines_among_strange_ones_is_lost(lines, strange, random):
    mixed = lines + strange
    random.shuffle(mixed)
    check_nothing_lost("\n".join(mixed))


@given(st.lists(st.lists(st.sampled_from(REAL_LOOKING), max_size=3), max_size=12))
@settings(max_examples=400, deadline=None)
def test_no_character_of_lines_run_together_is_lost(groups):
    check_nothing_lost("\n".join(" ".join(group) for group in groups))


@given(LINES)
@settings(max_examples=300, deadline=None)
def test_at_most_one_photo_leads(lines):
    story = check_nothing_lost("\n".join(["Khánh thành cây cầu nối hai xã đảo", *lines]))
    if story:
        leads = [block for block in story.as_report()["body"] if block.get("lead")]
        assert len(leads) <= 1
