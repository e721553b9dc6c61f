"""What a delivered file says: the packet and the segment, byte by byte."""

import hashlib
import re

import pytest
from defusedxml.ElementTree import fromstring

from media.metadata import Imprint, iim_segment, read_metadata, xmp_packet
from media.metadata.iim import read_datasets
from media.metadata.photoshop import read_resources
from tests.media.metadata.files import IMPRINT, jpeg, picture, with_xmp

SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "rights": "http://ns.adobe.com/xap/1.0/rights/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "core": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "ext": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}


def said(imprint, *names):
    return {name: getattr(imprint, name) for name in names}


class TestPacket:
    def texts(self, path):
        return [node.text for node in fromstring(xmp_packet(IMPRINT)).iterfind(path, SPACES)]

    @pytest.mark.parametrize(
        ("name", "field"),
        [
            ("dc:title", "title"),
            ("dc:description", "caption"),
            ("dc:rights", "copyright_notice"),
            ("rights:UsageTerms", "usage_terms"),
            ("core:AltTextAccessibility", "alternative_text"),
        ],
    )
    def test_texts_for_readers_are_alternatives_with_a_default(self, name, field):
        path = f".//{name}/rdf:Alt/rdf:li"
        (row,) = fromstring(xmp_packet(IMPRINT)).iterfind(path, SPACES)
        assert row.text == getattr(IMPRINT, field)
        assert row.attrib == {"{http://www.w3.org/XML/1998/namespace}lang": "x-default"}

    @pytest.mark.parametrize(
        ("name", "field"),
        [
            ("photoshop:Credit", "credit"),
            ("photoshop:Source", "source"),
            ("rights:WebStatement", "license_url"),
            ("ext:DigitalSourceType", "digital_source_type"),
            ("plus:DataMining", "data_mining"),
            ("plus:Licensor/rdf:Seq/rdf:li/plus:LicensorName", "licensor"),
            ("plus:Licensor/rdf:Seq/rdf:li/plus:LicensorURL", "licensor_url"),
        ],
    )
    def test_other_texts_are_plain(self, name, field):
        assert self.texts(f".//{name}") == [getattr(IMPRINT, field)]

    def test_creators_are_in_order(self):
        assert self.texts(".//dc:creator/rdf:Seq/rdf:li") == ["Nhật Bắc", "Hải Minh"]

    def test_a_copyright_notice_marks_the_photo_as_protected(self):
        assert self.texts(".//rights:Marked") == ["True"]
        assert b"Marked" not in xmp_packet(Imprint(title="Gió"))

    def test_it_is_read_only_and_not_padded(self):
        packet = xmp_packet(IMPRINT)
        assert packet.startswith('<?xpacket begin="\ufeff" id="'.encode())
        assert packet.endswith(b'</x:xmpmeta><?xpacket end="r"?>')
        assert not re.search(rb">\s+<", packet)

    def test_only_what_is_said_is_written(self):
        packet = xmp_packet(Imprint(title="Gió"))
        assert packet.count(b"<dc:") == 1
        for name in (b"<photoshop:", b"<xmpRights:", b"<plus:", b"<Iptc4xmp"):
            assert name not in packet

    def test_marks_of_xml_and_controls_do_no_harm(self):
        imprint = Imprint(title="<b>\"A\" & 'B'</b> ]]> <?x?>", credit="a\x00\x0b\x1f\ud800\uffffb")
        found = read_metadata(picture(xmp=xmp_packet(imprint)))
        assert found.title == "<b>\"A\" & 'B'</b> ]]> <?x?>"
        assert found.credit == "a b"

    def test_nothing_to_say_is_no_packet(self):
        assert xmp_packet(Imprint()) == b""
        assert xmp_packet(Imprint(title=" \u200b", creators=("", " "))) == b""


class TestTheLimitOfASegment:
    LONG = "R&D & " * 1600

    def test_the_longest_text_is_shortened_at_a_word(self):
        words = "Đường&phố " * 1000
        imprint = Imprint(
            title="Gió",
            caption=words,
            copyright_notice=words,
            usage_terms=self.LONG,
            alternative_text=words,
        )
        packet = xmp_packet(imprint)
        assert 60_000 < len(packet) <= 65_502
        found = read_metadata(picture(xmp=packet))
        assert found.title == "Gió"
        for name in ("caption", "copyright_notice", "usage_terms", "alternative_text"):
            text, whole = getattr(found, name), getattr(imprint, name)
            assert len(text) > len(whole) / 3
            if text != whole.strip():
                assert whole.startswith(text.removesuffix("…") + " ")
        assert found.usage_terms.endswith("…")

    def test_all_texts_at_their_longest_fit(self):
        names = [name for name in Imprint.__dataclass_fields__ if name != "creators"]
        creators = tuple(f"{number}{'<' * 9000}" for number in range(50))
        packet = xmp_packet(Imprint(**dict.fromkeys(names, "&" * 20_000), creators=creators))
        assert len(packet) <= 65_502
        found = read_metadata(picture(xmp=packet))
        assert all(getattr(found, name) for name in names)

    def test_a_text_that_fits_is_left_whole(self):
        caption = ("gió " * 2500).strip()
        assert read_metadata(picture(xmp=xmp_packet(Imprint(caption=caption)))).caption == caption


class TestSegment:
    def resources(self, imprint):
        data = iim_segment(imprint)
        assert data[:2] == b"\xff\xed"
        assert int.from_bytes(data[2:4]) == len(data) - 2
        assert data[4:18] == b"Photoshop 3.0\0"
        return read_resources(data[18:])

    def test_datasets_are_in_the_order_of_their_numbers_and_say_utf_8(self):
        datasets = read_datasets(self.resources(IMPRINT)[0x0404])
        assert list(datasets) == [
            (1, 90), (2, 0), (2, 5), (2, 80), (2, 110), (2, 115), (2, 116), (2, 120)
        ]  # fmt: skip
        assert datasets[1, 90] == [b"\x1b%G"]
        assert datasets[2, 0] == [b"\0\4"]
        assert datasets[2, 80] == ["Nhật Bắc".encode(), "Hải Minh".encode()]

    def test_the_digest_fits(self):
        resources = self.resources(IMPRINT)
        assert resources[0x0425] == hashlib.md5(resources[0x0404]).digest()

    @pytest.mark.parametrize(
        ("field", "number", "most"),
        [
            ("title", 5, 64),
            ("credit", 110, 32),
            ("source", 115, 32),
            ("copyright_notice", 116, 128),
            ("caption", 120, 2000),
        ],
    )
    def test_a_long_text_is_cut_between_two_letters(self, field, number, most):
        for shift in range(3):
            text = "a" * shift + "ế" * 1000
            resources = self.resources(Imprint(**{field: text}))
            (value,) = read_datasets(resources[0x0404])[2, number]
            assert most - 3 < len(value) <= most
            assert text.startswith(value.decode())

    def test_each_byline_is_cut_for_itself(self):
        resources = self.resources(Imprint(creators=("ế" * 20, "An")))
        assert read_datasets(resources[0x0404])[2, 80] == [("ế" * 10).encode(), b"An"]

    def test_nothing_that_iim_knows_is_no_segment(self):
        assert iim_segment(Imprint()) == b""
        assert iim_segment(Imprint(title="\u200b", alternative_text="Gió")) == b""


class TestBothInOneFile:
    def test_the_text_that_iim_cut_is_read_whole(self):
        imprint = Imprint(title="ế " * 100, creators=("Nguyễn Thị " * 5,), caption="gió " * 900)
        data = picture(xmp=xmp_packet(imprint), extra=iim_segment(imprint))
        found = read_metadata(data)
        assert found.title == imprint.title.strip()
        assert found.creators == (imprint.creators[0].strip(),)
        assert found.caption == imprint.caption.strip()

    def test_everything_is_read_as_it_was_written(self):
        names = Imprint.__dataclass_fields__
        found = read_metadata(jpeg(iim_segment(IMPRINT)))
        known = ("title", "caption", "creators", "source", "copyright_notice", "credit")
        assert said(found, *known) == said(IMPRINT, *known)
        for kind in ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF"):
            found = read_metadata(with_xmp(xmp_packet(IMPRINT), kind))
            assert said(found, *names) == said(IMPRINT, *names), kind
