"""Numbers with what they count, as Vietnamese print prints them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cms.text import tone_key

_SCALES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
_SCALES_BY_KEY = {tone_key(word): power for word, power in _SCALES.items()}
# One unit under each of its names; one syllable says all, what follows is no part of it.
_UNITS = {
    **dict.fromkeys(("%", "phần trăm"), "%"),
    **dict.fromkeys(("m", "mét"), "m"),
    **dict.fromkeys(("km", "ki lô mét", "kilômét", "cây số"), "km"),
    **dict.fromkeys(("ha", "héc ta", "hécta", "hecta"), "ha"),
    **dict.fromkeys(("kg", "ki lô gam", "kilôgam"), "kg"),
    **dict.fromkeys(("m2", "m²", "mét vuông"), "m2"),
    **dict.fromkeys(("m3", "m³", "mét khối"), "m3"),
    **{unit: unit for unit in ("đồng", "USD", "tấn", "tạ", "lít", "MW", "kWh", "độ", "tuổi")},
}
_UNITS_BY_KEY = {tone_key(name): unit for name, unit in _UNITS.items()}
_LONGEST_UNIT = max(len(name.split()) for name in _UNITS)
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_QUANTITY = re.compile(
    rf"(?<![\w.,/:-])(?P<number>{_NUMBER})(?![\d/:]|[.,-]\d|\w)"
    r"(?P<after>(?:\s?%|(?:[ \u00a0][^\W\d_]+[²³23]?){1,5})?)"
)
# "Nghị quyết số 12", "khóa 15": names, not quantities.
_NAMES_BEFORE = re.compile(
    r"(?:ngày|tháng|năm|số|điều|khoản|mục|quý|thứ|khóa|khoá|tổ|phường|quận|đường|tuổi|kỳ|"
    r"quốc lộ|lần thứ|hạng|top|giai đoạn|COVID)[\s-]*$",
    re.IGNORECASE,
)
_ROUNDED_BEFORE = re.compile(
    r"(?:hơn|gần|khoảng|trên|dưới|chừng|ước|xấp xỉ|tới|đến)\s+$", re.IGNORECASE
)
_CLOCK = {tone_key(word) for word in ("giờ", "phút", "tháng", "năm", "ngày", "h")}


@dataclass(frozen=True)
class Quantity:
    """``text[start:end]`` is ``printed``: ``value`` of ``unit``; ``is_rounded`` when it says so.

    A unit is a measure, or the one or two words that say what is counted ("hộ dân").
    """

    start: int
    end: int
    printed: str
    value: Decimal
    unit: str
    is_rounded: bool

    def agrees_with(self, other: "Quantity") -> bool:
        """Equal, or near when one of the two is rounded ("hơn 1.200 km" for 1.217 km)."""
        if self.is_rounded or other.is_rounded:
            return abs(self.value - other.value) <= max(self.value, other.value) / 10
        return self.value == other.value


def quantities_in(text: str) -> Iterator[Quantity]:
    """Every quantity in ``text`` (NFC): 1.234,5 is one thousand two hundred and thirty-four and a
    half. Dates, hours, ordinals and numbers of papers are none."""
    for match in _QUANTITY.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        if _NAMES_BEFORE.search(before):
            continue
        value = Decimal(match["number"].replace(".", "").replace(",", "."))
        words = match["after"].split()
        while words and tone_key(words[0]) in _SCALES_BY_KEY:
            value *= 10 ** _SCALES_BY_KEY[tone_key(words.pop(0))]
        if not words or tone_key(words[0]) in _CLOCK:
            continue
        unit, length = _unit_of(words)
        scales = len(match["after"].split()) - len(words)
        printed = " ".join([match["number"], *match["after"].split()[: scales + length]])
        if match["after"].startswith("%"):
            printed = f"{match['number']}%"
        end = match.start() + len(printed)
        rounded = bool(_ROUNDED_BEFORE.search(before))
        yield Quantity(match.start(), end, printed, value, unit, rounded)


def _unit_of(words: list[str]) -> tuple[str, int]:
    """The unit that ``words`` open with, and how many of them it takes."""
    for length in range(min(_LONGEST_UNIT, len(words)), 0, -1):
        unit = _UNITS_BY_KEY.get(tone_key(" ".join(words[:length])))
        if unit:
            return unit, length
    length = min(2, len(words))
    return tone_key(" ".join(words[:length])), length
