"""Lines that belong to the web page, not to the story: menus, counters, share buttons.

A pattern must match a whole line. What is not surely noise stays in the story.
"""

import re
from functools import lru_cache

from cms.imports.mapping.sheet import tidy
from cms.text import fold

_MAX_LENGTH = 200
_INK = re.compile(r"[^\W_]")

_BUTTON = (
    r"(?:facebook|twitter|zalo|linkedin|linkhay|google\+?|pinterest|youtube|instagram|tiktok"
    r"|messenger|email|e-mail|mail|print|share|tweet|like|chia se|thich|in|luu|gui|copy link"
    r"|sao chep lien ket|aa|a-|a\+|a|rss)"
)
_NOISE = [
    r"top|img|image|leftcenterrightdel|null|undefined|loading\W*|dang tai\W*",
    r"skip (?:ribbon commands|to (?:main )?content)|truy cap noi dung luon|turn (?:on|off) .{0,40}",
    r"(?:xem (?:voi )?)?co chu\b.{0,30}|kich (?:thuoc|co) chu.{0,30}|font size.{0,30}",
    r"a ?[-+]?(?:[ |/]*a ?[-+]?){1,3}",
    rf"{_BUTTON}(?:[\s|,/!:.·•]+{_BUTTON})*[\s|,/!:.]*",
    r"(?:email|print|share|aa){2,4}",
    r"share on facebook.{0,60}|tweet this.{0,20}|share this.{0,40}|share via.{0,20}",
    r"(?:thich va )?chia se (?:bai (?:viet )?nay|bai viet|len|qua|tren|voi ban be).{0,60}",
    r"\[email protected\]",
    r"(?:bai viet|moi(?: y kien)?)\b.{0,40}\bdong gop.{0,80}\bgui ve\b.{0,60}",
    r"[-–—•]?\s*\(?\d{0,7}\)?\s*(?:tra loi|binh luan|phan hoi|comments?|repl(?:y|ies)|y kien)"
    r"\s*(?:\(\s*\d*\s*\))?",
    r"(?:danh gia|rate|xep hang)(?: cua)?(?: bai viet| tin bai| tin)?"
    r"\s*:?\s*(?:\(\s*\d*\s*\)|[\d/. ]*)",
    r"(?:tong so )?(?:so )?(?:luot|lan) (?:truy cap|xem|doc|view|nguoi xem|nguoi doc|tai)"
    r"(?: bai viet| tin)?\s*:?\s*\(?[\d.,]*\)?",
    r"(?:da xem|views?|view count|hits?|read|luot thich|likes?)\s*:?\s*[\d.,]+",
    r"[\d.,]+ (?:luot (?:xem|doc|truy cap)|views?|lan xem|likes?|shares?)",
    r"(?:in|ban in|xem ban in|luu|gui)(?: bai| trang| tin)?(?: viet| nay)?",
    r"print(?: this| version| article| page)*",
    r"gui (?:email|mail|cho ban be|ban be|bai viet|qua email)",
    r"(?:ve|len|quay lai|tro ve|tro lai) (?:trang truoc|dau trang|trang chu|dau|trang|truoc)",
    r"quay lai",
    r"(?:back|go) to top|back|previous|next|trang truoc|trang sau|tiep theo|dau trang",
    r"(?:gui )?(?:y kien|phan hoi|binh luan)(?: (?:cua ban|ban doc|cua ban doc|ve bai viet))?"
    r"(?:\s*\(\s*\d*\s*\))?|viet binh luan.{0,30}|leave a (?:reply|comment)",
    r"nhap (?:ma|noi dung|ho ten|email).{0,60}|ma xac (?:nhan|thuc).{0,20}|captcha",
    r"(?:nghe|doc) (?:doc )?(?:bai|noi dung|tin)(?: viet)?|nghe audio|0:00(?: ?/ ?\d+:\d+)?",
    r"theo doi .{1,40} tren.{0,40}|follow us.{0,40}",
    r"(?:see|read|view|xem|doc) (?:more|them)\W*|xem tiep\W*|chi tiet",
    r"quang cao|advertisements?|sponsored|bai viet cung tac gia",
    r"(?:(?:\(c\)|©|copyright|ban quyen|all rights reserved|giay phep (?:so|xuat ban|thiet lap"
    r"|hoat dong)|ghi ro nguon|® ghi ro).*)",
]
_NAVIGATION = [
    r"trang chu|home(?: ?page)?|menu|main menu|gioi thieu|lien he|so do(?: trang| site| cong)?"
    r"|sitemap|site map|tim kiem|search|dang nhap|dang ky|login|sign (?:in|up)|register|hoi dap"
    r"|english(?: version)?|tieng (?:viet|anh|trung)|vietnamese|van ban|thu vien anh|video|hinh anh"
    r"|chuyen muc|danh muc|muc luc|hotline.{0,30}|toa soan|lien he quang cao|rss",
    r"(?:trang|cong) thong tin dien tu\b.{0,80}|bao dien tu\b.{0,60}|chinh phu nuoc cong hoa.{0,60}"
    r"|(?:nuoc )?cong hoa xa hoi chu nghia viet nam|doc lap\W+tu do\W+hanh phuc"
    r"|co quan (?:ngon luan|chu quan|cua)\b.{0,100}|truy cap noi dung.*",
    r"chon ngon ngu.{0,60}|(?:select )?language\b.{0,60}|.{0,30}\d{1,2} ?°.{0,20}",
]
_RELATED = (
    r"(?:cac |nhung )?(?:tin|bai|tin bai|tin tuc|bai viet)(?:,? (?:bai|tin))?(?: viet)?"
    r" (?:lien quan|khac|cu hon|moi hon|da dua|cung chuyen muc|cung su kien|cung chu de|moi nhat"
    r"|moi nhan|cung the loai|noi bat|doc nhieu|xem nhieu)"
    r"|(?:cac )?tin (?:da dang|truoc day|tiep theo)|cung chuyen muc|co the ban quan tam"
    r"|doc nhieu(?: nhat)?|xem nhieu(?: nhat)?|ban co the quan tam|bai doc nhieu|tin cung muc"
    r"|related (?:news|articles?|stories|posts?)|other news|more news|most read|latest news"
)

_NOISE_RE = re.compile("|".join(f"(?:{pattern})" for pattern in _NOISE))
_NAVIGATION_RE = re.compile("|".join(f"(?:{pattern})" for pattern in _NAVIGATION))
_RELATED_RE = re.compile(rf"(?:{_RELATED})\s*[:»>.…]*")


def has_ink(text: str) -> bool:
    """Whether a text has a letter or a digit at all; a lone dot, dash or bar has none."""
    return bool(_INK.search(text))


def is_noise(text: str) -> bool:
    """A line that is noise wherever it stands."""
    if not has_ink(text):
        return True
    return len(text) <= _MAX_LENGTH and bool(_NOISE_RE.fullmatch(_plain(text)))


def is_navigation(text: str) -> bool:
    """A line that is noise above the headline: menus, the site's own name, the weather."""
    return len(text) <= _MAX_LENGTH and bool(_NAVIGATION_RE.fullmatch(_plain(text)))


def opens_related_stories(text: str) -> bool:
    """A heading under which the page lists other stories."""
    return len(text) <= _MAX_LENGTH and bool(_RELATED_RE.fullmatch(_plain(text)))


def is_structure(text: str) -> bool:
    """A line of one or more dots: an empty paragraph of the page, which ends a paragraph."""
    return not text.strip(". \u00a0")


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    return tidy(fold(text))
