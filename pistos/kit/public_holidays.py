"""Public holidays by country and region.

The library that knows them takes 45 MB and more than a second to load. So a short-lived process
reckons a country's decade once, and the answer is kept below the data folder, in a file a country and
decade; this process only reads dates.
"""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from django.conf import settings

LONGEST_SECONDS = 60

Decade = Mapping[str, frozenset[date]]
"""By region, "" for the whole country."""


def holidays_of(country: str, region: str, year: int) -> frozenset[date]:
    """The public holidays of a year. A region without days of its own has its country's; a country
    that the library does not know has none."""
    known = _decade(country, year // 10 * 10)
    days = known.get(region) or known.get("") or frozenset()
    return frozenset(day for day in days if day.year == year)


@lru_cache(maxsize=256)
def _decade(country: str, decade: int) -> Decade:
    if len(country) != 2 or not country.isascii() or not country.isalpha():
        return {}
    path = Path(settings.DATA) / "holidays" / f"{country}-{decade}-{version('holidays')}.json"
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        found = _reckoned(country, decade)
        _keep(path, found)
    return {
        region: frozenset(date.fromordinal(day) for day in days) for region, days in found.items()
    }


def _reckoned(country: str, decade: int) -> dict[str, list[int]]:
    told = subprocess.run(
        [sys.executable, "-c", _RECKON, country, str(decade)],
        capture_output=True,
        check=True,
        timeout=LONGEST_SECONDS,
    )
    found: dict[str, list[int]] = json.loads(told.stdout)
    return found


def _keep(path: Path, found: Mapping[str, list[int]]) -> None:
    """Whole or not at all; a folder that cannot be written costs only the reckoning again."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "w") as file:
            json.dump(found, file)
        os.replace(name, path)


_RECKON = """
import json, sys
import holidays
country, decade = sys.argv[1], int(sys.argv[2])
regions = holidays.list_supported_countries().get(country)
found = {}
for region in [] if regions is None else ["", *regions]:
    days = holidays.country_holidays(
        country, subdiv=region or None, years=range(decade, decade + 10)
    )
    found[region] = sorted(day.toordinal() for day in days)
json.dump(found, sys.stdout)
"""
