import factory

from media.models import PhotoEvent


class PhotoEventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PhotoEvent

    title = factory.Sequence(lambda n: f"Lễ thông xe cầu số {n}")
    place = "Vàm Lá"
