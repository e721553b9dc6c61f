"""A story that holds everything a story can hold, and a paper full of stories."""

from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from cms.articles.models import ArticlePage, ArticleTopic, Byline, RelatedArticle
from cms.people.models import Organisation
from tests.factories import (
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    TopicFactory,
    picture_file,
)

TABLE = {
    "first_row_is_table_header": True,
    "first_col_is_header": False,
    "data": [["Tỉnh", "Sản lượng"], ["An Giang", "1.234,5"], ["Cần Thơ", "987,6"]],
}


def photo(colour=(70, 110, 90), **kwargs):
    kwargs.setdefault("delivered", True)
    return PhotoFactory(file=picture_file(size=(1800, 1200), colour=colour), **kwargs)


def publish(article: ArticlePage, *, at: datetime | None = None) -> ArticlePage:
    """Publish through a revision; ``at`` then stands as the time of publication."""
    article.save_revision().publish()
    if at is not None:
        ArticlePage.objects.filter(pk=article.pk).update(first_published_at=at)
    return ArticlePage.objects.get(pk=article.pk)


def stories(count: int, section, *, with_photo=None, start=None) -> list[ArticlePage]:
    """``count`` published stories of ``section``, the first one the newest, a minute apart."""
    start = start or timezone.now() - timedelta(minutes=1)
    return [
        publish(
            ArticleFactory(parent=section, lead_photo=with_photo),
            at=start - timedelta(minutes=number),
        )
        for number in range(count)
    ]


def full_story(section=None, *, photos: int = 3, bylines: int = 2) -> ArticlePage:
    """A published story with every kind of block and row, and a story it leads to."""
    section = section or SectionFactory(title="Hoạt động")
    photographer = PersonFactory(full_name="Quang Hiếu")
    agency = OrganisationFactory(name="Cổng thông tin", short_name="VGP")
    pictures = [
        photo(photographers=[photographer], agency=agency, credit_line="")
        for _number in range(photos)
    ]
    pair = [photo(credit_line="Ảnh: Nhật Bắc"), photo(credit_line="Ảnh: Hải Minh")]
    linked = ArticleFactory(parent=section, title="Bài được nhắc đến", published=True)
    file = get_document_model().objects.create(
        title="Nghị quyết số 01", file=ContentFile(b"%PDF-1.4 " + b"x" * 2048, "nghi-quyet.pdf")
    )
    article = ArticleFactory(
        parent=section,
        kicker="Đại hội Đảng bộ",
        title="Thủ tướng dự lễ khánh thành cầu bắc qua sông Hậu",
        source=Organisation.objects.create(name="Báo Chính phủ", prefix="Chinhphu.vn"),
        dateline="Cần Thơ",
        lead_photo=photo(photographers=[photographer], agency=agency, credit_line=""),
        lead_caption="Thủ tướng phát biểu chỉ đạo tại lễ khánh thành",
        body=[
            (
                "text",
                f'<p>Mở đầu. <a linktype="page" id="{linked.pk}">Xem bài</a>.</p><h2>Ý nghĩa</h2>',
            ),
            *(
                (
                    "photo",
                    {"photo": one, "caption": f"Đại biểu dự lễ, ảnh {n}", "alternative_text": ""},
                )
                for n, one in enumerate(pictures)
            ),
            ("text", f'<p>Nghị quyết <a linktype="document" id="{file.pk}">ở đây</a>.</p>'),
            ("photo_group", {"photos": pair, "caption": "Người dân hai bờ sông vui mừng"}),
            ("pull_quote", {"quote": "Cầu này là của dân", "attribution": "Bà Sáu, 80 tuổi"}),
            ("table", {"caption": "Sản lượng lúa", "table": TABLE}),
            ("document", {"document": file, "title": ""}),
            ("related_link", {"page": linked}),
        ],
        bylines=[
            *(Byline(person=PersonFactory()) for _number in range(bylines)),
            Byline(organisation=agency, role=Byline.Role.REPUBLISHED),
        ],
    )
    article.keywords.add("cầu sông Hậu", "hạ tầng")
    article.topic_rows = [ArticleTopic(topic=TopicFactory(title="Nối đôi bờ"))]
    article.related_rows = [
        RelatedArticle(
            related=ArticleFactory(parent=section, title="Bài liên quan", published=True)
        )
    ]
    article.save()
    return publish(article)
