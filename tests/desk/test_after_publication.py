"""The screens of what follows a publication: who may open them, and what they do."""

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.articles.models import ArticlePage, Snapshot, TakeDown
from cms.articles.retraction import retract
from cms.workflow.roles import Role
from tests.factories import AccountFactory, ArticleFactory

pytestmark = pytest.mark.django_db

DECIDERS = {Role.DUTY_SECRETARY, Role.EDITOR_IN_CHIEF}


def stored(story):
    return ArticlePage.objects.get(pk=story.pk)


@pytest.fixture
def story():
    return ArticleFactory(title="Khánh thành trạm bơm Cồn Sẻ", published=True)


@pytest.fixture
def down(story):
    secretary = AccountFactory(role="duty_secretary")
    retract(story, user=secretary, reason="Sai số liệu", at=timezone.now())
    return TakeDown.objects.get()


def address(name, *args):
    return reverse(f"after_publication:{name}", args=args)


@pytest.mark.parametrize("role", Role.values)
def test_secretary_and_chief_alone_take_down_and_restore(client, story, role):
    client.force_login(AccountFactory(role=role))
    allowed = role in DECIDERS
    answer = client.post(address("take_down", story.pk), {"reason": "Sai tên"})
    assert answer.status_code == 302
    assert stored(story).live != allowed
    if not allowed:
        retract(story, user=None, reason="Sai tên", at=timezone.now())
    client.post(address("restore", story.pk))
    assert stored(story).live == allowed


@pytest.mark.parametrize("role", Role.values)
def test_the_chief_alone_answers_for_a_taking_down(client, down, role):
    client.force_login(AccountFactory(role=role))
    client.post(address("confirm", down.pk))
    down.refresh_from_db()
    assert bool(down.confirmed_at) == (role == Role.EDITOR_IN_CHIEF)


def test_a_ready_reason_is_one_tap_and_more_can_be_said(client, story):
    client.force_login(AccountFactory(role="duty_secretary"))
    client.post(address("take_down", story.pk), {"ready": "Sai tên", "reason": "Ông Mít"})
    assert TakeDown.objects.get().reason == "Sai tên. Ông Mít"


def test_no_reason_takes_nothing_down_and_says_so(client, story):
    client.force_login(AccountFactory(role="duty_secretary"))
    answer = client.post(address("take_down", story.pk), {"reason": "  "})
    assert "Hãy cho biết" in answer.content.decode() or "lý do" in answer.content.decode()
    assert stored(story).live


def test_what_the_chief_takes_down_owes_nothing(client, story):
    client.force_login(AccountFactory(role="editor_in_chief"))
    client.post(address("take_down", story.pk), {"reason": "Sai tên"})
    assert not TakeDown.objects.owed().exists()


def test_what_is_owed_is_shown_until_it_is_given(client, down):
    client.force_login(AccountFactory(role="editor_in_chief"))
    shown = client.get(address("published")).content.decode()
    assert "Chờ tổng biên tập đồng ý" in shown
    client.post(address("confirm", down.pk))
    assert "Chờ tổng biên tập đồng ý" not in client.get(address("published")).content.decode()


def test_the_list_finds_headlines_with_and_without_marks(client, story):
    ArticleFactory(title="Bài khác hẳn", published=True)
    client.force_login(AccountFactory(role="duty_secretary"))
    for asked in ("trạm bơm", "tram bom"):
        shown = client.get(address("published"), {"q": asked}).content.decode()
        assert "Trạm bơm" in shown or "trạm bơm" in shown
        assert "Bài khác hẳn" not in shown


def test_the_list_leads_to_correcting_in_public(client, story):
    client.force_login(AccountFactory(role="duty_secretary"))
    assert address("announce", story.pk) in client.get(address("published")).content.decode()


def test_nothing_published_vanishes_without_a_reason(client, story):
    client.force_login(AccountFactory(role="editor_in_chief"))
    answer = client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
    assert answer.url == address("take_down", story.pk)
    assert stored(story).live


def test_what_was_published_is_deleted_by_nobody(client, story):
    client.force_login(AccountFactory(role="editor_in_chief"))
    client.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{bulk}?id={story.pk}&next={reverse('wagtailadmin_explore_root')}")
    assert stored(story).live


def test_many_at_once_are_refused_and_named(client, story):
    client.force_login(AccountFactory(role="editor_in_chief"))
    draft = ArticleFactory()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    back = reverse("wagtailadmin_explore_root")
    answer = client.post(f"{bulk}?id={story.pk}&id={draft.pk}&next={back}", follow=True)
    assert story.title in answer.content.decode()
    assert stored(story).live
    assert ArticlePage.objects.filter(pk=draft.pk).exists()


def test_the_edit_screen_leads_to_taking_down_and_restoring(client, story):
    client.force_login(AccountFactory(role="duty_secretary"))
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert address("take_down", story.pk) in client.get(edit).content.decode()
    retract(story, user=None, reason="Sai", at=timezone.now())
    shown = client.get(edit).content.decode()
    assert address("restore", story.pk) in shown
    assert address("take_down", story.pk) not in shown


STATUTORY = {
    "kind": "statutory",
    "wrong": "Xã chậm giải ngân.",
    "right": "Xã đã giải ngân đủ.",
    "apology": "Báo xin lỗi.",
    "concerned": "Ủy ban nhân dân xã",
}


def test_a_story_that_is_down_can_be_corrected_in_public(client, story, down):
    client.force_login(AccountFactory(role="editor_in_chief"))
    assert client.post(address("announce", story.pk), STATUTORY).status_code == 302
    assert story.corrections.filter(kind="statutory", wrong=STATUTORY["wrong"]).count() == 1


def test_an_incomplete_announcement_tells_nobody_and_says_what_is_lacking(client, story):
    client.force_login(AccountFactory(role="duty_secretary"))
    answer = client.post(address("announce", story.pk), {**STATUTORY, "apology": " "})
    assert list(answer.context["form"].errors) == ["apology"]
    assert not story.corrections.exists()


def test_what_readers_never_saw_is_not_corrected(client):
    client.force_login(AccountFactory(role="duty_secretary"))
    draft = ArticleFactory()
    client.post(address("announce", draft.pk), STATUTORY)
    assert not draft.corrections.exists()


@pytest.mark.parametrize("role", sorted(set(Role.values) - DECIDERS))
def test_others_correct_nothing_in_public(client, story, role):
    client.force_login(AccountFactory(role=role))
    client.post(address("announce", story.pk), STATUTORY)
    assert not story.corrections.exists()


class TestSnapshots:
    @pytest.fixture(autouse=True)
    def _reader(self, client):
        client.force_login(AccountFactory(role="desk_editor"))

    def rewrite(self, story):
        story.standfirst = "Trạm bơm gồm năm tổ máy phục vụ ba xã."
        story.save_revision().publish()
        later, earlier = Snapshot.objects.filter(page_number=story.pk)
        return earlier, later

    def test_are_found_by_words_with_and_without_marks_and_as_a_phrase(self, client, story):
        self.rewrite(story)
        for words, count in [("năm tổ máy", 1), ("nam to may", 1), ("máy tổ", 0), ("nắm tổ", 0)]:
            leaf = client.get(address("snapshots"), {"q": words}).context["leaf"]
            assert leaf.paginator.count == count, words

    def test_are_found_by_story_and_by_date(self, client, story):
        ArticleFactory(published=True)
        for asked, count in [
            ({"story": story.pk}, 1),
            ({"since": "01/01/2020"}, 2),
            ({"until": "01/01/2020"}, 0),
        ]:
            leaf = client.get(address("snapshots"), asked).context["leaf"]
            assert leaf.paginator.count == count, asked

    def test_can_be_read_after_the_story_was_taken_down_and_deleted(self, client, story):
        kept = Snapshot.objects.get(page_number=story.pk)
        retract(story, user=None, reason="Sai", at=timezone.now())
        stored(story).delete()
        shown = client.get(address("snapshot", kept.pk)).content.decode()
        assert "Sáng nay, chiếc cầu được đưa vào sử dụng." in shown

    def test_are_compared_word_by_word_the_earlier_one_first(self, client, story):
        earlier, later = self.rewrite(story)
        asked = {"truoc": later.pk, "sau": earlier.pk}
        shown = client.get(address("compare"), asked).content.decode()
        assert "<ins>" in shown
        assert "<del>" in shown
        assert shown.index(f"/ban-luu/{earlier.pk}/") < shown.index(f"/ban-luu/{later.pk}/")

    def test_lead_back_to_the_list_and_say_the_address_readers_knew(self, client, story):
        client.force_login(AccountFactory(role="desk_editor"))
        snapshot = Snapshot.objects.get(page_number=story.pk)
        page = client.get(address("snapshot", snapshot.pk)).content.decode()
        assert address("snapshots") in page
        assert f" · {story.get_url()}</p>" in page

    def test_are_looked_for_by_dates_that_a_calendar_fills_in(self, client):
        client.force_login(AccountFactory(role="desk_editor"))
        page = client.get(address("snapshots")).content.decode()
        assert "date-time-chooser.js" in page

    def test_two_that_are_not_there_are_not_found(self, client):
        assert client.get(address("compare"), {"truoc": "x"}).status_code == 404

    @pytest.mark.parametrize("role", ["reporter", "photographer", "translator"])
    def test_are_closed_to_others(self, client, story, role):
        client.force_login(AccountFactory(role=role))
        kept = Snapshot.objects.get(page_number=story.pk)
        for where in (address("snapshots"), address("snapshot", kept.pk)):
            assert client.get(where).status_code == 302
