"""The page on production keeps up with the code."""

import re

from pistos.config.environment import ROOT

_NAME = re.compile(r"\bPISTOS_[A-Z0-9_]+\b")


def test_production_page_names_every_variable_that_the_program_reads() -> None:
    page = (ROOT / "docs" / "production.md").read_text()
    read = {
        name for path in (ROOT / "pistos").rglob("*.py") for name in _NAME.findall(path.read_text())
    }

    assert read - set(_NAME.findall(page)) == set()


def test_production_page_names_no_variable_that_nobody_reads() -> None:
    page = (ROOT / "docs" / "production.md").read_text()
    sources = [*(ROOT / "pistos").rglob("*.py"), ROOT / "compose.yaml"]
    read = {name for path in sources for name in _NAME.findall(path.read_text())}

    assert set(_NAME.findall(page)) - read == set()
