"""``make lint``: every check of the house that needs no test, side by side."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from cms.embedded import checkout
from cms.embedded.signals import exit_on_signals

BASE_DIR = Path(__file__).resolve().parent.parent
TEMPLATE_FOLDERS = ("portal/templates", "media/templates", "seeds/templates")
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as check; check()"


@dataclass(frozen=True)
class Step:
    """One check: ``arguments`` are Python's, ``environment`` comes on top of ours."""

    name: str
    arguments: list[str]
    environment: dict[str, str] = field(default_factory=dict)


def steps(base: Path, database_url: str) -> list[Step]:
    """Return the checks of the checkout at ``base``; the slow ones first."""
    production = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.production",
        "DATABASE_URL": database_url,
        "SECRET_KEY": "".join(chr(65 + (7 * n) % 58) for n in range(64)),
        "ALLOWED_HOSTS": "newsroom.example",
        "BASE_URL": "https://newsroom.example",
    }
    development = {
        "DJANGO_SETTINGS_MODULE": "cms.settings.development",
        "DATABASE_URL": database_url,
    }
    found = [
        Step("migrations", ["manage.py", "makemigrations", "--check", "--dry-run"], development),
        Step("deploy", ["manage.py", "check", "--deploy", "--fail-level", "WARNING"], production),
        Step("layers", ["-c", LINT_IMPORTS]),
        Step("catalogues", ["-m", "tools.catalogues"]),
        Step("ruff", ["-m", "ruff", "check", "."]),
        Step("format", ["-m", "ruff", "format", "--check", "."]),
    ]
    templates = template_folders(base)
    if templates:
        found.append(Step("templates", ["-m", "djlint", "--lint", "--quiet", *templates]))
    return found


def template_folders(base: Path) -> list[str]:
    """Return the folders below ``base`` that hold templates."""
    candidates = [base / name for name in TEMPLATE_FOLDERS] + sorted(base.glob("cms/*/templates"))
    return [str(path.relative_to(base)) for path in candidates if any(path.rglob("*.html"))]


def run_steps(chosen: list[Step]) -> list[str]:
    """Run the checks, print each one's verdict in order, return the names of those that failed."""
    failed = []
    with ThreadPoolExecutor(max_workers=max(2, len(os.sched_getaffinity(0)))) as pool:
        for step, (code, output, seconds) in zip(chosen, pool.map(_run, chosen), strict=True):
            print(f"{'ok    ' if code == 0 else 'FAILED'} {step.name} ({seconds:.1f} s)")
            if code != 0:
                failed.append(step.name)
                print("".join(f"    {line}\n" for line in output.splitlines()), end="")
    sys.stdout.flush()
    return failed


def lint() -> list[str]:
    """Run all checks with a database up; return the names of those that failed."""
    if not checkout.is_wanted():
        return run_steps(steps(BASE_DIR, os.environ["DATABASE_URL"]))
    with checkout.suite_cluster().in_use() as cluster:
        cluster.ensure_database(checkout.DATABASE)
        return run_steps(steps(BASE_DIR, cluster.url(checkout.DATABASE)))


def _run(step: Step) -> tuple[int, str, float]:
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, *step.arguments],
        cwd=BASE_DIR,
        env={**os.environ, **step.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout, time.monotonic() - began


if __name__ == "__main__":
    exit_on_signals()
    problems = lint()
    sys.exit(f"lint failed: {', '.join(problems)}" if problems else 0)
