from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "cms.articles"
    label = "articles"
    verbose_name = _("Stories")

    def ready(self):
        from cms.articles import signal_handlers
        from cms.articles.photo_guard import keep_what_stories_print
        from cms.articles.photo_holders import drafts_with, snapshots_with
        from media import guards, ledger

        signal_handlers.connect()
        ledger.register(drafts=drafts_with, snapshots=snapshots_with)
        guards.register(keep_what_stories_print)
