"""Bundles, the alarms of the clock, and who may gather bundles."""

import django.contrib.postgres.fields
import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


SCHEDULERS = ("duty_secretary", "editor_in_chief")


def grant(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Permission = apps.get_model("auth", "Permission")
    RoleGroup = apps.get_model("workflow", "RoleGroup")
    bundles, _ = ContentType.objects.get_or_create(app_label="workflow", model="bundle")
    for action in ("view", "add", "change", "delete"):
        permission, _ = Permission.objects.get_or_create(
            content_type=bundles,
            codename=f"{action}_bundle",
            defaults={"name": f"Can {action} bundle"},
        )
        for row in RoleGroup.objects.filter(role__in=SCHEDULERS).select_related("group"):
            row.group.permissions.add(permission)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_photo_ledger_so_far'),
        ('wagtailcore', '0098_apitoken'),
        ('workflow', '0008_rights'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(settings.WAGTAIL_PAGE_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Bundle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=255, verbose_name='title')),
                ('go_live_at', models.DateTimeField(blank=True, help_text='All stories go out at this time.', null=True, verbose_name='goes out at')),
                ('state', models.CharField(choices=[('gathering', 'Being gathered'), ('scheduled', 'Scheduled'), ('out', 'Published')], db_index=True, default='gathering', editable=False, max_length=20, verbose_name='state')),
                ('out_at', models.DateTimeField(editable=False, null=True, verbose_name='went out at')),
                ('scheduled_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='scheduled by')),
            ],
            options={
                'verbose_name': 'bundle',
                'verbose_name_plural': 'bundles',
                'ordering': ['-go_live_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='BundleStory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('bundle', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='story_rows', to='workflow.bundle')),
                ('story', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='bundle_rows', to='articles.articlepage', verbose_name='story')),
                ('version', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'story',
                'verbose_name_plural': 'stories',
                'ordering': ['sort_order'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(fields=('bundle', 'story'), name='a_story_once_in_a_bundle')],
            },
        ),
        migrations.CreateModel(
            name='ClockAlarm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(choices=[('publish', 'Publish'), ('take_down', 'Take down'), ('publish_bundle', 'Publish together')], max_length=20, verbose_name='what was to be done')),
                ('version', models.BigIntegerField(null=True)),
                ('due_at', models.DateTimeField(verbose_name='due at')),
                ('reasons', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('told', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('first_at', models.DateTimeField(verbose_name='first tried')),
                ('last_at', models.DateTimeField(verbose_name='last tried')),
                ('times', models.PositiveIntegerField(default=1, verbose_name='times tried')),
                ('settled_at', models.DateTimeField(null=True, verbose_name='settled at')),
                ('bundle', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='clock_alarms', to='workflow.bundle')),
                ('story', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='clock_alarms', to=settings.WAGTAIL_PAGE_MODEL)),
            ],
            options={
                'verbose_name': 'alarm of the clock',
                'verbose_name_plural': 'alarms of the clock',
                'ordering': ['due_at', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('story__isnull', True), ('bundle__isnull', True), _connector='XOR'), name='alarm_of_a_story_or_a_bundle'), models.UniqueConstraint(condition=models.Q(('settled_at', None), ('story__isnull', False)), fields=('act', 'story'), name='one_open_alarm_of_a_story'), models.UniqueConstraint(condition=models.Q(('bundle__isnull', False), ('settled_at', None)), fields=('act', 'bundle'), name='one_open_alarm_of_a_bundle')],
            },
        ),
        # Every clock asks every few seconds what has expired; Wagtail has no index for it.
        migrations.RunSQL(
            "CREATE INDEX workflow_expiring ON wagtailcore_page (expire_at)"
            " WHERE live AND expire_at IS NOT NULL",
            "DROP INDEX workflow_expiring",
        ),
        migrations.RunPython(grant, migrations.RunPython.noop),
    ]
