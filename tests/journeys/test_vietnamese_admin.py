"""The newsroom finds no English in the admin: each role walks the screens it meets.

How a word is told to be English, and which few are allowed, stands in ``tests.journeys.english``.
Every screen is read as a whole, with the menus, dialogues and panels that wait in the page; what
comes only when somebody asks for it (choosers, calendars, messages) is opened.
"""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.documents.models import Document
from wagtail.models import Workflow

from tests.factories import (
    AccountFactory,
    ArticleFactory,
    OrganisationFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    TopicFactory,
)
from tests.journeys.english import english_on, english_words

pytestmark = pytest.mark.browser

STORY_FORM = "pages/{own}/edit/"
EVERYBODY = ["", "pages/{section}/", STORY_FORM, "images/"]
SCREENS = {
    "reporter": [
        "pages/{section}/add_subpage/",
        "pages/{own}/history/",
        "pages/{own}/copy/",
        "pages/search/?q=cau",
        "images/add/",
        "images/multiple/add/",
        "documents/multiple/add/",
        "snippets/people/person/",
        "snippets/people/person/add/",
        "snippets/sections/topic/add/",
        "nhap-bai/",
        "account/",
    ],
    "photographer": ["images/{photo}/", "snippets/media/photoevent/add/", "documents/"],
    "photo_editor": [
        "images/{photo}/",
        "images/{photo}/delete/",
        "images/usage/{photo}/",
        "images/?q=khong-co",
        "bulk/media/photo/add_tags/?id={photo}",
        "bulk/media/photo/delete/?id={photo}",
        "documents/edit/{document}/",
    ],
    "desk_editor": [
        "pages/{story}/edit/",
        "pages/{story}/history/",
        "pages/{story}/revisions/compare/earliest...latest/",
        "pages/{story}/usage/",
        "pages/{review}/edit/",
        "pages/{review}/workflow_history/",
        "reports/workflow/",
        "reports/workflow_tasks/",
        "bao-cao/no-thong-tin/",
    ],
    "duty_secretary": [
        "pages/{story}/unpublish/",
        "pages/{story}/move/",
        "bulk/wagtailcore/page/publish/?id={own}",
        "quyen-han/",
        "pages/{scheduled}/edit/",
        "pages/{locked}/edit/",
        "sau-xuat-ban/",
        "ha-bai/{story}/",
        "ban-luu/?story={story}",
        "pages/{section}/edit/",
        "reports/locked/",
        "reports/aging-pages/",
        "reports/site-history/",
        "snippets/people/person/edit/{person}/",
        "snippets/people/person/history/{person}/",
        "snippets/articles/keyword/",
    ],
    "editor_in_chief": ["pages/{review}/edit/", "reports/workflow/"],
    "translator": ["snippets/", "snippets/people/organisation/add/"],
}


class Walk:
    """Reads one screen after the other; ``english`` holds what was found, by screen."""

    def __init__(self, page, admin):
        self.page = page
        self.admin = admin
        self.english = {}

    def open(self, path):
        answer = self.page.goto(f"{self.admin}{path}")
        assert answer.ok, f"{path}: {answer.status}"
        if "login" not in self.page.url and "password" not in self.page.url:
            expect(self.page.locator("#wagtail-sidebar button").first).to_be_attached()
        self.read(path)

    def read(self, screen):
        # A page can be seen before its scripts have had their say.
        self.page.wait_for_load_state("load")
        found = english_on(self.page)
        if found:
            self.english.setdefault(screen, {}).update(found)


@pytest.fixture
def walk(site, page):
    return Walk(page, f"{site.url}/quan-tri/")


@pytest.fixture
def newsroom(site):
    """``newsroom(account)`` makes a section with stories in all states, ``own`` being theirs."""

    def make(account):
        editor = AccountFactory(role="duty_secretary")
        section = SectionFactory(title="Thời sự", live=True)
        story = ArticleFactory(parent=section, published=True)
        story.title = "Tít đã sửa"
        story.save_revision(user=editor).publish(user=editor)
        own, review, scheduled, locked = (
            ArticleFactory(parent=section, owner=account) for _ in range(4)
        )
        for draft in (own, review, locked):
            draft.save_revision(user=account)
        Workflow.objects.get(active=True).start(review, account)
        scheduled.go_live_at = timezone.now() + timedelta(days=2)
        scheduled.save_revision(user=account).publish()
        locked.locked, locked.locked_by, locked.locked_at = True, account, timezone.now()
        locked.save()
        pages = {"section": section, "story": story, "own": own, "review": review}
        others = {
            "photo": PhotoFactory(uploaded_by_user=account),
            "person": PersonFactory(),
            "document": Document.objects.create(
                title="Báo cáo",
                file=ContentFile(b"1.200 m", name="bao-cao.pdf"),
                uploaded_by_user=account,
            ),
        }
        OrganisationFactory()
        TopicFactory()
        rows = {**pages, **others, "scheduled": scheduled, "locked": locked}
        return {name: row.pk for name, row in rows.items()}

    return make


def test_the_way_in_is_vietnamese(walk):
    walk.open("login/")
    walk.page.locator("input[name=username]").fill("khong-co")
    walk.page.locator("input[name=password]").fill("sai")
    walk.page.locator("form button[type=submit]").click()
    expect(walk.page.locator(".messages .error, .messages .critical")).to_be_visible()
    walk.read("login refused")
    walk.open("password_reset/")
    assert walk.english == {}


@pytest.mark.parametrize("role", SCREENS)
def test_the_screens_of_each_role_are_vietnamese(role, walk, newsroom, log_in):
    rows = newsroom(log_in(role))
    for path in [*EVERYBODY, *SCREENS[role]]:
        walk.open(path.format(**rows))
    assert walk.english == {}


def test_what_a_writer_opens_in_the_story_form_is_vietnamese(walk, newsroom, log_in):
    rows = newsroom(log_in("reporter"))
    for step in (_panels, _calendar, _links, _choosers, _comments):
        walk.open(STORY_FORM.format(**rows))
        step(walk, walk.page)
    assert walk.english == {}


def _panels(walk, page):
    page.locator(".c-sf-add-button").last.click()
    expect(page.locator("[role=option]").first).to_be_visible()
    walk.read("new block")
    page.keyboard.press("Escape")
    for panel in page.locator("[data-side-panel-toggle]").all():
        panel.click()
        walk.read(f"side panel {panel.get_attribute('data-side-panel-toggle')}")


def _calendar(walk, page):
    schedule = page.locator("[data-a11y-dialog-show=schedule-publishing-dialog]").first
    if not schedule.is_visible():
        page.locator("[data-side-panel-toggle=status]").click()
    schedule.click()
    page.locator("#id_go_live_at").click()
    expect(page.locator(".xdsoft_datetimepicker:visible")).to_have_count(1)
    walk.read("calendar")


def _links(walk, page):
    page.locator("[data-contentpath=body] .public-DraftEditor-content").click()
    page.keyboard.press("Control+a")
    walk.read("toolbar")
    page.keyboard.press("Control+k")
    kinds = page.locator(".modal-dialog .link-types a")
    expect(kinds).to_have_count(4)
    for number in range(4):
        title = page.locator(".modal-dialog h1").inner_text()
        kinds.nth(number).click()
        expect(page.locator(".modal-dialog h1")).not_to_have_text(title)
        walk.read(f"link {number}")


def _choosers(walk, page):
    for field in ("lead_photo", "source"):
        page.locator(f"#id_{field}-chooser [data-chooser-action-choose]").click()
        expect(page.locator(".modal-dialog [role=tab]").nth(1)).to_be_visible()
        walk.read(f"{field} chooser")
        page.locator(".modal-dialog [role=tab]").nth(1).click()
        page.locator(".modal-dialog section:not([hidden]) [type=submit]").last.click()
        expect(page.locator(".modal-dialog .error-message").first).to_be_visible()
        walk.read(f"{field} chooser refuses")
        page.locator(".modal-dialog [data-dismiss=modal]").first.click()
        expect(page.locator(".modal-dialog")).to_have_count(0)


def _comments(walk, page):
    page.locator("[data-side-panel-toggle=comments]").click()
    page.locator("[data-comment-add]:visible").first.click()
    page.locator(".comment textarea").fill("Xem lại chỗ này.")
    walk.read("new comment")
    page.locator(".comment button[type=submit]").click()
    page.locator(".comment").click()
    page.locator(".comment textarea").fill("Đã xem.")
    walk.read("answer to a comment")


def test_the_way_of_a_story_is_vietnamese(walk, newsroom, log_in):
    rows = newsroom(log_in("duty_secretary"))
    page = walk.page

    def act(selector):
        page.locator("footer [data-w-dropdown-target=toggle]").first.click()
        page.locator(f"footer {selector}").first.click()

    walk.open(STORY_FORM.format(**rows))
    page.locator("#id_standfirst").fill("")
    act("[name=action-publish]")
    expect(page.locator(".messages .error, .messages .critical").first).to_be_visible()
    walk.read("publication refused")

    # The form left behind saves itself once more; the next one must open after that.
    page.wait_for_load_state("networkidle")
    walk.open("")
    page.wait_for_load_state("networkidle")
    walk.open(STORY_FORM.format(**rows))
    act("[name=action-submit]")
    expect(page.locator(".messages .success")).to_be_visible()
    walk.read("submitted")

    log_in("desk_editor")
    walk.open(STORY_FORM.format(**rows))
    act("[data-workflow-action-name=reject]")
    expect(page.locator(".modal-dialog form")).to_be_visible()
    walk.read("sent back, why")
    page.locator(".modal-dialog textarea").fill("Viết lại sapo.")
    page.locator(".modal-dialog [type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()
    walk.open(STORY_FORM.format(**rows))
    assert walk.english == {}
    assert mail.outbox
    for letter in mail.outbox:
        assert english_words(f"{letter.subject} {letter.body}") == set(), letter.body


def test_english_is_seen_wherever_it_hides(page):
    page.set_content(
        """<title>Sửa bài</title><p>Lưu bản nháp của bài</p><p>Save the draft</p>
        <button aria-label="Close">×</button><input placeholder="Search"><img alt="Photo">
        <template><button>Unpublish</button></template><div hidden>Delete</div><div id=host></div>
        <script>document.getElementById("host").attachShadow({mode: "open"}).innerHTML =
          "<b>History</b>"</script>"""
    )
    assert set(english_on(page)) == {
        "save",
        "draft",
        "close",
        "search",
        "photo",
        "unpublish",
        "delete",
        "history",
    }
