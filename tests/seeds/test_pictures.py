"""The drawn photos: many, the same each time, and signed inside their files."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat, IptcImagePlugin

from seeds.drawing import SCENES, picture
from seeds.library import file_of, photo_tables, record_of
from seeds.metadata import PhotoRecord, jpeg

NOON = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def by_key(key: str) -> dict:
    return next(table for table in photo_tables() if table["key"] == key)


def iptc(data: bytes) -> dict:
    return IptcImagePlugin.getiptcinfo(opened(data))


def test_there_are_enough_different_scenes():
    tables = photo_tables()
    assert len({table["scene"] for table in tables} & set(SCENES)) >= 24
    drawn = [(t["scene"], t["seed"], str(t.get("options"))) for t in tables]
    assert len(set(drawn)) == len(tables)


@pytest.mark.parametrize("table", photo_tables(), ids=lambda table: table["key"])
def test_every_photo_can_be_drawn_and_is_no_flat_sheet(table):
    drawn = picture(table["scene"], seed=table["seed"], **table.get("options", {}))
    assert drawn.size[0] >= 1200
    assert max(ImageStat.Stat(drawn).stddev) > 15


@pytest.mark.parametrize("scene", ["hall", "fishing_boats", "portrait"])
def test_the_same_seed_draws_the_same_picture(scene):
    first, second = (picture(scene, seed=9).tobytes() for _ in range(2))
    assert hashlib.sha256(first).digest() == hashlib.sha256(second).digest()
    assert picture(scene, seed=10).tobytes() != first


def test_an_option_changes_the_light():
    dawn, storm = (picture("fishing_boats", seed=1, light=light) for light in ("dawn", "storm"))
    assert ImageStat.Stat(ImageChops.difference(dawn, storm)).mean[0] > 20


def test_formats_vary():
    sizes = {picture(scene, seed=1).size for scene in ("hall", "portrait", "poster")}
    assert sizes == {(1800, 1200), (1200, 1500), (1200, 1600)}


def test_the_file_carries_caption_byline_and_credit():
    data = file_of(by_key("cau-chieu"), at=NOON)
    found = iptc(data)
    assert found[1, 90] == b"\x1b%G"
    assert found[2, 120].decode() == by_key("cau-chieu")["caption"]
    assert found[2, 80].decode() == "Lý Quốc Trường"
    assert found[2, 110].decode() == "Toà Soạn"
    assert found[2, 90].decode() == "An Hà"
    assert found[2, 55] == b"20261121"
    assert [word.decode() for word in found[2, 25]] == ["cầu Vàm Lá", "giao thông"]


def test_the_file_carries_the_same_in_xmp():
    table = by_key("hop-tinh")
    xmp = opened(file_of(table, at=NOON)).info["xmp"].decode()
    for words in (table["caption"], table["by"], table["alt"], "Toà Soạn", "algorithmicMedia"):
        assert words in xmp


def test_the_same_loading_time_gives_the_same_file():
    table = by_key("vong-tron-thu-tuc")
    assert file_of(table, at=NOON) == file_of(table, at=NOON)


def test_every_photo_but_one_names_its_photographer():
    records = [record_of(table, at=NOON) for table in photo_tables()]
    assert [record.title for record in records if not record.byline] == [
        "Ngập ở ngã tư Bờ Thành, ảnh bạn đọc gửi"
    ]
    assert all(record.credit for record in records if record.byline)


def test_long_words_are_cut_between_letters_and_stay_whole_in_xmp():
    record = PhotoRecord(
        title="ễ" * 60,
        caption="Chú thích & <dấu>",
        alternative_text="",
        byline="Nguyễn Thị Trường Giang Tự Đức",
        credit="Toà Soạn",
        place="An Hà",
        rights="",
        made_at=NOON,
    )
    data = jpeg(Image.new("RGB", (60, 40)), record)
    found = iptc(data)
    assert len(found[2, 80]) <= 32
    assert "Nguyễn Thị Trường Giang".startswith(found[2, 80].decode()[:20])
    xmp = opened(data).getxmp()["xmpmeta"]["RDF"]["Description"]
    assert xmp["creator"]["Seq"]["li"] == "Nguyễn Thị Trường Giang Tự Đức"
    assert xmp["description"]["Alt"]["li"]["text"] == "Chú thích & <dấu>"
