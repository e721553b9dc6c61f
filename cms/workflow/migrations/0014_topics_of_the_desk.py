"""What a topic says stands before readers at once: the desk and those above write it."""

from django.db import migrations


def leave_to_the_desk(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    topics = Permission.objects.filter(
        content_type__app_label="sections",
        content_type__model="topic",
        codename__in=("add_topic", "change_topic"),
    )
    others = apps.get_model("workflow", "RoleGroup").objects.exclude(
        role__in=("desk_editor", "duty_secretary", "editor_in_chief")
    )
    for row in others.select_related("group"):
        row.group.permissions.remove(*topics)


class Migration(migrations.Migration):
    dependencies = [("workflow", "0013_notices_of_more")]

    operations = [migrations.RunPython(leave_to_the_desk, migrations.RunPython.noop)]
