"""Many photos at once: what the page's scripts send, and what they are told."""

import logging
import random
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image
from wagtail.models import Collection, GroupCollectionPermission

from media.models import Photo, PhotoEvent, PhotoUpload, UploadPiece
from media.uploads import outcomes, pieces
from media.uploads.pieces import KEPT_FOR, delete_abandoned_uploads
from media.uploads.views import AddPhotosView
from tests.factories import AccountFactory


def picture(seed, size=(180, 120)) -> bytes:
    """A JPEG that is like no other of another seed."""
    spots = Image.frombytes("L", (9, 8), random.Random(seed).randbytes(72))
    file = BytesIO()
    spots.resize(size).convert("RGB").save(file, "JPEG")
    return file.getvalue()


class Sender:
    """A browser: ``begin``, ``piece`` and ``finish`` return what the server answers."""

    def __init__(self, client, data=b"", name="anh.jpg", key=None):
        self.client, self.data, self.name = client, data, name
        self.key = key or f"{name}:{len(data)}:1700000000000"
        self.address = None

    def begin(self, **fields):
        root = Collection.get_first_root_node()
        wanted = {
            "key": self.key,
            "name": self.name,
            "size": len(self.data),
            "collection": root.pk,
            **fields,
        }
        response = self.client.post(reverse("uploads:begin"), wanted)
        if response.status_code == 200:
            self.id = response.json()["id"]
            self.address = response.json()["address"]
        return response

    def piece(self, start, end=None):
        return self.client.post(
            f"{self.address}piece/?start={start}",
            self.data[start:end],
            content_type="application/octet-stream",
        )

    def finish(self, **fields):
        return self.client.post(f"{self.address}finish/", fields)

    def send(self, **fields):
        assert self.begin(**fields).status_code == 200
        assert self.piece(0).status_code == 200
        return self.finish()


@pytest.fixture
def photographer(client):
    account = AccountFactory(role="photographer")
    client.force_login(account)
    return account


@pytest.fixture
def sender(client, photographer):
    return Sender(client, picture(1))


@pytest.fixture
def stored():
    """``stored()`` lists the files of pieces that lie in the storage."""
    before = set(_piece_files())
    return lambda: set(_piece_files()) - before


def _piece_files():
    return default_storage.listdir("uploads")[1] if default_storage.exists("uploads") else []


@pytest.mark.django_db
class TestTheScreen:
    def test_stands_in_the_place_of_wagtails_own(self, client, photographer):
        address = reverse("wagtailimages:add_multiple")
        assert isinstance(client.get(address).context["view"], AddPhotosView)
        index = client.get(reverse("wagtailimages:index")).content.decode()
        assert f'href="{address}"' in index

    @pytest.mark.parametrize(
        ("role", "status"),
        [
            ("reporter", 200),
            ("photographer", 200),
            ("photo_editor", 200),
            ("editor_in_chief", 200),
            ("technician", 302),
        ],
    )
    def test_opens_to_those_who_may_add_photos(self, client, role, status):
        client.force_login(AccountFactory(role=role))
        assert client.get(reverse("wagtailimages:add_multiple")).status_code == status

    def test_asks_for_a_collection_only_when_there_are_several(self, client, photographer):
        def is_asked():
            page = client.get(reverse("wagtailimages:add_multiple")).content.decode()
            return '<select name="collection"' in page

        assert not is_asked()
        Collection.get_first_root_node().add_child(name="Ảnh hội nghị")
        assert is_asked()

    def test_lists_what_this_person_has_not_finished(self, client, sender):
        sender.begin()
        sender.piece(0, len(sender.data) // 2)
        other = Client()
        other.force_login(AccountFactory(role="photographer"))
        Sender(other, picture(2), "cua-nguoi-khac.jpg").begin()
        page = client.get(reverse("wagtailimages:add_multiple"))
        [file] = page.context["unfinished"]
        assert file["percent"] in (49, 50)
        assert sender.key in page.content.decode()
        assert "cua-nguoi-khac" not in page.content.decode()

    def test_what_is_not_finished_can_be_discarded(
        self, client, sender, stored, django_capture_on_commit_callbacks
    ):
        sender.begin()
        sender.piece(0, 100)
        assert stored()
        with django_capture_on_commit_callbacks(execute=True):
            client.post(reverse("uploads:discard_unfinished"))
        assert not PhotoUpload.objects.exists()
        assert not stored()


@pytest.mark.django_db
class TestPieces:
    def test_pieces_become_the_photo_byte_for_byte(
        self, sender, photographer, stored, django_capture_on_commit_callbacks
    ):
        half = len(sender.data) // 2
        with django_capture_on_commit_callbacks(execute=True):
            assert sender.begin().json()["received"] == 0
            assert sender.piece(0, half).json() == {"received": half}
            assert sender.piece(half).json() == {"received": len(sender.data)}
            assert len(stored()) == 2
            answer = sender.finish().json()
        assert answer["state"] == "taken"
        photo = Photo.objects.get(pk=answer["photo"])
        with photo.open_file() as file:
            assert file.read() == sender.data
        assert photo.uploaded_by_user == photographer
        assert not UploadPiece.objects.exists()
        assert not stored()

    def test_nobody_can_guess_where_a_piece_lies(self, sender):
        sender.begin()
        sender.piece(0)
        name = UploadPiece.objects.get().file.name
        assert name.startswith("uploads/")
        assert str(sender.id) not in name
        assert len(name) > 20

    def test_the_same_file_goes_on_where_it_stopped(self, sender, client):
        first = sender.begin().json()
        sender.piece(0, 700)
        again = Sender(client, sender.data).begin().json()
        assert again == {**first, "received": 700}

    def test_another_size_under_the_same_key_begins_anew(self, sender, client):
        sender.begin()
        sender.piece(0, 700)
        other = Sender(client, picture(2) + b"  ", key=sender.key)
        assert other.begin().json()["received"] == 0
        assert PhotoUpload.objects.get().size == len(other.data)

    @pytest.mark.parametrize("start", [0, 699, 701, 5000])
    def test_bytes_from_elsewhere_are_not_taken_and_the_right_place_is_told(self, sender, start):
        sender.begin()
        sender.piece(0, 700)
        response = sender.piece(start)
        assert (response.status_code, response.json()) == (409, {"received": 700})
        assert UploadPiece.objects.count() == 1

    def test_more_than_was_announced_is_not_taken(self, sender):
        sender.begin(size=1000)
        response = sender.piece(0, 1001)
        assert (response.status_code, response.json()) == (409, {"received": 0})

    def test_a_piece_has_a_greatest_length(self, sender, monkeypatch):
        monkeypatch.setattr(pieces, "LONGEST_PIECE", 600)
        sender.begin()
        assert sender.piece(0, 601).status_code == 413
        assert sender.piece(0, 600).status_code == 200

    def test_an_unfinished_file_is_not_taken_in(self, sender):
        sender.begin()
        sender.piece(0, 700)
        response = sender.finish()
        assert (response.status_code, response.json()) == (409, {"received": 700})
        assert not Photo.objects.exists()

    def test_a_piece_that_the_storage_lost_is_sent_again(self, sender):
        sender.begin()
        sender.piece(0)
        default_storage.delete(UploadPiece.objects.get().file.name)
        response = sender.finish()
        assert (response.status_code, response.json()) == (409, {"received": 0})
        sender.piece(0)
        assert sender.finish().json()["state"] == "taken"


@pytest.mark.django_db
class TestWhoMay:
    def test_nobody_else_goes_on_with_a_file(self, sender):
        sender.begin()
        other = Client()
        other.force_login(AccountFactory(role="photo_editor"))
        sender.client = other
        assert sender.piece(0).status_code == 404
        assert sender.finish().status_code == 404
        assert other.post(f"{sender.address}discard/").status_code == 404
        assert PhotoUpload.objects.get().pieces.count() == 0

    def test_a_technician_begins_nothing(self, client):
        client.force_login(AccountFactory(role="technician"))
        response = Sender(client, picture(1)).begin()
        assert response.status_code == 403
        assert response.json()["reason"]

    def test_who_is_signed_out_gets_no_sentence(self, client):
        response = client.post(
            reverse("uploads:begin"), headers={"x-requested-with": "XMLHttpRequest"}
        )
        assert response.status_code == 403
        assert "json" not in response["Content-Type"]

    def test_a_collection_without_the_right_is_refused_at_the_beginning(self, sender, photographer):
        theirs = _only_in_a_collection(photographer)
        assert sender.begin().status_code == 403
        assert sender.begin(collection=theirs.pk).status_code == 200

    def test_a_right_that_was_lost_meanwhile_is_asked_for_at_the_end(self, sender, photographer):
        sender.begin()
        sender.piece(0)
        _only_in_a_collection(photographer)
        assert sender.finish().status_code == 403
        assert not Photo.objects.exists()


def _only_in_a_collection(account):
    """Take the right to add photos away but in a new collection; return that."""
    collection = Collection.get_first_root_node().add_child(name="Ảnh cộng tác viên")
    GroupCollectionPermission.objects.filter(group__in=account.groups.all()).update(
        collection=collection
    )
    return collection


@pytest.mark.django_db
class TestRefusals:
    @pytest.mark.parametrize(
        ("name", "size"),
        [("to.jpg", 50 * 1024 * 1024 + 1), ("bai.docx", 100), ("anh.nef", 100), ("rong.jpg", 0)],
    )
    def test_what_will_not_be_taken_is_refused_before_it_is_sent(self, sender, name, size):
        response = sender.begin(name=name, size=size)
        assert response.status_code == 422
        assert response.json()["reason"]
        assert not PhotoUpload.objects.exists()

    @pytest.mark.parametrize("name", ["ANH.JPG", "tai-ve.jfif", "IMG_0001", "anh.heif"])
    def test_names_of_pictures_are_let_in(self, sender, name):
        assert sender.begin(name=name).status_code == 200

    def test_a_bad_file_says_why_and_leaves_nothing(self, sender, client):
        sender.data = sender.data[: len(sender.data) // 2]
        answer = sender.send().json()
        assert answer["state"] == "refused"
        assert answer["reason"]
        assert answer["reason"] in answer["html"]
        assert not PhotoUpload.objects.exists()
        assert not Photo.objects.exists()
        assert Sender(client, picture(2), "tot.jpg").send().json()["state"] == "taken"

    def test_an_unexpected_fault_is_logged_and_can_be_tried_again(
        self, sender, monkeypatch, caplog
    ):
        def broken(*args, **kwargs):
            Photo.objects.create(title="dở dang", file="x.jpg", width=1, height=1)
            raise RuntimeError("hỏng")

        with monkeypatch.context() as patched, caplog.at_level(logging.ERROR):
            patched.setattr(outcomes, "take_in", broken)
            response = sender.send()
        assert response.status_code == 200
        assert response.json()["state"] == "failed"
        assert response.json()["reason"]
        assert "hỏng" in caplog.text
        assert not Photo.objects.exists()
        assert sender.finish().json()["state"] == "taken"


@pytest.mark.django_db
class TestTwice:
    def test_a_second_finish_gets_the_answer_of_the_first(self, sender):
        first = sender.send().json()
        second = sender.finish().json()
        assert second["photo"] == first["photo"]
        assert second["state"] == "taken"
        assert Photo.objects.count() == 1

    def test_the_same_file_makes_no_second_photo(self, sender, client):
        known = sender.send().json()["photo"]
        answer = Sender(client, sender.data, "ten-khac.jpg").send().json()
        assert (answer["state"], answer["photo"]) == ("known", known)
        assert 'data-act="keep"' in answer["html"]
        assert 'data-act="delete"' not in answer["html"]
        assert Photo.objects.count() == 1

    def test_the_same_file_is_kept_all_the_same_when_somebody_says_so(
        self, sender, client, stored, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            known = sender.send().json()["photo"]
            again = Sender(client, sender.data, "ten-khac.jpg")
            again.send()
            assert stored()
            kept = again.finish(even_if_known=1).json()
        assert kept["state"] == "taken"
        assert kept["photo"] != known
        assert again.finish(even_if_known=1).json()["photo"] == kept["photo"]
        assert Photo.objects.count() == 2
        assert not stored()

    def test_a_known_file_is_not_listed_as_unfinished(self, sender, client, photographer):
        sender.send()
        Sender(client, sender.data, "ten-khac.jpg").send()
        assert not pieces.unfinished_uploads(photographer).exists()

    def test_a_smaller_copy_is_shown_as_like_the_first(self, sender, client):
        first = sender.send().json()["photo"]
        small = BytesIO()
        Image.open(BytesIO(sender.data)).resize((90, 60)).save(small, "JPEG")
        answer = Sender(client, small.getvalue(), "nho.jpg").send().json()
        assert answer["state"] == "taken"
        assert reverse("wagtailimages:edit", args=[first]) in answer["html"]
        assert "data-warning" in answer["html"]


def test_two_finishes_at_once_make_one_photo(own_database):
    client = Client()
    client.force_login(AccountFactory(role="photographer"))
    sender = Sender(client, picture(1))
    sender.begin()
    sender.piece(0)

    def finish(_number):
        try:
            return sender.finish().json()["photo"]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        first, second = hands.map(finish, range(2))
    assert first == second == Photo.objects.get().pk


@pytest.mark.django_db
class TestTheResult:
    def test_collection_and_event_are_those_chosen_last(self, sender):
        event = PhotoEvent.objects.create(title="Lễ khánh thành")
        collection = Collection.get_first_root_node().add_child(name="Ảnh hội nghị")
        sender.begin()
        photo_id = sender.send(event=event.pk, collection=collection.pk).json()["photo"]
        photo = Photo.objects.get(pk=photo_id)
        assert (photo.event, photo.collection) == (event, collection)

    def test_a_photographer_may_change_and_delete_what_they_brought(self, sender, client):
        answer = sender.send().json()
        assert reverse("wagtailimages:edit", args=[answer["photo"]]) in answer["html"]
        delete = reverse("wagtailimages:delete_multiple", args=[answer["photo"]])
        assert delete in answer["html"]
        client.post(delete)
        assert not Photo.objects.in_library().exists()

    def test_words_of_a_file_are_shown_as_text(self, client, photographer):
        answer = Sender(client, picture(3), "<b>anh.jpg").send().json()
        assert "<b>" not in answer["html"]


@pytest.mark.django_db
class TestAbandoned:
    def test_two_days_later_an_unfinished_file_is_deleted_with_its_pieces(
        self, sender, stored, django_capture_on_commit_callbacks
    ):
        sender.begin()
        sender.piece(0, 700)
        now = timezone.now()
        assert delete_abandoned_uploads(at=now + KEPT_FOR - timedelta(minutes=1)) == 0
        assert stored()
        with django_capture_on_commit_callbacks(execute=True):
            assert delete_abandoned_uploads(at=now + KEPT_FOR + timedelta(minutes=1)) == 1
        assert not PhotoUpload.objects.exists()
        assert not stored()

    def test_whoever_begins_clears_some_away(self, sender, client, monkeypatch):
        monkeypatch.setattr(pieces, "CLEARED_AT_ONCE", 2)
        for number in range(3):
            Sender(client, picture(number), f"{number}.jpg").begin()
        PhotoUpload.objects.update(started_at=timezone.now() - KEPT_FOR - timedelta(hours=1))
        sender.begin()
        assert PhotoUpload.objects.count() == 2

    def test_going_on_keeps_a_file_for_two_more_days(self, sender):
        sender.begin()
        sender.piece(0, 700)
        PhotoUpload.objects.update(started_at=timezone.now() - timedelta(days=1, hours=23))
        assert sender.begin().json()["received"] == 700
        assert delete_abandoned_uploads(at=timezone.now() + timedelta(days=1)) == 0


@pytest.mark.django_db
class TestWithoutScripts:
    def post(self, client, *files, **fields):
        data = {
            "collection": Collection.get_first_root_node().pk,
            "files": [SimpleUploadedFile(name, content) for name, content in files],
            **fields,
        }
        return client.post(reverse("wagtailimages:add_multiple"), data)

    def test_all_files_come_with_the_form_and_a_bad_one_stops_none(self, client, photographer):
        response = self.post(
            client,
            ("mot.jpg", picture(1)),
            ("hong.jpg", picture(2)[:900]),
            ("bai.docx", b"PK"),
            ("ba.jpg", picture(3)),
            ("van-la-ba.jpg", picture(3)),
        )
        assert response.status_code == 200
        states = [result["outcome"].state for result in response.context["results"]]
        assert states == ["taken", "refused", "refused", "taken", "known"]
        assert 'data-act="keep"' not in response.content.decode()

    def test_no_file_is_said_in_words(self, client, photographer):
        response = self.post(client)
        assert response.status_code == 422
        assert response.context["nothing_chosen"]
