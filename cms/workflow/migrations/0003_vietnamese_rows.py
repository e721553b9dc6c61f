"""Rows that Wagtail's own migrations wrote in English: the roots, and a workflow nobody uses."""

from django.db import migrations


def speak_vietnamese(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Page.objects.filter(depth=1, title="Root").update(title="Gốc", draft_title="Gốc")
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root").update(
        name="Gốc"
    )
    unused = {"name": "Moderators approval", "active": False}
    apps.get_model("wagtailcore", "Workflow").objects.filter(
        **unused, workflow_states=None
    ).delete()
    apps.get_model("wagtailcore", "Task").objects.filter(
        **unused, task_states=None, workflow_tasks=None
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0002_roles"),
        ("wagtailcore", "0040_page_draft_title"),
    ]

    operations = [migrations.RunPython(speak_vietnamese, migrations.RunPython.noop)]
