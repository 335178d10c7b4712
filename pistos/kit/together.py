"""Several small lists read in one statement, for pages that show a little of much.

Each list is a query set of plain rows: of one table, with nothing joined for its models, or `values`. The
database gives each as one column of JSON, and the models are made of it as a read of their own would.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import DecimalField, Field, Model, QuerySet


class _Number(float):
    """A number with a point, and how it was written: an amount must not pass through a float."""

    def __init__(self, said: str) -> None:
        self.said = said


Row = TypeVar("Row", bound=Model)
Kept = TypeVar("Kept")


class Part(Generic[Kept]):
    """One list of a joined read; `found` is there once `read_together` is done."""

    def __init__(
        self, queryset: QuerySet[Any, Any], made: Callable[[list[dict[str, Any]]], list[Kept]]
    ) -> None:
        self.queryset = queryset
        self.made = made
        self.found: list[Kept] = []

    def read(self, said: str | None) -> list[Kept]:
        """The rows of the column that the database gave."""
        return self.made(json.loads(said, parse_float=_Number)) if said else []


def rows_of(queryset: QuerySet[Row]) -> Part[Row]:
    """A part whose rows are models."""
    if queryset.query.select_related:
        raise ValueError("A part of a joined read takes the rows of one table.")
    model = queryset.model

    def made(found: list[dict[str, Any]]) -> list[Row]:
        return _models(model, found, queryset.db)

    return Part(queryset, made)


def values_of(queryset: QuerySet[Any, dict[str, Any]]) -> Part[dict[str, Any]]:
    """A part whose rows are the `values` of a query set; what JSON has no word for stays text."""
    return Part(queryset, _exact)


def read_together(*parts: Part[Any]) -> None:
    """Fills `found` of each part, in one statement; a part that can hold nothing is not asked for."""
    worded = [(part, column) for part in parts if (column := _column(part)) is not None]
    if not worded:
        return
    said = ", ".join(sql for _, (sql, _) in worded)
    values = [value for _, (_, params) in worded for value in params]
    with connections[worded[0][0].queryset.db].cursor() as cursor:
        cursor.execute(f"SELECT {said}", values)
        row = cursor.fetchone()
    for (part, _), column in zip(worded, row, strict=True):
        part.found = part.read(column)


def joined(parts: Iterable[Part[Any]]) -> tuple[str, list[Any]]:
    """The statement of parts each of which can hold something."""
    columns = [cast("tuple[str, Any]", _column(part)) for part in parts]
    return (
        f"SELECT {', '.join(sql for sql, _ in columns)}",
        [value for _, params in columns for value in params],
    )


def _column(part: Part[Any]) -> tuple[str, Any] | None:
    try:
        sql, params = part.queryset.query.sql_with_params()
    except EmptyResultSet:
        return None
    return f"(SELECT json_agg(row_to_json(part))::text FROM ({sql}) AS part)", params


def _models(model: type[Row], rows: Iterable[Mapping[str, Any]], database: str) -> list[Row]:
    fields: list[Field[Any, Any]] | None = None
    names: list[str] = []
    found = []
    for row in rows:
        if fields is None:
            fields = [field for field in model._meta.concrete_fields if field.column in row]
            names = [field.attname for field in fields]
        values = [_value(field, row[str(field.column)]) for field in fields]
        found.append(model.from_db(database, names, values))
    return found


def _value(field: "Field[Any, Any]", said: object) -> object:
    if isinstance(said, _Number) and isinstance(field, DecimalField):
        return Decimal(said.said)
    return field.to_python(said)


def _exact(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {k: Decimal(v.said) if isinstance(v, _Number) else v for k, v in row.items()}
        for row in rows
    ]
