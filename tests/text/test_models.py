import unicodedata

import pytest
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import isolate_apps

from cms.text.models import NormalisedModel

NAME = "Thuỷ Nguyễn"
TYPED = unicodedata.normalize("NFD", NAME)


class Cooperative(models.Model):
    """Stands for the second base: a page or an image, whose `save` has a signature of its own."""

    class Meta:
        abstract = True

    def save(self, clean=True, user=None, **kwargs):
        self.saved_as = (self.name, clean, user)
        super().save(**kwargs)
        return "saved"


@pytest.fixture
def leaflet(db):
    with isolate_apps("cms.text"):

        class Leaflet(NormalisedModel, Cooperative):
            name = models.CharField(max_length=11)
            body = models.TextField(blank=True)
            slug = models.SlugField(allow_unicode=True, blank=True)
            keywords = ArrayField(models.CharField(max_length=20), default=list, blank=True)
            data = models.JSONField(default=dict, blank=True)
            copies = models.IntegerField(null=True, blank=True)

            class Meta:
                app_label = "text"

            def __str__(self):
                return self.name

        with connection.schema_editor() as editor:
            editor.create_model(Leaflet)
        yield Leaflet


def test_every_text_is_stored_in_nfc(leaflet):
    leaflet.objects.create(name=TYPED, body=TYPED, slug=TYPED, keywords=[TYPED, "a"])
    stored = leaflet.objects.get()
    assert (stored.name, stored.body, stored.slug) == (NAME, NAME, NAME)
    assert stored.keywords == [NAME, "a"]


def test_data_is_not_touched(leaflet):
    leaflet.objects.create(name="a", data={"k": TYPED}, copies=3)
    stored = leaflet.objects.get()
    assert (stored.data, stored.copies) == ({"k": TYPED}, 3)


def test_the_next_base_saves_the_normalised_text_and_answers(leaflet):
    row = leaflet(name=TYPED)
    assert row.save(False, user="b") == "saved"
    assert row.saved_as == (NAME, False, "b")


def test_lengths_are_checked_in_nfc(leaflet):
    row = leaflet(name=TYPED)
    assert len(TYPED) > 11
    row.full_clean()
    assert row.name == NAME
    with pytest.raises(ValidationError):
        leaflet(name=NAME + "x").full_clean()


def test_deferred_fields_stay_deferred(leaflet, django_assert_num_queries):
    leaflet.objects.create(name="a", body="b")
    row = leaflet.objects.only("name").get()
    row.name = TYPED
    with django_assert_num_queries(1):
        row.save(update_fields=["name"])
    assert row.get_deferred_fields() >= {"body", "slug", "keywords"}
    assert leaflet.objects.get().name == NAME


def test_bulk_operations_can_normalise_themselves(leaflet):
    row = leaflet(name=TYPED)
    row.normalise_text()
    leaflet.objects.bulk_create([row])
    assert leaflet.objects.get().name == NAME


def test_control_characters_are_not_stored(leaflet):
    leaflet.objects.create(
        name="a\x0bb\x1b\x00", body="c\x0bd\u2028e\x1f\t\r\n", keywords=["f\x0c\x80g"]
    )
    stored = leaflet.objects.get()
    assert stored.name == "a b"
    assert stored.body == "c\nd\ne\t\r\n"
    assert stored.keywords == ["f g"]
