"""How the house prints a credit."""

from media.credits import without_label


def house_credit(photographers: list[str], agency: str, line: str) -> str:
    """The credit without its label, in one style: "Nhật Bắc, Hải Minh/VGP".

    Falls back on the line as printed, freed of its label and edges, when nobody was recognised.
    Empty when nothing is known: the photo owes its credit.
    """
    if photographers or agency:
        return "/".join(part for part in (", ".join(photographers), agency) if part)
    return without_label(line)
