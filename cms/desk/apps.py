from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "cms.desk"
    label = "desk"
    verbose_name = _("Newsroom desk")

    def ready(self):
        # Wagtail's forms can be imported only once all models are there.
        from cms.desk.unlabelled import label_fields

        label_fields()
