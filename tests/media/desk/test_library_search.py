"""Words typed into the library: what they find, and the names that it suggests."""

from datetime import date

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from cms.people.models import Person, Position
from media import finding
from media.models import PhotoWords
from tests.factories import (
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
    erase,
)

pytestmark = pytest.mark.django_db


class TestSearch:
    def test_without_marks_everything_that_folds(self, found):
        hung, hung_without = PhotoFactory(caption="Ông Hùng"), PhotoFactory(caption="Ông Hưng")
        assert found(q="ong hung") == [hung_without, hung]

    def test_with_marks_what_has_them_first(self, found):
        hung, hung_without = PhotoFactory(caption="Ông Hùng"), PhotoFactory(caption="Ông Hưng")
        assert found(q="Ông Hùng") == [hung, hung_without]

    def test_a_phrase_before_its_words(self, found):
        phrase = PhotoFactory(caption="Cầu Vàm Lá")
        words = PhotoFactory(caption="Lá cờ trên cầu ở Vàm")
        assert found(q="cau vam la") == [phrase, words]

    def test_marks_count_before_the_phrase(self, found):
        scattered = PhotoFactory(caption="Thủy triều và lợi ích")
        folded = PhotoFactory(caption="Thụy lợi")
        assert found(q="thủy lợi") == [scattered, folded]

    def test_whole_syllables_only(self, found):
        PhotoFactory(caption="Nghiêng")
        assert found(q="nghi") == []

    def test_every_word_is_needed(self, found):
        PhotoFactory(caption="Cầu Vàm Lá")
        assert found(q="cầu Mỹ Thuận") == []

    def test_tone_placement_and_punctuation_are_no_difference(self, found):
        photo = PhotoFactory(caption="Hoà bình (1.200 hộ), VGP/Nhật-Bắc")
        for words in ("hòa bình", "VGP", "nhật bắc", "1.200 hộ", "1 200"):
            assert found(q=words) == [photo], words

    def test_no_phrase_reaches_from_field_to_field(self, found):
        across = PhotoFactory(title="Cầu", caption="Vàm Lá")
        within = PhotoFactory(title="Ảnh", caption="Cầu Vàm Lá")
        assert found(q="cầu vàm") == [within, across]

    def test_every_field_is_searched(self, found):
        person = PersonFactory(full_name="Trịnh Thị Sen", pen_names=["Sen Hồng"])
        shown = PersonFactory(full_name="Ngô Quý Tỵ")
        photo = PhotoFactory(
            title="Một",
            caption="Hai",
            credit_line="Ảnh: Ba",
            place="Mường Khương",
            other_people_shown=["Giàng A Páo"],
            photographers=[person],
            agency=OrganisationFactory(name="Báo Ảnh Miền Núi"),
            event=PhotoEventFactory(title="Hội xuân"),
        )
        photo.people_shown.add(shown)
        photo.tags.add("thổ cẩm")
        for words in (
            "một",
            "hai",
            "ba",
            "mường khương",
            "giàng a páo",
            "trịnh thị sen",
            "sen hồng",
            "ngô quý tỵ",
            "báo ảnh miền núi",
            "hội xuân",
            "thổ cẩm",
        ):
            assert found(q=words) == [photo], words

    def test_follows_names_as_they_change(self, found):
        person, shown = PersonFactory(full_name="Cũ Một"), PersonFactory(full_name="Cũ Hai")
        agency, event = OrganisationFactory(name="Cũ Ba"), PhotoEventFactory(title="Cũ Bốn")
        photo = PhotoFactory(photographers=[person], agency=agency, event=event)
        photo.people_shown.add(shown)
        photo.tags.add("Cũ Năm")
        for row, name in ((person, "full_name"), (shown, "full_name"), (agency, "name")):
            setattr(row, name, getattr(row, name).replace("Cũ", "Mới"))
            row.save()
        event.title = "Mới Bốn"
        event.save()
        tag = photo.tags.get()
        tag.name = "Mới Năm"
        tag.save()
        for number in ("Một", "Hai", "Ba", "Bốn", "Năm"):
            assert found(q=f"cũ {number}") == []
            assert found(q=f"mới {number}") == [photo]

    def test_follows_people_and_keywords_taken_away(self, found):
        person = PersonFactory(full_name="Ngô Quý Tỵ")
        photo = PhotoFactory(photographers=[person])
        person.photos_shown_in.add(photo)
        photo.tags.add("gốm")
        assert found(q="ngô quý tỵ gốm") == [photo]
        photo.tags.clear()
        assert found(q="gốm") == []
        photo.people_shown.clear()
        photo.photographer_rows.all().delete()
        assert found(q="ngô quý tỵ") == []

    def test_very_many_photos_of_one_name_are_left_to_the_worker(self, monkeypatch, found):
        monkeypatch.setattr(finding, "AT_ONCE", 1)
        person = PersonFactory(full_name="Cũ Tên")
        photos = [PhotoFactory(photographers=[person]) for _ in range(2)]
        person.full_name = "Mới Tên"
        person.save()
        assert found(q="mới tên") == []
        left = DBTaskResult.objects.filter(task_path__endswith="note_words_later")
        for task in left:
            finding.note_words_later.call(*task.args_kwargs["args"])
        assert found(q="mới tên") == photos[::-1]

    def test_a_search_of_nothing_but_punctuation_is_no_search(self, found):
        photo = PhotoFactory()
        assert found(q="  ?! ") == [photo]

    def test_words_go_with_their_photo(self):
        photo = PhotoFactory()
        assert PhotoWords.objects.filter(photo=photo).exists()
        erase(photo)
        assert not PhotoWords.objects.exists()


class TestSuggestions:
    def test_names_that_there_are(self, client, editor):
        PersonFactory(full_name="Lê Hùng")
        PersonFactory(full_name="Lê Hưng")
        OrganisationFactory(name="Thông tấn xã")
        PhotoEventFactory(title="Hội xuân")
        PhotoFactory().tags.add("thổ cẩm")

        def names(kind, q):
            return client.get(reverse("photos:suggest"), {"kind": kind, "q": q}).json()["names"]

        assert names("person", "hưng") == ["Lê Hưng", "Lê Hùng"]
        assert names("person", "hu le") != []
        assert names("agency", "thong") == ["Thông tấn xã"]
        assert names("event", "xuan") == ["Hội xuân"]
        assert names("keyword", "tho") == ["thổ cẩm"]
        assert names("nothing", "a") == names("person", " ") == []


def test_a_position_says_its_body_once():
    agency = OrganisationFactory(name="Bộ Y tế")
    person = PersonFactory(full_name="Đỗ Thị Lành")
    Position.objects.create(
        person=person, title="Bộ trưởng", organisation=agency, valid_to=date(2026, 3, 31)
    )
    Position.objects.create(
        person=person,
        title="Chủ tịch Bộ Y tế",
        organisation=agency,
        valid_from=date(2026, 4, 1),
    )
    person = Person.objects.get(pk=person.pk)
    assert person.with_office_on(date(2026, 3, 31)) == "Bộ trưởng Bộ Y tế Đỗ Thị Lành"
    assert person.with_office_on(date(2026, 4, 1)) == "Chủ tịch Bộ Y tế Đỗ Thị Lành"
    assert PersonFactory(full_name="Lò Văn Ún").with_office_on(date(2026, 1, 1)) == "Lò Văn Ún"
