"""A port that can't be had is said before anything is started."""

import os
import socket

import pytest

from tools.ports import PortError, check_port, chosen_port


def test_port_is_8000_unless_chosen():
    assert chosen_port("") == 8000
    assert chosen_port("8123") == 8123


@pytest.mark.parametrize("value", ["0", "65536", "-1", "abc", "80 80", "８０"])
def test_what_is_no_port_is_refused(value):
    with pytest.raises(PortError, match="from 1 to 65535"):
        chosen_port(value)


@pytest.mark.parametrize("address", ["127.0.0.1", "0.0.0.0"])
def test_taken_port_names_who_holds_it_and_another(address):
    with socket.socket() as holder:
        holder.bind((address, 0))
        holder.listen()
        port = holder.getsockname()[1]
        with pytest.raises(PortError) as error:
            check_port(port)
    assert f"by process {os.getpid()} (" in str(error.value)
    assert "make run PORT=" in str(error.value)
    check_port(port)
