"""The line under a photo, as the house sets it: "…tại Đại hội. Ảnh: Nhật Bắc"."""

import re
from collections.abc import Iterable

from cms.articles.photo_uses import PhotoUse

_ENDS = tuple(".!?…”\"'»:")
# A credit that says itself what it is takes no label before it.
_SAYS_WHAT_IT_IS = re.compile(r"(?:ảnh|hình|nguồn|đồ họa|đồ hoạ|photo|source)\b", re.IGNORECASE)


def closed(caption: str) -> str:
    """``caption`` with a full stop, unless it ends a sentence already; empty stays empty."""
    caption = caption.strip()
    return caption if not caption or caption.endswith(_ENDS) else f"{caption}."


def credit_of(uses: Iterable[PhotoUse]) -> str:
    """The credits of ``uses``, each once, without a label."""
    credits = dict.fromkeys(use.credit for use in uses)
    return "; ".join(credit for credit in credits if credit)


def takes_label(credit: str) -> bool:
    return bool(credit) and _SAYS_WHAT_IT_IS.match(credit) is None
