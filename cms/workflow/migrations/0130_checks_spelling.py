"""The newsroom's spelling list, and who keeps it."""

import django.db.models.functions.text
import modelsearch.index
from django.db import migrations, models

KEEPERS = ("desk_editor", "duty_secretary", "editor_in_chief")


def grant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    RoleGroup = apps.get_model("workflow", "RoleGroup")
    rules, _ = ContentType.objects.get_or_create(app_label="workflow", model="spellingrule")
    for action in ("add", "change", "delete"):
        permission, _ = Permission.objects.get_or_create(
            content_type=rules,
            codename=f"{action}_spellingrule",
            defaults={"name": f"Can {action} spelling"},
        )
        for row in RoleGroup.objects.filter(role__in=KEEPERS).select_related("group"):
            row.group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('workflow', '0004_photo_rights'),
    ]

    operations = [
        migrations.CreateModel(
            name='SpellingRule',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wrong', models.CharField(max_length=120, verbose_name='wrong spelling')),
                ('right', models.CharField(max_length=120, verbose_name='right spelling')),
                ('note', models.CharField(blank=True, help_text='Why, or where the rule comes from.', max_length=255, verbose_name='note')),
                ('sort_key', models.CharField(db_collation='C', db_index=True, editable=False, max_length=500)),
            ],
            options={
                'verbose_name': 'spelling',
                'verbose_name_plural': 'spellings',
                'ordering': ['sort_key', 'pk'],
                'constraints': [models.UniqueConstraint(django.db.models.functions.text.Lower('wrong'), name='spelling_listed_once', violation_error_message='This spelling is in the list already.')],
            },
            bases=(models.Model, modelsearch.index.Indexed),
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
