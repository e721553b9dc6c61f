"""The library: what its address finds, in which order, at what cost, and who sees it."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import make_aware
from django_tasks_db.models import DBTaskResult
from wagtail.models import Collection, GroupCollectionPermission

from cms.people.models import Person, Position
from cms.workflow.models import RoleGroup
from media import finding
from media.desk import listing
from media.desk.filters import months_before
from media.desk.library import LibraryView
from media.models import LedgerEntry, Photo, PhotoWords
from tests.factories import (
    AccountFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
    SectionFactory,
    erase,
    picture_file,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    account = AccountFactory(role="photo_editor")
    client.force_login(account)
    return account


@pytest.fixture
def found(client, editor):
    """``found(q="…")`` is what the library shows at that address, in order."""

    def at(**query):
        answer = client.get(reverse("wagtailimages:index"), query)
        assert answer.status_code == 200
        return [card.photo for card in answer.context["library"].cards]

    return at


def uploaded(photo, **ago):
    Photo.objects.filter(pk=photo.pk).update(created_at=timezone.now() - timedelta(**ago))
    return photo


class TestTheScreen:
    def test_stands_at_wagtails_own_address(self, client, editor):
        answer = client.get(reverse("wagtailimages:index"))
        assert isinstance(answer.context["view"], LibraryView)

    @pytest.mark.parametrize(
        ("role", "status"),
        [
            ("reporter", 200),
            ("photographer", 200),
            ("photo_editor", 200),
            ("desk_editor", 200),
            ("duty_secretary", 200),
            ("editor_in_chief", 200),
            ("translator", 200),
            ("technician", 302),
        ],
    )
    def test_opens_to_those_who_work_with_photos(self, client, role, status):
        client.force_login(AccountFactory(role=role))
        for name in ("wagtailimages:index", "photos:numbers"):
            assert client.get(reverse(name)).status_code == status

    def test_photos_of_a_closed_collection_stay_unseen(self, client):
        """Whoever may use one collection sees, finds and counts its photos alone."""
        account, root = AccountFactory(role="reporter"), Collection.get_first_root_node()
        open_one, closed = root.add_child(name="Mở"), root.add_child(name="Kín")
        group = RoleGroup.objects.get(role="reporter").group
        GroupCollectionPermission.objects.filter(group=group).update(collection=open_one)
        seen = PhotoFactory(collection=open_one)
        hidden = PhotoFactory(collection=closed)
        client.force_login(account)
        index = client.get(reverse("wagtailimages:index"), {"q": "nông dân"})
        assert [card.photo for card in index.context["library"].cards] == [seen]
        assert index.context["library"].total == 1
        assert client.get(reverse("photos:numbers")).json() == {"photos": [seen.pk]}
        assert hidden.caption == seen.caption

    def test_photos_in_the_bin_are_left_out(self, found):
        PhotoFactory(binned_at=timezone.now())
        assert found() == []

    def test_asks_so_many_queries_whatever_the_number_of_photos(self, client, editor):
        def queries():
            with CaptureQueriesContext(connection) as asked:
                answer = client.get(
                    reverse("wagtailimages:index"), {"q": "nông dân", "layout": "list"}
                )
            return len(asked), len(answer.context["library"].cards)

        person = PersonFactory()
        event = PhotoEventFactory()

        def add(count):
            for _ in range(count):
                photo = PhotoFactory(
                    photographers=[person], event=event, agency=OrganisationFactory()
                )
                photo.people_shown.add(person)
                photo.tags.add("lúa")

        add(2)
        queries()
        assert queries()[1] == 2
        few, _ = queries()
        add(58)
        many, shown = queries()
        assert (many, shown) == (few, listing.PER_PAGE)
        assert many < 30

    def test_makes_no_sizes_of_photos(self, client, editor):
        photo = PhotoFactory()
        page = client.get(reverse("wagtailimages:index")).content.decode()
        assert not photo.renditions.exists()
        assert "<img" not in page.partition("data-photos")[2].partition("</ul>")[0]

    def test_shows_the_delivered_size_and_a_larger_one_for_dense_screens(self, client, editor):
        photo = PhotoFactory(file=picture_file(size=(1600, 1000)), delivered=True)
        preview = listing.previews_of([photo.pk])[photo.pk]
        assert preview.width == 400
        assert " 800w" in preview.srcset
        assert preview.url in client.get(reverse("wagtailimages:index")).content.decode()

    def test_a_tile_that_stands_for_a_file_is_no_preview(self, client, editor):
        PhotoFactory(awaiting_file=True, delivered=True, origin_file_name="L1.jpg")
        page = client.get(reverse("wagtailimages:index"))
        assert page.context["library"].cards[0].preview is None
        assert "L1.jpg" in page.content.decode()

    def test_counts_exactly_up_to_a_bound_and_says_so_beyond(self, client, editor, monkeypatch):
        PhotoFactory.create_batch(3)
        index = reverse("wagtailimages:index")
        assert (client.get(index).context["library"].total) == 3
        monkeypatch.setattr(listing, "MOST_COUNTED", 2)
        library = client.get(index).context["library"]
        assert (library.total, library.is_capped, len(library.cards)) == (2, True, 2)

    def test_leafs_and_stays_on_the_last_page(self, found, monkeypatch):
        monkeypatch.setattr(listing, "PER_PAGE", 2)
        photos = PhotoFactory.create_batch(5)[::-1]
        assert found(p="2") == photos[2:4]
        assert found(p="99") == photos[4:]
        assert found(p="x") == photos[:2]

    def test_an_empty_library_says_how_to_bring_photos(self, client, editor):
        page = client.get(reverse("wagtailimages:index")).content.decode()
        assert f'class="button" href="{reverse("wagtailimages:add_multiple")}"' in page

    def test_links_lead_to_the_form_only_for_those_who_may_use_it(self, client, editor):
        photo = PhotoFactory()
        address = reverse("wagtailimages:edit", args=[photo.pk])
        assert address in client.get(reverse("wagtailimages:index")).content.decode()
        client.force_login(AccountFactory(role="reporter"))
        page = client.get(reverse("wagtailimages:index")).content.decode()
        assert address not in page
        assert "data-decide" not in page.partition("data-photos")[2].partition("</ul>")[0]

    def test_each_filter_can_be_taken_away(self, client, editor):
        answer = client.get(reverse("wagtailimages:index"), {"owes": "credit", "q": "lúa"})
        [(label, value, address)] = answer.context["chips"]
        assert address == "?q=l%C3%BAa"

    def test_a_value_that_makes_no_sense_is_said_and_finds_all_the_same(self, client, editor):
        photo = PhotoFactory()
        answer = client.get(reverse("wagtailimages:index"), {"taken_from": "hôm nào"})
        assert [card.photo for card in answer.context["library"].cards] == [photo]
        assert answer.context["form"].errors["taken_from"]

    def test_numbers_are_those_that_the_filters_find(self, client, editor):
        PhotoFactory()
        owing = PhotoFactory(uncredited=True)
        answer = client.get(reverse("photos:numbers"), {"owes": "credit"})
        assert answer.json() == {"photos": [owing.pk]}


class TestFilters:
    def test_event_by_number_and_by_title(self, found):
        PhotoFactory(event=PhotoEventFactory())
        event = PhotoEventFactory(title="Kỳ họp thứ mười")
        photo = PhotoFactory(event=event)
        assert found(event=str(event.pk)) == [photo]
        assert found(event="kỳ họp thứ mười") == [photo]

    def test_photographer(self, found):
        hung, hung_without = PersonFactory(full_name="Lê Hùng"), PersonFactory(full_name="Lê Hưng")
        photo = PhotoFactory(photographers=[hung])
        other = PhotoFactory(photographers=[hung_without])
        assert found(photographer="Lê Hùng") == [photo]
        assert found(photographer="le hung") == [other, photo]
        assert found(photographer=str(hung.pk)) == [photo]

    def test_agency_by_any_of_its_names(self, found):
        agency = OrganisationFactory(name="Thông tấn xã Việt Nam", short_name="TTXVN")
        photo, _ = PhotoFactory(agency=agency), PhotoFactory(agency=OrganisationFactory())
        assert found(agency="TTXVN") == found(agency="Thông tấn xã Việt Nam") == [photo]

    def test_person_shown_of_the_register_or_not(self, found):
        person = PersonFactory(full_name="Phạm Văn Bần")
        photo = PhotoFactory()
        photo.people_shown.add(person)
        stranger = PhotoFactory(other_people_shown=["Già Lơ"])
        assert found(person="Phạm Văn Bần") == [photo]
        assert found(person="Già Lơ") == [stranger]

    def test_keyword(self, found):
        photo, _ = PhotoFactory(), PhotoFactory()
        photo.tags.add("Hạn mặn")
        assert found(keyword="hạn mặn") == [photo]

    def test_days_of_taking_are_days_of_viet_nam(self, found):
        late = PhotoFactory(taken_at=make_aware(datetime(2026, 5, 1, 23, 59)))
        early = PhotoFactory(taken_at=make_aware(datetime(2026, 5, 2, 0, 0)))
        PhotoFactory(taken_at=None)
        assert found(taken_from="2026-05-02") == [early]
        assert found(taken_to="2026-05-01") == [late]
        assert found(taken_from="2026-05-01", taken_to="2026-05-02") == [early, late]

    def test_section_with_those_below_it(self, found):
        section = SectionFactory(title="Kinh tế")
        below = SectionFactory(parent=section, title="Nông nghiệp")
        used, elsewhere = PhotoFactory(), PhotoFactory()
        for photo, page in ((used, below), (elsewhere, SectionFactory())):
            LedgerEntry.objects.create(photo=photo, page=page, page_title="Bài", place="lead")
        assert found(section=str(section.pk)) == [used]

    def test_state(self, found):
        PhotoFactory(uncredited=True)
        photo = PhotoFactory()
        assert found(state=Photo.Status.NEEDS_CHECK) == [photo]

    @pytest.mark.parametrize("what", ["caption", "credit", "file"])
    def test_what_is_owed(self, found, what):
        owing = {
            "caption": PhotoFactory(caption=" \n"),
            "credit": PhotoFactory(uncredited=True),
            "file": PhotoFactory(awaiting_file=True),
        }
        PhotoFactory()
        PhotoFactory(uncredited=True, agency=OrganisationFactory())
        signed = PhotoFactory(uncredited=True, photographers=[PersonFactory()])
        assert signed not in found(owes="credit")
        assert found(owes=what) == [owing[what]]

    def test_kind_of_rights(self, found):
        photo, _ = PhotoFactory(usage_class=Photo.UsageClass.HANDOUT), PhotoFactory()
        assert found(usage_class="handout") == [photo]

    def test_how_long_rights_last(self, found):
        today = timezone.localdate()
        day = timedelta(days=1)
        photos = {
            "expired": PhotoFactory(rights_expire_on=today - day),
            "expiring": PhotoFactory(rights_expire_on=today + 20 * day),
            "later": PhotoFactory(valid_from=today + day),
        }
        free = PhotoFactory(valid_from=today, rights_expire_on=today + 90 * day)
        for term, photo in photos.items():
            assert found(term=term) == [photo]
        assert set(found(term="now")) == {free, photos["expiring"]}

    def test_orientation(self, found):
        sizes = {"landscape": (90, 60), "portrait": (60, 90), "square": (60, 60)}
        photos = {name: PhotoFactory(file=picture_file(size=size)) for name, size in sizes.items()}
        for name, photo in photos.items():
            assert found(orientation=name) == [photo]

    def test_unused_for_so_many_months(self, found):
        now = timezone.now()
        never, shown_now, long_ago, lately = (uploaded(PhotoFactory(), days=900) for _ in range(4))
        fresh = PhotoFactory()
        for photo, ended in (
            (shown_now, None),
            (long_ago, now - timedelta(days=300)),
            (lately, now - timedelta(days=40)),
        ):
            LedgerEntry.objects.create(
                photo=photo,
                page_title="Bài",
                place="lead",
                began_at=now - timedelta(days=800),
                ended_at=ended,
            )
        assert set(found(unused="6")) == {never, long_ago}
        assert set(found(unused="12")) == {never}
        assert set(found(unused="never")) == {never, fresh}

    def test_pick_and_rating(self, found):
        picked = PhotoFactory(pick=Photo.Pick.PICK, rating=4)
        rejected = PhotoFactory(pick=Photo.Pick.REJECT, rating=1)
        undecided = PhotoFactory()
        assert found(pick="pick") == [picked]
        assert found(pick="reject") == [rejected]
        assert found(pick="none") == [undecided]
        assert found(rating="3") == [picked]

    def test_what_i_and_what_reporters_uploaded_today(self, found, editor):
        reporter = AccountFactory(role="reporter")
        mine = PhotoFactory(uploaded_by_user=editor)
        theirs = PhotoFactory(uploaded_by_user=reporter)
        uploaded(PhotoFactory(uploaded_by_user=reporter), days=1, hours=1)
        assert found(uploader="me", uploaded="today") == [mine]
        assert found(uploader="reporters", uploaded="today") == [theirs]
        assert len(found(uploader="reporters", uploaded="week")) == 2

    def test_both_are_one_click_away(self, client, editor):
        page = client.get(reverse("wagtailimages:index")).content.decode()
        assert 'href="/quan-tri/images/?uploader=me&amp;uploaded=today"' in page
        assert 'href="/quan-tri/images/?uploader=reporters&amp;uploaded=today"' in page

    def test_collection(self, found):
        below = Collection.get_first_root_node().add_child(name="Tết")
        photo, _ = PhotoFactory(collection=below), PhotoFactory()
        assert found(collection_id=str(below.pk)) == [photo]

    def test_months_end_where_the_month_does(self):
        assert months_before(datetime(2026, 8, 31), 6) == datetime(2026, 2, 28)
        assert months_before(datetime(2026, 1, 15), 3) == datetime(2025, 10, 15)


class TestOrder:
    def test_by_taking_by_title_in_the_alphabet_and_by_rating(self, found):
        an = PhotoFactory(title="Ấn", taken_at=make_aware(datetime(2026, 1, 2)), rating=1)
        ba = PhotoFactory(title="Bà", taken_at=make_aware(datetime(2026, 1, 1)), rating=5)
        da = PhotoFactory(title="Đá", taken_at=None)
        du = PhotoFactory(title="Du", taken_at=make_aware(datetime(2026, 1, 3)))
        assert found() == [du, da, ba, an]
        assert found(sort="oldest") == [an, ba, da, du]
        assert found(sort="taken") == [du, an, ba, da]
        assert found(sort="taken-first") == [ba, an, du, da]
        assert found(sort="title") == [an, ba, du, da]
        assert found(sort="rating")[:2] == [ba, an]


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
