"""Words that the screens of the desk say from their scripts.

None of them depends on a number's grammar: scripts have no plural rules.
"""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    return {
        "chosen": _("{count} photos chosen"),
        "elsewhere": _("{count} of them on other pages"),
        "all_chosen": _("All that were found are chosen: {count}."),
        "most_chosen": _("At most {count} photos can be chosen at once."),
        "marked": _("Saved."),
        "not_saved": _("Not saved: {reason}"),
        "unanswered": _("the newsroom's server does not answer"),
        "signed_out": _("you are signed out"),
        "refused": _("you may not change this photo"),
        "picked": _("Picked"),
        "rejected": _("Rejected"),
        "undecided": _("Not decided"),
        "rated": _("Rating: {count}"),
    }
