"""How the tests come by their second reader of photo metadata."""

import os

import pytest

from tools import exiftool

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Makes programs of shell scripts.")


@pytest.fixture
def bare_machine(tmp_path, monkeypatch):
    """Nothing on PATH but what the test puts into the folder that is returned."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("EXIFTOOL_PATH", raising=False)
    return tmp_path


def program(path, script):
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_the_one_that_is_named_goes_before_the_one_on_path(bare_machine, monkeypatch):
    found = program(bare_machine / "exiftool", "exit 0")
    assert exiftool.installed_exiftool() == found
    named = program(bare_machine / "another", "exit 0")
    monkeypatch.setenv("EXIFTOOL_PATH", named)
    assert exiftool.installed_exiftool() == named


def test_one_that_does_not_start_is_none(bare_machine):
    program(bare_machine / "exiftool", "exit 3")
    assert exiftool.installed_exiftool() is None


def test_it_is_installed_by_root_only(bare_machine, monkeypatch):
    target = bare_machine / "exiftool"
    program(
        bare_machine / "apt-get",
        f'for last; do true; done; test "$last" = {exiftool.PACKAGE} || exit 1\n'
        f"echo '#!/bin/sh' > {target}\n/bin/chmod +x {target}",
    )
    said = []
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert exiftool.find_exiftool(said.append) is None
    assert said == []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert exiftool.find_exiftool(said.append) == str(target)
    assert len(said) == 1
