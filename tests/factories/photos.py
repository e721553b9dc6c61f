"""Real picture files through the real library."""

from io import BytesIO

import factory
from django.core.files.base import ContentFile
from PIL import Image

from media.models import Photo, PhotoPhotographer
from media.neutral_tile import neutral_tile


def picture_file(name="anh.jpg", size=(900, 600), colour=(120, 60, 40)) -> ContentFile:
    """A JPEG of one colour, ``size`` in pixels."""
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, "JPEG")
    return ContentFile(file.getvalue(), name=name)


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
    def photographers(self, create, extracted, **kwargs):
        for order, person in enumerate(extracted or []):
            PhotoPhotographer.objects.create(photo=self, person=person, sort_order=order)
