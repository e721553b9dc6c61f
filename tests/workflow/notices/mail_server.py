"""A real mail server on this machine, which can be down or refuse."""

import socket
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class Letterbox:
    """What a server accepted; ``refused`` maps addresses to the answer that they get."""

    def __init__(self, refused=None):
        self.letters = []
        self.refused = refused or {}

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = message_from_bytes(envelope.original_content, policy=policy.default)
        self.letters.append((envelope.rcpt_tos, letter))
        return "250 OK"

    @property
    def recipients(self) -> list[str]:
        return sorted(address for addresses, _letter in self.letters for address in addresses)


@contextmanager
def mail_server(port: int, letterbox: Letterbox):
    controller = Controller(letterbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield letterbox
    finally:
        controller.stop()


def mails_go_to_a_free_port(settings) -> int:
    """Point the settings at a port of this machine where nobody listens yet; return it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    return port
