"""Free public addresses for rows that are not pages."""


def free_slug(model, wanted: str, own_pk=None) -> str:
    """``wanted``, or ``wanted-2``, ``wanted-3`` … : the first that no other row of ``model`` has.

    An empty ``wanted`` (a name in a script without a Latin form) becomes the model's own name.
    """
    wanted = wanted or model._meta.model_name
    taken = set(
        model._default_manager.filter(slug__startswith=wanted)
        .exclude(pk=own_pk)
        .values_list("slug", flat=True)
    )
    slug, number = wanted, 1
    while slug in taken:
        number += 1
        slug = f"{wanted}-{number}"
    return slug
