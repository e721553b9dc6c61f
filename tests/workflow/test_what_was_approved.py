"""What readers get is what was approved, also by ways round the story's own words."""

import pytest
from django.utils import timezone
from wagtail.log_actions import LogContext

from cms.articles.gate import NotReady
from cms.articles.models import ArticlePage, Byline, RelatedArticle, Snapshot
from cms.imports.batch import import_files
from cms.imports.importer import Wishes
from cms.workflow import owed
from cms.workflow.approvals import Wording
from cms.workflow.models import SpellingRule
from cms.workflow.states import State
from tests.factories import ArticleFactory, PersonFactory, PhotoFactory
from tests.imports.papers import ARCHIVED, write
from tests.workflow.walking import act, fresh, newsroom, reword, step_of, story_by, submit

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return newsroom()


@pytest.fixture
def archived(tmp_path, staff):
    """An old story that an import brought before readers."""
    wishes = Wishes(publish=True, user=staff["duty_secretary"])
    with acting(staff["duty_secretary"]):
        (outcome,) = import_files([write(tmp_path, "a.txt", ARCHIVED)], wishes)
    return ArticlePage.objects.get(pk=outcome.article)


class acting(LogContext):
    """As if a request of ``user`` were on its way."""

    def __init__(self, user):
        super().__init__(user=user)


def test_an_import_brings_old_stories_before_readers_as_they_are(archived):
    assert archived.live


def test_other_words_of_an_archived_story_are_approved_like_any(staff, archived):
    changed = reword(archived, staff["duty_secretary"], title="Trạm bơm Cồn Sẻ bị đóng cửa")
    with acting(staff["duty_secretary"]), pytest.raises(NotReady):
        changed.get_latest_revision().publish(user=staff["duty_secretary"])
    assert fresh(archived).title == archived.title
    walked = submit(changed, staff["reporter"])
    walked = act(act(walked, staff["desk_editor"]), staff["editor_in_chief"])
    assert walked.title == "Trạm bơm Cồn Sẻ bị đóng cửa"


def test_an_archived_story_may_be_published_again_as_it_was(staff, archived):
    with acting(staff["duty_secretary"]):
        archived.get_latest_revision().publish(user=staff["duty_secretary"])
    assert fresh(archived).live


def test_another_thumbnail_is_another_wording(staff):
    article = story_by(staff["reporter"], thumbnail=PhotoFactory())
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    article = reword(article, staff["duty_secretary"], thumbnail=PhotoFactory())
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK


def test_another_related_story_is_another_wording(staff):
    article = act(submit(story_by(staff["reporter"]), staff["reporter"]), staff["desk_editor"])
    row = RelatedArticle(related=ArticleFactory(published=True))
    article = reword(article, staff["duty_secretary"], related_rows=[row])
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK


def test_what_an_older_approval_does_not_tell_of_voids_it_not(staff):
    article = act(submit(story_by(staff["reporter"]), staff["reporter"]), staff["desk_editor"])
    approval = article.approvals.get()
    approval.content = {
        name: value
        for name, value in approval.content.items()
        if name not in ("thumbnail", "related")
    }
    approval.save()
    assert Wording(article.get_latest_revision_as_object()).approvals == [approval]


def test_a_spelling_listed_after_the_approval_is_no_typography_for_it(staff):
    article = story_by(staff["reporter"], title="Sản lượng lúa tăng")
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    SpellingRule.objects.create(wrong="tăng", right="giảm")
    article = reword(article, staff["desk_editor"], title="Sản lượng lúa giảm")
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK


def test_a_rule_that_was_turned_round_holds_from_then_on(staff):
    rule = SpellingRule.objects.create(wrong="gỉam", right="giảm")
    article = story_by(staff["reporter"], title="Sản lượng lúa tăng")
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    rule.wrong = "tăng"
    rule.save()
    article = reword(article, staff["desk_editor"], title="Sản lượng lúa giảm")
    assert step_of(act(article, staff["duty_secretary"])) == State.WITH_DESK


def test_a_new_spelling_makes_nobody_the_writer_of_what_they_only_saved(staff):
    article = story_by(staff["reporter"], title="Cầu thông-xe")
    SpellingRule.objects.create(wrong="thông-xe", right="thông xe")
    article = reword(article, staff["desk_editor"])
    assert article.story_path.worded_by == staff["reporter"]
    article = reword(article, staff["desk_editor"], title="Cầu chưa thông-xe")
    assert article.story_path.worded_by == staff["desk_editor"]


def test_an_approval_holds_in_the_path_when_the_list_changes_afterwards(staff):
    article = story_by(staff["reporter"], title="Cầu thông-xe")
    article = act(submit(article, staff["reporter"]), staff["desk_editor"])
    article = act(article, staff["duty_secretary"], "hold")
    assert step_of(article) == State.APPROVED
    SpellingRule.objects.create(wrong="thông-xe", right="thông xe")
    assert step_of(reword(article, staff["duty_secretary"])) == State.APPROVED


def test_who_worded_breaking_news_does_not_settle_it_after_somebody_else_edits(staff):
    article = submit(story_by(staff["reporter"]), staff["reporter"])
    article = reword(article, staff["desk_editor"], title="Động đất ở xã Đoài")
    now = timezone.now()
    row = owed.publish_at_once(article, user=staff["duty_secretary"], reason="Đang xảy ra.", at=now)
    reword(article, staff["reporter"], title="Động đất mạnh ở xã Đoài")
    assert not owed.may_settle(staff["desk_editor"], row)
    assert owed.may_settle(staff["editor_in_chief"], row)


@pytest.fixture
def printed(staff):
    """A published story that leaves its lead caption and its byline to library and register."""
    photo = PhotoFactory(caption="Ông Lê Văn Mít cắt băng.", delivered=True)
    person = PersonFactory(full_name="Nguyễn Thị Khế")
    return ArticleFactory(lead_photo=photo, bylines=[Byline(person=person)], published=True)


def test_readers_see_captions_and_names_as_they_went_out(client, printed):
    photo, person = printed.lead_photo, printed.bylines.first().person
    photo.caption, photo.credit_line = "Ông Lê Văn Ổi cắt băng.", "Trần Mận"
    photo.save()
    person.full_name = "Nguyễn Thị Khế Anh"
    person.save()
    for address in (printed.url, "/rss.xml"):
        page = client.get(address).content.decode()
        assert "Ông Lê Văn Mít cắt băng." in page
        assert "Ông Lê Văn Ổi" not in page.split('<script type="application/ld+json">')[0]
        assert "Trần Mận" not in page.split('<script type="application/ld+json">')[0]
        assert "Nguyễn Thị Khế" in page
        assert "Nguyễn Thị Khế Anh" not in page


def test_the_next_publication_prints_what_library_and_register_say_then(client, printed):
    photo = printed.lead_photo
    photo.caption = "Ông Lê Văn Ổi cắt băng."
    photo.save()
    printed.save_revision().publish()
    assert "Ông Lê Văn Ổi cắt băng." in client.get(printed.url).content.decode()
    assert printed.corrections.count() == 1


def test_another_file_of_a_photo_is_kept_as_what_readers_see(staff, printed):
    photo = printed.lead_photo
    before = printed.snapshots.first()
    photo.caption = "Ông Lê Văn Ổi cắt băng."
    photo.file_hash = "f" * 40
    with acting(staff["editor_in_chief"]):
        photo.save()
    after = printed.snapshots.first()
    assert after.pk != before.pk
    assert after.taken_by == staff["editor_in_chief"]
    (kept,) = after.content["photos"]
    assert (kept["file_hash"], kept["caption"]) == ("f" * 40, "Ông Lê Văn Mít cắt băng.")
    assert Snapshot.objects.get(pk=before.pk).content == before.content
