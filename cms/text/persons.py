"""Where running text is likely to name a person: what stands before and around such names."""

import re

# Syllables of the commonest family names; a guess, never a proof.
FAMILY_NAMES = frozenset(
    re.findall(
        r"\S+",
        "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đoàn đinh trịnh "
        "đào mai lâm hà cao lương trương tạ tô châu kiều phùng quách thái tống triệu từ văn thị",
    )
)
FORMS_OF_ADDRESS = frozenset(re.findall(r"\S+", "ông bà anh chị em cháu cô chú bác cụ cậu thầy"))
_WORD_BEFORE_RE = re.compile(r"([^\W\d_]+)[ \u00a0]+$")
_WORD_AFTER_RE = re.compile(r"[ \u00a0]+([^\W\d_]+)")
_REACH = 40
_SYLLABLES_OF_A_NAME = 3


def is_part_of_a_name(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` is likely (part of) a person's name.

    Capitalised syllables beside another one ("Sỹ" in "Nguyễn Sỹ Hùng") or after a form of address
    ("ông Sỹ") are; in a text set in capitals, those at most three syllables behind a family name.
    """
    words = re.findall(r"[^\W\d_]+", text[start:end])
    if not words or not all(word[0].isupper() for word in words):
        return False
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    ahead, behind = _WORD_BEFORE_RE.search(before), _WORD_AFTER_RE.match(after)
    if all(word.isupper() for word in words) and _is_set_in_capitals(ahead, behind):
        syllables = re.findall(r"[^\W\d_]+|[^\s]", before)[-_SYLLABLES_OF_A_NAME:]
        return any(syllable.lower() in FAMILY_NAMES for syllable in syllables)
    beside = [match[1] for match in (ahead, behind) if match]
    is_addressed = bool(ahead) and ahead[1].lower() in FORMS_OF_ADDRESS
    return is_addressed or any(word[0].isupper() for word in beside)


def _is_set_in_capitals(ahead, behind) -> bool:
    beside = [match[1] for match in (ahead, behind) if match]
    return all(word.isupper() for word in beside)
