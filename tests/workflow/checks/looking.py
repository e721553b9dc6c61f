"""What checks say of a story that is written in a line."""

from datetime import UTC, datetime

from cms.people.models import Position
from cms.workflow.checks.registry import findings
from tests.factories import ArticleFactory, OrganisationFactory, PersonFactory

# A Thursday.
NOW = datetime(2026, 11, 26, 3, 0, tzinfo=UTC)


def told(code, text="", *, at=NOW, **fields):
    """The findings of the check ``code`` on a draft whose body is ``text``."""
    if text:
        fields["body"] = [("text", f"<p>{text}</p>")]
    return of_check(code, ArticleFactory(**fields), at=at)


def of_check(code, article, *, at=NOW):
    return [finding for finding in findings(article, at=at) if finding.code == code]


def official(name, title, organisation=None, *, rank=None, since=None, until=None):
    """A person of the register with one office."""
    person = PersonFactory(full_name=name)
    Position.objects.create(
        person=person,
        title=title,
        organisation=organisation and OrganisationFactory(name=organisation),
        rank=rank,
        valid_from=since,
        valid_to=until,
    )
    return person
