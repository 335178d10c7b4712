"""bin/check: everything that needs no running program. Prints a table; fails if anything does."""

import argparse
import os
import secrets
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import packages

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent
PYTHON = sys.executable
# No check needs a database: an address without a server shows one that asks for it.
NO_DATABASE = {"DATABASE_URL": "postgresql://nobody@/nothing?host=/nonexistent"}
PRODUCTION = {
    "PISTOS_HOSTS": "shop.example",
    "PISTOS_SECRET_KEY": secrets.token_urlsafe(60),
    "PISTOS_DEMO": "",
    "PISTOS_DEBUG": "",
}


@dataclass(frozen=True)
class Check:
    name: str
    command: list[str]
    environment: dict[str, str] = field(default_factory=dict)
    remedy: str = ""


@dataclass(frozen=True)
class Result:
    check: Check
    status: int
    said: str
    seconds: float


def tool(name: str, *arguments: str) -> list[str]:
    return [str(TOOLS / name), *arguments]


def script(name: str, *arguments: str) -> list[str]:
    return [PYTHON, str(ROOT / "bin" / "tools" / f"{name}.py"), *arguments]


def manage(*arguments: str) -> list[str]:
    return [PYTHON, "-W", "ignore::RuntimeWarning", str(ROOT / "manage.py"), *arguments]


def shell_scripts() -> list[str]:
    found = [*(ROOT / "bin").iterdir(), ROOT / ".ci" / "run"]
    return sorted(
        str(path) for path in found if path.is_file() and path.read_bytes().startswith(b"#!/bin/sh")
    )


def all_checks() -> list[Check]:
    # The slow ones first: the others fill the second core.
    return [
        Check("types", tool("mypy")),
        Check("translations", script("translations")),
        Check("migrations", manage("makemigrations", "--check", "--dry-run")),
        Check("imports", tool("lint-imports", "--no-cache")),
        Check(
            "production",
            manage("check", "--deploy", "--fail-level", "WARNING"),
            PRODUCTION,
        ),
        Check("templates", tool("djlint", "--lint", "--quiet", "pistos")),
        Check("format", tool("ruff", "format", "--check", "."), remedy="bin/fmt puts it right"),
        Check("lint", tool("ruff", "check", "."), remedy="bin/fmt puts some of it right"),
        Check("scripts", tool("shellcheck", "--shell=sh", *shell_scripts())),
        Check("container", tool("hadolint", "Containerfile")),
        Check("compose", tool("yamllint", "--strict", "compose.yaml", ".yamllint")),
        Check(
            "compose schema",
            tool("check-jsonschema", "--builtin-schema", "vendor.compose-spec", "compose.yaml"),
        ),
        Check("docs", script("docs")),
        Check("locks", script("locks")),
    ]


def run(check: Check) -> Result:
    began = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env={**os.environ, **NO_DATABASE, **check.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return Result(check, done.returncode, done.stdout, time.monotonic() - began)


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/check", description=__doc__)
    names = [check.name for check in all_checks()]
    parser.add_argument("names", nargs="*", metavar="name", help=f"only these: {', '.join(names)}")
    chosen = parser.parse_args().names
    unknown = set(chosen) - set(names)
    if unknown:
        parser.error(f"there is no check {', '.join(sorted(unknown))}")
    checks = [check for check in all_checks() if not chosen or check.name in chosen]
    if any(check.name == "translations" for check in checks):
        packages.ensure("msgfmt")
    began = time.monotonic()
    failed = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for result in pool.map(run, checks):
            verdict = "FAIL" if result.status else "ok"
            print(f"  {verdict:<5}{result.seconds:6.1f} s  {result.check.name}", flush=True)
            if result.status:
                failed.append(result)
    for result in failed:
        print(f"\n--- {result.check.name}: {' '.join(short(result.check.command))}")
        print(result.said.strip()[-6000:])
        if result.check.remedy:
            print(f"({result.check.remedy})")
    seconds = time.monotonic() - began
    names = ", ".join(result.check.name for result in failed)
    print(
        f"\n{len(checks)} checks in {seconds:.0f} s: {f'{names} failed' if failed else 'all well'}"
    )
    return 1 if failed else 0


def short(command: list[str]) -> list[str]:
    return [word.replace(f"{TOOLS}/", "").replace(f"{ROOT}/", "") for word in command]


if __name__ == "__main__":
    sys.exit(main())
