"""Reads of partners."""

from dataclasses import dataclass

from django.db.models import QuerySet

from pistos.kit.keyset import Page, Sort, page_of
from pistos.partners.models import Partner, PartnerState, Praise
from pistos.partners.rules import SHOWN_KINDS

SORTS = {"name": "name", "since": "known_since"}
PAGE = 50


def active_partners_shown() -> list[Partner]:
    """The couriers and payment providers that customers are shown; one query, active ones only."""
    return list(active().filter(kind__in=SHOWN_KINDS))


def active_partners() -> list[Partner]:
    """All who work for the shop now, as the record names them; one query."""
    return list(active())


def active() -> QuerySet[Partner]:
    """All who work for the shop now."""
    return Partner.objects.filter(state=PartnerState.ACTIVE).order_by("kind", "name", "id")


@dataclass(frozen=True, slots=True)
class Filter:
    kind: str = ""
    state: str = ""
    words: str = ""


def partners_page(
    wanted: Filter, sort: Sort, *, after: str = "", before: str = "", size: int = PAGE
) -> Page[Partner]:
    """One page by keyset, in one query."""
    return page_of(_wanted(wanted), sort, after=after, before=before, size=size)


def _wanted(wanted: Filter) -> QuerySet[Partner]:
    rows = Partner.objects.all()
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.words:
        rows = rows.filter(name__icontains=wanted.words)
    return rows


def praises_of(partner: Partner, *, most: int = 20) -> list[Praise]:
    """The newest kind words."""
    return list(Praise.objects.filter(partner=partner).order_by("-received_at", "-id")[:most])
