"""The newsroom's spelling list: what it finds, how it mends, and which rules it refuses."""

import pytest
from django.core.exceptions import ValidationError

from cms.workflow.models import SpellingRule
from cms.workflow.spelling import current_list, mistakes_in, respelled

RULES = {"sử lý": "xử lý", "Bắc Cạn": "Bắc Kạn", "Covid-19": "COVID-19", "lý": "lí"}


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Đội quản đê sử lý ba điểm sạt.", "Đội quản đê xử lý ba điểm sạt."),
        ("Sử lý xong trước mưa", "Xử lý xong trước mưa"),
        ("SỬ LÝ SẠT LỞ", "XỬ LÝ SẠT LỞ"),
        ("sử\u00a0lý", "xử lý"),
        ("tỉnh Bắc Cạn", "tỉnh Bắc Kạn"),
        ("dịch Covid-19 và COVID-19", "dịch COVID-19 và COVID-19"),
        ("lịch sử lý thú", "lịch xử lý thú"),
        ("bộ sử lýnh", "bộ sử lýnh"),
        ("không có gì sai", "không có gì sai"),
    ],
)
def test_whole_words_are_mended_in_their_own_letter_case(text, mended):
    assert respelled(text, RULES) == mended


SINGLE = {"sỹ": "sĩ", "thuỷ": "thủy", "vv": "v.v.", "Bắc Cạn": "Bắc Kạn", "bác sỹ": "bác sĩ"}


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Sỹ Hùng và bà Trần Thị Sỹ.",
        "Hôm qua ông Sỹ kể lại.",
        "NGUYỄN SỸ HÙNG GHI BÀN",
        "gạo, muối, v.v.",
    ],
)
def test_names_of_persons_and_what_is_right_stay(text):
    assert respelled(text, SINGLE) == text


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Bác sỹ Nguyễn Sỹ Hùng", "Bác sĩ Nguyễn Sỹ Hùng"),
        ("Các chiến sỹ về bến. Sỹ quan ở lại.", "Các chiến sĩ về bến. Sĩ quan ở lại."),
        ("CHIẾN SỸ VỀ BẾN", "CHIẾN SĨ VỀ BẾN"),
        ("bà Trần Thị Thuỷ", "bà Trần Thị Thủy"),
        ("Chợ Bắc Cạn", "Chợ Bắc Kạn"),
        ("gạo, muối, vv.", "gạo, muối, v.v."),
        ("gạo, muối, vv...", "gạo, muối, v.v..."),
        ("gạo, muối vv…", "gạo, muối v.v…"),
        ("gạo vv, muối", "gạo v.v., muối"),
    ],
)
def test_what_is_no_name_is_mended_and_no_full_stop_doubled(text, mended):
    assert respelled(text, SINGLE) == mended
    assert respelled(mended, SINGLE) == mended


@pytest.mark.parametrize(
    ("wrong", "text"),
    [("µg", "5 μg"), ("μg", "5 µg"), ("tin", "tın"), ("k", "\u212a"), ("sai", "ſai"), ("i", "İ")],
)
def test_letters_that_ignoring_case_makes_equal_break_nothing(wrong, text):
    assert respelled(text, {wrong: "x"}) in (text, "x", "X", "5 x")


def test_a_mistake_says_where_it_stands():
    [mistake] = mistakes_in("Phải sử lý ngay", RULES)
    assert (mistake.start, mistake.end) == (5, 10)
    assert (mistake.found, mistake.replacement) == ("sử lý", "xử lý")


def test_an_empty_list_finds_nothing():
    assert respelled("sử lý", {}) == "sử lý"


@pytest.mark.django_db
def test_the_list_follows_every_change(django_assert_num_queries):
    assert current_list() == {}
    rule = SpellingRule.objects.create(wrong="sử lý", right="xử lý")
    assert current_list() == {"sử lý": "xử lý"}
    with django_assert_num_queries(0):
        current_list()
    rule.right = "xử lí"
    rule.save()
    assert current_list() == {"sử lý": "xử lí"}
    SpellingRule.objects.all().delete()
    assert current_list() == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "right", "field"),
    [
        ("kỹ thuật", "kỹ thuật", "right"),
        ("đô la", "đô la Mỹ", "right"),
        ("giải quyết", "sử lý", "right"),
        ("xử lý", "giải quyết", "wrong"),
    ],
)
def test_a_rule_that_no_text_could_keep_is_refused(wrong, right, field):
    SpellingRule.objects.create(wrong="sử lý", right="xử lý")
    with pytest.raises(ValidationError) as refusal:
        SpellingRule(wrong=wrong, right=right).full_clean()
    assert list(refusal.value.message_dict) == [field]


@pytest.mark.django_db
def test_a_spelling_is_listed_once_whatever_its_letter_case():
    SpellingRule.objects.create(wrong="sử lý", right="xử lý")
    with pytest.raises(ValidationError, match="danh sách"):
        SpellingRule(wrong="Sử Lý", right="xử trí").full_clean()
