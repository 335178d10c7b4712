"""What every list of the desk shares: its place, its sort and its filters, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest

from pistos.kit.keyset import Page, make_key


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list the address stands."""

    sort: str
    after: str
    before: str

    @classmethod
    def of(cls, request: HttpRequest, *, default_sort: str = "") -> "Place":
        """From the address; `jump` is a day to go to, in a list sorted by a time."""
        query = request.GET
        sort, after = query.get("sort", ""), query.get("after", "")
        if query.get("jump") and default_sort:
            after = key_of_day(query["jump"], sort or default_sort) or after
        return cls(sort, after, query.get("before", ""))


def key_of_day(text: str, sort: str) -> str:
    """The key just before a day in a list sorted by time, either way; empty when it is no day."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ""
    midnight = datetime.combine(day, time(0), UTC)
    return make_key(midnight + timedelta(days=1) if sort.startswith("-") else midnight, 0)


def links(request: HttpRequest, page: Page, kept: tuple[str, ...]) -> dict[str, Any]:
    """Addresses of the neighbouring pages; only the named parameters are carried along."""
    carried = {name: request.GET[name] for name in (*kept, "sort") if request.GET.get(name)}

    def address(**more: str) -> str:
        return f"{request.path}?{urlencode({**carried, **more})}"

    return {
        "jump_value": request.GET.get("jump", ""),
        "carried": carried,
        "previous_url": address(before=page.previous_key) if page.previous_key else "",
        "next_url": address(after=page.next_key) if page.next_key else "",
        "first_url": address() if page.previous_key else "",
    }


def headers(
    request: HttpRequest, columns: Mapping[str, object], default: str, kept: tuple[str, ...]
) -> dict[str, dict[str, object]]:
    """For each sortable column: its label, the address that sorts by it, and how it sorts now."""
    now = request.GET.get("sort") or default
    carried = {name: request.GET[name] for name in kept if request.GET.get(name)}
    found: dict[str, dict[str, object]] = {}
    for name, label in columns.items():
        direction = {name: "ascending", f"-{name}": "descending"}.get(now, "")
        turned = f"-{name}" if direction == "ascending" else name
        address = f"{request.path}?{urlencode({**carried, 'sort': turned})}"
        found[name] = {"label": label, "url": address, "direction": direction}
    return found
