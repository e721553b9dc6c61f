"""Whose number stands in an address: from the number to the story that it tells of.

Wagtail's views look a page up by its number and often show its headline before, or instead of,
asking what the person may do. So the address is asked about first
(:mod:`cms.workflow.rights.middleware`). A parameter that is declared neither here as a story's nor
as nobody's fails the build (tests/workflow/test_addresses.py).
"""

from collections.abc import Callable, Iterable

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.articles.models import ArticlePage, TakeDown
from cms.workflow.models import OutsideOpinion, OwedApproval

Finder = Callable[[list[int]], Iterable]


def _pages(numbers):
    return numbers


def _of(model, name: str, **conditions) -> Finder:
    """Rows of ``model`` whose column ``name`` is the number of a page, maybe as text."""
    return lambda numbers: model.objects.filter(pk__in=numbers, **conditions).values_list(
        name, flat=True
    )


def _of_pages(model, prefix: str = "") -> Finder:
    """Rows of ``model`` that belong, themselves or by ``prefix``, to any kind of object."""

    def find(numbers):
        is_a_page = {f"{prefix}base_content_type": ContentType.objects.get_for_model(Page)}
        return _of(model, f"{prefix}object_id", **is_a_page)(numbers)

    return find


_revisions, _steps = _of_pages(Revision), _of_pages(TaskState, "workflow_state__")

# (namespace, parameters, how a story is found by them).
_STORIES = (
    ("", "page_id parent_page_id", _pages),
    ("wagtailadmin_api:pages", "pk", _pages),
    ("wagtailadmin_pages", "page_id parent_page_id page_to_move_id destination_id pk", _pages),
    ("wagtailadmin_pages", "revision_id revision_id_a revision_id_b", _revisions),
    ("wagtailadmin_pages", "task_state_id", _steps),
    ("wagtailadmin_pages", "workflow_state_id", _of_pages(WorkflowState)),
    ("wagtailadmin_workflows", "page_pk", _pages),
    ("wagtailadmin_editing_sessions", "object_id", _pages),
    ("after_publication", "article_id", _pages),
    ("after_publication", "take_down_id", _of(TakeDown, "article_id")),
    ("story_path", "number", _pages),
    ("story_path", "owed_number", _of(OwedApproval, "article_id")),
    ("story_path", "opinion_number", _of(OutsideOpinion, "article_id")),
)

# What is no story's: names, registers, photos, accounts, and what a right of the newsroom opens.
_NOBODYS = (
    ("", "app_label model_name action app_name"),
    ("wagtailadmin_api:pages", "action_name"),
    ("wagtailadmin_api:documents", "pk"),
    ("wagtailadmin_api:images", "pk"),
    ("wagtailadmin_pages", "content_type_app_name content_type_model_name app_label model_name"),
    ("wagtailadmin_pages", "action_name task_id"),
    ("wagtailadmin_collections", "pk collection_id"),
    ("wagtailadmin_workflows", "pk workflow_pk task_id app_label model_name"),
    ("wagtailadmin_editing_sessions", "app_label model_name session_id"),
    ("after_publication", "snapshot_id"),
    ("bundles", "pk"),
    ("story_path", "action user_number"),
    ("notices", "number"),
    ("imports", "token"),
    ("photos", "action event_id photo_id image_id filter_spec longest version_id"),
    ("uploads", "upload_id"),
    ("wagtailimages", "image_id filter_spec uploaded_file_id"),
    ("wagtailimages_chooser", "pk image_id"),
    ("wagtaildocs", "document_id doc_id uploaded_file_id"),
    ("wagtaildocs_chooser", "pk"),
    ("wagtailredirects", "redirect_id"),
    ("wagtailsites", "pk"),
    ("wagtailusers_users", "pk"),
    ("wagtailusers_groups", "pk"),
)

# Fields of a query or form that number pages, by the name of the address that takes them.
_SENT = {
    "wagtailadmin_choose_page_chosen_multiple": ("id",),
    "wagtailadmin_pages:copy": ("new_parent_page",),
    "wagtailadmin_pages:move": ("new_parent_page",),
    "wagtail_bulk_action": ("chooser",),
}


def _by_parameter(lines) -> dict:
    return {
        (namespace, name): rest[0] if rest else None
        for namespace, names, *rest in lines
        for name in names.split()
    }


# Where the model stands beside the number, as of what is open in an editor: those of a story.
_PAGES = {"page", "articlepage"}

STORIES: dict[tuple[str, str], Finder] = _by_parameter(_STORIES)
NOBODYS = frozenset(_by_parameter(_NOBODYS))


def is_of_a_register(namespace: str) -> bool:
    """Whether the numbers of ``namespace`` are rows of a model chosen from a list."""
    return namespace.startswith(("wagtailsnippets_", "wagtailsnippetchoosers_"))


def stories_named(request) -> list[ArticlePage]:
    """The stories whose numbers, or those of what belongs to them, stand in this request."""
    match = request.resolver_match
    if match.kwargs.get("model_name", "page").lower() not in _PAGES:
        return []
    sent = [
        value
        for name in _SENT.get(match.view_name, ())
        for value in (*request.GET.getlist(name), *request.POST.getlist(name))
    ]
    found = set(_numbers(sent))
    for parameter, value in match.kwargs.items():
        finder = STORIES.get((match.namespace, parameter))
        if finder is not None:
            found.update(_numbers(finder(_numbers([value]))))
    return list(ArticlePage.objects.filter(pk__in=found).defer_streamfields()) if found else []


def _numbers(values) -> list[int]:
    """Those of ``values`` that can be the number of a row; “live” and the like are left out."""
    texts = (str(value) for value in values)
    return [int(text) for text in texts if text.isdecimal() and len(text) < 19]
