"""What ``make test`` hands to pytest, and what ``make lint`` looks at."""

from cms.embedded import Cluster
from tools.lint import Step, run_steps, template_folders
from tools.test import own_database, pytest_command


def test_pytest_gets_the_callers_arguments_last():
    assert pytest_command(["-k", "slug"], has_browser=True)[-2:] == ["-k", "slug"]


def test_callers_number_of_workers_is_respected():
    assert pytest_command(["-n0"], has_browser=True)[3:] == ["-n0"]
    assert pytest_command(["--pdb"], has_browser=True)[3:] == ["--pdb"]


def test_without_a_browser_its_tests_are_left_out():
    assert "not browser" in pytest_command([], has_browser=False)
    assert "not browser" not in pytest_command([], has_browser=True)


def test_two_suites_of_one_checkout_never_share_a_database(tmp_path):
    tmp_path.chmod(0o755)
    cluster = Cluster(tmp_path / "var" / "test-postgres", fast=True)
    with cluster.in_use(), own_database(cluster) as first:
        with own_database(cluster) as second:
            assert first != second
        with own_database(cluster) as third:
            assert third == second
    cluster.destroy()


def test_failed_check_is_named_and_shown(capsys):
    failing = Step("bad", ["-c", "print('why'); raise SystemExit(1)"])
    assert run_steps([Step("good", ["-c", "pass"]), failing]) == ["bad"]
    output = capsys.readouterr().out
    assert "ok     good" in output
    assert "FAILED bad" in output
    assert "    why\n" in output


def test_only_folders_with_templates_are_linted(tmp_path):
    (tmp_path / "portal" / "templates" / "portal").mkdir(parents=True)
    assert template_folders(tmp_path) == []
    (tmp_path / "portal" / "templates" / "portal" / "home.html").touch()
    (tmp_path / "cms" / "desk" / "templates").mkdir(parents=True)
    (tmp_path / "cms" / "desk" / "templates" / "board.html").touch()
    assert template_folders(tmp_path) == ["portal/templates", "cms/desk/templates"]
