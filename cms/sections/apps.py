from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SectionsConfig(AppConfig):
    name = "cms.sections"
    label = "sections"
    verbose_name = _("Sections and topics")

    def ready(self):
        from cms.sections import signal_handlers
        from cms.sections.models import SectionPage
        from media.desk import sections

        signal_handlers.connect()
        sections.register(SectionPage.objects.all)
