"""What the page of components prints where no story of the library need have it."""

from datetime import date

from django.utils.safestring import mark_safe

from cms.articles.models import ArticlePage, Byline, Correction
from cms.people.models import Organisation, Position
from portal.edition import Edition
from portal.entries import Entry, entry
from portal.story_rows import Link, Name, StoryRows

TOKENS = ("ink", "soft", "paper", "rule", "edge", "tint", "red", "link")
FACES = ("regular", "strong", "italic")

_TITLE_OF_30_CHU = (
    "Ễnh ương kêu ran, ậm ừ trời nước, chính quyền mười hai xã ven sông họp khẩn bàn cách đưa "
    "hơn ba nghìn hộ dân về nhà trước Tết"
)
_TEXT = (
    "<p>Cây cầu dài <strong>1.240 mét</strong> bắc qua sông, <em>rút ngắn</em> đường về trung "
    'tâm huyện. <a href="#">Xem bản đồ</a>.</p><h2>Hai bờ một chợ</h2>'
    "<ul><li>Bờ bắc: bốn xã</li><li>Bờ nam: ba xã</li></ul>"
)


def long_title(edition: Edition) -> Entry:
    """A story with no photo and a title of 30 chữ."""
    return entry(
        ArticlePage(
            title=_TITLE_OF_30_CHU,
            kicker="Ỡm ờ mùa nước nổi",
            standfirst="Nước rút chậm hơn mọi năm, việc dựng lại nhà cửa phải tính từng ngày.",
            first_published_at=edition.at,
        ),
        edition,
    )


def rows() -> StoryRows:
    writers = [
        Name("Đặng Thị Ơn", Byline.Role.WORDS, "#"),
        Name("Lê Văn Mít", Byline.Role.PHOTOS, "#"),
    ]
    return StoryRows(bylines=writers, keywords=[Link("cầu", "#"), Link("hạ tầng", "#")])


def corrections(edition: Edition) -> list[Correction]:
    return [
        Correction(kind=kind, wrong="1.200 ha", right="2.100 ha", made_at=edition.at)
        for kind in (Correction.Kind.SLIP, Correction.Kind.STATUTORY)
    ]


def offices() -> list[Position]:
    body = Organisation(name="Ủy ban nhân dân tỉnh")
    return [
        Position(title="Chủ tịch", organisation=body, valid_from=date(2024, 6, 1)),
        Position(
            title="Giám đốc Sở Xây dựng",
            valid_from=date(2019, 2, 1),
            valid_to=date(2024, 5, 31),
        ),
    ]


def blocks() -> list[tuple[str, dict, str]]:
    """Blocks of a body as (template, value, HTML of a text)."""
    quote = {"quote": "Cầu này là của dân", "attribution": "Bà Sáu, 80 tuổi"}
    return [
        ("portal/blocks/text.html", {}, mark_safe(_TEXT)),
        ("portal/blocks/pull_quote.html", quote, ""),
    ]
