"""Closed lists that a page's header is read with: places, usual section names, family names.

Folded (see `cms.text.fold`). The provinces are those before and after the mergers of 2025,
since archives hold both.
"""

import re

from cms.imports.mapping.sheet import tidy
from cms.text import fold

_PLACES = frozenset(
    """ha noi, tp ho chi minh, ho chi minh, sai gon, hai phong, da nang, can tho, hue, an giang,
    ba ria - vung tau, bac giang, bac kan, bac lieu, bac ninh, ben tre, binh dinh, binh duong,
    binh phuoc, binh thuan, ca mau, cao bang, dak lak, dak nong, dien bien, dong nai, dong thap,
    gia lai, ha giang, ha nam, ha tinh, hai duong, hau giang, hoa binh, hung yen, khanh hoa,
    kien giang, kon tum, lai chau, lam dong, lang son, lao cai, long an, nam dinh, nghe an,
    ninh binh, ninh thuan, phu tho, phu yen, quang binh, quang nam, quang ngai, quang ninh,
    quang tri, soc trang, son la, tay ninh, thai binh, thai nguyen, thanh hoa, thua thien hue,
    tien giang, tra vinh, tuyen quang, vinh long, vinh phuc, yen bai, hanoi, hcm city, hcmc,
    ho chi minh city, danang, vung tau, da lat, nha trang, viet nam""".replace("\n", " ").split(",")
)
_SECTIONS = frozenset(
    """chinh tri, thoi su, kinh te, xa hoi, van hoa, giao duc, y te, the thao, quoc te, the gioi,
    phap luat, khoa hoc, cong nghe, khoa hoc - cong nghe, doi song, du lich, suc khoe, doi ngoai,
    tin tuc, tin tuc su kien, tin tuc - su kien, tin trong nuoc, tin quoc te, tin noi bat,
    tin tong hop, su kien, hoat dong, quoc phong, an ninh, quoc phong - an ninh, moi truong,
    nong nghiep, cong nghiep, thuong mai, tai chinh, ngan hang, xay dung dang, cai cach hanh chinh,
    chuyen doi so, chi dao dieu hanh, chinh sach, chinh sach moi, van hoa - xa hoi,
    chinh tri - xa hoi, kinh te - xa hoi, ban doc, phong su, phong su anh, multimedia, infographic,
    politics, business, economy, society, world, culture, sports, national news, sci-tech,
    environment, travel, education""".replace("\n", " ").split(",")
)
_FAMILIES = """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh ha cao luong luu
    trinh mai dao doan vuong truong lam ton ta tang thai quach chau chu phung to kieu la lo lu luc
    mac nghiem ninh nong khuat khong giang cu cung bach au an bo che dam dau diep doi dong giap
    hua huu kha khuc kim lai ma mau nghe on phi phuc quan san thach than thi tong trieu tu ung uong
    van vi vien y ksor rcom"""
_FAMILY_NAMES = frozenset(_FAMILIES.split())
_TEMPERATURE = re.compile(r"[\s,]*[-+]?\d{1,2}\s*°.*$")

_PLACE_NAMES = frozenset(tidy(name) for name in _PLACES)
_SECTION_NAMES = frozenset(tidy(name) for name in _SECTIONS)


def is_place(text: str) -> bool:
    """A province or big city and nothing else, a temperature behind it allowed."""
    bare = tidy(fold(_TEMPERATURE.sub("", text[:60]))).strip(" .,:;|")
    for opening in ("thanh pho ", "tp. ", "tp.", "tinh "):
        bare = bare.removeprefix(opening)
    return bare in _PLACE_NAMES or bare == "tp hcm"


def is_section_name(text: str) -> bool:
    """A section name that most portals have."""
    return len(text) < 40 and tidy(fold(text)).strip(" .,:;|") in _SECTION_NAMES


def is_vietnamese_person(text: str) -> bool:
    """Two to five capitalised words that open with a family name."""
    words = text.split()
    return (
        2 <= len(words) <= 5
        and all(word[0].isupper() for word in words)
        and fold(words[0]) in _FAMILY_NAMES
        and not (text.isupper() and len(words) < 3)
    )
