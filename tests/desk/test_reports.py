"""The list of archived stories that owe something."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cms.articles.models import ArticlePage
from tests.factories import AccountFactory, ArticleFactory, PhotoFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def archived():
    def make(number, **changes):
        return ArticleFactory(
            origin_key=f"cu/{number}.txt",
            origin_published_at=timezone.now() - timedelta(days=400),
            published=True,
            **changes,
        )

    return make


def listed(client, **query):
    response = client.get(reverse("owed_information_report"), query)
    return {article.title for article in response.context["object_list"]}


def test_it_lists_what_is_owed_and_by_which_story(client, archived):
    client.force_login(AccountFactory(role="desk_editor"))
    archived(1, title="Thiếu sapo", standfirst="")
    archived(2, title="Thiếu bút danh", bylines=[])
    archived(3, title="Đủ cả")
    assert listed(client) == {"Thiếu sapo", "Thiếu bút danh"}
    assert listed(client, owes="byline") == {"Thiếu bút danh"}


def test_a_credit_added_to_the_photo_settles_the_debt(archived):
    photo = PhotoFactory(uncredited=True)
    article = archived(4, lead_photo=photo)
    assert ArticlePage.objects.get(pk=article.pk).owes == ["credit"]
    photo.credit_line = "Ảnh: Lê Văn Mít"
    photo.save()
    assert ArticlePage.objects.get(pk=article.pk).owes == []


def test_it_can_be_taken_away_as_a_table(client, archived):
    client.force_login(AccountFactory(role="desk_editor"))
    archived(5, title="Thiếu sapo", standfirst="")
    response = client.get(reverse("owed_information_report"), {"export": "csv"})
    assert "Thiếu sapo" in b"".join(response.streaming_content).decode()


def exported(client, kind):
    """The headlines in the exported sheet, as a spreadsheet reads them."""
    answer = client.get(reverse("owed_information_report"), {"export": kind})
    content = b"".join(answer.streaming_content)
    if kind == "xlsx":
        sheet = load_workbook(BytesIO(content)).active
        assert {cell.data_type for cell in sheet["A"]} == {"s"}
        return {cell.value for cell in sheet["A"][1:]}
    return {row[0] for row in list(csv.reader(StringIO(content.decode())))[1:]}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_headline_is_a_formula_in_an_exported_sheet(client, archived, kind):
    client.force_login(AccountFactory(role="desk_editor"))
    titles = ["=1+1", "+84 24", "-5 độ ở Mẫu Sơn", "@vgp", "Giá xăng = 20.000"]
    for number, title in enumerate(titles):
        archived(number, title=title, slug=f"tin-{number}", standfirst="")
    assert exported(client, kind) == {
        "'=1+1", "'+84 24", "'-5 độ ở Mẫu Sơn", "'@vgp", "Giá xăng = 20.000",
    }  # fmt: skip
