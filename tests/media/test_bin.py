"""Throwing photos away: what can't be, who may, how long they lie in the bin."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from cms.articles.models import ArticlePage
from cms.workflow import clock
from cms.workflow.roles import Role
from media import bin, ledger
from media.intake import take_in
from media.models import LedgerEntry, Photo, PhotoChange
from tests.factories import (
    AccountFactory,
    ArticleFactory,
    PersonFactory,
    PhotoFactory,
    TopicFactory,
    picture_file,
)

pytestmark = pytest.mark.django_db
# In Wagtail, who may change a photo may throw it away.
MAY_BIN = ("photo_editor", "desk_editor", "duty_secretary", "editor_in_chief")


@pytest.fixture
def photo():
    return PhotoFactory(file=picture_file(size=(60, 40)))


@pytest.fixture
def editor(client):
    account = AccountFactory(role="photo_editor")
    client.force_login(account)
    return account


@pytest.fixture
def binned(photo):
    bin.put_in_bin(photo, user=None)
    return photo


def lies_in_bin(photo) -> bool:
    return Photo.objects.in_bin().filter(pk=photo.pk).exists()


def told(answer) -> str:
    return " ".join(str(message) for message in answer.context["messages"])


def overdue(photo, **changes):
    at = timezone.now() - bin.KEPT_FOR
    Photo.objects.filter(pk=photo.pk).update(binned_at=at, **changes)


HOLDERS = {
    "lead": lambda photo: ArticleFactory(title="Bài giữ ảnh", lead_photo=photo, published=True),
    "thumbnail": lambda photo: ArticleFactory(title="Bài giữ ảnh", thumbnail=photo, published=True),
    "body": lambda photo: ArticleFactory(
        title="Bài giữ ảnh", body=[("photo", {"photo": photo})], published=True
    ),
    "draft": lambda photo: ArticleFactory(title="Bài giữ ảnh", lead_photo=photo),
    "portrait": lambda photo: PersonFactory(full_name="Bài giữ ảnh", portrait=photo),
    "topic": lambda photo: TopicFactory(title="Bài giữ ảnh", photo=photo),
}


def draft_of_a_published_story(photo):
    article = ArticleFactory(title="Bài giữ ảnh", published=True)
    article.body = [("photo", {"photo": photo})]
    article.save_revision()


def snapshot_only(photo):
    article = ArticleFactory(title="Bài giữ ảnh", lead_photo=photo, published=True)
    article.lead_photo = None
    article.save_revision().publish()


def story_taken_down(photo):
    ArticleFactory(title="Bài giữ ảnh", lead_photo=photo, published=True).unpublish()


def deleted_story(photo):
    article = ArticleFactory(title="Bài giữ ảnh", lead_photo=photo, published=True)
    ArticlePage.objects.get(pk=article.pk).delete()


HOLDERS |= {
    make.__name__: make
    for make in (draft_of_a_published_story, snapshot_only, story_taken_down, deleted_story)
}


@pytest.mark.parametrize("holder", HOLDERS)
class TestWhatIsHeld:
    def test_is_not_thrown_away(self, photo, holder):
        HOLDERS[holder](photo)
        with pytest.raises(ValidationError) as refusal:
            bin.put_in_bin(photo, user=None)
        assert "Bài giữ ảnh" in " ".join(refusal.value.messages)
        assert not lies_in_bin(photo)

    def test_is_not_emptied_with_the_bin(self, photo, holder):
        HOLDERS[holder](photo)
        overdue(photo)
        assert bin.empty(at=timezone.now()) == []
        assert Photo.objects.filter(pk=photo.pk).exists()

    def test_delete_view_says_why(self, client, editor, photo, holder):
        HOLDERS[holder](photo)
        address = reverse("wagtailimages:delete", args=[photo.pk])
        assert "Bài giữ ảnh" in client.get(address).content.decode()
        answer = client.post(address, follow=True)
        assert answer.status_code == 200
        assert "Bài giữ ảnh" in told(answer)
        assert not lies_in_bin(photo)


class TestWaysIn:
    """Every way by which Wagtail deletes a photo."""

    def test_delete_view(self, client, editor, photo):
        address = reverse("wagtailimages:delete", args=[photo.pk])
        assert client.get(address).status_code == 200
        client.post(address)
        assert lies_in_bin(photo)
        assert Photo.objects.get(pk=photo.pk).binned_by == editor

    def test_bulk_takes_what_it_can_and_names_the_rest(self, client, editor, photo):
        used = PhotoFactory()
        ArticleFactory(title="Bài giữ ảnh", lead_photo=used, published=True)
        address = reverse("wagtail_bulk_action", args=["media", "photo", "delete"])
        query = f"?id={photo.pk}&id={used.pk}&next={reverse('wagtailimages:index')}"
        assert "Bài giữ ảnh" in client.get(address + query).content.decode()
        answer = client.post(address + query, follow=True)
        assert answer.status_code == 200
        assert "Bài giữ ảnh" in told(answer)
        assert lies_in_bin(photo)
        assert not lies_in_bin(used)

    def test_bulk_does_nothing_for_who_may_not(self, client, photo):
        client.force_login(AccountFactory(role="reporter"))
        address = reverse("wagtail_bulk_action", args=["media", "photo", "delete"])
        client.post(f"{address}?id={photo.pk}&next={reverse('wagtailadmin_home')}")
        assert not lies_in_bin(photo)

    def test_script_of_the_upload_page(self, client, editor, photo):
        used = PhotoFactory()
        ArticleFactory(title="Bài giữ ảnh", lead_photo=used, published=True)
        headers = {"x-requested-with": "XMLHttpRequest"}
        for one, may in ((photo, True), (used, False)):
            address = reverse("wagtailimages:delete_multiple", args=[one.pk])
            answer = client.post(address, headers=headers)
            assert answer.status_code == 200
            assert answer.json()["success"] is may
            assert lies_in_bin(one) is may

    def test_code_is_refused(self, photo):
        for delete in (photo.delete, Photo.objects.filter(pk=photo.pk).delete):
            with pytest.raises(ValidationError):
                delete()
        ArticleFactory(lead_photo=photo, published=True)
        overdue(photo)
        for delete in (photo.delete, Photo.objects.filter(pk=photo.pk).delete):
            with pytest.raises(ValidationError):
                delete()
        assert Photo.objects.filter(pk=photo.pk).exists()


class TestWhoMay:
    @pytest.mark.parametrize("role", Role.values)
    def test_throw_away_and_take_out(self, photo, role):
        user = AccountFactory(role=role)
        if role in MAY_BIN:
            bin.put_in_bin(photo, user=user)
            assert lies_in_bin(photo)
            bin.take_out(photo, user=user)
            assert not lies_in_bin(photo)
        else:
            with pytest.raises(PermissionDenied):
                bin.put_in_bin(photo, user=user)
            bin.put_in_bin(photo, user=None)
            with pytest.raises(PermissionDenied):
                bin.take_out(photo, user=user)
            assert lies_in_bin(photo)

    def test_a_photographer_throws_away_only_what_they_brought(self, photo):
        user = AccountFactory(role="photographer")
        own = PhotoFactory(uploaded_by_user=user)
        bin.put_in_bin(own, user=user)
        with pytest.raises(PermissionDenied):
            bin.put_in_bin(photo, user=user)

    @pytest.mark.parametrize("role", Role.values)
    def test_delete_for_good(self, binned, role):
        user = AccountFactory(role=role)
        if role == Role.PHOTO_EDITOR:
            bin.delete_for_good(binned, user=user)
            assert not Photo.objects.filter(pk=binned.pk).exists()
        else:
            with pytest.raises(PermissionDenied):
                bin.delete_for_good(binned, user=user)
            assert lies_in_bin(binned)


class TestInTheBin:
    def test_is_in_no_library_chooser_or_api(self, client, editor, photo):
        addresses = [
            reverse("wagtailimages:index"),
            reverse("wagtailimages:index") + "?q=cau",
            reverse("wagtailimages_chooser:choose"),
            reverse("wagtailimages_chooser:choose_results") + "?q=cau",
            "/quan-tri/api/main/images/",
        ]
        # In plain letters: scripts are answered in JSON.
        Photo.objects.filter(pk=photo.pk).update(title="cau moi 77", caption="cau moi 77")
        photo.refresh_from_db()
        photo.save()
        superuser = AccountFactory(is_superuser=True)
        for user in (editor, superuser):
            client.force_login(user)
            for address in addresses:
                assert photo.title in client.get(address).content.decode(), address
        bin.put_in_bin(photo, user=editor)
        for user in (editor, superuser):
            client.force_login(user)
            for address in addresses:
                answer = client.get(address)
                assert answer.status_code == 200
                assert photo.title not in answer.content.decode(), address

    def test_who_and_when_are_kept(self, photo, editor):
        bin.put_in_bin(photo, user=editor)
        bin.take_out(photo, user=editor)
        first, last = PhotoChange.objects.filter(photo=photo, field="binned_at").order_by("pk")
        assert (first.was, first.user, last.becomes) == (None, editor, None)
        assert first.becomes == last.was

    def test_has_no_delivered_files(self, photo):
        photo = PhotoFactory(file=picture_file(size=(61, 40)), delivered=True)
        bin.put_in_bin(photo, user=None)
        assert not photo.renditions.exists()

    def test_the_same_file_may_be_brought_again(self, editor, photo):
        data = picture_file(size=(62, 40)).read()
        first = take_in(data, "cau.jpg", user=editor, collection=photo.collection).photo
        assert not take_in(data, "cau.jpg", user=editor, collection=photo.collection).is_new
        bin.put_in_bin(first, user=editor)
        again = take_in(data, "cau.jpg", user=editor, collection=photo.collection)
        assert again.is_new
        assert again.photo != first

    def test_twice_is_refused(self, binned):
        with pytest.raises(ValidationError):
            bin.put_in_bin(binned, user=None)
        bin.take_out(binned, user=None)
        with pytest.raises(ValidationError):
            bin.take_out(binned, user=None)
        with pytest.raises(ValidationError):
            bin.delete_for_good(binned, user=None)


class TestScreen:
    def test_shows_what_lies_there_and_gives_it_back(self, client, editor, binned):
        other = PhotoFactory()
        address = reverse("photos:bin")
        page = client.get(address).content.decode()
        assert binned.title in page
        assert other.title not in page
        assert reverse("photos:bin") in client.get(reverse("wagtailadmin_home")).content.decode()
        client.post(reverse("photos:take_out", args=[binned.pk]))
        assert not lies_in_bin(binned)

    def test_deletes_for_those_with_the_permission(self, client, binned):
        delete = reverse("photos:delete_now", args=[binned.pk])
        client.force_login(AccountFactory(role="desk_editor"))
        assert delete not in client.get(reverse("photos:bin")).content.decode()
        client.post(delete)
        assert lies_in_bin(binned)
        client.force_login(AccountFactory(role="photo_editor"))
        assert delete in client.get(reverse("photos:bin")).content.decode()
        client.post(delete)
        assert not Photo.objects.filter(pk=binned.pk).exists()

    def test_what_readers_saw_stays_and_says_so(self, client, editor, photo):
        ledger.record_outside("portrait:1", photo.pk, title="Ai đó", at=timezone.now())
        ledger.record_outside("portrait:1", None, title="Ai đó", at=timezone.now())
        bin.put_in_bin(photo, user=editor)
        delete = reverse("photos:delete_now", args=[photo.pk])
        assert delete not in client.get(reverse("photos:bin")).content.decode()
        answer = client.post(delete, follow=True)
        assert answer.status_code == 200
        assert photo.title in told(answer)
        overdue(photo)
        assert bin.empty(at=timezone.now()) == []
        assert LedgerEntry.objects.filter(photo=photo).exists()

    @pytest.mark.parametrize("role", ["reporter", "translator", "photographer"])
    def test_shows_nobody_what_is_not_theirs(self, client, binned, role):
        client.force_login(AccountFactory(role=role))
        assert binned.title not in client.get(reverse("photos:bin")).content.decode()

    def test_is_closed_to_who_has_no_photos(self, client, binned):
        client.force_login(AccountFactory(role="technician"))
        answer = client.get(reverse("photos:bin"))
        assert answer.status_code == 302


class TestThirtyDays:
    def test_then_the_clock_deletes_it_with_its_file(
        self, binned, django_capture_on_commit_callbacks
    ):
        storage, name = binned.file.storage, binned.file.name
        now = timezone.now()
        assert clock.run(at=now + timedelta(days=29, hours=23)) == []
        with django_capture_on_commit_callbacks(execute=True):
            [outcome] = clock.run(at=now + timedelta(days=30, minutes=1))
        assert (outcome.action, outcome.page_number) == ("photo deleted", binned.pk)
        assert not Photo.objects.filter(pk=binned.pk).exists()
        assert not storage.exists(name)

    def test_one_that_fails_keeps_no_other(self, binned, monkeypatch):
        other = PhotoFactory()
        overdue(binned)
        overdue(other)
        reasons = bin.why_kept

        def broken(photo, **asked):
            if photo.pk == binned.pk:
                raise OSError("disk")
            return reasons(photo, **asked)

        monkeypatch.setattr(bin, "why_kept", broken)
        assert [photo.pk for photo in bin.empty(at=timezone.now())] == [other.pk]
