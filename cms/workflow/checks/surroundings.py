"""What stands around a name: whether it can be the official whose name it nearly is."""

import re
from enum import Enum, auto

_REACH = 90


class Likely(Enum):
    """Whom a name is likely to mean, as far as the words beside it tell."""

    OFFICIAL = auto()
    ANYBODY = auto()
    ORDINARY = auto()
    PLACE = auto()


# Streets, schools and funds bear names of people who hold no office any more.
_PLACE_BEFORE = re.compile(
    r"(?<!\w)(?:đường|phố|ngõ|hẻm|ngách|kiệt|cầu|chợ|trường|trường học|THPT|THCS|tiểu học|mầm non|"
    r"quảng trường|công viên|giải thưởng|giải|quỹ|bệnh viện|khu|phường|xã|đình|chùa|đền|nhà thờ|"
    r"nhà máy|tượng đài|di tích|ga|bến|dòng họ)\s+$",
    re.IGNORECASE,
)
_ORDINARY = (
    "nông dân|ngư dân|diêm dân|công nhân|học sinh|sinh viên|học viên|em|cháu|bé|cậu bé|cô bé|anh|"
    "chị|cụ|cậu|chàng|mẹ|bệnh nhân|bị cáo|bị can|đối tượng|nghi phạm|nghi can|nạn nhân|tài xế|"
    "lái xe|hộ|hộ ông|hộ bà|chủ hộ|gia đình|vợ chồng|liệt sĩ|liệt sỹ|nghệ nhân|nghệ sĩ|"
    "nghệ sỹ|ca sĩ|nhạc sĩ|họa sĩ|diễn viên|vận động viên|cầu thủ|võ sĩ|thầy giáo|cô giáo|"
    "chủ vườn|chủ trại|chủ quán|thợ|xã viên|tiểu thương|người dân|phóng viên|lái đò|dân quân|"
    "cựu chiến binh|thương binh|tổ trưởng|trưởng thôn|trưởng ấp|bạn đọc"
)
_ORDINARY_BEFORE = re.compile(rf"(?<!\w)(?:{_ORDINARY})\s+(?:ông\s+|bà\s+)?$", re.IGNORECASE)
_ORDINARY_AFTER = re.compile(
    rf"\s*[,(]?\s*(?:\d{{1,3}}\s+tuổi|sinh năm|SN\s|học\s|lớp\s|ở\s|ngụ\s|trú\s|quê\s|"
    rf"thường trú|người dân|dân\s|là (?:một )?(?:{_ORDINARY})\b|(?:{_ORDINARY})\b)",
    re.IGNORECASE,
)
_ADDRESSED_BEFORE = re.compile(r"(?<!\w)(?:ông|bà|đồng chí|đ/c)\s+$", re.IGNORECASE)
_OFFICE = (
    "tổng bí thư|chủ tịch|thủ tướng|bộ trưởng|thứ trưởng|bí thư|giám đốc|cục trưởng|vụ trưởng|"
    "chánh án|viện trưởng|chủ nhiệm|trưởng ban|tư lệnh|đại sứ|thống đốc|tổng thanh tra|"
    "tổng kiểm toán|đại biểu quốc hội|chánh văn phòng|người phát ngôn|"
    "(?:đại|thượng|trung|thiếu) tướng"
)
# "Bộ trưởng Bộ Y tế ", and after the name ", Bộ trưởng …".
_OFFICE_BEFORE = re.compile(
    rf"(?<!\w)(?:{_OFFICE})(?:\s+[\w/-]+){{0,8}}\s*[,–—-]?\s*(?:(?:ông|bà|đồng chí)\s+)?$",
    re.IGNORECASE,
)
_OFFICE_AFTER = re.compile(
    rf"\s*[,(–—-]\s*(?:(?:phó|nguyên|quyền|hiện là|tân)\s+)?(?:{_OFFICE})\b", re.IGNORECASE
)


def likely(mention) -> Likely:
    """Whom ``mention`` is likely to mean.

    What stands right beside the name decides before what stands further away: a farmer whom a
    minister visits is a farmer.
    """
    text = mention.passage.text
    before = re.split(r"[.!?…]\s|\n", text[max(0, mention.start - _REACH) : mention.start])[-1]
    after = text[mention.end : mention.end + _REACH]
    if _PLACE_BEFORE.search(before):
        return Likely.PLACE
    if _OFFICE_AFTER.match(after):
        return Likely.OFFICIAL
    if _ORDINARY_BEFORE.search(before) or _ORDINARY_AFTER.match(after):
        return Likely.ORDINARY
    if _ADDRESSED_BEFORE.search(before) or _OFFICE_BEFORE.search(before):
        return Likely.OFFICIAL
    return Likely.ANYBODY
