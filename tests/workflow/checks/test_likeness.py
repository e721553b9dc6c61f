"""Nearly the same text as a story of these days."""

from datetime import timedelta

import pytest

from cms.workflow.checks.likeness import shared, sketch_of
from tests.factories import ArticleFactory
from tests.workflow.checks.looking import of_check

pytestmark = pytest.mark.django_db

MARKET = (
    "Từ bốn giờ sáng, hàng trăm chiếc ghe đã cập bến chợ nổi. Người bán treo khoai, bí, dưa lên "
    "cây bẹo trước mũi ghe; người mua chèo xuồng len giữa những mạn thuyền. Bà con cho biết năm "
    "nay trái cây được mùa, giá ổn định, thương lái từ các tỉnh về mua đông hơn mọi năm. Chợ họp "
    "đến khi nắng lên quá ngọn bần thì tan, ghe nào về bến nấy, chỉ còn sóng vỗ vào bờ kè mới xây."
)
DYKE = (
    "Đoạn kè dài ba trăm mét ở bờ bắc vừa được gia cố xong trước mùa nước. Đội quản đê đóng thêm "
    "hai hàng cừ tràm, đắp bao cát và trồng cỏ giữ đất trên mái. Các hộ sống gần sông đã dời nhà "
    "vào khu tái định cư từ tháng trước, con đường làng được nâng cao thêm nửa mét để xe chở lúa "
    "đi lại khi nước lớn. Huyện sẽ kiểm tra lại toàn tuyến sau mỗi đợt triều cường của năm nay."
)


def story(text, **fields):
    return ArticleFactory(body=[("text", f"<p>{text}</p>")], **fields)


def test_a_copy_with_a_few_words_changed_is_found():
    printed = story(MARKET, published=True)
    copy = story(MARKET.replace("bốn giờ", "năm giờ").replace("Bà con", "Tiểu thương"))
    [finding] = of_check("same_text", copy, at=printed.first_published_at)
    assert finding.level == "confirms"
    assert printed.title in finding.message
    assert str(printed.pk) in finding.mend.address


def test_another_story_and_the_story_itself_are_not():
    printed = story(MARKET, published=True)
    at = printed.first_published_at
    assert of_check("same_text", story(DYKE), at=at) == []
    assert of_check("same_text", printed, at=at) == []


def test_a_story_of_long_ago_and_one_that_was_never_out_are_not():
    printed = story(MARKET, published=True)
    copy = story(MARKET)
    assert of_check("same_text", copy, at=printed.first_published_at + timedelta(days=31)) == []
    printed.unpublish()
    assert of_check("same_text", copy, at=printed.first_published_at) == []


def test_the_latest_published_text_counts():
    printed = story(MARKET, published=True)
    printed.body = [("text", f"<p>{DYKE}</p>")]
    printed.save_revision().publish()
    assert of_check("same_text", story(MARKET), at=printed.first_published_at) == []
    assert of_check("same_text", story(DYKE), at=printed.first_published_at)


def test_a_sketch_tells_how_much_two_texts_share():
    assert shared(sketch_of([MARKET]), sketch_of([MARKET.upper()])) == 1
    assert shared(sketch_of([MARKET]), sketch_of([DYKE])) == 0
    half = shared(sketch_of([MARKET]), sketch_of([MARKET, DYKE]))
    assert 0.35 < half < 0.65
    assert sketch_of(["Một câu ngắn."]) == []
