"""The sizes of photos, where no web server stands in front of the product."""

from django.conf import settings
from django.views.static import serve


def delivered(request, path: str):
    """A delivered file. What an address answers never changes, so caches may keep it."""
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response.headers["Cache-Control"] = (
        f"public, max-age={settings.DELIVERED_FILES_CACHED_FOR}, immutable"
    )
    return response
