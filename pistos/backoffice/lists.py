"""What every list of the desk shares: its place, its sort and its filters, read from the address."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest

from pistos.kit.keyset import Page


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a list the address stands."""

    sort: str
    after: str
    before: str

    @classmethod
    def of(cls, request: HttpRequest) -> "Place":
        query = request.GET
        return cls(query.get("sort", ""), query.get("after", ""), query.get("before", ""))


def links(request: HttpRequest, page: Page, kept: tuple[str, ...]) -> dict[str, str]:
    """Addresses of the neighbouring pages; only the named parameters are carried along."""
    carried = {name: request.GET[name] for name in (*kept, "sort") if request.GET.get(name)}

    def address(**more: str) -> str:
        return f"{request.path}?{urlencode({**carried, **more})}"

    return {
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
