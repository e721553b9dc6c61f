"""Loads the sample newsroom through the product's own models, photos and publication."""

from collections.abc import Callable
from functools import partial

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.articles.models import ArticlePage
from cms.frontpage.models import FrontPageSlot, HomePage
from cms.workflow.models import Notice
from cms.workflow.notices.models import Post
from cms.workflow.roles import Role
from media.delivery import deliver_photo
from seeds import manuscripts, register
from seeds.accounts import ACCOUNTS, make_accounts
from seeds.desk import make_drafts
from seeds.library import make_photos
from seeds.papers import make_documents
from seeds.writing import Newsroom, publish


class SampleRefused(Exception):
    """The sample may not be loaded here; the message says why."""


def load(say: Callable[[str], None] = lambda line: None) -> int:
    """Load the sample newsroom; return how many stories were made, 0 when it is there already.

    ``say`` gets a line now and then, since it takes a while. Raises SampleRefused outside the
    embedded database of one machine, and when the database holds somebody's own work.
    """
    if not settings.SAMPLE_PASSWORD:
        raise SampleRefused("The sample newsroom is only ever loaded into the embedded database.")
    users = get_user_model().objects
    if users.filter(username=ACCOUNTS[0].username).exists():
        return 0
    if users.exists() or ArticlePage.objects.exists():
        raise SampleRefused("The database is not empty; the sample newsroom was not loaded.")
    with transaction.atomic():
        # The index of references would be written again at every save; once is enough.
        with disable_reference_index_auto_update():
            made = _fill(say)
        call_command("rebuild_references_index", verbosity=0)
    return made


def _fill(say) -> int:
    at = timezone.now()
    home = HomePage.objects.get()
    say("Making the sample newsroom; this takes less than a minute, once.")
    room = _furnish(home, at, say)
    for number, table in enumerate(manuscripts.stories(), start=1):
        room.stories[table["key"]] = publish(table, room)
        if number % 20 == 0:
            say(f"  {number} stories published.")
    drafts = make_drafts(room)
    _make_up_front_page(home, room)
    _keep_what_is_news()
    return len(room.stories) + len(drafts)


def _furnish(home: HomePage, at, say) -> Newsroom:
    """Everything that stories name: people, photos, documents, sections."""
    tables = manuscripts.read("register")
    accounts = make_accounts()
    organisations = register.make_organisations(tables)
    register.make_persons(tables, organisations)
    photos = make_photos(accounts[Role.PHOTOGRAPHER], at=at, say=say)
    register.hang_portraits(tables, photos)
    return Newsroom(
        at=at,
        accounts=accounts,
        organisations=organisations,
        topics=register.make_topics(tables, photos),
        sections=register.make_sections(tables, home, register.make_desks(tables)),
        photos=photos,
        documents=make_documents(accounts[Role.REPORTER]),
        stories={},
    )


def _keep_what_is_news() -> None:
    """The bells begin with the stories on their way, not with weeks that never were; no mail goes
    out about a sample."""
    Notice.objects.filter(story__live=True).delete()
    Notice.objects.update(post=Post.NONE)


def _make_up_front_page(home: HomePage, room: Newsroom) -> None:
    placed = manuscripts.read("register")["front_page"]["stories"]
    # Its children were counted while the sections were added.
    home = HomePage.objects.get(pk=home.pk)
    home.slots = [FrontPageSlot(article=room.stories[key]) for key in placed]
    home.save_revision(user=room.accounts[Role.DUTY_SECRETARY]).publish()
    # Whoever opens the new paper sees these first.
    for key in placed:
        if photo := room.stories[key].list_photo(at=room.at):
            transaction.on_commit(partial(deliver_photo.using(priority=10).enqueue, photo.pk))
