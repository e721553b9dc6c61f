"""Whole documents of every family, read from file to report."""

from pathlib import Path

import pytest

from cms.imports.mapping import read_story
from cms.imports.readers import Document, read_document

DOCUMENTS = Path(__file__).parent / "documents"


def report(name: str) -> dict:
    return read_story(read_document(DOCUMENTS / f"{name}.txt")).as_report()


def photos(found: dict) -> list[dict]:
    return [block for block in found["body"] if block["type"].startswith("photo")]


def texts(found: dict, kind: str) -> list[str]:
    return [block["text"] for block in found["body"] if block["type"] == kind]


def test_report_has_the_keys_that_scripts_rely_on():
    found = report("bo-nganh")
    assert set(found) == {
        "title",
        "kicker",
        "standfirst",
        "source",
        "published_at",
        "body",
        "bylines",
        "keywords",
        "dropped",
        "section",
        "topics",
        "persons",
    }
    single, group = photos(found)[0], photos(found)[-1]
    assert set(single) == {"type", "file", "caption", "lead", "credit"}
    assert set(group) == {"type", "files", "caption", "credit"}


class TestGovernmentNewspaper:
    """City of the weather widget first, prefix, time below, lone dots behind paragraphs."""

    @pytest.fixture
    def found(self):
        return report("dai-hoi")

    def test_head(self, found):
        assert found["title"] == "Đại hội Chi bộ Trung tâm Lưu trữ: Gọn nhẹ, thiết thực, hiệu quả"
        assert found["source"] == "Chinhphu.vn"
        assert found["standfirst"].startswith("Ngày 3/4, Chi bộ Trung tâm Lưu trữ")
        assert found["published_at"] == "2025-04-04T08:15:00+07:00"
        assert found["section"] is None

    def test_photos_are_captioned_credited_and_the_first_leads(self, found):
        first, second, third = photos(found)
        assert first["caption"].endswith("phát biểu khai mạc Đại hội")
        assert first["credit"] == {
            "photographers": ["Nhật Bắc"],
            "organisation": None,
            "line": "Ảnh: Nhật Bắc",
        }
        assert [photo["lead"] for photo in (first, second, third)] == [True, False, False]

    def test_line_without_its_dot_is_a_caption(self, found):
        third = photos(found)[2]
        assert third["caption"] == "Chi ủy khóa mới ra mắt, nhận nhiệm vụ nhiệm kỳ 2025-2027"
        assert third["credit"] is None

    def test_subheadings_and_byline_are_told_apart(self, found):
        assert texts(found, "subheading") == [
            "Số hóa một triệu trang tài liệu",
            "Ba việc phải làm ngay",
        ]
        assert found["bylines"] == [{"name": "Hồ Lam", "role": "words", "kind": "person"}]
        assert len(texts(found, "paragraph")) == 6

    def test_city_dots_and_top_are_dropped(self, found):
        assert found["dropped"][0] == "Hà Nội"
        assert found["dropped"][-1] == "Top"
        assert found["dropped"].count(".") == 9 + 1


class TestLeadersPage:
    """Breadcrumb with a person, section in the prefix's place, doubled captions, no time."""

    @pytest.fixture
    def found(self):
        return report("lanh-dao")

    def test_breadcrumb_gives_person_section_and_title(self, found):
        assert found["persons"] == ["Trần Văn Ổi"]
        assert found["section"] == "Hoạt động"
        assert found["title"] == "Bảo đảm thông tin thông suốt trong mùa mưa bão năm nay"

    def test_section_in_the_prefix_is_no_source(self, found):
        assert found["source"] is None
        assert found["standfirst"].startswith("Ngày 5/6, Trung tâm Thông tin")

    def test_no_time_is_invented_from_the_prose(self, found):
        assert found["published_at"] is None

    def test_repeated_captions_are_merged(self, found):
        first, second = photos(found)
        assert first["caption"].startswith("Bộ trưởng Trần Văn Ổi phát biểu kết luận")
        assert first["lead"]
        assert first["file"] is None
        assert first["credit"] is None
        assert second["credit"]["photographers"] == ["Quang Hiếu"]
        assert second["credit"]["organisation"] == "VGP"

    def test_organisation_in_brackets_is_where_it_was_taken_from(self, found):
        assert found["bylines"] == [
            {"name": "Chính Phủ", "role": "republished", "kind": "organisation"}
        ]

    def test_share_lines_are_dropped(self, found):
        assert found["dropped"][-2:] == [
            "Thích và chia sẻ bài này trên Facebook",
            "Share on Facebook! Tweet This!",
        ]


class TestMinistrySite:
    """SharePoint: crawl date, banner, time mixed with noise, lone prefix, bare file names."""

    @pytest.fixture
    def found(self):
        return report("bo-nganh")

    def test_head(self, found):
        assert found["title"] == "Cục Viễn thông khai trương phòng đo kiểm thiết bị mới"
        assert found["topics"] == ["TUẦN LỄ CHUYỂN ĐỔI SỐ QUỐC GIA NĂM 2020"]
        assert found["source"] == "Mic.gov.vn"
        assert found["standfirst"] == ""

    def test_time_beside_the_title_wins_over_the_crawl_date(self, found):
        assert found["published_at"] == "2020-05-12T09:07:00+07:00"
        assert "Thứ sáu, ngày 23/10/2020" in found["dropped"]
        assert "Xem cỡ chữ" in found["dropped"]

    def test_files_and_captions_belong_together(self, found):
        first, second, group = photos(found)
        assert (first["file"], first["lead"]) == ("20200512-p1.jpg", True)
        assert first["caption"] == "Thứ trưởng Lý Thị Lựu phát biểu tại lễ khai trương"
        assert (second["file"], second["caption"]) == ("20200512-p2.jpg", "Toàn cảnh buồng đo")
        assert group["type"] == "photo_group"
        assert group["files"] == ["20200512-p5.jpg", "20200512-p3.jpg", "20200512-p4.jpg"]
        assert group["caption"] == "Các kỹ sư vận hành thiết bị đo trong ngày khai trương"

    def test_end_mark_goes_and_its_ellipsis_stays(self, found):
        assert texts(found, "paragraph")[-1].endswith("phí đo kiểm...")

    def test_foot(self, found):
        assert found["bylines"] == [{"name": "Đỗ Quyên", "role": "words", "kind": "person"}]
        assert found["keywords"] == ["đo kiểm", "Cục Viễn thông", "Thứ trưởng Lý Thị Lựu"]
        assert "Lượt truy cập: 48" in found["dropped"]
        assert "ĐÁNH GIÁ BÀI VIẾT( 1)" in found["dropped"]


class TestProvincialPortal:
    """Kicker, time on two lines, tripled caption, caption before its file, related stories."""

    @pytest.fixture
    def found(self):
        return report("tinh")

    def test_head(self, found):
        assert found["kicker"] == "Kỷ niệm 30 năm ngày thành lập xã"
        assert found["title"] == "Xã Bình Minh khởi công ba nhà văn hóa ấp"
        assert found["section"] == "Chính trị"
        assert found["source"] == "CTT-Đồng Nai"
        assert found["published_at"] == "2020-08-20T09:44:00+07:00"

    def test_tripled_caption_is_one_photo(self, found):
        first, _ = photos(found)
        assert first["caption"] == "Đại biểu động thổ công trình"
        assert first["credit"]["photographers"] == ["Việt Dũng"]

    def test_caption_before_its_file(self, found):
        _, second = photos(found)
        assert second["file"] == "nhà văn hóa ấp 3.jpg"
        assert second["caption"] == "Nhà văn hóa ấp 3 ngày khởi công"

    def test_byline_behind_the_end_mark(self, found):
        assert texts(found, "paragraph")[-1].endswith("bàn giao trong tháng 12.")
        assert [entry["name"] for entry in found["bylines"]] == ["Lê Minh"]

    def test_related_stories_are_dropped(self, found):
        assert found["dropped"][-1] == "Lễ hội đua thuyền xã Bình Minh"


def test_english_story():
    found = report("english")
    assert found["title"] == "Government eases paperwork for fishing boats"
    assert found["section"] == "National News"
    assert found["source"] == "VGP"
    assert found["published_at"] == "2008-06-26T07:09:00+07:00"
    first, second = photos(found)
    assert first["credit"]["photographers"] == ["Nhat Bac"]
    assert second["credit"] == {
        "photographers": ["Thong Nhat"],
        "organisation": "VNA",
        "line": "Photo: Thong Nhat/VNA",
    }
    assert texts(found, "subheading") == ["What changes for owners"]
    assert found["bylines"] == [{"name": "Hai Minh", "role": "words", "kind": "person"}]


def test_photo_story():
    found = report("chum-anh")
    first, group, bare = photos(found)
    assert first["file"] == "cho-hoa-1.jpg"
    assert first["caption"] == "Người dân chọn mua quất trong sáng đầu tiên"
    assert group["files"] == ["cho-hoa-2.jpg", "cho-hoa-3.jpg"]
    assert group["caption"] == "Thuyền hoa từ miệt vườn cập bến từ mờ sáng"
    assert (bare["file"], bare["caption"], bare["credit"]) == ("cho-hoa-4.jpg", "", None)
    assert {entry["role"] for entry in found["bylines"]} == {"photos"}
    assert found["published_at"] == "2019-01-29T05:09:00+07:00"


def test_agency_story():
    found = report("thong-tan")
    assert found["standfirst"].startswith("Cây cầu dài 1,2 km")
    assert found["source"] == "TTXVN"
    assert texts(found, "paragraph")[0].startswith("Sáng 2/3")
    assert texts(found, "paragraph")[-1].endswith("gió bão cấp 14.")
    assert [entry["name"] for entry in found["bylines"]] == ["TTXVN", "Vietnam+"]


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda path: path.stem)
def test_line_ends_and_spaces_do_not_matter(path):
    text = path.read_text(encoding="utf-8")
    plain = read_story(Document.from_text(path.name, text)).as_report()
    for other in (
        text.replace("\n", "\r\n"),
        text.replace("\n\n", "\n"),
        text.replace("\n", "\n\n"),
        text.replace(" ", "\u00a0"),
        text.replace(" ", "  "),
    ):
        assert read_story(Document.from_text(path.name, other)).as_report() == plain
