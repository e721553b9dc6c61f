"""Numbers with what they count, as Vietnamese print prints them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from cms.text import tone_key
from cms.workflow.checks.units import MONEY, SCALES, measure_of, stuff_of, things_of

_SCALES_BY_KEY = {tone_key(word): power for word, power in SCALES.items()}
# "1.234,5", "1234,5", and "5.5" as foreign programs write it.
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+\.\d{1,2}"
_WORD = r"[^\W\d_]+[²³23]?"
_QUANTITY = re.compile(
    rf"(?<![\w.,/:-])(?P<number>{_NUMBER})(?![\d/:]|[.,-]\d)"
    rf"(?P<after>(?:\s?%|°C|{_WORD}(?!\w))?(?:[ \u00a0]{_WORD}(?!\w)){{0,6}})"
    r"(?!\w)"
)
# "Nghị quyết số 12", "khóa 15": names, not quantities.
_NAMES_BEFORE = re.compile(
    r"\b(?:ngày|tháng|năm|số|điều|khoản|mục|chương|phần|bài|trang|quý|thứ|khóa|khoá|tổ|phường|"
    r"quận|đường|tuổi|kỳ|lớp|cấp|loại|nhóm|đợt|vòng|bậc|tập|phòng|tầng|phiên|ngõ|hẻm|ngách|kiệt|"
    r"quốc lộ|tỉnh lộ|lần thứ|lần|hạng|top|giai đoạn|COVID|km|nghị quyết|nghị định|quyết định|"
    r"thông tư|chỉ thị|kế hoạch)[\s-]*$",
    re.IGNORECASE,
)
_NUMBERED_BEFORE = re.compile(r"\b(?:số|điều|khoản|quốc lộ|tỉnh lộ)[\s-]*$", re.IGNORECASE)
_ROUNDED_BEFORE = re.compile(
    r"(?:hơn|gần|khoảng|trên|dưới|chừng|ước|xấp xỉ|tới|đến)\s+$", re.IGNORECASE
)
# "60 km/giờ" is no way of 60 km.
_RATE = re.compile(r"(?:/[^\W\d_]+)+")
_CLOCK = {tone_key(word) for word in ("giờ", "phút", "tháng", "năm", "ngày", "h", "tuần", "giây")}
# Of these there may be thousands of millions; a bare "500 tỷ" is money.
_COUNTED_IN_MILLIARDS = frozenset(
    re.findall(
        r"\S+", "người dân lượt cổ trái sản con cây liều kw đô euro yên won bảng nhân tệ rúp lần"
    )
)
_AFTER_BARE_MILLIONS = frozenset(
    re.findall(
        r"\S+", "cho để từ vào trong và mỗi một nhằm của theo mua xây sửa là tại ở về với đã được"
    )
)


@dataclass(frozen=True)
class Quantity:
    """``text[start:end]`` is ``printed``: ``value`` of ``unit``; ``is_rounded`` when it says so.

    A unit is a measure, or the words that say what is counted ("hộ dân"); ``stuff`` is the goods
    or the land that a measure measures, "" where nothing is said.
    """

    start: int
    end: int
    printed: str
    value: Decimal
    unit: str
    stuff: str
    is_rounded: bool

    def with_rest(self, rest: "Quantity") -> "Quantity":
        """This amount and the smaller one printed behind it as one."""
        printed = f"{self.printed} {rest.printed}"
        return replace(self, end=rest.end, printed=printed, value=self.value + rest.value)

    def counts_what(self, other: "Quantity") -> bool:
        """Whether both count the same, as far as their words tell."""
        is_same_stuff = not (self.stuff and other.stuff) or self.stuff == other.stuff
        return self.unit == other.unit and is_same_stuff

    def agrees_with(self, other: "Quantity") -> bool:
        """Equal, or near when one of the two is rounded ("hơn 1.200 km" for 1.217 km)."""
        if self.is_rounded or other.is_rounded:
            return abs(self.value - other.value) <= max(self.value, other.value) / 10
        return self.value == other.value


def quantities_in(text: str) -> Iterator[Quantity]:
    """Every quantity in ``text`` (NFC): 1.234,5 is one thousand two hundred and thirty-four and a
    half. Dates, hours, ordinals and numbers of papers are none."""
    last = None
    for match in _QUANTITY.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        quantity = _quantity(match, before)
        if quantity is None:
            continue
        if last and _is_one_sum(last, quantity, text):
            last = last.with_rest(quantity)
            continue
        if last:
            yield last
        last = quantity
    if last:
        yield last


def _is_one_sum(first: Quantity, second: Quantity, text: str) -> bool:
    """Whether two amounts are one: "2 tỷ 300 triệu đồng"."""
    stands_beside = second.start == first.end + 1 and not text[first.end].strip()
    is_money = first.unit == second.unit == MONEY and second.value < first.value
    return stands_beside and is_money and not first.printed.endswith(MONEY)


def _quantity(match: re.Match, before: str) -> Quantity | None:
    words = _words(match["after"])
    scales = 0
    value = _value(match["number"])
    while scales < len(words) and tone_key(words[scales]) in _SCALES_BY_KEY:
        value *= 10 ** _SCALES_BY_KEY[tone_key(words[scales])]
        scales += 1
    rest = words[scales:]
    if rest and tone_key(rest[0]) in _CLOCK:
        return None
    unit, length = measure_of(rest)
    if not unit and _is_bare_money(words[:scales], rest):
        unit, length = MONEY, 0
    is_measure = bool(unit)
    stuff = stuff_of(unit, rest[length:]) if is_measure else ""
    if not is_measure:
        unit, length = things_of(before, rest)
    if not unit or _is_no_amount(match, before, is_measure or scales > 0):
        return None
    end = _end_of(match, scales + length)
    if rate := _RATE.match(match.string, end):
        unit, end = f"{unit}{tone_key(rate.group())}", rate.end()
    printed = " ".join(match.string[match.start() : end].split())
    rounded = bool(_ROUNDED_BEFORE.search(before))
    return Quantity(match.start(), end, printed, value, unit, stuff, rounded)


def _words(after: str) -> list[str]:
    return re.findall(rf"%|°C|{_WORD}", after)


def _end_of(match: re.Match, words: int) -> int:
    """Where the number with its first ``words`` words ends."""
    ends = [word.end() for word in re.finditer(rf"%|°C|{_WORD}", match["after"])]
    return match.start("after") + ends[words - 1] if words else match.end("number")


def _value(number: str) -> Decimal:
    if re.fullmatch(r"\d+\.\d{1,2}", number):
        return Decimal(number)
    return Decimal(number.replace(".", "").replace(",", "."))


def _is_bare_money(scales: list[str], rest: list[str]) -> bool:
    """Whether a scale without a unit means đồng: "chi 500 tỷ", "tặng 50 triệu cho xã"."""
    if not scales:
        return False
    following = rest[0].lower() if rest else ""
    scale = tone_key(scales[-1])
    if scale == tone_key("tỷ") or scale == tone_key("tỉ"):
        return following not in _COUNTED_IN_MILLIARDS
    return scale == tone_key("triệu") and (not rest or following in _AFTER_BARE_MILLIONS)


def _is_no_amount(match: re.Match, before: str, is_measure: bool) -> bool:
    """Ordinals, years, numbers of papers, mileposts, what is glued to a number and no measure."""
    if re.match(r"0\d", match["number"]):
        return True
    following = match.string[match.end() : match.end() + 2]
    if is_measure:
        is_milepost = match["after"].strip().lower() == "km" and following.strip()[:1].isdigit()
        return bool(is_milepost or _NUMBERED_BEFORE.search(before))
    is_glued = match["after"][:1].strip() != ""
    is_year = re.fullmatch(r"19[5-9]\d|20[0-4]\d", match["number"]) and match["number"] != "2000"
    is_foreign = re.fullmatch(r"\d+\.\d{1,2}", match["number"])
    return bool(is_glued or is_year or is_foreign or _NAMES_BEFORE.search(before))
