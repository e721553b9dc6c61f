"""Which source counts when XMP, IIM and Exif differ."""

from datetime import datetime, timedelta, timezone

import pytest

from media.metadata import read_metadata
from media.metadata.photoshop import digest_of
from tests.media.metadata.files import (
    alt,
    bag,
    dataset,
    exif_segment,
    jpeg,
    photoshop_segment,
    rdf,
    xmp_segment,
)

HANOI = timezone(timedelta(hours=7))
SOURCES = {
    "caption": (alt("dc:description", x_default="xmp"), 120, 270),
    "copyright_notice": (alt("dc:rights", x_default="xmp"), 116, 33432),
    "creators": (bag("dc:creator", "xmp", kind="Seq"), 80, 315),
    "title": (alt("dc:title", x_default="xmp"), 5, 40091),
    "keywords": (bag("dc:subject", "xmp"), 25, 40094),
    "headline": ("<photoshop:Headline>xmp</photoshop:Headline>", 105, None),
    "credit": ("<photoshop:Credit>xmp</photoshop:Credit>", 110, None),
    "source": ("<photoshop:Source>xmp</photoshop:Source>", 115, None),
    "instructions": ("<photoshop:Instructions>xmp</photoshop:Instructions>", 40, None),
    "city": ("<photoshop:City>xmp</photoshop:City>", 90, None),
    "province": ("<photoshop:State>xmp</photoshop:State>", 95, None),
    "country": ("<photoshop:Country>xmp</photoshop:Country>", 101, None),
    "sublocation": ("<Iptc4xmpCore:Location>xmp</Iptc4xmpCore:Location>", 92, None),
}


def file(field, *sources, digest=None):
    """A JPEG that says ``field`` in ``sources``, each time its source's own name."""
    packet, number, tag = SOURCES[field]
    segments = []
    if "exif" in sources:
        text = "exif\0".encode("utf-16-le") if tag > 40_000 else b"exif\0"
        segments.append(exif_segment({tag: (1, text) if tag > 40_000 else text}))
    if "xmp" in sources:
        segments.append(xmp_segment(rdf(packet).encode()))
    if "iim" in sources:
        segments.append(photoshop_segment(dataset(number, "iim"), digest))
    return jpeg(*segments)


def said(field, *sources, digest=None):
    value = getattr(read_metadata(file(field, *sources, digest=digest)), field)
    return value[0] if isinstance(value, tuple) else value


@pytest.mark.parametrize("field", SOURCES)
class TestOneProperty:
    def test_xmp_goes_before_iim(self, field):
        assert said(field, "xmp", "iim") == "xmp"

    def test_xmp_goes_before_iim_when_the_digest_fits(self, field):
        fitting = digest_of(dataset(SOURCES[field][1], "iim"))
        assert said(field, "xmp", "iim", digest=fitting) == "xmp"

    def test_iim_goes_before_xmp_when_it_was_edited_since(self, field):
        assert said(field, "xmp", "iim", digest=b"\1" * 16) == "iim"

    def test_what_iim_leaves_out_is_taken_from_xmp(self, field):
        other = 40 if field != "instructions" else 5
        segments = [
            xmp_segment(rdf(SOURCES[field][0]).encode()),
            photoshop_segment(dataset(other, "iim"), b"\1" * 16),
        ]
        found = getattr(read_metadata(jpeg(*segments)), field)
        assert found in ("xmp", ("xmp",))

    def test_iim_goes_before_exif(self, field):
        if SOURCES[field][2] is None:
            assert said(field, "iim") == "iim"
        else:
            assert said(field, "iim", "exif") == "iim"
            assert said(field, "exif", "xmp") == "xmp"
            assert said(field, "exif") == "exif"


class TestTextsCutByIim:
    WHOLE = "Trung tâm Hội nghị Quốc gia Mỹ Đình, Hà Nội"

    def file(self, short):
        packet = rdf(
            alt("dc:title", x_default=f"{self.WHOLE}, {self.WHOLE}"),
            bag("dc:creator", self.WHOLE, "An", kind="Seq"),
            f"<Iptc4xmpCore:Location>{self.WHOLE}</Iptc4xmpCore:Location>",
            "<photoshop:City>Hà Nội</photoshop:City>",
        )
        title = short(f"{self.WHOLE}, {self.WHOLE}", 64)
        place, byline = short(self.WHOLE, 32), short(self.WHOLE, 32)
        datasets = dataset(5, title) + dataset(80, byline) + dataset(80, "An") + dataset(92, place)
        return jpeg(xmp_segment(packet.encode()), photoshop_segment(datasets, b"\1" * 16))

    def test_are_read_whole_from_xmp_though_iim_was_edited(self):
        found = read_metadata(self.file(lambda text, most: text.encode()[:most]))
        assert found.title == f"{self.WHOLE}, {self.WHOLE}"
        assert found.creators == (self.WHOLE, "An")
        assert (found.sublocation, found.city) == (self.WHOLE, "Hà Nội")

    def test_a_text_shortened_by_hand_counts(self):
        found = read_metadata(self.file(lambda text, most: text.encode()[:9]))
        assert found.title == "Trung tâ"
        assert found.creators[0] == "Trung tâ"
        assert found.sublocation == "Trung tâ"


class TestLists:
    def test_keywords_are_not_added_up(self):
        packet = rdf(bag("dc:subject", "lúa", "gạo")).encode()
        data = jpeg(xmp_segment(packet), photoshop_segment(dataset(25, "ngô")))
        assert read_metadata(data).keywords == ("lúa", "gạo")


class TestTime:
    EXIF = exif_segment({}, exif_tags={36867: b"2020:06:10 15:12:33\0", 36881: b"+07:00\0"})

    def xmp(self, text):
        return xmp_segment(rdf(f"<photoshop:DateCreated>{text}</photoshop:DateCreated>").encode())

    def test_the_time_that_people_corrected_goes_before_the_cameras(self):
        data = jpeg(self.EXIF, self.xmp("2020-06-10T14:12:33"))
        assert read_metadata(data).taken_at == datetime(2020, 6, 10, 14, 12, 33)

    def test_a_day_is_given_its_time_and_a_time_its_offset(self):
        whole = datetime(2020, 6, 10, 15, 12, 33, tzinfo=HANOI)
        for text in ("2020-06-10", "2020-06-10T15:12:33", "2020-06-10T15:12:33.25"):
            assert read_metadata(jpeg(self.EXIF, self.xmp(text))).taken_at == whole

    def test_another_day_stays_without_a_time(self):
        data = jpeg(self.EXIF, self.xmp("1954-05-07"))
        assert read_metadata(data).taken_at == datetime(1954, 5, 7)

    def test_any_time_of_taking_goes_before_a_time_of_making(self):
        packet = rdf("<xmp:CreateDate>2021-01-01T10:00:00</xmp:CreateDate>").encode()
        assert read_metadata(jpeg(self.EXIF, xmp_segment(packet))).taken_at.year == 2020


class TestPlaces:
    def test_a_city_does_not_stand_in_another_sources_province(self):
        packet = rdf("<photoshop:City>Huế</photoshop:City>").encode()
        iim = dataset(90, "Hà Nội") + dataset(95, "Hà Nội")
        found = read_metadata(jpeg(xmp_segment(packet), photoshop_segment(iim)))
        assert (found.city, found.province) == ("Huế", "")

    def test_the_same_city_is_completed(self):
        packet = rdf("<photoshop:City>Huế</photoshop:City>").encode()
        iim = dataset(90, "HUẾ") + dataset(101, "Việt Nam")
        found = read_metadata(jpeg(xmp_segment(packet), photoshop_segment(iim)))
        assert (found.city, found.country) == ("Huế", "Việt Nam")

    def test_a_country_alone_is_completed_by_a_place_in_it(self):
        packet = rdf("<photoshop:Country>Việt Nam</photoshop:Country>").encode()
        iim = dataset(90, "Huế") + dataset(101, "Việt Nam")
        found = read_metadata(jpeg(xmp_segment(packet), photoshop_segment(iim)))
        assert (found.city, found.country) == ("Huế", "Việt Nam")

    def test_the_same_country_does_not_make_two_cities_one_place(self):
        packet = rdf(
            "<Iptc4xmpCore:Location>Cố đô</Iptc4xmpCore:Location>",
            "<photoshop:Country>Việt Nam</photoshop:Country>",
        ).encode()
        iim = dataset(90, "Vinh") + dataset(101, "Việt Nam")
        found = read_metadata(jpeg(xmp_segment(packet), photoshop_segment(iim)))
        assert found.city == ""
