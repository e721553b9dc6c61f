"""What stories add to Wagtail's admin: log entries, keywords, the gate in bulk, pasting."""

from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join, json_script
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel
from wagtail.admin.rich_text.editors.draftail.features import Feature
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.articles import gate, set_aside
from cms.articles.middleware import closed_gate_message
from cms.articles.models import ArticlePage, Correction, Keyword


@register_snippet
class KeywordViewSet(SnippetViewSet):
    model = Keyword
    icon = "tag"
    menu_label = _("Keywords")
    list_display = ["name", "slug"]
    search_fields = ["name"]
    panels = [FieldPanel("name"), FieldPanel("slug")]
    ordering = ["name"]


@hooks.register("register_log_actions")
def register_log_actions(actions):
    @actions.register_action("articles.retract")
    class RetractFormatter(LogFormatter):
        label = _("Take down")

        def format_message(self, entry):
            return _("Taken down: %(reason)s") % {"reason": entry.data.get("reason", "")}

    actions.register_action("articles.restore", _("Restore"), _("Restored"))
    actions.register_action(
        set_aside.ACTION,
        _("Set aside"),
        _("Set aside: somebody had kept a newer version meanwhile"),
    )
    actions.register_action(
        "articles.confirm_retraction",
        _("Approve the taking down"),
        _("Taking down approved by the editor-in-chief"),
    )

    @actions.register_action("articles.correct")
    class CorrectFormatter(LogFormatter):
        label = _("Change a published story")

        def format_message(self, entry):
            kinds = dict(Correction.Kind.choices)
            kind = kinds.get(entry.data.get("kind"), "")
            return _("Changed after publication: %(kind)s") % {"kind": kind}

    @actions.register_action("articles.photo_exchanged")
    class PhotoExchangedFormatter(LogFormatter):
        label = _("Another file for a published photo")

        def format_message(self, entry):
            photo = entry.data.get("photo", "")
            return _("A photo that readers see has another file: %(photo)s") % {"photo": photo}


class SaveEachChange(Feature):
    """Hands every change of a text to the form at once.

    The editor waits a quarter of a second by default, and a save within it (Ctrl+S right after a
    paste) would lose the last words.
    """

    def construct_options(self, options):
        options["stateSaveInterval"] = 0


@hooks.register("register_rich_text_features")
def register_save_each_change(features):
    features.register_editor_plugin("draftail", "save-each-change", SaveEachChange())
    features.default_features.append("save-each-change")


@hooks.register("insert_global_admin_js")
def paste_from_word():
    source = static("articles/word-paste.js")
    return format_html('<script type="module" src="{}"></script>', source)


@hooks.register("insert_editor_js")
def photos_in_stories():
    words = {
        "address": reverse("photos:bring"),
        "credit": gettext("Photo: {credit}"),
        "progress": gettext("Progress of {name}"),
        "done": gettext("{count} photos put in, {refused} refused"),
        "one_only": gettext("There is one lead photo only; drop the others into the body."),
        "unanswered": gettext("The newsroom's server does not answer; try again later."),
        "dismiss": gettext("Leave out"),
    }
    script = '<script type="module" src="{}"></script>'
    return json_script(words, "story-photo-words") + format_html(
        script, static("articles/story-photos.js")
    )


@hooks.register("insert_editor_js")
def lose_no_words():
    names = ("newer-version", "words-in-between", "one-save-at-a-time")
    sources = ((static(f"articles/{name}.js"),) for name in names)
    return format_html_join("\n", '<script type="module" src="{}"></script>', sources)


@hooks.register("insert_global_admin_css")
def styles_of_the_story_form():
    sheets = ((static(f"articles/{name}.css"),) for name in ("story-photos", "change-form"))
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


@hooks.register("before_bulk_action")
def say_everything_that_keeps_stories_back(request, action_type, objects, action):
    """Before a bulk publish: every story and every reason at once, and nothing is changed."""
    if action_type != "publish" or not issubclass(action.model, Page):
        return None
    refusals = []
    for page in objects:
        if page.specific_class is ArticlePage:
            article = page.get_latest_revision_as_object()
            now = timezone.now()
            at = max(now, article.go_live_at or now)
            found = gate.problems(article, at=at) or gate.questions(article, at=at)
            if found:
                refusals.append(gate.NotReady(article, found))
    for refusal in refusals:
        messages.error(request, closed_gate_message(refusal))
    if refusals and len(objects) > len(refusals):
        messages.warning(
            request, _("None of the chosen stories was published, the complete ones neither.")
        )
    return redirect(action.next_url) if refusals else None
