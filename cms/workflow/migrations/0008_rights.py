"""Who looks after accounts and desks, sites and redirects; on pages the table decides alone.

Permission rows are made here first: Django makes them only after all migrations have run.
"""

from django.db import migrations

CHIEF, SECRETARY, TECHNICIAN = "editor_in_chief", "duty_secretary", "technician"
GRANTED = [
    ("auth", "user", ("add", "change"), (TECHNICIAN, CHIEF)),
    ("auth", "group", ("add", "change", "delete"), (TECHNICIAN, CHIEF)),
    ("wagtailcore", "site", ("add", "change"), (TECHNICIAN,)),
    ("wagtailredirects", "redirect", ("add", "change", "delete"), (TECHNICIAN, SECRETARY)),
]


def grant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    RoleGroup = apps.get_model("workflow", "RoleGroup")
    groups = {row.role: row.group for row in RoleGroup.objects.select_related("group")}
    for app_label, model, actions, roles in GRANTED:
        content_type, _ = ContentType.objects.get_or_create(app_label=app_label, model=model)
        for action in actions:
            permission, _ = Permission.objects.get_or_create(
                content_type=content_type,
                codename=f"{action}_{model}",
                defaults={"name": f"Can {action} {model}"},
            )
            for role in roles:
                groups[role].permissions.add(permission)
    # What groups hold on pages is never read any more; a row would only deceive.
    apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(
        group__in=groups.values()
    ).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0007_steps"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtailredirects", "0008_add_verbose_name_plural"),
    ]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
