from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    label = "media"
    verbose_name = _("Photos")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from media import signal_handlers
        from media.models import Photo
        from media.permissions import LibraryPermissionPolicy

        signal_handlers.connect()
        # For the exact class: Wagtail registers its own afterwards.
        policy = LibraryPermissionPolicy(
            Photo, auth_model="wagtailimages.Image", owner_field_name="uploaded_by_user"
        )
        register_permission_policy(Photo, policy, exact_class=True)
