"""What printed names look like: a person's, an agency's, an office's.

Credits and bylines carry names without saying whose they are. These rules read the shape
(capitals, openers such as "Báo", domain names); they never look anything up.
"""

import re
from collections.abc import Collection

from cms.text import fold

_MAX_PERSON_WORDS = 5
_MAX_OFFICE_WORDS = 14
_MAX_LENGTH = 120

_NAME_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_ABBREVIATION = re.compile(r"[A-ZĐ&]{3,9}")
_DOMAIN = re.compile(r"(?:[\w\-]+\.)+(?:vn|com|net|org|info|gov|edu|asia|int)", re.I)
_PLUS = re.compile(r"[^\W\d_]{3,}\+")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?[aeiouy]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)
# With marks: "Bảo Anh" is no newspaper (báo), "Vũ Nam" no department (vụ).
_OFFICE = re.compile(
    r"(?:báo|bộ|sở|cục|tổng cục|vụ|ban|văn phòng|cổng|trung tâm|thông tấn xã|tạp chí|ubnd|hđnd"
    r"|công an|bộ đội|quân đội|chính phủ|quốc hội|học viện|đại học|công ty|tập đoàn|tổng công ty"
    r"|ngân hàng|truyền hình|phát thanh|phòng|[uủ][yỷ] ban|liên đoàn|mặt trận|t[oò][aà] án"
    r"|thanh tra|bảo tàng|thư viện|(?:tỉnh|thành|huyện|đảng) [uủ][yỷ]|đảng bộ|trang (?:thông )?tin"
    r"|website|fanpage|ministry|department|agency|office) (?!trưởng\b|phó\b)\S.*"
    # Given names too ("Trường Giang"): an office only when more follows.
    r"|(?:trường|đài|hội|viện) \S+ .*"
)
_HOUSES = frozenset(
    (
        "ap",
        "mic",
        "voh",
        "chinh phu",
        "quoc hoi",
        "reuters",
        "xinhua",
        "tan hoa xa",
        "getty",
        "getty images",
        "vnexpress",
        "vietnamnet",
        "nhan dan",
        "dan tri",
        "tuoi tre",
        "thanh nien",
        "tien phong",
        "lao dong",
        "cong thuong",
        "bloomberg",
        "sputnik",
    )
)
_HOUSE_ENDINGS = frozenset(("online", "news", "times", "post", "plus", "agency", "images"))
_PEN_INITIALS = frozenset(("pv", "ctv", "btv", "bbt", "nv", "xt", "nhóm pv"))
_TITLES = re.compile(
    r"ông|bà|anh|chị|đồng|các|những|một|toàn|quang|cảnh|thủ|phó|bộ|chủ|tổng|đại|đoàn|bí|ủy|người"
    r"|nhân|tại|trong|theo|khi|sau|trước|lãnh|trưởng|giám|buổi|hội|lễ|bác|cụ|thiếu|trung|thượng"
    r"|ảnh|hình|video|clip|nguồn|từ"
    r"|the|an?|prime|deputy|president|minister|mr|mrs|ms|at|in|on|from|with|delegates",
    re.I,
)
_LOWER = "".join(filter(str.islower, map(chr, range(ord("a"), ord("ỹ") + 1))))
_SEPARATOR = re.compile(
    r"\s*(?:[/,;&|]|\+(?=\s)|\s[-–—]|[-–—]\s|[–—]|\s(?:và|and|VÀ|AND)\s)\s*"
    # A plain hyphen parts names only when the name after it has two words ("Đức Dũng-Hữu Quân").
    r"|(?<=\w\w)-(?=[^\W\d_]\w*\s+[^\W\d_])"
    # Or an agency's letters end it ("Xuân Khu-TTXVN"); among capitals, such as no name consists of.
    rf"|(?:(?<=[{_LOWER}])-(?=[A-ZĐ]{{3,8}}\b)|(?<=\w\w)-(?=[B-DF-HJ-NP-TV-XZĐ]{{3,8}}\b))"
    r"(?=\w+\s*(?:[/,;&|)]|$))"
)
_EDGES = " \t\u00a0|,;:–—-"


def split_names(text: str) -> list[str]:
    """The names in an enumeration, in order, as printed."""
    return [text[start:end] for start, end in name_spans(text)]


def name_spans(text: str) -> list[tuple[int, int]]:
    """Where `split_names` finds its names: half-open offsets, ascending, never empty."""
    spans, position = [], 0
    edges = [(found.start(), found.end()) for found in _SEPARATOR.finditer(text)]
    for start, end in [*edges, (len(text), len(text))]:
        piece = text[position:start]
        kept = piece.strip(_EDGES)
        if kept:
            offset = position + piece.index(kept)
            spans.append((offset, offset + len(kept)))
        position = end
    return spans


def is_organisation(name: str, agencies: Collection[str] = ()) -> bool:
    """An agency, newspaper, office or site: by its shape, or because ``agencies`` lists it."""
    name = " ".join(name.split())
    if not name or len(name) > _MAX_LENGTH:
        return False
    folded = fold(name)
    if name in agencies or any(fold(agency) == folded for agency in agencies):
        return True
    if folded in _PEN_INITIALS:
        return False
    if folded in _HOUSES or _DOMAIN.fullmatch(name) or _PLUS.fullmatch(name):
        return True
    if _ABBREVIATION.fullmatch(name):
        return not _SYLLABLE.fullmatch(folded)
    words = folded.split()
    if words[-1] in _HOUSE_ENDINGS and name[0].isupper() and len(words) <= _MAX_PERSON_WORDS:
        return True
    spaced = " ".join(name.split()).lower()
    return bool(_OFFICE.fullmatch(spaced)) and name[0].isupper() and len(words) <= _MAX_OFFICE_WORDS


def is_person_name(name: str) -> bool:
    """One to five words that each begin with a capital, no title before them.

    Pen names ("P.V", "Ng.Kiểm", "M.K.") count as well; so does an unknown organisation written
    like a name, which is why callers ask `is_organisation` first.
    """
    words = name.split()
    if not 1 <= len(words) <= _MAX_PERSON_WORDS or len(name) > _MAX_LENGTH:
        return False
    if len(words) != 2 and _TITLES.fullmatch(words[0]):
        return False
    return all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in words)


def name_case(name: str) -> str:
    """A name printed in capitals in name case ("VIỆT DŨNG" → "Việt Dũng"); others unchanged.

    What is no Vietnamese syllable stays as it is ("P.V", "TG", "SMITH").
    """
    if not name.isupper() or fold(name) in _PEN_INITIALS:
        return name
    return " ".join(_word_case(word) for word in name.split())


def _word_case(word: str) -> str:
    cased = word[:1] + word[1:].lower()
    readable = _SYLLABLE.fullmatch(fold(word)) and cased.upper() == word
    return cased if readable else word
