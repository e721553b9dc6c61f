"""What each filter of the library finds."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import make_aware
from wagtail.models import Collection

from media.desk.filters import months_before
from media.models import LedgerEntry, Photo
from tests.factories import (
    AccountFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoEventFactory,
    PhotoFactory,
    SectionFactory,
    picture_file,
)

pytestmark = pytest.mark.django_db


def uploaded(photo, **ago):
    Photo.objects.filter(pk=photo.pk).update(created_at=timezone.now() - timedelta(**ago))
    return photo


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
