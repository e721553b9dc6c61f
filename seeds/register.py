"""The register of the sample: bodies, persons and their offices, storylines, sections."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from cms.frontpage.models import HomePage
from cms.people.models import Organisation, Person, Position
from cms.sections.models import SectionPage, Topic
from media.models import Photo


def make_organisations(register: dict) -> dict[str, Organisation]:
    """The bodies by key."""
    return {
        table["key"]: Organisation.objects.create(
            **{name: value for name, value in table.items() if name != "key"}
        )
        for table in register["organisation"]
    }


def make_persons(register: dict, organisations: dict[str, Organisation]) -> None:
    """Persons and their offices; those who have an account are there already."""
    for table in register["person"]:
        person, _ = Person.objects.get_or_create(full_name=table["name"])
        person.pen_names = table.get("pen_names", [])
        person.positions = [
            Position(
                title=office["title"],
                organisation=organisations.get(office.get("organisation")),
                valid_from=office.get("from"),
                valid_to=office.get("to"),
            )
            for office in table["positions"]
        ]
        person.save()


def hang_portraits(register: dict, photos: dict[str, Photo]) -> None:
    """Portraits are photos by photographers, who must be in the register before."""
    for table in register["person"]:
        if "portrait" in table:
            person = Person.objects.get(full_name=table["name"])
            person.portrait = photos[table["portrait"]]
            person.save()


def make_topics(register: dict, photos: dict[str, Photo]) -> dict[str, Topic]:
    """The storylines by key."""
    return {
        table["key"]: Topic.objects.create(
            title=table["title"], introduction=table["introduction"], photo=photos[table["photo"]]
        )
        for table in register["topic"]
    }


def make_desks(register: dict) -> dict[str, Group]:
    """The desks by name, with the editors who sit there; their accounts are there already."""
    desks = {}
    for table in register["desk"]:
        desk = desks[table["name"]] = Group.objects.create(name=table["name"])
        desk.user_set.set(get_user_model().objects.filter(username__in=table["editors"]))
    return desks


def make_sections(
    register: dict, home: HomePage, desks: dict[str, Group]
) -> dict[str, SectionPage]:
    """The sections by title, those below them too."""
    sections = {}

    def make(parent, table, order):
        section = SectionPage(
            title=table["title"],
            introduction=table["introduction"],
            menu_order=order * 10,
            desk=desks.get(table.get("desk")),
        )
        sections[section.title] = parent.add_child(instance=section)
        for below, sub in enumerate(table.get("subsections", ()), start=1):
            make(section, sub, below)

    for order, table in enumerate(register["section"], start=1):
        make(home, table, order)
    return sections
