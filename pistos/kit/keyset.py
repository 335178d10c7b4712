"""Pages of a list by keyset: each page costs the same, however deep, and nothing shifts meanwhile.

A sort is a column of an index and the primary key after it. The key of a row, base64 of its two
values, is the place in the list; a key that does not read is refused, never guessed.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db.models import F, Field, Model, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.utils.translation import gettext as _

from pistos.kit.errors import Refused

Row = TypeVar("Row", bound=Model)


class NoSuchPlace(Refused):
    """A sort, direction or key that this list does not have."""


@dataclass(frozen=True, slots=True)
class Sort:
    """`column` is the leading column of an index that goes on with the primary key."""

    column: str
    is_descending: bool = False


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Rows in the list's order; a key is None where the list ends."""

    rows: list[Row]
    next_key: str | None
    previous_key: str | None


def page_of(
    rows: QuerySet[Row], sort: Sort, *, after: str = "", before: str = "", size: int = 50
) -> Page[Row]:
    """The page after or before a key, or the first. One query, of `size` + 1 rows.

    Rows are compared as PostgreSQL compares rows, so that thousands due at the same instant cost
    nothing to skip.
    """
    backwards = bool(before) and not after
    descending = sort.is_descending != backwards
    sign = "-" if descending else ""
    if after or before:
        value, pk = read_key(after or before)
        beyond = TupleLessThan if descending else TupleGreaterThan
        try:
            known = cast("Field[Any, Any]", rows.model._meta.get_field(sort.column)).to_python(
                value
            )
        except (ValidationError, ValueError):
            raise NoSuchPlace(_("This place in the list no longer exists.")) from None
        rows = rows.filter(beyond(Tuple(F(sort.column), F("pk")), (known, pk)))
    found = list(rows.order_by(f"{sign}{sort.column}", f"{sign}pk")[: size + 1])
    goes_on, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_next = goes_on if not backwards else bool(found)
    has_previous = goes_on if backwards else bool(after)
    return Page(
        rows=found,
        next_key=key_of(found[-1], sort) if found and has_next else None,
        previous_key=key_of(found[0], sort) if found and has_previous else None,
    )


def first_page(found: list[Row], sort: Sort, *, size: int) -> Page[Row]:
    """The same of rows read from the beginning of the list: one more than `size`, where there are more."""
    goes_on, shown = len(found) > size, found[:size]
    return Page(shown, key_of(shown[-1], sort) if goes_on else None, None)


def sort_named(sorts: Mapping[str, str], name: str, default: str) -> Sort:
    """The sort that an address names: "due" or "-due", out of an allow-list of name to column."""
    chosen = name or default
    column = sorts.get(chosen.removeprefix("-"))
    if column is None:
        raise NoSuchPlace(_("This list cannot be sorted that way."))
    return Sort(column, is_descending=chosen.startswith("-"))


def key_of(row: Model, sort: Sort) -> str:
    """The place of a row in the list."""
    return make_key(getattr(row, sort.column), row.pk)


def make_key(value: object, pk: int) -> str:
    plain = value.isoformat() if isinstance(value, date | datetime) else value
    plain = str(plain) if isinstance(plain, Decimal) else plain
    return base64.urlsafe_b64encode(json.dumps([plain, pk]).encode()).decode().rstrip("=")


def read_key(key: str) -> tuple[Any, int]:
    try:
        value, pk = json.loads(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))
        if not isinstance(value, str | int | float) or not isinstance(pk, int):
            raise TypeError
    except (ValueError, TypeError, binascii.Error):
        raise NoSuchPlace(_("This place in the list no longer exists.")) from None
    return value, pk
