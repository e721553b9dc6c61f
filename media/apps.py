from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    label = "media"
    verbose_name = _("Photos")

    def ready(self):
        from media import signal_handlers

        signal_handlers.connect()
