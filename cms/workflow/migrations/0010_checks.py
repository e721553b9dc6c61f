"""What the checks keep: watched phrases, confirmations, sketches of texts."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import modelsearch.index
from django.conf import settings
from django.db import migrations, models

KEEPERS = ("duty_secretary", "editor_in_chief")


def grant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    RoleGroup = apps.get_model("workflow", "RoleGroup")
    phrases, _ = ContentType.objects.get_or_create(app_label="workflow", model="watchedphrase")
    for action in ("add", "change", "delete"):
        permission, _ = Permission.objects.get_or_create(
            content_type=phrases,
            codename=f"{action}_watchedphrase",
            defaults={"name": f"Can {action} watched phrase"},
        )
        for row in RoleGroup.objects.filter(role__in=KEEPERS).select_related("group"):
            row.group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_photo_ledger_so_far'),
        ('workflow', '0009_clock'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WatchedPhrase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('phrase', models.CharField(max_length=120, verbose_name='phrase')),
                ('phrase_key', models.CharField(editable=False, max_length=200, unique=True)),
                ('level', models.CharField(choices=[('blocks', 'Must be mended'), ('confirms', 'Must be confirmed'), ('advises', 'Worth a look')], default='confirms', max_length=10, verbose_name='what it does')),
                ('why', models.CharField(help_text='Shown to the person who used the phrase.', max_length=255, verbose_name='why, and what to write instead')),
            ],
            options={
                'verbose_name': 'watched phrase',
                'verbose_name_plural': 'watched phrases',
                'ordering': ['phrase'],
            },
            bases=(models.Model, modelsearch.index.Indexed),
        ),
        migrations.CreateModel(
            name='TextSketch',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sketch', serialize=False, to='articles.articlepage')),
                ('sketch', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None)),
                ('published_at', models.DateTimeField(db_index=True)),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['sketch'], name='text_sketch_numbers')],
            },
        ),
        migrations.CreateModel(
            name='Confirmation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=40)),
                ('fingerprint', models.CharField(max_length=32)),
                ('message', models.TextField()),
                ('reason', models.TextField(verbose_name='reason')),
                ('by_name', models.CharField(max_length=255)),
                ('at', models.DateTimeField()),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='articles.articlepage')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('article', 'fingerprint'), name='finding_confirmed_once')],
            },
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
