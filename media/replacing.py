"""A new file for a photo that has one: the photo, its uses and its history stay."""

from wagtail.log_actions import get_active_log_context, log

from media.cropping import fit_crops
from media.describing import describe
from media.intake import file_fields, measured
from media.likeness import Likeness
from media.metadata import read_metadata
from media.models import Photo, PhotoVersion
from media.pictures import Inspected

_FOCAL_POINT = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")


def keep_version(photo: Photo) -> PhotoVersion | None:
    """Keep the file that the stored row of ``photo`` names, before another takes its place.

    None when there is nothing to keep: a tile that stood for a file is nobody's picture.
    """
    stored = Photo.objects.filter(pk=photo.pk).first()
    if stored is None or stored.is_awaiting_file:
        return None
    user = get_active_log_context().user
    log(instance=photo, action="media.replace_file", user=user, title=photo.title)
    return PhotoVersion.objects.create(
        photo=photo,
        file=stored.file.name,
        width=stored.width,
        height=stored.height,
        file_size=stored.file_size,
        file_hash=stored.file_hash,
        replaced_by=user,
    )


def fit_marks(photo: Photo, *, was: tuple[int, int]) -> None:
    """Keep focal point and cuts on what they marked when the picture is the same, but larger.

    ``was`` is the earlier width and height. In a picture of another shape they mark nothing.
    """
    fit_crops(photo, was=was)
    if None in (photo.focal_point_x, *was) or was == (photo.width, photo.height):
        return
    across, down = photo.width / was[0], photo.height / was[1]
    same_shape = abs(across / down - 1) < 0.02
    for name, scale in zip(_FOCAL_POINT, (across, down, across, down), strict=True):
        setattr(photo, name, round(getattr(photo, name) * scale) if same_shape else None)


def give_file(photo: Photo, data: bytes, inspected: Inspected) -> Likeness:
    """Store ``data`` as the file of ``photo`` and fill what the photo lacks from it.

    Must be called inside a transaction.
    """
    was = (photo.width, photo.height)
    keep_version(photo)
    for name, value in file_fields(inspected, data).items():
        setattr(photo, name, value)
    fit_marks(photo, was=was)
    photo.status = Photo.Status.NEEDS_CAPTION
    describe(photo, read_metadata(data))
    return measured(photo, data, inspected)
