"""Videos and posts as they were fetched when an editor entered their address.

A reader's request asks no provider and no network: an embed without a stored row is a plain link.
"""

from django.utils.safestring import mark_safe
from wagtail.embeds.embeds import get_embed_hash
from wagtail.embeds.models import Embed


def stored_embeds(article) -> dict[int, str]:
    """The HTML of the embeds of ``article`` by the index of their block: one query for all."""
    addresses = {
        index: item["value"]["embed"]
        for index, item in enumerate(article.body.raw_data)
        if item["type"] == "embed" and (item["value"] or {}).get("embed")
    }
    if not addresses:
        return {}
    hashes = {index: get_embed_hash(address) for index, address in addresses.items()}
    stored = dict(Embed.objects.filter(hash__in=hashes.values()).values_list("hash", "html"))
    return {index: mark_safe(stored[key]) for index, key in hashes.items() if stored.get(key)}
