"""XMP's packets: their encodings, what surrounds them, and what breaks them."""

import pytest

from media.metadata import read_metadata
from tests.media.metadata.files import alt, jpeg, rdf, segment, with_xmp, xmp, xmp_segment


class TestShellAroundThePacket:
    PACKET = rdf(alt("dc:title", x_default="Đồng muối"))

    def test_prefixes_are_only_names(self):
        other = self.PACKET.replace("dc:", "purl:").replace("xmlns:dc", "xmlns:purl")
        other = other.replace("rdf:", "r:").replace("xmlns:rdf", "xmlns:r")
        assert read_metadata(with_xmp(other.encode())).title == "Đồng muối"

    @pytest.mark.parametrize(
        "uri",
        [
            "http://purl.org/dc/elements/1.1",
            "http://purl.org/dc/elements/1.0/",
            "HTTP://purl.org/DC/elements/1.1/",
        ],
    )
    def test_an_address_that_is_nearly_right_is_understood(self, uri):
        other = self.PACKET.replace("http://purl.org/dc/elements/1.1/", uri)
        assert read_metadata(with_xmp(other.encode())).title == "Đồng muối"

    def test_a_foreign_property_of_the_same_name_is_not_ours(self):
        other = self.PACKET.replace("http://purl.org/dc/elements/1.1/", "http://vidu.vn/")
        assert read_metadata(with_xmp(other.encode())).title == ""

    @pytest.mark.parametrize(
        "codec",
        ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"],
    )
    def test_every_encoding_of_unicode_is_read(self, codec):
        packet = f'<?xpacket begin="" id="W5M0"?>{self.PACKET}<?xpacket end="w"?>'.encode(codec)
        assert read_metadata(jpeg(xmp_segment(packet))).title == "Đồng muối"

    def test_letters_of_windows_in_a_packet_that_says_utf_8_are_read(self):
        packet = rdf(alt("dc:title", x_default="Café")).encode("cp1252")
        assert read_metadata(jpeg(xmp_segment(packet))).title == "Café"

    def test_padding_and_nuls_around_a_packet_do_no_harm(self):
        packet = (
            b"\0\0 \n" + self.PACKET.encode() + b"<?xpacket end='w'?>" + b" \n" * 500 + b"\0" * 9
        )
        assert read_metadata(jpeg(xmp_segment(packet))).title == "Đồng muối"

    def test_properties_may_stand_in_several_descriptions(self):
        another = '<rdf:Description rdf:about="" photoshop:Credit="VGP"/></rdf:RDF>'
        packet = self.PACKET.replace("</rdf:RDF>", another)
        found = read_metadata(with_xmp(packet.encode()))
        assert (found.title, found.credit) == ("Đồng muối", "VGP")

    def test_a_value_with_qualifiers_is_read(self):
        value = "<rdf:value>VGP</rdf:value><xmp:Label>x</xmp:Label>"
        for credit in (
            f'<photoshop:Credit rdf:parseType="Resource">{value}</photoshop:Credit>',
            f"<photoshop:Credit><rdf:Description>{value}</rdf:Description></photoshop:Credit>",
        ):
            assert read_metadata(xmp(credit)).credit == "VGP"

    def test_marks_that_break_xml_are_mended(self):
        broken = "<photoshop:Credit>VGP & TTXVN\x00\x0b&#0;&#x1F; &nbsp;&#272;</photoshop:Credit>"
        assert read_metadata(jpeg(xmp_segment(rdf(broken).encode()))).credit == (
            "VGP & TTXVN &nbsp;Đ"
        )

    def test_a_packet_that_breaks_off_gives_what_stands_before(self):
        packet = rdf(alt("dc:title", x_default="Đồng muối"), alt("dc:rights", x_default="VGP"))
        found = read_metadata(jpeg(xmp_segment(packet.encode()[: packet.index("VGP")])))
        assert found.as_dict() == {"title": "Đồng muối"}


class TestExtendedXmp:
    GUID = b"0123456789ABCDEF0123456789ABCDEF"
    MAIN = rdf(
        alt("dc:title", x_default="Gốm"), description=f'xmpNote:HasExtendedXMP="{GUID.decode()}"'
    )
    REST = rdf(alt("dc:title", x_default="Khác"), alt("dc:description", x_default="Lò gốm " * 9000))

    def portions(self, guid=GUID, size=60_000):
        data = self.REST.encode()
        for at in range(0, len(data), size):
            head = b"http://ns.adobe.com/xmp/extension/\0" + guid
            yield segment(
                0xE1,
                head + len(data).to_bytes(4) + at.to_bytes(4) + data[at : at + size],
            )

    def test_portions_are_put_together_by_their_offsets(self):
        portions = list(self.portions(size=30_000))
        assert len(portions) > 2
        found = read_metadata(jpeg(xmp_segment(self.MAIN.encode()), *reversed(portions)))
        assert found.caption.startswith("Lò gốm Lò gốm")

    def test_the_main_packet_goes_first(self):
        found = read_metadata(jpeg(xmp_segment(self.MAIN.encode()), *self.portions()))
        assert found.title == "Gốm"

    def test_portions_of_another_packet_are_not_read(self):
        strange = self.portions(guid=b"F" * 32)
        assert read_metadata(jpeg(xmp_segment(self.MAIN.encode()), *strange)).caption == ""

    def test_a_missing_portion_ends_the_extension(self):
        first, _, *others = self.portions(size=30_000)
        found = read_metadata(jpeg(xmp_segment(self.MAIN.encode()), first, *others))
        assert (found.title, found.caption) == ("Gốm", "")
