"""Every row that belongs to a story, and how a copy of it differs."""

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection
from wagtail.models import Page, PageLogEntry, Revision, TaskState, WorkflowState
from wagtail.models.reference_index import ReferenceIndex
from wagtail.search.models import IndexEntry

from bench.copies import STRIDE, Copier
from cms.articles.models import (
    ArticlePage,
    Byline,
    Correction,
    DeclaredChange,
    Snapshot,
    SnapshotWords,
    TakeDown,
)
from cms.articles.models.rows import ArticleKeyword
from cms.workflow.models import (
    Approval,
    Notice,
    OutsideOpinion,
    OwedApproval,
    StateChange,
    StoryPath,
)


def copy_everything(author) -> None:
    page_type = ContentType.objects.get_for_model(Page).pk
    story_type = ContentType.objects.get_for_model(ArticlePage).pk
    of_page = f"CASE t.base_content_type_id WHEN {page_type} THEN t.object_id::bigint END"
    of_story = f"CASE t.content_type_id WHEN {story_type} THEN t.object_id::bigint END"
    of_workflow = "(SELECT object_id::bigint FROM wagtailcore_workflowstate AS w WHERE w.id = {})"
    of_snapshot = "(SELECT page_number FROM articles_snapshot AS s WHERE s.id = t.snapshot_id)"
    of_revision = (
        "(SELECT object_id::bigint FROM wagtailcore_revision AS r WHERE r.id = t.revision_id)"
    )
    shifted = "(t.object_id::bigint + c.shift)::text"
    # A version knows the number of the story and of its byline; its time is that of the copy.
    of_the_copy = (
        "(jsonb_set(jsonb_set(jsonb_set(jsonb_set({value}, '{pk}', to_jsonb(c.story + c.shift)),"
        " '{bylines,0,translation_key}', to_jsonb("
        "md5((t.content #>> '{bylines,0,translation_key}') || c.n)::uuid)),"
        " '{bylines,0,pk}', to_jsonb((t.content #>> '{bylines,0,pk}')::bigint + c.shift)),"
        " '{go_live_at}', coalesce(to_jsonb(to_char("
        "((t.content ->> 'go_live_at')::timestamptz + c.later) AT TIME ZONE 'UTC',"
        """ 'YYYY-MM-DD"T"HH24:MI:SS"Z"')), 'null')))"""
    )
    words = "c.words || ' ' || c.folded"
    plan = (
        (
            Page,
            "t.id",
            {
                "path": "c.path",
                "url_path": "c.url_path",
                "depth": f"length(c.path) / {Page.steplen}",
            },
        ),
        (ArticlePage, "t.page_ptr_id", {}),
        (Byline, "t.article_id", {}),
        (ArticleKeyword, "t.content_object_id", {}),
        (Revision, of_page, {"object_id": shifted, "content": of_the_copy}),
        (PageLogEntry, "t.page_id", {}),
        (StoryPath, "t.article_id", {}),
        (StateChange, "t.article_id", {}),
        (Approval, "t.article_id", {}),
        (OwedApproval, "t.article_id", {}),
        (
            OutsideOpinion,
            "t.article_id",
            {"key_hash": "encode(sha256((t.key_hash || c.n)::bytea), 'hex')"},
        ),
        (WorkflowState, of_page, {"object_id": shifted}),
        (TaskState, of_workflow.format("t.workflow_state_id"), {}),
        (
            Snapshot,
            "t.page_number",
            {
                "page_number": "t.page_number + c.shift",
                "address": "c.url_path",
                "revision_number": "t.revision_number + c.shift",
            },
        ),
        (SnapshotWords, of_snapshot, {"folded": "replace(t.folded, 'xwordsx', c.folded)"}),
        (DeclaredChange, of_revision, {}),
        (Correction, "t.article_id", {}),
        (TakeDown, "t.article_id", {}),
        (Notice, "t.story_id", {}),
        (ReferenceIndex, of_page, {"object_id": shifted}),
        (
            IndexEntry,
            of_story,
            {
                "object_id": shifted,
                "title": "to_tsvector('simple', c.title)",
                "autocomplete": "to_tsvector('simple', c.title)",
                "body": f"to_tsvector('simple', {words})",
            },
        ),
    )
    copier = Copier([model for model, _of, _instead in plan], author=author)
    for model, of, instead in plan:
        assert not model.objects.filter(pk__gte=STRIDE).exists(), model
        copier.copy(model, of, **instead)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(
            no_style(), [model for model, _of, _instead in plan]
        ):
            cursor.execute(statement)
