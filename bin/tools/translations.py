"""The catalogues are whole: every text of the program, in every language, and well formed.

Extracts from a copy, so that the check changes nothing.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
LOCALE = ROOT / "pistos" / "locale"
LANGUAGES = ("el", "sl", "hy")
_SHOWN = 12


def extracted() -> Catalog:
    """What makemessages finds in the program now."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "pistos"
        shutil.copytree(
            ROOT / "pistos",
            copy,
            ignore=shutil.ignore_patterns("locale", "__pycache__", "static", "*.pyc"),
        )
        (copy / "locale").mkdir()
        made = subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "--locale=el", "--no-location"],
            cwd=copy,
            capture_output=True,
            text=True,
            env={"PATH": "/usr/bin:/bin:/usr/local/bin:/opt/homebrew/bin"},
        )
        found = copy / "locale" / "el" / "LC_MESSAGES" / "django.po"
        if not found.exists():
            sys.exit(f"makemessages failed:\n{made.stdout}{made.stderr}")
        with found.open("rb") as text:
            return read_po(text)


def problems(language: str, program: Catalog) -> list[str]:
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return [f"{path.relative_to(ROOT)} is missing"]
    checked = subprocess.run(
        ["msgfmt", "--check", "--output-file=/dev/null", str(path)], capture_output=True, text=True
    )
    found = checked.stderr.strip().splitlines()[:_SHOWN] if checked.returncode else []
    with path.open("rb") as text:
        catalogue = read_po(text, locale=language)
    known = {key(message) for message in catalogue if message.id}
    missing = [message for message in program if message.id and key(message) not in known]
    empty = [message for message in catalogue if message.id and not is_filled(message)]
    fuzzy = [message for message in catalogue if message.id and message.fuzzy]
    found += told(language, "missing", missing)
    found += told(language, "not translated", empty)
    found += told(language, "fuzzy", fuzzy)
    found += told(language, "obsolete", list(catalogue.obsolete.values()))
    return found


def hidden() -> list[str]:
    """Imports under a name that extraction does not know: their texts would never be asked for."""
    alias = re.compile(r"import [^#\n]*?(\w*gettext\w*) as (?!_\b|\1\b)(\w+)")
    return [
        f"{path.relative_to(ROOT)}: {found[1]} as {found[2]} hides its texts; use its own name or _"
        for path in sorted((ROOT / "pistos").rglob("*.py"))
        for found in alias.finditer(path.read_text())
    ]


def key(message: Message) -> tuple[str | None, str]:
    first = message.id if isinstance(message.id, str) else message.id[0]
    return message.context, first


def is_filled(message: Message) -> bool:
    forms = [message.string] if isinstance(message.string, str) else message.string
    return bool(forms) and all(forms)


def told(language: str, what: str, messages: list[Message]) -> list[str]:
    if not messages:
        return []
    texts = [re.sub(r"\s+", " ", key(message)[1]).strip()[:90] for message in messages[:_SHOWN]]
    more = [f"    … and {len(messages) - _SHOWN} more"] if len(messages) > _SHOWN else []
    return [f"{language}: {len(messages)} {what}", *(f"    {text}" for text in texts), *more]


if __name__ == "__main__":
    program = extracted()
    said = [problem for language in LANGUAGES for problem in problems(language, program)]
    said += hidden()
    print("\n".join(said) if said else f"{len(program)} texts in {len(LANGUAGES)} languages")
    sys.exit(1 if said else 0)
