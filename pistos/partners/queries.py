"""Reads of partners."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Q, QuerySet

from pistos.partners.models import Partner, PartnerState, Praise
from pistos.partners.rules import SHOWN_KINDS

Sort = Literal["name", "-name", "known_since", "-known_since"]
SORTS: tuple[Sort, ...] = ("name", "-name", "known_since", "-known_since")
PAGE = 50


def active_partners_shown() -> list[Partner]:
    """The couriers and payment providers that customers are shown; one query, active ones only."""
    return list(
        Partner.objects.filter(state=PartnerState.ACTIVE, kind__in=SHOWN_KINDS).order_by(
            "kind", "name", "id"
        )
    )


@dataclass(frozen=True, slots=True)
class Filter:
    kind: str = ""
    state: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of partners and the keys of the pages beside it; None where there is none."""

    partners: list[Partner]
    next_key: tuple[str, int] | None
    previous_key: tuple[str, int] | None


def partners_page(
    wanted: Filter,
    *,
    sort: Sort = "name",
    after: tuple[str, int] | None = None,
    before: tuple[str, int] | None = None,
    size: int = PAGE,
) -> Page:
    """One page by keyset, in one query. `after` and `before` are the key of a row at the edge."""
    column, is_down = sort.removeprefix("-"), sort.startswith("-")
    key = after or before
    is_back = after is None and before is not None
    goes_down = is_down != is_back
    rows = _wanted(wanted)
    if key is not None:
        sign = "lt" if goes_down else "gt"
        rows = rows.filter(
            Q(**{f"{column}__{sign}": key[0]}) | Q(**{column: key[0], f"id__{sign}": key[1]})
        )
    prefix = "-" if goes_down else ""
    found = list(rows.order_by(f"{prefix}{column}", f"{prefix}id")[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if is_back:
        found.reverse()
    keys = [(_key(getattr(partner, column)), partner.pk) for partner in found]
    return Page(
        found,
        next_key=keys[-1] if keys and (has_more or is_back) else None,
        previous_key=keys[0] if keys and (has_more if is_back else after is not None) else None,
    )


def _wanted(wanted: Filter) -> QuerySet[Partner]:
    rows = Partner.objects.all()
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.words:
        rows = rows.filter(name__icontains=wanted.words)
    return rows


def _key(value: str | datetime) -> str:
    return value.isoformat() if isinstance(value, datetime) else value


def praises_of(partner: Partner, *, most: int = 20) -> list[Praise]:
    """The newest kind words."""
    return list(Praise.objects.filter(partner=partner).order_by("-received_at", "-id")[:most])


def partners_by_code(codes: list[str]) -> dict[str, Partner]:
    """Partners by code, in one query; unknown codes are left out."""
    return {partner.code: partner for partner in Partner.objects.filter(code__in=codes)}
