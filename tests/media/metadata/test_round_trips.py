"""Any text that goes into a file comes out of it."""

import unicodedata
from dataclasses import asdict, fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.text import nfc
from media.metadata import Imprint, iim_segment, read_metadata, xmp_packet
from media.metadata.packet import tidied
from media.metadata.words import is_placeholder
from tests.media.metadata.files import picture, with_xmp

SYLLABLES = [
    "Nguyễn",
    "Đức",
    "Thuỷ",
    "ở",
    "Ba",
    "Đình",
    "xã",
    "Quảng",
    "Ngãi",
    "đường",
    "ước",
    "vọng",
    "Ễ",
    "ậ",
    "ỡ",
    "ườ",
]
FORMS = [
    nfc,
    lambda text: unicodedata.normalize("NFD", text),
    # Windows' keyboard: the letter whole, its tone behind it.
    lambda text: "".join(
        unicodedata.normalize("NFC", parts[:-1]) + parts[-1] if len(parts) > 2 else letter
        for letter in text
        for parts in [unicodedata.normalize("NFD", letter)]
    ),
]
VIETNAMESE = st.builds(
    lambda words, form: form(" ".join(words)),
    st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=12),
    st.sampled_from(FORMS),
)
TEXTS = st.one_of(st.just(""), VIETNAMESE, st.text(max_size=60)).filter(
    lambda text: not is_placeholder(text)
)
IMPRINTS = st.builds(
    Imprint,
    creators=st.lists(TEXTS, max_size=3).map(tuple),
    **{field.name: TEXTS for field in fields(Imprint) if field.name != "creators"},
)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "AVIF"])
class TestXmp:
    @settings(max_examples=40, deadline=None)
    @given(imprint=IMPRINTS)
    def test_any_text_comes_out_composed_and_tidy(self, kind, imprint):
        packet = xmp_packet(imprint)
        data = with_xmp(packet, kind) if packet else picture(kind)
        found = read_metadata(data)
        assert {name: getattr(found, name) for name in asdict(imprint)} == asdict(tidied(imprint))


class TestIim:
    @settings(max_examples=60, deadline=None)
    @given(
        text=st.one_of(VIETNAMESE, st.text(max_size=60)).filter(
            lambda text: not is_placeholder(text)
        )
    )
    def test_any_text_comes_out_composed_and_tidy(self, text):
        imprint = Imprint(caption=text)
        data = picture(extra=iim_segment(imprint))
        assert read_metadata(data).caption == tidied(imprint).caption

    @settings(max_examples=60, deadline=None)
    @given(imprint=IMPRINTS)
    def test_beside_xmp_it_changes_nothing(self, imprint):
        packet, segment = xmp_packet(imprint), iim_segment(imprint)
        alone = read_metadata(picture(**({"xmp": packet} if packet else {})))
        both = read_metadata(picture(extra=segment, **({"xmp": packet} if packet else {})))
        assert both == alone


@pytest.mark.parametrize("form", FORMS)
def test_vietnamese_in_any_form_is_written_composed(form):
    text = " ".join(SYLLABLES)
    imprint = Imprint(title=form(text), creators=(form(text),))
    assert text.encode() in xmp_packet(imprint)
    assert SYLLABLES[0].encode() in iim_segment(imprint)
    assert read_metadata(picture(xmp=xmp_packet(imprint))).title == text
