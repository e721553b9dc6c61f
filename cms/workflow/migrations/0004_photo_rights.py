"""Who may check photos, and who may block and clear them."""

from django.db import migrations

BLOCKERS = ("photo_editor", "duty_secretary", "editor_in_chief")
GRANTED = [
    ("check_photo", "Can check photo", (*BLOCKERS, "desk_editor")),
    ("block_photo", "Can block and clear photo", BLOCKERS),
]


def grant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    RoleGroup = apps.get_model("workflow", "RoleGroup")
    photos, _ = ContentType.objects.get_or_create(app_label="media", model="photo")
    for codename, name, roles in GRANTED:
        permission, _ = Permission.objects.get_or_create(
            content_type=photos, codename=codename, defaults={"name": name}
        )
        for row in RoleGroup.objects.filter(role__in=roles).select_related("group"):
            row.group.permissions.add(permission)


def withdraw(apps, schema_editor):
    Permission = apps.get_model("auth", "Permission")
    for codename, _name, _roles in GRANTED:
        Permission.objects.filter(content_type__app_label="media", codename=codename).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("workflow", "0003_vietnamese_rows"),
        ("media", "0007_a_rights"),
    ]

    operations = [migrations.RunPython(grant, withdraw)]
