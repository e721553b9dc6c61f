"""Where the newsroom hears of every schedule that is set, changed or cancelled."""

from django.db.models import ProtectedError
from django.db.models.signals import pre_delete, pre_save
from wagtail.log_actions import get_active_log_context
from wagtail.models import Revision

from cms.articles.gate import NotReady, Problem
from cms.articles.models import ArticlePage
from cms.workflow.bundle import Bundle
from cms.workflow.letting_out import is_by_the_path
from cms.workflow.scheduling import goes_with_its_bundle, why_not_schedule


def ask_who_schedules(sender, instance, **kwargs):
    """Only those who schedule may change a story's time, whichever screen or API they use.

    What code does for nobody is not asked. A story of a scheduled bundle keeps the bundle's time.
    """
    if instance.content_type.model_class() is not ArticlePage:
        return
    wanted = instance.approved_go_live_at
    if instance.pk is None:
        stored = None
    else:
        rows = Revision.objects.filter(pk=instance.pk)
        stored = rows.values_list("approved_go_live_at", flat=True).first()
    if wanted == stored:
        return
    article = instance.content_object
    user = get_active_log_context().user
    by_a_person = user is not None and not is_by_the_path()
    if by_a_person and (message := why_not_schedule(user, article)):
        raise NotReady(article, [Problem("schedule_right", "go_live_at", message)])
    if stored and (found := goes_with_its_bundle(article, at=stored)):
        raise NotReady(article, found)


def keep_scheduled_bundle(sender, instance, **kwargs):
    """Without its bundle each of the stories would go out by itself."""
    if instance.state == Bundle.State.SCHEDULED:
        raise ProtectedError("A scheduled bundle is unscheduled before it is deleted.", {instance})


def connect():
    pre_delete.connect(keep_scheduled_bundle, sender=Bundle, dispatch_uid="workflow.bundle")
    pre_save.connect(ask_who_schedules, sender=Revision, dispatch_uid="workflow.schedule")
