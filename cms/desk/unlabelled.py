"""Words for fields that Wagtail leaves without a label.

Django then shows the name of the variable, which no catalogue reaches.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)

LABELS = {
    LoginForm: {"password": _("Password")},
    ExternalLinkChooserForm: {"link_text": _("Link text")},
    EmailLinkChooserForm: {
        "email_address": _("Email address"),
        "subject": _("Subject"),
        "body": _("Text of the message"),
        "link_text": _("Link text"),
    },
    PhoneLinkChooserForm: {"phone_number": _("Phone number"), "link_text": _("Link text")},
    AnchorLinkChooserForm: {"link_text": _("Link text")},
}


def label_fields() -> None:
    """Give every field of ``LABELS`` its words; KeyError when Wagtail has renamed one."""
    for form, labels in LABELS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
