"""What the loaded sample holds: enough of everything, and good enough for its own gate."""

import json
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate
from django.core import mail
from django.core.management import call_command
from django.db.models import Count
from django.utils import timezone
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.models import ReferenceIndex, Revision

from cms.articles import gate
from cms.articles.models import ArticlePage, Correction
from cms.articles.photo_uses import photo_uses
from cms.frontpage.models import HomePage
from cms.people.models import Organisation, Person
from cms.sections.models import SectionPage, Topic
from cms.text.length import count_chu
from cms.workflow.accounts.giving import desks
from cms.workflow.approvals import approvers, desk_of
from cms.workflow.models import Approval, Notice, StoryPath
from cms.workflow.notices.kinds import Kind
from cms.workflow.notices.models import Post
from cms.workflow.states import State
from cms.workflow.steps import Step
from media.models import Photo
from seeds.newsroom import load

pytestmark = pytest.mark.usefixtures("newsroom")


def published():
    return ArticlePage.objects.published(at=timezone.now())


def the_draft(title_begins: str) -> ArticlePage:
    return ArticlePage.objects.get(live=False, draft_title__startswith=title_begins)


def test_it_says_how_far_it_is(newsroom):
    assert len(newsroom) > 3


def test_it_loads_once():
    stories = ArticlePage.objects.count()
    assert load() == 0
    assert ArticlePage.objects.count() == stories


def test_every_role_gets_an_account_that_can_log_in(capsys):
    call_command("sample_accounts", "--json")
    listed = json.loads(capsys.readouterr().out)
    assert {account["role"] for account in listed} == {
        "reporter",
        "photographer",
        "photo_editor",
        "desk_editor",
        "duty_secretary",
        "editor_in_chief",
        "translator",
        "technician",
    }
    for account in listed:
        assert authenticate(username=account["username"], password=account["password"])


def test_a_story_waits_for_the_editors_of_its_own_desk():
    waits_for = {
        story.draft_title: {user.username for user in approvers(story, Step.DESK)}
        for story in ArticlePage.objects.filter(story_path__state=State.WITH_DESK)
    }
    assert sorted(waits_for.values(), key=sorted) == [
        {"bientapchinhsach"},
        {"bientapvien"},
        {"bientapvien"},
    ]
    assert desk_of(the_draft("Hải Khê chốt")).name == "Ban Kinh tế"


def test_desks_hold_no_right_of_their_own():
    named = set(SectionPage.objects.exclude(desk=None).values_list("desk__name", flat=True))
    assert named == set(desks().values_list("name", flat=True))
    assert len(named) == 4


def test_who_approved_at_the_desk_sits_there():
    for approval in Approval.objects.filter(step=Step.DESK):
        assert approval.by in approvers(approval.article, Step.DESK)


def test_there_is_as_much_as_promised():
    home = HomePage.objects.get()
    assert published().count() == 48
    sections = SectionPage.objects.child_of(home)
    assert sections.count() == 8
    assert sum(SectionPage.objects.child_of(section).exists() for section in sections) == 2
    assert Person.objects.count() == 15
    assert Person.objects.filter(positions__isnull=True).count() == 0
    assert Organisation.objects.count() == 4
    assert Topic.objects.count() == 3
    assert not Person.objects.filter(is_confirmed=False).exists()


def test_every_section_and_topic_has_stories():
    for section in SectionPage.objects.all():
        assert published().in_section(section).count() >= 2, section
    for topic in Topic.objects.all():
        assert published().about(topic).count() >= 4, topic


def test_one_headline_has_thirty_chu():
    assert 30 in [count_chu(article.title) for article in published()]


def test_every_published_story_passes_the_gate():
    for article in published():
        assert gate.problems(article, at=timezone.now()) == [], article
        assert article.owes == []


def test_published_photos_have_caption_and_credit():
    uses = [use for article in published() for use in photo_uses(article)]
    assert len({use.photo.pk for use in uses}) >= 45
    for use in uses:
        assert use.caption
        assert use.photo.credit
        assert use.alternative_text
        assert use.photo.photographer_rows.exists(), use.photo


def test_some_stories_have_no_photo():
    assert published().filter(lead_photo=None).count() >= 5


def test_genres_and_blocks_vary():
    genres = dict(published().values_list("genre").annotate(Count("pk")))
    assert set(genres) == {
        "news",
        "commentary",
        "reportage",
        "interview",
        "answer",
        "photo_story",
        "infographic",
    }
    kinds = {block.block_type for article in published() for block in article.body}
    assert kinds >= {
        "text",
        "photo",
        "photo_group",
        "pull_quote",
        "table",
        "document",
        "related_link",
    }


def test_bylines_are_of_every_kind():
    rows = [byline for article in published() for byline in article.bylines.all()]
    assert {row.kind for row in rows} == {"person", "organisation", "text"}
    assert {row.role for row in rows} >= {"words", "photos", "translation", "republished"}


def test_stories_spread_over_the_last_weeks():
    times = sorted(published().values_list("first_published_at", flat=True))
    assert len(set(times)) == 48
    assert times[0] < timezone.now() - timedelta(days=14)
    assert times[-1] > timezone.now() - timedelta(hours=4)
    assert not Revision.objects.filter(created_at__gt=timezone.now()).exists()


def test_the_front_page_is_made_up():
    slots = HomePage.objects.get().slots.all()
    assert [slot.article.live for slot in slots] == [True] * 6


def test_corrections_stand_in_the_open():
    kinds = list(Correction.objects.exclude(kind="retraction").values_list("kind", flat=True))
    assert sorted(kinds) == ["slip", "slip", "update", "update", "update"]
    corrected = ArticlePage.objects.get(title__contains="64 thủ tục")
    assert "gồm 64 thủ tục" in str(corrected.body)
    before = corrected.revisions.order_by("pk").first().as_object()
    assert "gồm 46 thủ tục" in str(before.body)


def test_one_story_was_updated():
    article = ArticlePage.objects.get(title__startswith="Thông xe cầu Vàm Lá")
    assert article.first_published_at < article.revised_at < timezone.now()
    assert article.snapshots.count() == 2


def test_one_story_was_taken_down():
    retracted = ArticlePage.objects.get(retracted_at__isnull=False)
    assert not retracted.live
    assert retracted.corrections.get().kind == Correction.Kind.RETRACTION


def test_drafts_stand_in_every_state():
    unfinished = the_draft("Chợ cá đêm")
    assert not unfinished.standfirst
    assert not unfinished.bylines.exists()
    owing = the_draft("Ngã tư Bờ Thành")
    codes = [problem.code for problem in gate.problems(owing, at=timezone.now())]
    assert codes == ["credit"]
    steps = {
        "Trồng sen": ("Chờ biên tập", "needs_changes"),
        "Bữa cơm bán trú": ("Chờ biên tập", "in_progress"),
        "Gánh hát bội": ("Chờ biên tập", "in_progress"),
        "Chuyển trọ sang phường khác": ("Chờ biên tập", "in_progress"),
        "Hải Khê chốt": ("Chờ thư ký", "in_progress"),
        "An Hà công bố kết quả thanh tra": ("Chờ thư ký", "in_progress"),
        "Sơn Yên dừng khu du lịch": ("Trình TBT", "in_progress"),
    }
    for title, (task, status) in steps.items():
        state = the_draft(title).workflow_states.get()
        assert (state.current_task_state.task.name, state.status) == (task, status), title
    shown = set(StoryPath.objects.values_list("state", flat=True))
    assert shown >= set(State) - {State.IDEA, State.APPROVED}


def test_some_stories_wait_for_their_hour():
    scheduled = Revision.objects.filter(approved_go_live_at__gt=timezone.now())
    assert scheduled.count() == 2
    embargoed = ArticlePage.objects.filter(embargoed_until__gt=timezone.now())
    assert embargoed.count() == 2
    assert not embargoed.filter(live=True).exists()


def test_documents_are_real_files():
    documents = get_document_model().objects.all()
    assert {document.file_extension for document in documents} == {"docx", "csv"}
    for document in documents:
        start = document.file.open().read(4)
        assert start[:2] == b"PK" or start[:3] == b"\xef\xbb\xbf"


def test_no_mail_goes_out():
    assert mail.outbox == []
    assert not Notice.objects.exclude(post=Post.NONE).exists()


def test_bells_tell_of_stories_on_their_way_only():
    told = Notice.objects.unread()
    assert not told.filter(story__live=True).exists()
    sent_back = told.get(kind=Kind.SENT_BACK)
    assert sent_back.recipient.username == "phongvien"
    assert told.filter(recipient__username="bientapvien").count() < 12


def test_photos_know_when_where_and_who():
    for photo in Photo.objects.all():
        with Image.open(photo.file) as file:
            assert (photo.width, photo.height) == file.size
        assert photo.taken_at < timezone.now()
        assert photo.place
    assert Photo.objects.filter(people_shown__isnull=False).count() >= 6
    assert Person.objects.filter(portrait__isnull=False).count() >= 6


def test_the_library_knows_where_photos_are_used():
    lead = published().get(title__startswith="Thông xe cầu Vàm Lá").lead_photo
    assert ReferenceIndex.get_references_to(lead).exists()
