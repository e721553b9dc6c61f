"""What is noise, and what only looks like it."""

import pytest

from cms.imports.mapping.noise import is_navigation, is_noise, opens_related_stories


@pytest.mark.parametrize(
    "line",
    [
        ".",
        "|",
        "Top",
        "img",
        "leftcenterrightdel",
        "Skip Ribbon Commands",
        "Skip to main content",
        "Xem cỡ chữ",
        "Xem với cỡ chữ : A- A A+",
        "A- A A+",
        "- 0 Trả lời",
        "Chia sẻ",
        "Share on Facebook! Tweet This!",
        "Thích và chia sẻ bài này trên Facebook",
        "Bài viết, video, hình ảnh đóng góp cho chuyên mục vui lòng gửi về [email protected]",
        "[email protected]",
        "ĐÁNH GIÁ BÀI VIẾT( 1)",
        "Lượt truy cập: 48",
        "Lượt xem: 1.204",
        "48 lượt xem",
        "In bài viết",
        "Facebook Twitter Zalo",
        "Ý kiến bạn đọc (0)",
        "© 2020 Cổng thông tin",
    ],
)
def test_page_furniture_is_noise(line):
    assert is_noise(line)


@pytest.mark.parametrize(
    "line",
    [
        "Chia sẻ kinh nghiệm chuyển đổi số với các địa phương",
        "Đánh giá cao nỗ lực của toàn ngành",
        "In bài học lịch sử vào lòng người trẻ",
        "Top 10 sự kiện năm 2020",
        "Bình luận của chuyên gia",
        "Thích ứng an toàn, linh hoạt",
        "Xem xét trách nhiệm của người đứng đầu",
        "Phản hồi kiến nghị của cử tri",
        "Tin học hóa thủ tục hành chính",
    ],
)
def test_text_that_begins_like_noise_stays(line):
    assert not is_noise(line)
    assert not is_navigation(line)
    assert not opens_related_stories(line)


@pytest.mark.parametrize(
    "line", ["Tin liên quan", "Các tin khác", "TIN CÙNG CHUYÊN MỤC", "Bài viết liên quan:"]
)
def test_headings_of_related_stories(line):
    assert opens_related_stories(line)
