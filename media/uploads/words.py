"""Words that the page says while files are on their way, for its scripts.

None of them depends on a number's grammar: scripts have no plural rules.
"""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    return {
        "waiting": _("Waiting"),
        "sending": _("Sending"),
        "taking": _("Being taken in…"),
        "paused": _("Paused"),
        "offline": _("No connection. It goes on by itself."),
        "taken": _("Taken in"),
        "known": _("In the library already"),
        "refused": _("Refused"),
        "failed": _("Failed"),
        "deleted": _("Deleted"),
        "unreadable": _("The file can no longer be read on this computer; choose it again."),
        "unanswered": _("The newsroom's server does not answer; try again later."),
        "forgotten": _("The upload is no longer known; choose the file again."),
        "signed_out": _("You are signed out. Sign in again in another tab, then go on here."),
        "not_deleted": _("The photo could not be deleted."),
        "progress": _("{done} / {all} photos"),
        "errors": _("errors: {count}"),
        "minutes_left": _("about {count} min left"),
        "all_taken": _("{count} taken in"),
        "all_refused": _("{count} refused"),
        "all_failed": _("{count} failed"),
        "all_known": _("{count} in the library already"),
        "left_out": _("Left out of the folder, being no pictures: {count} ({kinds})"),
        "unfinished": _("Not finished: {count}. Choose the same files again to go on."),
        "bar": _("Progress of {name}"),
    }
