"""Versions of a story that name rows which are gone.

A version keeps only numbers of photos, persons and organisations. A row that only a draft or an
older version names may be deleted, and modelcluster does not know what to do with a number whose
row is protected. Such a number becomes empty, so that the version can be opened, and the gate says
what is missing.
"""

from django.db import models


def without_lost_links(model, data: dict) -> dict | None:
    """``data`` of a version of ``model``, or of a child row, with links to lost rows emptied.

    None when the row cannot be without a link that it lost.
    """
    lost = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey)
        and field.remote_field.on_delete is models.PROTECT
        and data.get(field.name) is not None
        and not _is_there(field, data[field.name])
    ]
    if not all(field.null for field in lost):
        return None
    return {**data, **{field.name: None for field in lost}}


def _is_there(field, key) -> bool:
    target = field.remote_field.model
    return target._base_manager.filter(**{field.target_field.name: key}).exists()
