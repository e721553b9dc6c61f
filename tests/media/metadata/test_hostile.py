"""Files made to break readers: nothing raises, little is spent, the rest is read."""

import random
import struct
import time
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from media.metadata import PhotoMetadata, read_metadata
from media.metadata.found import MOST_BYTES
from media.metadata.namespaces import RDF
from tests.media.metadata.files import (
    alt,
    chunk,
    dataset,
    exif,
    exif_segment,
    jpeg,
    photoshop_segment,
    picture,
    png,
    rdf,
    segment,
    tiff,
    with_xmp,
    xmp_segment,
)

PACKET = rdf(alt("dc:title", x_default="Kèn"), "<photoshop:Credit>VGP</photoshop:Credit>").encode()
TIFF = b"Exif\0\0" + tiff({270: b"Ken\0"}, exif_tags={36867: b"2020:06:10\0"})
SEEDS = {
    **{kind: with_xmp(PACKET, kind) for kind in ("GIF", "PNG")},
    **{kind: picture(kind, xmp=PACKET, exif=TIFF) for kind in ("JPEG", "WEBP", "AVIF", "HEIF")},
}
SEEDS["IIM"] = jpeg(photoshop_segment(dataset(120, "Kèn") + dataset(80, "An"), b"\1" * 16))
HEADS = [data[:12] for data in SEEDS.values()]
# Seconds that any single file may take on a busy machine.
PATIENCE = 5


def read_quickly(data):
    start = time.monotonic()
    found = read_metadata(data)
    assert time.monotonic() - start < PATIENCE
    return found


class TestAnyBytes:
    @given(st.binary(max_size=400), st.sampled_from(HEADS))
    def test_never_raise(self, data, head):
        assert isinstance(read_metadata(data), PhotoMetadata)
        assert isinstance(read_metadata(head + data), PhotoMetadata)

    @settings(max_examples=200)
    @given(st.data())
    def test_never_raise_inside_a_real_file(self, data):
        """A file cut, with bytes changed, and with bytes put in."""
        spoilt = bytearray(SEEDS[data.draw(st.sampled_from(sorted(SEEDS)))])
        places = st.integers(0, len(spoilt) - 1)
        for at in data.draw(st.lists(places, max_size=8)):
            spoilt[at] = data.draw(st.integers(0, 255))
        at = data.draw(places)
        spoilt[at:at] = data.draw(st.binary(max_size=20))
        spoilt = bytes(spoilt[: data.draw(places) or None])
        found = read_metadata(spoilt)
        assert found.as_dict() is not None

    @given(st.binary(max_size=300))
    def test_never_raise_inside_a_block(self, data):
        for file in (
            jpeg(xmp_segment(data)),
            jpeg(xmp_segment(rdf("<dc:title>").encode()[:-60] + data)),
            jpeg(segment(0xE1, b"Exif\0\0" + data)),
            jpeg(segment(0xE1, b"Exif\0\0II*\0\x08\0\0\0" + data)),
            jpeg(segment(0xED, b"Photoshop 3.0\0" + data)),
            jpeg(photoshop_segment(data)),
            exif({}, exif_tags={37510: (7, data or b"x")}),
            exif(dict.fromkeys((270, 306, 315, 33432), data + b"\0")),
            exif(dict.fromkeys((40091, 40094, 33723, 34377, 700), (1, data or b"x"))),
            png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + data)),
            png(chunk(b"zTXt", b"Raw profile type iptc\0\0" + data)),
        ):
            assert isinstance(read_metadata(file), PhotoMetadata)


def packet_with(doctype, value):
    return jpeg(
        xmp_segment(doctype + rdf(f"<photoshop:Credit>{value}</photoshop:Credit>").encode()),
        exif_segment({270: "Kèn\0".encode()}),
    )


class TestHostileXml:
    def test_a_bomb_of_entities_is_refused_and_the_rest_read(self):
        lines = [b'<!ENTITY a0 "ha">']
        for number in range(1, 30):
            lines.append(b'<!ENTITY a%d "%s">' % (number, b"&a%d;" % (number - 1) * 10))
        bomb = b"<!DOCTYPE x [" + b"".join(lines) + b"]>"
        assert read_quickly(packet_with(bomb, "&a29;")).as_dict() == {"caption": "Kèn"}

    def test_no_file_and_no_address_is_fetched(self, tmp_path):
        secret = tmp_path / "secret"
        secret.write_text("bí mật")
        for address in (secret.as_uri(), "http://127.0.0.1:9/"):
            for kind in ("", "% "):
                doctype = f'<!DOCTYPE x [<!ENTITY {kind}e SYSTEM "{address}">]>'.encode()
                assert read_quickly(packet_with(doctype, "&e;")).as_dict() == {"caption": "Kèn"}
        doctype = f'<!DOCTYPE x SYSTEM "{secret.as_uri()}">'.encode()
        assert "bí mật" not in str(read_metadata(packet_with(doctype, "x")))

    @pytest.mark.parametrize("depth", [5_000, 100_000])
    def test_deep_nesting_costs_nothing(self, depth):
        for tag in ("rdf:li", "rdf:Description", "rdf:Alt", "dc:x"):
            deep = f"<dc:title>{f'<{tag}>' * depth}{f'</{tag}>' * depth}</dc:title>"
            read_quickly(with_xmp(rdf(deep).encode(), "WEBP"))
            read_quickly(with_xmp(rdf(deep.replace("dc:title", "dc:other")).encode(), "WEBP"))

    def test_lists_inside_lists_cost_nothing(self):
        deep = "<rdf:Alt><rdf:li>" * 7 + "<rdf:Alt>" + "<rdf:li>x</rdf:li>" * 15_000 + "</rdf:Alt>"
        deep += "</rdf:li></rdf:Alt>" * 7
        for name in ("dc:title", "dc:creator", "plus:Licensor", "Iptc4xmpExt:LocationShown"):
            read_quickly(with_xmp(rdf(f"<{name}>{deep}</{name}>").encode(), "WEBP"))

    def test_a_million_elements_are_not_all_read(self):
        rows = "<rdf:li/>" * 800_000
        late = "<photoshop:Credit>VGP</photoshop:Credit>"
        packet = rdf(f"<dc:other><rdf:Bag>{rows}</rdf:Bag></dc:other>{late}").encode()
        assert read_quickly(with_xmp(packet, "WEBP")).credit == ""

    def test_a_gigantic_value_is_capped(self):
        packet = rdf("<dc:title>" + "ă" * 3_000_000 + "</dc:title>").encode()
        assert len(read_quickly(with_xmp(packet, "WEBP")).title) == 10_000

    def test_a_packet_larger_than_any_ends_where_it_is_cut(self):
        packet = PACKET.replace(b"<photoshop", b" " * MOST_BYTES + b"<photoshop")
        assert read_quickly(with_xmp(packet, "WEBP")).as_dict() == {"title": "Kèn"}

    def test_a_thousand_attributes_do_no_harm(self):
        names = " ".join(f'dc:a{number}="x"' for number in range(20_000))
        packet = rdf(description=f'{names} photoshop:Credit="VGP"').encode()
        assert read_quickly(with_xmp(packet, "WEBP")).credit == "VGP"


class TestHostileLengths:
    def test_directories_that_run_in_a_circle_are_read_once(self):
        data = bytearray(tiff({270: "Kèn\0".encode()}, exif_tags={36867: b"2020:06:10 10:00:00\0"}))
        at = data.index(struct.pack("<HHI", 34665, 4, 1)) + 8
        data[at : at + 4] = struct.pack("<I", 8)
        data[8 + 2 + 24 : 8 + 2 + 28] = struct.pack("<I", 8)
        assert read_quickly(jpeg(segment(0xE1, b"Exif\0\0" + bytes(data)))).caption == "Kèn"

    def test_a_value_that_claims_gigabytes_is_what_is_there(self):
        data = bytearray(tiff({270: b"Ken goi thu\0"}))
        data[14:18] = struct.pack("<I", 0xFFFFFFFF)
        assert read_quickly(jpeg(segment(0xE1, b"Exif\0\0" + bytes(data)))).caption == "Ken goi thu"

    def test_a_directory_that_claims_65535_entries_ends_with_the_data(self):
        data = bytearray(tiff({270: b"Ken goi thu\0"}))
        data[8:10] = b"\xff\xff"
        assert read_quickly(jpeg(segment(0xE1, b"Exif\0\0" + bytes(data)))).caption == "Ken goi thu"

    def test_a_dataset_that_runs_past_the_end_is_what_is_there(self):
        cut = dataset(5, "Lễ") + b"\x1c\x02\x78\x7f\xff" + "Kèn".encode()
        assert read_metadata(jpeg(photoshop_segment(cut))).as_dict() == {
            "title": "Lễ",
            "caption": "Kèn",
        }

    def test_a_resource_that_runs_past_the_end_is_what_is_there(self):
        resource = b"8BIM\x04\x04\0\0\x7f\xff\xff\xff" + dataset(120, "Kèn")
        assert read_metadata(jpeg(segment(0xED, b"Photoshop 3.0\0" + resource))).caption == "Kèn"

    def test_an_extension_that_claims_gigabytes_costs_nothing(self):
        guid = b"A" * 32
        main = rdf(description=f'xmpNote:HasExtendedXMP="{guid.decode()}"').encode()
        head = b"http://ns.adobe.com/xmp/extension/\0" + guid + b"\xff\xff\xff\xff"
        portions = [
            segment(0xE1, head + at.to_bytes(4) + PACKET) for at in (0, 0xFFFFFF00, 0x7FFFFFFF)
        ]
        assert read_quickly(jpeg(xmp_segment(main), *portions)).credit == "VGP"

    @pytest.mark.parametrize("kind", [b"iTXt", b"zTXt"])
    def test_a_bomb_of_packed_text_is_capped(self, kind):
        packed = zlib.compress(b" " * 300_000_000, 9)
        keyword = b"XML:com.adobe.xmp\0\1\0\0\0" if kind == b"iTXt" else b"Raw profile type xmp\0\0"
        read_quickly(png(chunk(kind, keyword + packed)))

    def test_packed_text_that_breaks_off_is_read_so_far(self):
        packed = zlib.compress(PACKET + random.Random(1).randbytes(9000))[:-4000]
        data = png(chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + packed))
        assert read_quickly(data).title == "Kèn"

    def test_a_gif_of_nothing_but_sub_blocks_ends(self):
        head = picture("GIF")[:13]
        read_quickly(head[:10] + b"\0\0\0" + b"\x21\xfe" + b"\x01a" * 4_000_000)

    def test_tables_of_heif_that_claim_everything_end(self):
        def box(kind, body):
            return struct.pack(">I", 8 + len(body)) + kind + body

        infe = box(b"infe", b"\2\0\0\0\0\1\0\0mime\0application/rdf+xml\0\0")
        for sizes in (b"\0\0", b"\x44\0", b"\xff\xff"):
            iloc = b"\1\0\0\0" + sizes + b"\xff\xff" + b"\0\1\0\0\0\0\xff\xff" * 200_000
            meta = b"\0\0\0\0" + box(b"iinf", b"\0\0\0\0\xff\xff" + infe) + box(b"iloc", iloc)
            read_quickly(box(b"ftyp", b"avif\0\0\0\0") + box(b"meta", meta))

    def test_boxes_of_no_length_end(self):
        for size in (b"\0\0\0\1", b"\0\0\0\2", b"\0\0\0\0"):
            read_quickly(b"\0\0\0\x10ftypavif\0\0\0\0" + (size + b"meta") * 100_000)


class TestBrokenPackets:
    def test_a_closing_tag_too_many_does_no_harm(self):
        broken = f'<r:RDF xmlns:r="{RDF}"></r:RDF></r:RDF></r:RDF>'.encode()
        assert read_metadata(jpeg(xmp_segment(broken))) == PhotoMetadata()

    def test_a_broken_packet_leaves_exif_and_iim_standing(self):
        data = jpeg(
            exif_segment({315: b"An\0"}),
            xmp_segment(b"<x:xmpmeta><<<"),
            photoshop_segment(dataset(120, "Kèn")),
        )
        assert read_metadata(data).as_dict() == {"caption": "Kèn", "creators": ["An"]}
