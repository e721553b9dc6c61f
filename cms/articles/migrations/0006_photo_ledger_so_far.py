"""The ledger of photos for everything that readers saw before there was one.

Snapshots say what a story showed from when on; the story's row says what it shows now, with the
thumbnail that snapshots don't keep. A story that was taken down before ended at a time that nobody
wrote down: at the latest now. After this, a photo without an entry was never used.
"""

from itertools import groupby

from django.db import migrations
from django.utils import timezone

from cms.articles.photo_places import places_in

AT_ONCE = 2000


def begin_ledger(apps, schema_editor):
    article = apps.get_model("articles", "ArticlePage")
    snapshot = apps.get_model("articles", "Snapshot")
    entry = apps.get_model("media", "LedgerEntry")
    photos = set(apps.get_model("media", "Photo").objects.values_list("pk", flat=True))
    at = timezone.now()
    rows = []
    for use in [*_portraits(apps, at), *_uses(article, snapshot, at)]:
        if use["photo_id"] in photos:
            rows.append(entry(**use))
        if len(rows) >= AT_ONCE:
            entry.objects.bulk_create(rows)
            rows = []
    entry.objects.bulk_create(rows)


def _portraits(apps, at):
    kinds = (("people", "Person", "portrait", "full_name"), ("sections", "Topic", "photo", "title"))
    for app, model, photo, title in kinds:
        place = model.lower() if model == "Topic" else "portrait"
        shown = apps.get_model(app, model).objects.exclude(**{photo: None})
        for pk, number, name in shown.values_list("pk", photo, title):
            yield {
                "photo_id": number,
                "page_title": name,
                "place": f"{place}:{pk}",
                "began_at": at,
            }


def _uses(article, snapshot, at):
    """The fields of every entry, story by story."""
    # Photos of rows first: a story that was published without a snapshot is in no group below.
    seen = set()
    snapshots = snapshot.objects.order_by("page_number", "taken_at", "pk")
    told = snapshots.values_list("page_number", "title", "taken_at", "content")
    for number, group in groupby(told.iterator(chunk_size=500), key=lambda row: row[0]):
        seen.add(number)
        yield from _uses_of_story(_row(article, number), list(group), at)
    live = article.objects.filter(live=True)
    for number in live.values_list("pk", flat=True).iterator():
        if number not in seen:
            yield from _uses_of_story(_row(article, number), [], at)


def _row(article, number):
    return article.objects.filter(pk=number).first()


def _uses_of_story(row, group, at):
    shown, title = {}, row.title if row else group[-1][1]
    steps = [(taken_at, _places_in_snapshot(content)) for _, _, taken_at, content in group]
    if row is not None and row.live:
        began = group[-1][2] if group else row.last_published_at or row.first_published_at or at
        body = row.body.get_prep_value() if hasattr(row.body, "get_prep_value") else row.body
        steps.append((began, places_in(row.lead_photo_id, row.thumbnail_id, body)))
    else:
        steps.append(((row and row.retracted_at) or at, []))
    for moment, places in steps:
        for place in [place for place in shown if place not in places]:
            yield _entry(place, row, title, shown.pop(place), moment)
        for place in places:
            shown.setdefault(place, moment)
    for place, began in shown.items():
        yield _entry(place, row, title, began, None)


def _places_in_snapshot(content):
    """Snapshots list their photos in reading order, and keep the body: who is more, leads."""
    listed = [photo["photo"] for photo in content["photos"]]
    in_body = places_in(None, None, content["body"])
    has_lead = len(listed) > sum(place.photo in listed for place in in_body)
    return places_in(listed[0], None, content["body"]) if has_lead else in_body


def _entry(place, row, title, began, ended):
    return {
        "photo_id": place.photo,
        "page_id": row.pk if row else None,
        "page_title": title[:255],
        "place": place.place,
        "crop": place.crop,
        "began_at": began,
        "ended_at": ended,
    }


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_photo_ledger"),
        ("media", "0008_a_ledger_for_good"),
        ("people", "0002_index_names"),
        ("sections", "0002_one_topic_per_address"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(begin_ledger, migrations.RunPython.noop)]
