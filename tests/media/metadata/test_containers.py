"""Where each kind of picture file keeps its metadata."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from media.metadata import PhotoMetadata, read_metadata
from media.metadata.photoshop import write_resource
from tests.media.metadata.files import (
    KINDS,
    alt,
    chunk,
    dataset,
    exif,
    exif_segment,
    gif,
    jpeg,
    picture,
    png,
    rdf,
    tiff,
    with_xmp,
    xmp_segment,
)

PACKET = rdf(alt("dc:description", x_default="Đờn ca tài tử")).encode()
TIFF = tiff({270: "Đờn ca tài tử\0".encode()})
CAPTION = {"caption": "Đờn ca tài tử"}


@pytest.mark.parametrize("kind", KINDS)
def test_xmp_is_found_in_every_kind_of_file(kind):
    assert read_metadata(with_xmp(PACKET, kind)).as_dict() == CAPTION


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
@pytest.mark.parametrize("header", [b"", b"Exif\0\0"])
def test_exif_is_found_with_and_without_the_header_of_jpeg(kind, header):
    if kind == "JPEG":
        header = b"Exif\0\0"
    assert read_metadata(picture(kind, exif=header + TIFF)).as_dict() == CAPTION


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_without_metadata_says_nothing(kind):
    assert read_metadata(picture(kind)) == PhotoMetadata()


@pytest.mark.parametrize("data", [b"", b"\xff\xd8", b"%PDF-1.7", "Đờn ca".encode(), b"\0" * 999])
def test_what_is_no_picture_says_nothing(data):
    assert read_metadata(data) == PhotoMetadata()


def test_no_pixel_is_decoded(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("opened as a picture")

    files = [with_xmp(PACKET, kind) for kind in KINDS]
    monkeypatch.setattr(Image, "open", refuse)
    monkeypatch.setattr("pillow_heif.open_heif", refuse)
    assert [read_metadata(data).as_dict() for data in files] == [CAPTION] * len(KINDS)


class TestJpeg:
    def test_filling_between_segments_is_passed_over(self):
        assert read_metadata(jpeg(b"\xff\xff\xff" + xmp_segment(PACKET)[1:])).as_dict() == CAPTION

    def test_after_a_wrong_length_the_next_segment_is_found(self):
        wrong = b"\xff\xe2\x00\x05" + b"x" * 40
        assert read_metadata(jpeg(wrong, xmp_segment(PACKET))).as_dict() == CAPTION

    def test_what_stands_in_the_picture_itself_is_not_read(self):
        data = picture()
        inside = data[:-2] + xmp_segment(PACKET) + data[-2:]
        assert read_metadata(inside) == PhotoMetadata()


class TestPng:
    def text(self, kind, keyword, text):
        return png(chunk(kind, keyword + b"\0" + text))

    def test_a_packed_packet_is_read(self):
        head = b"\x01\x00vi\0tieu de\0"
        data = self.text(b"iTXt", b"XML:com.adobe.xmp", head + zlib.compress(PACKET))
        assert read_metadata(data).as_dict() == CAPTION

    def test_exif_behind_the_picture_is_read(self):
        data = picture("PNG")
        end = data.index(b"IEND") - 4
        assert read_metadata(data[:end] + chunk(b"eXIf", TIFF) + data[end:]).as_dict() == CAPTION

    @pytest.mark.parametrize(
        ("name", "profile"),
        [
            (b"exif", b"Exif\0\0" + TIFF),
            (b"APP1", b"Exif\0\0" + TIFF),
            (b"iptc", dataset(120, "Đờn ca tài tử")),
            (b"iptc", write_resource(0x0404, dataset(120, "Đờn ca tài tử"))),
            (b"8bim", b"Photoshop 3.0\0" + write_resource(0x0404, dataset(120, "Đờn ca tài tử"))),
            (b"xmp", PACKET),
        ],
    )
    def test_profiles_of_imagemagick_are_read(self, name, profile):
        digits = profile.hex().encode()
        lines = b"\n".join(digits[at : at + 72] for at in range(0, len(digits), 72))
        text = b"\n%s\n%8d\n%s\n" % (name, len(profile), lines)
        keyword = b"Raw profile type " + name
        assert read_metadata(self.text(b"tEXt", keyword, text)).as_dict() == CAPTION
        packed = b"\0" + zlib.compress(text)
        assert read_metadata(self.text(b"zTXt", keyword, packed)).as_dict() == CAPTION


def test_a_chunk_of_webp_with_an_odd_length_is_padded():
    chunks = b"ODD \3\0\0\0abc\0" + b"XMP " + struct.pack("<I", len(PACKET)) + PACKET
    data = b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WEBP" + chunks
    assert read_metadata(data).as_dict() == CAPTION


class TestGif:
    def test_a_moving_picture_is_walked_to_its_end(self):
        frames = [Image.new("P", (8, 8), colour) for colour in range(3)]
        file = BytesIO()
        frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
        still = picture("GIF")
        extension = gif(PACKET)[len(still) - 1 : -1]
        assert read_metadata(file.getvalue()[:-1] + extension + b";").as_dict() == CAPTION

    def test_a_packet_in_honest_sub_blocks_is_read(self):
        parts = [PACKET[at : at + 255] for at in range(0, len(PACKET), 255)]
        blocks = b"".join(bytes([len(part)]) + part for part in parts) + b"\0"
        data = picture("GIF")[:-1] + b"\x21\xff\x0bXMP DataXMP" + blocks + b";"
        assert read_metadata(data).as_dict() == CAPTION


def box(kind, body):
    return struct.pack(">I", 8 + len(body)) + kind + body


class TestItemsOfHeifFiles:
    """A meta box by hand: what its own writers, the libraries behind Pillow, don't make."""

    MIME = b"mime\0application/rdf+xml\0\0"

    def file(self, content, *, kind=MIME, extents=None, method=1, version=2):
        infe = bytes([version, 0, 0, 0]) + (b"\0\1" if version == 2 else b"\0\0\0\1")
        infe += b"\0\0" + kind
        iinf = b"\0\0\0\0\0\1" + box(b"infe", infe)
        extents = extents or [(0, len(content))]
        places = b"".join(struct.pack(">II", *extent) for extent in extents)
        head = b"\1\0\0\0\x44\0\0\1" + struct.pack(">HHHH", 1, method, 0, len(extents))
        meta = box(b"iinf", iinf) + box(b"iloc", head + places) + box(b"idat", content)
        return box(b"ftyp", b"heic\0\0\0\0") + box(b"meta", b"\0\0\0\0" + meta)

    @pytest.mark.parametrize("version", [2, 3])
    def test_an_item_inside_the_meta_box_is_read(self, version):
        assert read_metadata(self.file(PACKET, version=version)).as_dict() == CAPTION

    def test_an_item_in_pieces_is_put_together(self):
        half = len(PACKET) // 2
        content = PACKET[half:] + PACKET[:half]
        rest = len(PACKET) - half
        extents = [(rest, half), (0, rest)]
        assert read_metadata(self.file(content, extents=extents)).as_dict() == CAPTION

    def test_a_packed_item_is_read(self):
        data = self.file(zlib.compress(PACKET), kind=self.MIME[:-1] + b"deflate\0")
        assert read_metadata(data).as_dict() == CAPTION

    def test_exif_starts_where_its_item_says(self):
        content = b"\0\0\0\3abc" + TIFF
        assert read_metadata(self.file(content, kind=b"Exif\0")).as_dict() == CAPTION


def test_the_first_of_two_exif_blocks_counts():
    second = exif_segment({270: b"thumbnail maker\0"})
    data = exif({270: "Đờn ca tài tử\0".encode()})
    at = data.index(b"\xff\xe1")
    assert read_metadata(jpeg(data[at : data.index(b"\xff\xdb")], second)).as_dict() == CAPTION
