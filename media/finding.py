"""What photos are found by: their words kept as they are now, and the search among them.

Words are whole syllables. They are kept twice, as typed (but for letter case and the place of the
tone mark) and without marks, so that a search with marks can put what has the same marks first.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Case, IntegerField, Q, Value, When
from django_tasks import task
from taggit.models import TaggedItem

from cms.text import fold, nfc, sort_key, tidy_spaces, tone_key
from media.models import Photo, PhotoWords

LONGEST_QUERY = 200  # characters
AT_ONCE = 500
_CONFIG = "simple"
_BETWEEN_WORDS = re.compile(r"[\W_]+")
# Stands between two fields, so that no phrase reaches from one into the next.
_BETWEEN_FIELDS = " 0x0 "
_LONGEST_WORD = 200


def note_words(photo_ids: Iterable[int], *, photos=Photo, words=PhotoWords, tagged=TaggedItem):
    """Keep the words of these photos as they are now; five queries for each ``AT_ONCE`` of them.

    A migration brings its own models.
    """
    numbers = list(photo_ids)
    for start in range(0, len(numbers), AT_ONCE):
        texts = _texts(numbers[start : start + AT_ONCE], photos, tagged)
        words.objects.bulk_create(
            (
                words(
                    photo_id=number,
                    vector=SearchVector(Value(_indexed(fields)), config=_CONFIG),
                    title_key=sort_key(fields[0])[:300],
                )
                for number, fields in texts.items()
            ),
            update_conflicts=True,
            update_fields=["vector", "title_key"],
            unique_fields=["photo"],
        )


def note_words_of_many(photo_ids: Iterable[int]) -> None:
    """The same; very many at once are left to the worker."""
    numbers = list(photo_ids)
    if len(numbers) <= AT_ONCE:
        note_words(numbers)
        return
    for start in range(0, len(numbers), AT_ONCE):
        note_words_later.enqueue(numbers[start : start + AT_ONCE])


@task(backend="photos")
def note_words_later(photo_ids: list[int]) -> None:
    note_words(photo_ids)


def cleaned(query: str) -> str:
    """``query`` as words with single spaces between them; empty when it has none."""
    return _words(nfc(query[:LONGEST_QUERY]))


def found(photos, query: str):
    """Those of ``photos`` that hold every word of ``query`` (cleaned), with their ``tier``.

    0: the phrase as typed; 1: its words as typed; 2: the phrase but for marks; 3: its words but
    for marks. A query without marks, or of one word, knows fewer of these.
    """
    typed, folded = _words(tone_key(query)), _words(fold(query))
    photos = photos.filter(words__vector=_query(folded))
    has_marks, is_phrase = typed != folded, " " in folded
    tiers = []
    if has_marks and is_phrase:
        tiers.append(When(words__vector=_query(typed, "phrase"), then=Value(0)))
    if has_marks:
        tiers.append(When(words__vector=_query(typed), then=Value(1)))
    if is_phrase:
        tiers.append(When(words__vector=_query(folded, "phrase"), then=Value(2)))
    tier = Case(*tiers, default=Value(3), output_field=IntegerField()) if tiers else Value(3)
    return photos.annotate(tier=tier)


def naming(person) -> Q:
    """Photos that ``person`` took or is shown in."""
    return Q(photographers=person) | Q(people_shown=person)


def _query(words: str, kind: str = "plain") -> SearchQuery:
    return SearchQuery(words, config=_CONFIG, search_type=kind)


def _words(text: str) -> str:
    return tidy_spaces(_BETWEEN_WORDS.sub(" ", text))


def _indexed(fields: list[str]) -> str:
    """``fields`` as the database shall index them: as typed, then without marks."""
    both = [tone_key(field) for field in fields] + [fold(field) for field in fields]
    return _BETWEEN_FIELDS.join(
        " ".join(word for word in _words(text).split() if len(word) <= _LONGEST_WORD)
        for text in both
        if text
    )


def _texts(numbers: list[int], photos, tagged) -> dict[int, list[str]]:
    """The texts of each photo, its title first."""
    texts = {}
    rows = photos.objects.filter(pk__in=numbers).values_list(
        "pk",
        "title",
        "caption",
        "credit_line",
        "place",
        "other_people_shown",
        "origin_file_name",
        "agency__name",
        "agency__short_name",
        "event__title",
        "event__place",
    )
    for number, title, caption, line, place, others, *more in rows:
        texts[number] = [title, caption, line, place, *others, *(text for text in more if text)]
    for number, names in _named(numbers, photos, tagged).items():
        if number in texts:
            texts[number] += names
    return texts


def _named(numbers: list[int], photos, tagged) -> dict[int, list[str]]:
    """Names of persons and keywords by photo."""
    named = defaultdict(list)
    for field in ("photographers", "people_shown"):
        rows = photos._meta.get_field(field).remote_field.through.objects
        for number, name, pen_names in rows.filter(photo__in=numbers).values_list(
            "photo", "person__full_name", "person__pen_names"
        ):
            named[number] += [name, *pen_names]
    rows = tagged.objects.filter(
        content_type__app_label="media", content_type__model="photo", object_id__in=numbers
    )
    for number, keyword in rows.values_list("object_id", "tag__name"):
        named[number].append(keyword)
    return named
