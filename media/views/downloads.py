"""Photo files for colleagues: the original, or a size with caption, credit and rights inside."""

from functools import partial
from pathlib import PurePath

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from wagtail.admin.auth import require_admin_access
from wagtail.images.models import Filter
from wagtail.permissions import policy_registry

from cms.text import slugify
from media.making import SUFFIXES, rendition_files
from media.models import Photo, PhotoVersion
from media.pictures import NotAPicture

# Longest side in pixels; 0 is the whole size.
SIZES = (1200, 2400, 0)
_QUALITY = 90


@require_admin_access
def original(request, photo_id: int):
    """The file as the photographer delivered it, byte for byte."""
    photo = _photo(request, photo_id)
    return _attached(photo.file, download_name(photo, PurePath(photo.file.name).suffix))


@require_admin_access
def earlier(request, photo_id: int, version_id: int):
    """An original that was replaced since."""
    photo = _photo(request, photo_id)
    version = get_object_or_404(PhotoVersion, pk=version_id, photo=photo)
    suffix = PurePath(version.file.name).suffix
    return _attached(version.file, download_name(photo, suffix, f"-{version.pk}"))


@require_admin_access
def sized(request, photo_id: int, longest: int):
    """A JPEG that fits a square of ``longest`` pixels and says whose photo it is."""
    if longest not in SIZES:
        raise Http404("No such size")
    photo = _photo(request, photo_id)
    if photo.is_awaiting_file:
        raise Http404("The photo awaits its file")
    size = f"max-{longest}x{longest}" if longest else "original"
    filter = Filter(f"{size}|format-jpeg|jpegquality-{_QUALITY}")
    try:
        ((_filter, made),) = rendition_files(photo, [filter])
    except (NotAPicture, OSError) as problem:
        raise Http404("The file can't be read") from problem
    response = HttpResponse(made.data, content_type="image/jpeg")
    name = download_name(photo, SUFFIXES["jpeg"], f"-{made.width}x{made.height}")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def preview(request, photo_id: int, filter_spec: str):
    """Stands before a view of Wagtail's that decodes originals at any size and sends what the
    camera wrote along. It belongs to public addresses of sizes, which this product has not."""
    raise Http404("No previews by address")


def download_name(photo: Photo, suffix: str, addition: str = "") -> str:
    """What a downloaded file is called: by the photo's address-like title and number."""
    stem = slugify(photo.title, max_length=60) or _("photo")
    return f"{stem}-{photo.pk}{addition}{suffix}"


def _photo(request, photo_id: int) -> Photo:
    photo = get_object_or_404(Photo.objects.with_credit(), pk=photo_id)
    policy = policy_registry.get_by_type(Photo)
    may = partial(policy.user_has_permission_for_instance, request.user, instance=photo)
    if not any(may(action) for action in ("choose", "change")):
        raise PermissionDenied
    return photo


def _attached(file, name: str) -> FileResponse:
    try:
        opened = file.storage.open(file.name)
    except OSError as problem:
        raise Http404("The file can't be read") from problem
    # Never shown by the browser itself: nobody has looked at what else is in an original.
    return FileResponse(
        opened, as_attachment=True, filename=name, content_type="application/octet-stream"
    )
