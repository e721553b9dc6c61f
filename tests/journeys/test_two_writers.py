"""Two people in one story, in two browsers: each sees the other, and no paragraph is lost."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Revision

from cms.articles.models import ArticlePage
from cms.workflow.states import State
from tests.factories import AccountFactory, ArticleFactory, SectionFactory
from tests.workflow.walking import approve_newest

pytestmark = pytest.mark.browser


@pytest.fixture
def open_as(site, enter, browser, browser_context_args):
    """``open_as(account, article)``: the story's form in a browser of that person's own."""
    contexts = []

    def opened(account, article):
        context = browser.new_context(**browser_context_args)
        contexts.append(context)
        page = context.new_page()
        enter(page, account)
        page.goto(f"{site.url}/quan-tri/pages/{article.pk}/edit/")
        expect(page.locator("#id_standfirst")).to_be_visible()
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def story(site):
    article = ArticleFactory(title="Bến phà cũ")
    article.save_revision()
    return article


@pytest.fixture
def two(open_as, story):
    """Khế and Mận in the same story; Mận came second."""
    khe = AccountFactory(role="duty_secretary", first_name="Khế", last_name="Nguyễn")
    man = AccountFactory(role="duty_secretary", first_name="Mận", last_name="Võ")
    return open_as(khe, story), open_as(man, story)


def type_and_be_saved(page, words):
    """Type, and wait until the form has saved itself."""
    with saving(page):
        page.locator("#id_standfirst").fill(words)


def saving(page):
    """Expect that the form saves itself."""
    return page.expect_response(lambda answer: "/edit/" in answer.url and answer.ok)


def kept(story) -> list[str]:
    """The standfirst of every version of the story, the newest first; what was set aside stands
    below the version it lost to."""
    versions = Revision.objects.for_instance(story).order_by("-created_at", "-pk")
    return [version.content["standfirst"] for version in versions]


def test_the_second_sees_that_the_first_is_there(two):
    _khe, man = two
    man.locator("#w-editing-sessions .w-editing-sessions__session").first.hover()
    expect(man.locator("[data-tippy-root]").filter(has_text="Khế")).to_be_visible()


def test_what_each_of_them_types_can_be_found_again(two, story):
    khe, man = two
    type_and_be_saved(khe, "Câu của Khế.")
    man.locator("#id_standfirst").fill("Câu của Mận.")
    # Her form can't save itself over his version, says so, and keeps her words.
    expect(man.locator("#w-autosave-indicator")).to_have_attribute(
        "data-w-autosave-state-value", "paused"
    )
    expect(man.locator("#id_standfirst")).to_have_value("Câu của Mận.")
    # Were her browser to break down now, her words would be in the history.
    assert kept(story)[:2] == ["Câu của Khế.", "Câu của Mận."]
    # Her form hears of his version with its next sign of life, and asks from then on.
    with man.expect_response(lambda answer: "/editing-sessions/" in answer.url and answer.ok):
        pass
    man.keyboard.press("Control+s")
    dialogue = man.locator("#w-save-confirmation-dialog")
    expect(dialogue).to_be_visible()
    dialogue.locator("[data-action='w-dialog#confirm']").click()
    expect(man.locator(".messages .success")).to_be_visible()
    assert kept(story)[0] == "Câu của Mận."
    assert "Câu của Khế." in kept(story)


def test_publishing_over_a_newer_version_is_refused(two, story):
    khe, man = two
    approve_newest(story)
    # She typed nothing, so her form has not heard of his version when she publishes.
    man.route("**/editing-sessions/**", lambda route: route.abort())
    type_and_be_saved(khe, "Câu của Khế.")
    man.locator("form[data-edit-form]").evaluate(
        """form => {
          const action = document.createElement("input");
          Object.assign(action, {type: "hidden", name: "action-publish", value: "1"});
          form.append(action);
          HTMLFormElement.prototype.submit.call(form);
        }"""
    )
    expect(man.locator(".messages")).to_contain_text("Khế")
    assert not ArticlePage.objects.get(pk=story.pk).live
    assert "Câu của Khế." in kept(story)


def test_words_that_were_refused_are_found_in_the_history(two, story):
    khe, man = two
    man.route("**/editing-sessions/**", lambda route: route.abort())
    type_and_be_saved(khe, "Câu của Khế.")
    man.locator("#id_standfirst").fill("Câu của Mận.")
    expect(man.locator("#w-autosave-indicator")).to_have_attribute(
        "data-w-autosave-state-value", "paused"
    )
    # She closes the window with her words in it, and looks for them later.
    man.goto(f"{man.url.split('/quan-tri/')[0]}/quan-tri/pages/{story.pk}/history/")
    row = man.locator("tr").filter(has_text="Cất riêng")
    expect(row).to_contain_text("Mận")
    row.locator("[data-w-dropdown-target=toggle]").click()
    man.locator("a[href*='/revert/']:visible").click()
    expect(man.locator("#id_standfirst")).to_have_value("Câu của Mận.")


def test_words_typed_before_the_form_watches_are_saved_by_themselves(open_as, story):
    page = open_as(AccountFactory(role="duty_secretary"), story)
    # Two seconds after it opened Wagtail's form takes what it holds for what is kept.
    type_and_be_saved(page, "Câu gõ ngay khi vừa mở bài.")
    assert kept(story)[0] == "Câu gõ ngay khi vừa mở bài."


def test_words_typed_while_the_form_saves_itself_are_saved_as_well(open_as, story):
    page = open_as(AccountFactory(role="duty_secretary"), story)
    held = []
    page.route("**/edit/", lambda route: held.append(route), times=1)
    with page.expect_request(lambda request: request.method == "POST" and "/edit/" in request.url):
        page.locator("#id_standfirst").fill("Câu thứ nhất.")
    page.locator("#id_standfirst").press_sequentially(" Câu thứ hai.")
    with saving(page):
        held[0].continue_()
    with saving(page):
        pass
    assert kept(story)[0] == "Câu thứ nhất. Câu thứ hai."


@pytest.mark.parametrize("action", ["save", "submit"])
def test_a_button_pressed_while_a_new_story_saves_itself_makes_one_story(
    site, page, log_in, action
):
    log_in("reporter")
    section = SectionFactory(title="Thời sự")
    page.goto(f"{site.url}/quan-tri/pages/add/articles/articlepage/{section.pk}/")
    held = []
    page.route("**/articlepage/*/", lambda route: held.append(route), times=1)
    with page.expect_request(lambda request: request.method == "POST"):
        page.locator("#id_title").fill("Vụ hè thu")
    page.locator("#id_standfirst").fill("Lúa chín sớm mười ngày.")
    if action == "save":
        page.keyboard.press("Control+s")
    else:
        page.locator("footer [data-w-dropdown-target=toggle]").click()
        page.locator("[name=action-submit]").click()
    held[0].continue_()
    expect(page.locator(".messages .success")).to_be_visible()
    story = ArticlePage.objects.get()
    assert kept(story)[0] == "Lúa chín sớm mười ngày."
    state = {"save": State.WRITING, "submit": State.WITH_DESK}[action]
    assert story.story_path.state == state
