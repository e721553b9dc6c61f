"""Ordinary sentences, in which nothing may be found, and their neighbours in which it must be."""

from datetime import date

import pytest

from cms.workflow.checks import registry
from cms.workflow.models import SpellingRule, WatchedPhrase
from tests.factories import ArticleFactory
from tests.workflow.checks.looking import NOW, official
from tests.workflow.checks.ordinary import HEADS, ORDINARY, WRONG

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def register_and_lists():
    official("Đoàn Văn Lụy", "Bộ trưởng", "Bộ Thủy lợi", rank=2)
    official("Vũ Công Tầm", "Thứ trưởng Bộ Thủy lợi", until=date(2019, 5, 1))
    official("Trịnh Thị Mận", "Chủ tịch UBND tỉnh", rank=5)
    official("Lê Quang Đẩu", "Phó Chủ tịch UBND tỉnh", rank=6)
    official("Phan Thị Nết", "Giám đốc Sở Y tế", rank=7)
    official("Đặng Văn Thuấn", "Bộ trưởng Bộ Cầu phà", rank=2)
    official("Hồ Minh Khởi", "Chánh Văn phòng UBND tỉnh", rank=8)
    spellings = {"sỹ": "sĩ", "vv": "v.v.", "sử lý": "xử lý", "Covid-19": "COVID-19"}
    for wrong, right in spellings.items():
        SpellingRule.objects.create(wrong=wrong, right=right)
    WatchedPhrase.objects.create(phrase="thỏa thuận ngầm", level="blocks", why="chưa có kết luận")
    WatchedPhrase.objects.create(phrase="bà hỏa", why="viết “hỏa hoạn”")


def found_in(paragraphs, **fields):
    """What the checks say, without the gate: code, level, place and words."""
    body = [("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))]
    article = ArticleFactory(body=body, **fields)
    codes = {check.code for check in registry.all_checks()}
    return [
        (finding.code, finding.level.value, finding.message, finding.excerpt)
        for finding in registry.findings(article, at=NOW)
        if finding.code in codes
    ]


@pytest.mark.parametrize(("title", "standfirst"), HEADS)
def test_nothing_is_found_in_ordinary_sentences(title, standfirst):
    assert len(ORDINARY) >= 60
    assert found_in(ORDINARY, title=title, standfirst=standfirst) == []


@pytest.mark.parametrize(("code", "sentence"), WRONG)
def test_what_is_wrong_is_found_among_ordinary_sentences(code, sentence):
    found = found_in([*ORDINARY[20:40], sentence])
    assert {one[0] for one in found} == {code}
    assert all(one[3] and one[3].strip("…")[:20] in sentence for one in found)


@pytest.mark.parametrize(
    ("title", "standfirst"),
    [
        ("150 hộ dân vùng kè biển nhận quà", "Chuyện bên kè."),
        ("Tỉnh chi 3,5 tỷ gia cố kè", "Chuyện bên kè."),
        ("Kè biển Hậu Bình", "Thêm 35km đường nối hai xã."),
        ("14 huy chương vàng cho thể thao tỉnh", "Chuyện sân cỏ."),
    ],
)
def test_a_number_that_no_sentence_bears_out_is_found(title, standfirst):
    [finding] = found_in(ORDINARY, title=title, standfirst=standfirst)
    assert finding[0] == "numbers"
