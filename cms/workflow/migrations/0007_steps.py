"""Turn the steps of the newsroom's path into our own tasks, and write down where stories stand.

The rows of the tasks stay, so that stories on their way keep their place. The tasks are found
through the workflow of the whole tree: the newsroom may have renamed everything.
"""

from django.db import migrations

OF_ORDER = ("desktask", "secretarytask")


def make_steps(apps, schema_editor):
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    WorkflowTask = apps.get_model("wagtailcore", "WorkflowTask")
    used = WorkflowPage.objects.filter(page__depth=1).first()
    if used is None:
        return
    rows = WorkflowTask.objects.filter(workflow=used.workflow).order_by("sort_order")
    for row, model in zip(rows, OF_ORDER, strict=False):
        _convert(apps, schema_editor, row.task_id, model)
    chief = apps.get_model("workflow", "ChiefTask").objects.create(
        name="Trình TBT", content_type=_kind(apps, "workflow", "chieftask"), active=True
    )
    WorkflowTask.objects.create(
        workflow=used.workflow, task_id=chief.pk, sort_order=len(OF_ORDER)
    )


def _kind(apps, app_label, model):
    ContentType = apps.get_model("contenttypes", "ContentType")
    return ContentType.objects.get_or_create(app_label=app_label, model=model)[0]


def _convert(apps, schema_editor, number, model):
    """Make the group approval task ``number`` one of ours, in the same row of all tasks."""
    Task = apps.get_model("wagtailcore", "Task")
    GroupApprovalTask = apps.get_model("wagtailcore", "GroupApprovalTask")
    old = GroupApprovalTask.objects.filter(pk=number)
    for task in old:
        task.groups.clear()
    old._raw_delete(schema_editor.connection.alias)
    task = Task.objects.get(pk=number)
    kind = _kind(apps, "workflow", model)
    ours = apps.get_model("workflow", model)(
        task_ptr_id=number, name=task.name, active=task.active, content_type=kind
    )
    ours.save()


# Stories on their way are followed from their next move on; until then they are being written.
WHERE_STORIES_STAND = """
    INSERT INTO workflow_storypath (article_id, state, since, is_held, wording)
    SELECT page.id,
           CASE WHEN page.live THEN 'published'
                WHEN article.retracted_at IS NOT NULL THEN 'taken_down'
                ELSE 'writing' END,
           COALESCE(article.retracted_at, page.last_published_at, page.first_published_at,
                    page.latest_revision_created_at, now()),
           false, ''
    FROM wagtailcore_page AS page
    JOIN articles_articlepage AS article ON article.page_ptr_id = page.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0006_spelling_list"),
        ("wagtailcore", "0040_page_draft_title"),
    ]

    operations = [
        migrations.RunPython(make_steps, migrations.RunPython.noop),
        migrations.RunSQL(WHERE_STORIES_STAND, migrations.RunSQL.noop),
    ]
