"""What a machine lacks is said in a plain sentence before anything is made."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import bootstrap

SOURCE = Path(bootstrap.__file__)


def test_source_is_readable_for_a_python_that_is_too_old():
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize(
    ("version", "enough"), [((3, 6), False), ((3, 10, 9), False), ((3, 11), True), ((4, 0), True)]
)
def test_oldest_python_is_3_11(version, enough):
    assert bootstrap.is_new_enough(version) is enough


def test_python_at_hand_is_preferred():
    probed = {"python3": (3, 12), "python3.13": (3, 13)}
    assert bootstrap.choose_python("python3", (3, 12), probed) == "python3"


def test_newer_python_on_path_stands_in_for_one_that_is_too_old():
    probed = {"python3": (3, 9), "python3.12": (3, 12), "python3.14": None}
    assert bootstrap.choose_python("python3", (3, 9), probed) == "python3.12"


def test_too_old_python_is_told_what_to_install():
    with pytest.raises(
        bootstrap.BootstrapError, match=r"3\.11 or newer is needed; python3 is 3\.9"
    ):
        bootstrap.choose_python("python3", (3, 9), {"python3": (3, 9)})


def test_python_without_venv_is_told_the_package():
    with pytest.raises(bootstrap.BootstrapError, match="apt install python3-venv"):
        bootstrap.choose_python("python3", (3, 12), {"python3": None})


def test_probe_knows_a_working_python_and_refuses_what_is_none():
    assert bootstrap.probe(sys.executable) == sys.version_info[:2]
    assert bootstrap.probe("/bin/false") is None
    assert bootstrap.probe("no-such-python") is None


def test_full_disk_is_said_with_what_is_needed():
    bootstrap.check_space(700, ["requirements.txt"])
    with pytest.raises(bootstrap.BootstrapError, match="699 MB left; installing needs about 700"):
        bootstrap.check_space(699, ["requirements.txt"])


def test_environment_is_wrong_when_requirements_or_python_change():
    mark = bootstrap.fingerprint("3.11", "Django==5.2")
    assert mark == bootstrap.fingerprint("3.11", "Django==5.2")
    assert mark != bootstrap.fingerprint("3.12", "Django==5.2")
    assert mark != bootstrap.fingerprint("3.11", "Django==5.3")


@pytest.fixture(scope="module")
def made_environment(tmp_path_factory):
    """An environment, made in a folder with spaces where an interrupted attempt was left."""
    base = tmp_path_factory.mktemp("thư mục có dấu cách")
    (base / "requirements.txt").write_text("# nothing\n")
    environment = bootstrap.Environment(str(base / ".venv"))
    (base / ".venv" / "bin").mkdir(parents=True)
    Path(environment.python).symlink_to("/nowhere/python3")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bootstrap, "BASE_DIR", str(base))
        bootstrap.ensure(environment, ["requirements.txt"])
    return environment


@pytest.fixture
def environment(made_environment, monkeypatch):
    base = Path(made_environment.folder).parent
    monkeypatch.setattr(bootstrap, "BASE_DIR", str(base))
    (base / "requirements.txt").write_text("# nothing\n")
    bootstrap.ensure(made_environment, ["requirements.txt"])
    return made_environment


def test_half_made_environment_is_made_anew(environment):
    assert environment.version() == sys.version_info[:2]


def test_unchanged_requirements_are_not_installed_again(environment, monkeypatch):
    installed = []
    monkeypatch.setattr(bootstrap, "install", lambda *_: installed.append(1))
    bootstrap.ensure(environment, ["requirements.txt"])
    assert installed == []
    (Path(bootstrap.BASE_DIR) / "requirements.txt").write_text("# something\n")
    bootstrap.ensure(environment, ["requirements.txt"])
    assert installed == [1]


def test_failed_installation_is_shown_and_tried_again(environment):
    requirements = Path(bootstrap.BASE_DIR) / "requirements.txt"
    requirements.write_text("./no-such-folder-here\n")
    for _ in range(2):
        with pytest.raises(bootstrap.BootstrapError, match="no-such-folder-here"):
            bootstrap.ensure(environment, ["requirements.txt"])


def test_make_says_so_when_there_is_no_python():
    done = subprocess.run(
        ["make", "run", "PYTHON=no-such-python"],
        cwd=SOURCE.parent.parent,
        capture_output=True,
        text=True,
        check=False,
        env={k: v for k, v in os.environ.items() if not k.startswith("MAKE")},
    )
    assert done.returncode != 0
    assert "No 'no-such-python' on this machine" in done.stderr
