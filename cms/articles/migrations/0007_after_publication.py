"""What follows a publication: takings down, kinds of changes, snapshots found by their words."""

import re

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


from cms.text import fold

_TAG = re.compile(r"<[^>]*>")


def keep_words_so_far(apps, schema_editor):
    """Snapshots taken before can be found too; the words between tags are near enough."""
    Snapshot = apps.get_model("articles", "Snapshot")
    SnapshotWords = apps.get_model("articles", "SnapshotWords")
    for snapshot in Snapshot.objects.only("content").iterator(chunk_size=500):
        words = "\n".join(_strings(snapshot.content)).lower()
        SnapshotWords.objects.create(snapshot=snapshot, words=words, folded=fold(words))


def _strings(value):
    if isinstance(value, dict):
        value = [inner for name, inner in value.items() if name not in ("id", "type")]
    if isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
    elif isinstance(value, str) and value:
        yield _TAG.sub(" ", value)


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0006_photo_ledger_so_far'),
        ('wagtailcore', '0098_apitoken'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='correction',
            name='apology',
            field=models.TextField(blank=True, verbose_name='apology'),
        ),
        migrations.AddField(
            model_name='correction',
            name='concerned',
            field=models.TextField(blank=True, verbose_name='persons and bodies concerned'),
        ),
        migrations.AddField(
            model_name='correction',
            name='printed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='published at'),
        ),
        migrations.AddField(
            model_name='correction',
            name='section_title',
            field=models.CharField(blank=True, editable=False, max_length=255, verbose_name='section'),
        ),
        migrations.CreateModel(
            name='DeclaredChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(blank=True, choices=[('typography', 'Typography only'), ('update', 'Update'), ('slip', 'Slip corrected'), ('statutory', 'Statutory correction and apology')], max_length=20, verbose_name='kind')),
                ('wrong', models.TextField(blank=True, verbose_name='what was wrong')),
                ('right', models.TextField(blank=True, verbose_name='what is right')),
                ('apology', models.TextField(blank=True, verbose_name='apology')),
                ('concerned', models.TextField(blank=True, verbose_name='persons and bodies concerned')),
                ('declared_at', models.DateTimeField(auto_now=True)),
                ('correction', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.correction')),
                ('declared_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='declared_change', to='wagtailcore.revision')),
            ],
            options={
                'verbose_name': 'declared change',
                'verbose_name_plural': 'declared changes',
            },
        ),
        migrations.CreateModel(
            name='SnapshotWords',
            fields=[
                ('snapshot', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='articles.snapshot')),
                ('words', models.TextField()),
                ('folded', models.TextField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('words', config='simple'), name='snapshots_by_words'), django.contrib.postgres.indexes.GinIndex(django.contrib.postgres.search.SearchVector('folded', config='simple'), name='snapshots_by_folded_words')],
            },
        ),
        migrations.CreateModel(
            name='TakeDown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article_title', models.CharField(max_length=255, verbose_name='headline')),
                ('reason', models.TextField(verbose_name='reason')),
                ('taken_at', models.DateTimeField(verbose_name='when')),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('restored_at', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='take_downs', to='articles.articlepage', verbose_name='story')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='confirmed by')),
                ('restored_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='restored by')),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
            ],
            options={
                'verbose_name': 'taking down',
                'verbose_name_plural': 'takings down',
                'ordering': ['-taken_at', '-pk'],
            },
        ),
        migrations.RunPython(keep_words_so_far, migrations.RunPython.noop),
    ]
