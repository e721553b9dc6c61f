"""Real picture files through the real library."""

from io import BytesIO
from pathlib import PurePath

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image

from media.delivery import deliver
from media.models import Photo, PhotoPhotographer, Rendition
from media.neutral_tile import neutral_tile


def picture_file(name="anh.jpg", size=(900, 600), colour=(120, 60, 40)) -> ContentFile:
    """A JPEG of one colour, ``size`` in pixels."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG")
    return ContentFile(file.getvalue(), name=name)


def give_sizes(photo: Photo) -> None:
    """Deliver ``photo``, or copy what was delivered of an equal original in this session.

    The copies are real files; only the words inside them are those of the first photo.
    """
    with photo.open_file() as file:
        original = file.read()
    if original not in _delivered:
        deliver(photo.pk)
        _delivered[original] = [_with_data(row) for row in photo.renditions.all()]
        return
    Rendition.objects.bulk_create(
        Rendition(
            image=photo,
            filter_spec=spec,
            focal_point_key=key,
            file=ContentFile(data, name=name),
        )
        for spec, key, name, data in _delivered[original]
    )


def _with_data(row: Rendition) -> tuple[str, str, str, bytes]:
    with row.file.storage.open(row.file.name) as file:
        return row.filter_spec, row.focal_point_key, PurePath(row.file.name).name[17:], file.read()


_delivered: dict[bytes, list[tuple[str, str, str, bytes]]] = {}


class PhotoFactory(factory.django.DjangoModelFactory):
    """A photo with caption and credit; traits take one away."""

    class Meta:
        model = Photo
        skip_postgeneration_save = True

    class Params:
        uncredited = factory.Trait(credit_line="")
        uncaptioned = factory.Trait(caption="")
        awaiting_file = factory.Trait(
            file=factory.LazyFunction(neutral_tile), status=Photo.Status.AWAITING_FILE
        )

    title = factory.Sequence(lambda n: f"Ảnh thử số {n}")
    file = factory.LazyFunction(picture_file)
    caption = "Nông dân gặt lúa trên cánh đồng mẫu lớn."
    credit_line = "Ảnh: Lê Văn Mít"

    @factory.post_generation
    def delivered(self, create, extracted, **kwargs):
        """``delivered=True``: readers have its sizes, as if the worker had been there."""
        if extracted:
            give_sizes(self)

    @factory.post_generation
    def photographers(self, create, extracted, **kwargs):
        for order, person in enumerate(extracted or []):
            PhotoPhotographer.objects.create(photo=self, person=person, sort_order=order)


def erase(photo: Photo) -> None:
    """Delete a photo that was never used as the bin does in the end, whatever holds it."""
    Photo.objects.filter(pk=photo.pk).update(binned_at=timezone.now())
    Photo.objects.get(pk=photo.pk).delete()
