"""The readable difference between two versions of a story."""

import pytest

from cms.articles.comparison import (
    Change,
    changes,
    compare,
    differs_in_typography_only,
    replaced_phrase,
    word_runs,
)
from cms.articles.passages import text_of
from cms.articles.publication import content_of
from tests.portal.stories import full_story


def content(*paragraphs, **changed):
    """A content with these paragraphs, each at its place in one text block."""
    html = "".join(f'<p data-block-key="k{n}">{text}</p>' for n, text in enumerate(paragraphs))
    return {
        "kicker": "",
        "title": "Cầu mới nối đôi bờ",
        "short_title": "",
        "standfirst": "Người dân đi lại thuận tiện hơn.",
        "source": "",
        "dateline": "",
        "genre": "news",
        "body": [{"type": "text", "value": html, "id": "a"}],
        "photos": [],
        "bylines": [{"name": "Nguyễn Thị Khế", "role": "words", "kind": "text"}],
        "keywords": [],
        **changed,
    }


def told(before, after):
    return [(part.change, part.passage.kind, part.passage.text) for part in changes(before, after)]


def test_equal_contents_differ_in_nothing_and_are_all_shown():
    parts = compare(content("Một.", "Hai."), content("Một.", "Hai."))
    assert {part.change for part in parts} == {Change.SAME}
    assert [part.passage.text for part in parts][2:4] == ["Một.", "Hai."]


def test_a_replaced_word_is_one_removed_and_one_added_run():
    [part] = changes(content("Cầu dài 12 km qua sông."), content("Cầu dài 21 km qua sông."))
    assert [(run.change, run.text) for run in part.runs] == [
        ("same", "Cầu dài "),
        ("removed", "12"),
        ("added", "21"),
        ("same", " km qua sông."),
    ]


def test_a_number_is_replaced_whole():
    before, after = content("Cầu dài 1.200 mét."), content("Cầu dài 2.100 mét.")
    assert replaced_phrase(before, after) == ("Cầu dài 1.200 mét.", "Cầu dài 2.100 mét.")


def test_neighbouring_words_are_one_phrase():
    runs = word_runs("Ông Lê Văn Mít nói", "Ông Trần Bá Khế nói")
    assert [(run.change, run.text) for run in runs][1:3] == [
        ("removed", "Lê Văn Mít"),
        ("added", "Trần Bá Khế"),
    ]


def test_paragraphs_are_added_and_removed_whole():
    before = content("Mở đầu câu chuyện.", "Đoạn sẽ bỏ đi hoàn toàn.", "Kết thúc.")
    after = content("Mở đầu câu chuyện.", "Kết thúc.", "Tin mới nhận lúc chiều nay.")
    assert told(before, after) == [
        ("removed", "p", "Đoạn sẽ bỏ đi hoàn toàn."),
        ("added", "p", "Tin mới nhận lúc chiều nay."),
    ]


def test_a_link_that_leads_elsewhere_is_a_change():
    before = content('Xem <a href="https://mot.example">tại đây</a>.')
    after = content('Xem <a href="https://hai.example">tại đây</a>.')
    [part] = changes(before, after)
    assert part.change == Change.CHANGED
    assert not differs_in_typography_only(before, after)


def test_typography_alone_is_recognised():
    before = content('Ông nói : "Đã xong" - toà nhà.', title="Cầu  mới")
    after = content("Ông nói: “Đã xong” – tòa nhà.", title="Cầu mới")
    assert differs_in_typography_only(before, after)
    assert all(part.is_typography for part in changes(before, after))
    assert not differs_in_typography_only(before, content("Ông nói: “Chưa xong” – tòa nhà."))


def test_keywords_and_alternative_texts_are_no_words_of_the_text():
    assert differs_in_typography_only(content("Một."), content("Một.", keywords=["cầu"]))


def test_the_one_replaced_phrase_is_found_with_words_around_it():
    before = content("Mở đầu. Cây cầu mới dài 12 km nối hai bờ sông. Kết.")
    after = content("Mở đầu. Cây cầu mới dài 21 km nối hai bờ sông. Kết.")
    assert replaced_phrase(before, after) == (
        "cầu mới dài 12 km nối hai",
        "cầu mới dài 21 km nối hai",
    )


@pytest.mark.parametrize(
    "after",
    [
        content("Cầu dài 12 km."),
        content("Cầu dài 12 km qua sông lớn."),
        content("Cầu ngắn 21 km qua suối."),
        content("Cầu dài 21 km qua sông.", title="Cầu cũ nối đôi bờ"),
    ],
    ids=["left out", "put in", "two places", "two passages"],
)
def test_more_or_less_than_one_replaced_phrase_is_none(after):
    assert replaced_phrase(content("Cầu dài 12 km qua sông."), after) is None


@pytest.mark.django_db
def test_every_block_photo_caption_and_byline_of_a_story_is_compared():
    article = full_story()
    before = content_of(article)
    words = text_of(before)
    for expected in (
        "Thủ tướng phát biểu chỉ đạo tại lễ khánh thành",
        "Đại biểu dự lễ, ảnh 2",
        "Người dân hai bờ sông vui mừng",
        "Cầu này là của dân – Bà Sáu, 80 tuổi",
        "An Giang | 1.234,5",
        "cầu sông Hậu, hạ tầng",
        "Nhật Bắc",
    ):
        assert expected in words
    article.body[1].value["caption"] = "Đại biểu dự lễ, ảnh không"
    article.bylines = list(article.bylines.all())[1:]
    kinds = [(part.change, part.passage.kind) for part in changes(before, content_of(article))]
    assert kinds == [("changed", "caption"), ("removed", "byline")]


@pytest.mark.django_db
def test_another_photo_is_removed_and_added():
    article = full_story()
    before = content_of(article)
    article.body[1].value["photo"] = article.body[2].value["photo"]
    found = {(part.change, part.passage.kind) for part in changes(before, content_of(article))}
    assert ("removed", "caption") in found
    assert ("added", "caption") in found


@pytest.mark.django_db
def test_another_file_is_a_change_where_all_words_are_the_same():
    article = full_story()
    before = content_of(article)
    article.body[1].value["photo"].file_hash = "f" * 40
    (part,) = changes(before, content_of(article))
    assert (part.change, part.passage.kind, part.is_typography) == ("changed", "photo", False)
