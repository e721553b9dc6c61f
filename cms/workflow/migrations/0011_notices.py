"""What people are told, and what each wants by mail."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('articles', '0007_after_publication'),
        ('workflow', '0010_checks'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('your_turn', 'Passed to you by name'), ('group_turn', 'A story waits for your desk or role'), ('overdue', 'Overdue with you'), ('group_overdue', 'Overdue with your desk or role'), ('sent_back', 'Your story was sent back'), ('reworded', 'Somebody else changed your story'), ('comment', 'Comment on a story of yours'), ('mention', 'Somebody mentioned you'), ('opinion', 'An outside opinion came'), ('published', 'Your story was published'), ('corrected', 'Your published story was changed'), ('taken_down', 'Your story was taken down'), ('restored', 'Your story was restored'), ('approval_owed', 'An approval is owed')], max_length=20, verbose_name='kind')),
                ('story_title', models.CharField(max_length=255, verbose_name='headline')),
                ('text', models.TextField(blank=True, verbose_name='reason')),
                ('due_at', models.DateTimeField(null=True, verbose_name='due')),
                ('made_at', models.DateTimeField(verbose_name='when')),
                ('read_at', models.DateTimeField(null=True)),
                ('post', models.CharField(choices=[('none', 'not wanted'), ('waiting', 'waiting'), ('sent', 'sent'), ('refused', 'refused by the mail server')], default='none', max_length=10)),
                ('mailed_at', models.DateTimeField(null=True)),
                ('actor', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='who')),
                ('recipient', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL, verbose_name='recipient')),
                ('story', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='notices', to='articles.articlepage', verbose_name='story')),
            ],
            options={
                'verbose_name': 'notice',
                'verbose_name_plural': 'notices',
                'ordering': ['-made_at', '-pk'],
                'indexes': [models.Index(fields=['recipient', '-made_at'], name='notices_of_a_person'), models.Index(condition=models.Q(('read_at', None)), fields=['recipient'], name='unread_notices'), models.Index(condition=models.Q(('post', 'waiting')), fields=['made_at'], name='notices_to_mail')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind__in', ['overdue', 'group_overdue'])), fields=('recipient', 'story', 'due_at'), name='told_once_of_a_due_time')],
            },
        ),
        migrations.CreateModel(
            name='NoticeChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('your_turn', 'Passed to you by name'), ('group_turn', 'A story waits for your desk or role'), ('overdue', 'Overdue with you'), ('group_overdue', 'Overdue with your desk or role'), ('sent_back', 'Your story was sent back'), ('reworded', 'Somebody else changed your story'), ('comment', 'Comment on a story of yours'), ('mention', 'Somebody mentioned you'), ('opinion', 'An outside opinion came'), ('published', 'Your story was published'), ('corrected', 'Your published story was changed'), ('taken_down', 'Your story was taken down'), ('restored', 'Your story was restored'), ('approval_owed', 'An approval is owed')], max_length=20, verbose_name='kind')),
                ('by_mail', models.BooleanField(verbose_name='by mail')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notice_choices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'choice of mails',
                'verbose_name_plural': 'choices of mails',
                'constraints': [models.UniqueConstraint(fields=('user', 'kind'), name='one_choice_for_each_kind')],
            },
        ),
    ]
