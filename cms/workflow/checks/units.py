"""What a number counts: measures under each of their names, and words of the text."""

import re
from collections.abc import Sequence

from cms.text import tone_key

SCALES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9, "tr": 6}
MONEY = "đồng"
_MEASURES = {
    **dict.fromkeys(("%", "phần trăm"), "%"),
    **dict.fromkeys(("m", "mét"), "m"),
    **dict.fromkeys(("km", "ki lô mét", "kilômét", "kilomet", "cây số"), "km"),
    **dict.fromkeys(("ha", "héc ta", "hécta", "hecta"), "ha"),
    **dict.fromkeys(("kg", "ki lô gam", "kilôgam", "cân"), "kg"),
    **dict.fromkeys(("m2", "m²", "mét vuông"), "m2"),
    **dict.fromkeys(("m3", "m³", "mét khối"), "m3"),
    **dict.fromkeys(("km2", "km²", "ki lô mét vuông"), "km2"),
    **dict.fromkeys(("đồng", "đ", "VND", "VNĐ"), MONEY),
    **dict.fromkeys(("USD", "đô la Mỹ", "đô la"), "USD"),
    **dict.fromkeys(("độ", "độ C", "°C"), "độ"),
    **{unit: unit for unit in ("tấn", "tạ", "lít", "MW", "kWh", "tuổi")},
}
_BY_KEY = {tone_key(name): unit for name, unit in _MEASURES.items()}
_LONGEST_MEASURE = max(len(name.split()) for name in _MEASURES)
# Of these there may be many things: twenty tonnes of rice are not five of fish.
_OF_SOMETHING = {"tấn", "tạ", "kg", "lít", "ha", "m2", "m3"}
# Words that "đồng" and "độ" open: comrades, colleagues and clocks are no money.
_NO_MEASURE_BEFORE = {
    "đồng": set(re.findall(r"\S+", "chí bào đội nghiệp hồ minh hương tác phạm sự ruộng muối dao")),
    "độ": {"tuổi"},
    "cân": {"bằng"},
}
# Where what is counted has been said, and the sentence goes on.
_GOES_ON = frozenset(
    re.findall(
        r"\S+",
        "và là của ở tại trong để cho với từ đến tới có được đã sẽ đang vẫn còn cũng thì mà "
        "nhưng theo về vào ra trên dưới khi như mỗi mọi so bằng do vì bởi sau trước ngay nhờ này "
        "đó kia nay nữa trở gồm thuộc qua tham cùng hay hoặc trị giá nhằm hôm sáng chiều tối đêm "
        "vừa mới",
    )
)
_DEATHS = ("tử vong", "thiệt mạng", "tử nạn", "mất mạng", "qua đời", "bị chết", "chết")
_PEOPLE = {"người", "người dân", "nạn nhân"}
_LONGEST_THING = 4
# Words after these tell what became of the things, and no longer which things they are.
_SAYS_ALL = frozenset(
    tone_key(thing)
    for thing in (
        "hộ dân",
        "hộ nghèo",
        "hộ cận nghèo",
        "hộ gia đình",
        "gia đình",
        "lượt khách",
        "lượt người",
        "huy chương vàng",
        "huy chương bạc",
        "huy chương đồng",
    )
)
_DEATH_BEFORE_RE = re.compile(rf"(?:{'|'.join(_DEATHS)})\s+(?:ít nhất\s+)?$", re.IGNORECASE)


def measure_of(words: Sequence[str]) -> tuple[str, int]:
    """The measure that ``words`` open with, and how many of them it takes; "" and 0 for none."""
    for length in range(min(_LONGEST_MEASURE, len(words)), 0, -1):
        name = tone_key(" ".join(words[:length]))
        following = words[length].lower() if length < len(words) else ""
        if following in _NO_MEASURE_BEFORE.get(name, ()):
            continue
        if name in _BY_KEY:
            return _BY_KEY[name], length
    return "", 0


def stuff_of(measure: str, words: Sequence[str]) -> str:
    """What there is so much of: the word after a measure of goods or land, or ""."""
    is_said = measure in _OF_SOMETHING and words and words[0].lower() not in _GOES_ON
    return tone_key(words[0]) if is_said else ""


def things_of(before: str, words: Sequence[str]) -> tuple[str, int]:
    """The things counted, up to four syllables, and how many words say so; "" and 0 for none.

    Ways to say that people died are one; a verb that says what became of them is a part of what is
    counted, so that the fined are not held against the wounded.
    """
    length = 0
    while length < min(_LONGEST_THING, len(words)) and words[length].lower() not in _GOES_ON:
        length += 1
    things = [word.lower() for word in words[:length]]
    if not things:
        return "", 0
    said = " ".join(words[:_LONGEST_THING]).lower()
    dead = re.search(rf"\b(?:đã |bị )*(?:{'|'.join(_DEATHS)})\b", said)
    if dead or _DEATH_BEFORE_RE.search(before):
        who = said[: dead.start()].strip() if dead else " ".join(things)
        length = len(said[: dead.end()].split()) if dead else length
        return ("people dead" if who in _PEOPLE else f"{who} dead"), length
    for shorter in range(2, length):
        if tone_key(" ".join(things[:shorter])) in _SAYS_ALL:
            return tone_key(" ".join(things[:shorter])), shorter
    return tone_key(" ".join(things)), length
