"""XMP's properties in all the spellings that RDF allows and programs use."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from media.metadata import read_metadata
from tests.media.metadata.files import alt, bag, xmp

HANOI = timezone(timedelta(hours=7))


class TestEveryProperty:
    @pytest.mark.parametrize(
        ("field", "name"),
        [
            ("headline", "photoshop:Headline"),
            ("credit", "photoshop:Credit"),
            ("source", "photoshop:Source"),
            ("instructions", "photoshop:Instructions"),
            ("city", "photoshop:City"),
            ("province", "photoshop:State"),
            ("country", "photoshop:Country"),
            ("sublocation", "Iptc4xmpCore:Location"),
            ("license_url", "xmpRights:WebStatement"),
            ("digital_source_type", "Iptc4xmpExt:DigitalSourceType"),
            ("data_mining", "plus:DataMining"),
            ("event", "Iptc4xmpExt:EventName"),
        ],
    )
    def test_plain_text_is_read_as_element_as_attribute_and_as_reference(self, field, name):
        assert getattr(read_metadata(xmp(f"<{name}>Huế</{name}>")), field) == "Huế"
        assert getattr(read_metadata(xmp(description=f'{name}="Huế"')), field) == "Huế"
        assert getattr(read_metadata(xmp(f'<{name} rdf:resource="Huế"/>')), field) == "Huế"

    @pytest.mark.parametrize(
        ("field", "name"),
        [
            ("title", "dc:title"),
            ("caption", "dc:description"),
            ("copyright_notice", "dc:rights"),
            ("usage_terms", "xmpRights:UsageTerms"),
            ("event", "Iptc4xmpExt:Event"),
            ("alternative_text", "Iptc4xmpCore:AltTextAccessibility"),
            ("extended_description", "Iptc4xmpCore:ExtDescrAccessibility"),
        ],
    )
    def test_a_language_alternative_is_read_also_when_it_is_plain_text(self, field, name):
        assert getattr(read_metadata(xmp(alt(name, x_default="Lễ hội"))), field) == "Lễ hội"
        assert getattr(read_metadata(xmp(f"<{name}>Lễ hội</{name}>")), field) == "Lễ hội"

    @pytest.mark.parametrize(
        ("field", "name"),
        [
            ("creators", "dc:creator"),
            ("keywords", "dc:subject"),
            ("persons_shown", "Iptc4xmpExt:PersonInImage"),
        ],
    )
    @pytest.mark.parametrize("kind", ["Bag", "Seq", "Alt"])
    def test_a_list_keeps_its_order_and_names_nothing_twice(self, field, name, kind):
        found = read_metadata(xmp(bag(name, "Vũ", " An ", "", "Vũ", kind=kind)))
        assert getattr(found, field) == ("Vũ", "An")

    def test_keywords_in_one_text_are_parted(self):
        assert read_metadata(xmp("<dc:subject>gạo, cà phê; chè</dc:subject>")).keywords == (
            "gạo",
            "cà phê",
            "chè",
        )

    def test_persons_in_detail_stand_behind_the_plain_ones(self):
        name = alt("Iptc4xmpExt:PersonName", vi="Bình")
        detailed = f'<rdf:li rdf:parseType="Resource">{name}</rdf:li>'
        tag = "Iptc4xmpExt:PersonInImageWDetails"
        found = read_metadata(
            xmp(
                bag("Iptc4xmpExt:PersonInImage", "An"),
                f"<{tag}><rdf:Bag>{detailed}</rdf:Bag></{tag}>",
            )
        )
        assert found.persons_shown == ("An", "Bình")


class TestLanguages:
    def test_default_goes_before_vietnamese_before_the_first(self):
        title = alt("dc:title", en="Harvest", vi_VN="Mùa gặt", x_default="Vụ mùa")
        assert read_metadata(xmp(title)).title == "Vụ mùa"
        assert read_metadata(xmp(alt("dc:title", en="Harvest", vi_VN="Mùa gặt"))).title == "Mùa gặt"
        assert read_metadata(xmp(alt("dc:title", en="Harvest", fr="Moisson"))).title == "Harvest"

    def test_an_empty_default_gives_way(self):
        assert read_metadata(xmp(alt("dc:title", x_default=" ", vi="Mùa gặt"))).title == "Mùa gặt"


STRUCTURES = {
    "nested description": (
        "<rdf:li><rdf:Description>{fields}</rdf:Description></rdf:li>",
        "<{name}>{value}</{name}>",
    ),
    "resource": ('<rdf:li rdf:parseType="Resource">{fields}</rdf:li>', "<{name}>{value}</{name}>"),
    "attributes": ("<rdf:li {fields}/>", ' {name}="{value}"'),
    "description with attributes": (
        "<rdf:li><rdf:Description {fields}/></rdf:li>",
        ' {name}="{value}"',
    ),
}


def structures(tag, spelling, *items, kind="Bag"):
    row, field = STRUCTURES[spelling]
    rows = "".join(
        row.format(fields="".join(field.format(name=n, value=v) for n, v in item.items()))
        for item in items
    )
    return f"<{tag}><rdf:{kind}>{rows}</rdf:{kind}></{tag}>"


@pytest.mark.parametrize("spelling", STRUCTURES)
class TestStructures:
    def test_the_first_place_shown_counts(self, spelling):
        shown = structures(
            "Iptc4xmpExt:LocationShown",
            spelling,
            {
                "Iptc4xmpExt:Sublocation": "Hồ Gươm",
                "Iptc4xmpExt:City": "Hoàn Kiếm",
                "Iptc4xmpExt:ProvinceState": "Hà Nội",
                "Iptc4xmpExt:CountryName": "Việt Nam",
            },
            {"Iptc4xmpExt:City": "Huế"},
        )
        found = read_metadata(xmp(shown))
        assert (found.sublocation, found.city) == ("Hồ Gươm", "Hoàn Kiếm")
        assert (found.province, found.country) == ("Hà Nội", "Việt Nam")

    def test_a_licensor_has_a_name_and_an_address(self, spelling):
        licensor = structures(
            "plus:Licensor",
            spelling,
            {"plus:LicensorName": "Cổng TTĐT", "plus:LicensorURL": "https://vidu.vn/anh"},
            kind="Seq",
        )
        found = read_metadata(xmp(licensor))
        assert (found.licensor, found.licensor_url) == ("Cổng TTĐT", "https://vidu.vn/anh")


class TestPlaces:
    SHOWN = structures("Iptc4xmpExt:LocationShown", "resource", {"Iptc4xmpExt:City": "Huế"})
    CREATED = structures("Iptc4xmpExt:LocationCreated", "resource", {"Iptc4xmpExt:City": "Vinh"})
    OLD = "<photoshop:City>Hà Nội</photoshop:City>"

    def test_shown_goes_before_the_older_field_before_where_the_camera_stood(self):
        assert read_metadata(xmp(self.CREATED, self.OLD, self.SHOWN)).city == "Huế"
        assert read_metadata(xmp(self.CREATED, self.OLD)).city == "Hà Nội"
        assert read_metadata(xmp(self.CREATED)).city == "Vinh"

    def test_two_places_are_not_mixed(self):
        old = self.OLD + "<photoshop:State>Hà Nội</photoshop:State>"
        assert read_metadata(xmp(self.SHOWN, old)).province == ""

    def test_the_same_place_is_completed(self):
        old = (
            "<photoshop:City>HUẾ</photoshop:City><photoshop:State>Thừa Thiên Huế</photoshop:State>"
        )
        assert read_metadata(xmp(self.SHOWN, old)).province == "Thừa Thiên Huế"

    def test_the_name_of_a_place_stands_for_its_sublocation(self):
        name = alt("Iptc4xmpExt:LocationName", x_default="Chùa Một Cột")
        tag = "Iptc4xmpExt:LocationShown"
        item = f'<rdf:li rdf:parseType="Resource">{name}</rdf:li>'
        packet = xmp(f"<{tag}><rdf:Bag>{item}</rdf:Bag></{tag}>")
        assert read_metadata(packet).sublocation == "Chùa Một Cột"


class TestTime:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("2020-06-10T15:12:33+07:00", datetime(2020, 6, 10, 15, 12, 33, tzinfo=HANOI)),
            ("2020-06-10T15:12:33.25", datetime(2020, 6, 10, 15, 12, 33, 250000)),
            ("2020-06-10T08:12Z", datetime(2020, 6, 10, 8, 12, tzinfo=UTC)),
            ("2020-06-10", datetime(2020, 6, 10)),
            ("2020-06-10T25:70:00", datetime(2020, 6, 10)),
            ("2020-06", None),
            ("2020", None),
            ("2020-02-31", None),
            ("0000-00-00", None),
            ("0001-01-01T00:00:00", None),
            ("hôm qua", None),
        ],
    )
    def test_a_time_in_iso_8601_is_read_as_far_as_it_goes(self, text, expected):
        taken = f"<photoshop:DateCreated>{text}</photoshop:DateCreated>"
        assert read_metadata(xmp(taken)).taken_at == expected

    def test_when_the_file_was_made_is_second_best(self):
        made = "<xmp:CreateDate>2021-01-01T10:00:00</xmp:CreateDate>"
        taken = "<exif:DateTimeOriginal>2020-06-10T15:12:33</exif:DateTimeOriginal>"
        assert read_metadata(xmp(made)).taken_at == datetime(2021, 1, 1, 10)
        assert read_metadata(xmp(made, taken)).taken_at == datetime(2020, 6, 10, 15, 12, 33)
