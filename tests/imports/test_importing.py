"""From a document to a story of the house."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cms.articles.models import ArticlePage, Snapshot
from cms.imports.batch import import_files
from cms.imports.documents import incoming_from_disk
from cms.imports.importer import Wishes, import_story
from cms.imports.pictures import Folders
from cms.people.models import Organisation, Person
from cms.sections.models import SectionPage
from media.models import Photo
from tests.factories import OrganisationFactory, PersonFactory, SectionFactory
from tests.imports.papers import ARCHIVED, TIMELESS, WITH_FILES, write

pytestmark = pytest.mark.django_db
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def take_in(path, **wishes):
    (outcome,) = import_files([path], Wishes(**wishes))
    return outcome


def test_a_document_becomes_a_draft_in_the_fields_of_a_story(tmp_path):
    outcome = take_in(write(tmp_path, "tram-bom.txt", ARCHIVED))

    article = ArticlePage.objects.get(pk=outcome.article)
    assert (outcome.status, article.live) == ("created", False)
    assert article.title == "Khánh thành trạm bơm Cồn Sẻ: Nước ngọt về với ba xã"
    assert article.standfirst.startswith("Ngày 12/5, trạm bơm")
    assert article.source.prefix == "Songhau.vn"
    assert article.lead_caption.endswith("tại lễ khánh thành")
    assert [block.block_type for block in article.body] == ["text", "photo", "text"]
    assert "<h2>Hai năm chờ nước</h2>" in article.body[0].value.source
    assert article.latest_revision is not None
    assert [(row.printed_name, row.kind) for row in article.bylines.all()] == [
        ("Lê Bưởi", "person")
    ]


def test_markup_in_a_document_stays_text(tmp_path):
    hostile = ARCHIVED.replace("Từ sáng sớm,", "Từ <script>alert(1)</script> & sáng sớm,")
    article = ArticlePage.objects.get(pk=take_in(write(tmp_path, "a.txt", hostile)).article)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; sáng" in article.body[0].value.source


def test_publishing_keeps_the_documents_own_time(tmp_path):
    outcome = take_in(write(tmp_path, "tram-bom.txt", ARCHIVED), publish=True)

    article = ArticlePage.objects.get(pk=outcome.article)
    own_time = datetime(2021, 5, 12, 9, 15, tzinfo=VIETNAM)
    assert article.live
    assert article.first_published_at == own_time
    assert article.origin_published_at == own_time
    assert outcome.live
    assert outcome.reason is None
    assert Snapshot.objects.filter(page_number=article.pk).count() == 1


def test_a_document_without_a_time_is_never_published(tmp_path):
    outcome = take_in(write(tmp_path, "hoi-nghi.txt", TIMELESS), publish=True)

    article = ArticlePage.objects.get(pk=outcome.article)
    assert not article.live
    assert not outcome.live
    assert "thời điểm" in outcome.reason
    assert article.first_published_at is None


class TestATimeAhead:
    BEFORE = datetime(2021, 5, 12, 8, 0, tzinfo=VIETNAM)
    AFTER = datetime(2021, 5, 12, 9, 30, tzinfo=VIETNAM)

    def take_in(self, path, at, **wishes):
        return import_story(incoming_from_disk(path, Folders(), None), Wishes(**wishes), at=at)

    @pytest.mark.parametrize("publish", [False, True])
    def test_is_no_time_of_publication(self, tmp_path, publish):
        path = write(tmp_path, "a.txt", ARCHIVED)
        outcome = self.take_in(path, self.BEFORE, publish=publish)
        article = ArticlePage.objects.get(pk=outcome.article)
        assert (outcome.live, article.live) == (False, False)
        assert (article.first_published_at, article.origin_published_at) == (None, None)
        assert "chưa đến" in outcome.reason
        assert outcome.as_report()["published_at"] == "2021-05-12T09:15:00+07:00"

    def test_counts_once_it_has_come(self, tmp_path):
        path = write(tmp_path, "a.txt", ARCHIVED)
        self.take_in(path, self.BEFORE, publish=True)
        outcome = self.take_in(path, self.AFTER, publish=True)
        article = ArticlePage.objects.get(pk=outcome.article)
        own_time = datetime(2021, 5, 12, 9, 15, tzinfo=VIETNAM)
        assert (outcome.status, article.live) == ("updated", True)
        assert (article.first_published_at, article.origin_published_at) == (own_time, own_time)


def test_an_archived_story_goes_live_owing_what_it_lacks(tmp_path):
    outcome = take_in(write(tmp_path, "ghe.txt", WITH_FILES), publish=True)

    assert outcome.live
    assert outcome.owes == ["standfirst", "credit"]
    assert ArticlePage.objects.get(pk=outcome.article).owes == ["standfirst", "credit"]


def test_a_draft_names_what_it_owes(tmp_path):
    assert take_in(write(tmp_path, "hoi-nghi.txt", TIMELESS)).owes == ["byline"]


def test_the_chosen_section_wins(tmp_path):
    section = SectionFactory(title="Nông thôn mới")
    outcome = take_in(write(tmp_path, "hoi-nghi.txt", TIMELESS), section=section)
    assert ArticlePage.objects.get(pk=outcome.article).section == section


def test_a_document_goes_into_the_live_section_it_names(tmp_path):
    section = SectionFactory(title="Tin Địa Phương")
    outcome = take_in(write(tmp_path, "hoi-nghi.txt", TIMELESS))
    assert ArticlePage.objects.get(pk=outcome.article).section == section


def test_documents_without_a_section_share_one_of_their_own(tmp_path):
    for name in ("a.txt", "b.txt"):
        take_in(write(tmp_path, name, ARCHIVED))
    (section,) = SectionPage.objects.filter(slug="tin-nhap")
    assert section.get_children().count() == 2


def test_keywords_and_topics_are_reused(tmp_path):
    banner = WITH_FILES.replace("Skip to main content", "MÙA NƯỚC NỔI NĂM 2022")
    for name in ("a.txt", "b.txt"):
        outcome = take_in(write(tmp_path, name, banner))
    article = ArticlePage.objects.get(pk=outcome.article)
    assert [k.name for k in article.keywords.all()] == ["đua ghe ngo", "lễ hội", "Cồn Sẻ"]
    assert [topic.title for topic in article.topics] == ["MÙA NƯỚC NỔI NĂM 2022"]
    assert article.topics[0].story_rows.count() == 2


class TestNames:
    def test_a_known_person_is_found_by_a_name_in_other_tone_placement(self, tmp_path):
        known = PersonFactory(full_name="Lê Thúy Hòa")
        text = ARCHIVED.replace("Lê Bưởi", "Lê Thuý Hoà")
        article = ArticlePage.objects.get(pk=take_in(write(tmp_path, "a.txt", text)).article)
        assert [row.person for row in article.bylines.all()] == [known]

    def test_an_unknown_full_name_becomes_an_unconfirmed_person(self, tmp_path):
        take_in(write(tmp_path, "a.txt", ARCHIVED))
        assert not Person.objects.get(full_name="Lê Bưởi").is_confirmed

    def test_one_of_two_namesakes_is_never_guessed(self, tmp_path):
        PersonFactory.create_batch(2, full_name="Lê Bưởi")
        article = ArticlePage.objects.get(pk=take_in(write(tmp_path, "a.txt", ARCHIVED)).article)
        assert [(row.kind, row.name) for row in article.bylines.all()] == [("text", "Lê Bưởi")]
        assert Person.objects.filter(full_name="Lê Bưởi").count() == 2

    def test_a_name_without_marks_stays_text_when_it_fits_nobody(self, tmp_path):
        text = ARCHIVED.replace("Lê Bưởi", "Hai Minh")
        article = ArticlePage.objects.get(pk=take_in(write(tmp_path, "a.txt", text)).article)
        assert [row.kind for row in article.bylines.all()] == ["text"]
        assert not Person.objects.filter(full_name="Hai Minh").exists()

    def test_a_name_without_marks_means_the_only_person_it_folds_to(self, tmp_path):
        known = PersonFactory(full_name="Hải Minh")
        text = ARCHIVED.replace("Lê Bưởi", "Hai Minh")
        article = ArticlePage.objects.get(pk=take_in(write(tmp_path, "a.txt", text)).article)
        assert [row.person for row in article.bylines.all()] == [known]

    def test_the_source_is_found_by_its_prefix(self, tmp_path):
        known = OrganisationFactory(name="Cổng Sông Hậu", prefix="Songhau.vn")
        article = ArticlePage.objects.get(pk=take_in(write(tmp_path, "a.txt", ARCHIVED)).article)
        assert article.source == known

    def test_an_unknown_source_is_made_and_waits_for_a_check(self, tmp_path):
        take_in(write(tmp_path, "a.txt", ARCHIVED))
        made = Organisation.objects.get(prefix="Songhau.vn")
        assert not made.is_confirmed

    def test_photographers_and_agency_are_read_from_the_credit(self, tmp_path):
        take_in(write(tmp_path, "a.txt", TIMELESS))
        photo = Photo.objects.get()
        assert [person.full_name for person in photo.photographers.all()] == ["Trần Khế"]
        assert photo.agency.name == "SHN"
        assert photo.credit == "Trần Khế/SHN"
        assert photo.credit_line == "Ảnh: SHN/Trần Khế"

    def test_a_credit_with_one_undecided_name_is_printed_as_it_stands(self, tmp_path):
        text = TIMELESS.replace("SHN/Trần Khế", "SHN/Trần Khế - Hai Minh")
        take_in(write(tmp_path, "a.txt", text))
        photo = Photo.objects.get()
        assert photo.credit == "SHN/Trần Khế - Hai Minh"
        assert not photo.photographer_rows.exists()

    def test_the_person_of_the_path_is_remembered_with_the_document(self, tmp_path):
        outcome = take_in(write(tmp_path, "a.txt", TIMELESS))
        (record,) = ArticlePage.objects.get(pk=outcome.article).imported_documents.all()
        assert [person.full_name for person in record.persons.all()] == ["Phạm Văn Ổi"]
        assert record.unplaced["section"] == "Tin địa phương"


def test_the_section_for_imports_is_shown_once_a_story_in_it_is_published(tmp_path):
    paper = write(tmp_path, "bai.txt", ARCHIVED)
    take_in(paper)
    section = ArticlePage.objects.get().section
    assert not section.live
    take_in(paper, publish=True)
    section.refresh_from_db()
    assert section.live
