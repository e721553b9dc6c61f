"""What a newsroom knows besides its stories: persons with offices, house rules, its language."""

import random

from wagtail.models import Locale

from cms.people.models import Person, Position
from cms.text import fold, name_sort_key, slugify, sort_key, tone_key
from cms.workflow.models import SpellingRule, WatchedPhrase

FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Đỗ", "Võ", "Lý", "Hoàng", "Bùi", "Đặng")
MIDDLES = ("Thị", "Văn", "Minh", "Ngọc", "Hữu", "Thanh", "Quang", "Xuân", "Đức", "Kim")
OPENINGS = (
    "",
    "b",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "nh",
    "ng",
    "ph",
    "s",
    "t",
    "tr",
    "v",
)
RHYMES = (
    "a",
    "à",
    "ạ",
    "ai",
    "áo",
    "âu",
    "ấy",
    "ă",
    "e",
    "ê",
    "ệ",
    "i",
    "iê",
    "o",
    "ô",
    "ơ",
    "u",
    "ư",
)
CLOSINGS = ("", "n", "m", "t", "p", "c", "ng", "nh", "ch", "y")
GIVEN = ("Hùng", "Hưng", "Hằng", "Hạnh", "Sơn", "Thủy", "Đức", "Yến", "Quý", "Mận")
OFFICES = ("Bộ trưởng", "Thứ trưởng", "Chủ tịch tỉnh", "Giám đốc sở", "Vụ trưởng")


def persons(number: int) -> None:
    """Persons with the stored keys that saving one by one would give them."""
    people = Person.objects.bulk_create(_person(n) for n in range(number))
    locale = Locale.get_default()
    Position.objects.bulk_create(
        Position(person=person, title=OFFICES[n % 5], rank=n % 50, locale=locale)
        for n, person in enumerate(people)
        if n % 2
    )


def _person(n: int) -> Person:
    parts = (FAMILIES[n % 10], MIDDLES[n // 10 % 10], MIDDLES[n // 100 % 10], GIVEN[n // 500 % 10])
    name = " ".join(parts)
    return Person(
        full_name=name,
        slug=f"{slugify(name)}-{n}",
        sort_key=sort_key(name),
        given_sort_key=name_sort_key(name),
        name_keys=[tone_key(name)],
        folded_keys=[fold(name)],
        is_confirmed=n % 3 > 0,
    )


def house_rules() -> None:
    SpellingRule.objects.bulk_create(
        SpellingRule(wrong=f"sai chính tả {n}", right=f"đúng chính tả {n}") for n in range(500)
    )
    for n in range(200):
        WatchedPhrase.objects.create(phrase=f"cụm từ {n}", why="Nói rõ hơn.")


def text(chance: random.Random) -> str:
    """Half a million syllables such as Vietnamese has them, few of them often."""
    known = [a + b + c for a in OPENINGS for b in RHYMES for c in CLOSINGS]
    chance.shuffle(known)
    return " ".join(known[int(3000 * chance.random() ** 3)] for _ in range(500_000))
