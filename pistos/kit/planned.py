"""Query sets that a process puts into words once, and each connection plans once.

To build a query set, to word it as SQL and to have it planned takes several times as long as to read a few
rows by an index. A page that reads twenty such lists says them here: the query set is built with a mark in
the place of each value, and what comes of it is a prepared statement (`kit.prepared`).
"""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from threading import Lock
from typing import Any, Generic, TypeVar, get_args

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BooleanField, F, Field, Func, Model, Q, QuerySet, Value
from django.db.models.query import ModelIterable
from psycopg import sql

from pistos.kit.prepared import Prepared
from pistos.kit.together import Part, joined

Row = TypeVar("Row", bound=Model)

_PLACE = re.compile(r"%(s|%)")
_TYPES = {
    int: "bigint",
    str: "text",
    datetime: "timestamptz",
    list[int]: "bigint[]",
    list[str]: "text[]",
}


def _mark(kind: type, at: int) -> Any:
    """A value of this type that no query set holds by itself."""
    if kind in (list[int], list[str]):
        return [_mark(get_args(kind)[0], at)]
    if kind is int:
        return 4_611_686_018_427_387_000 + at
    if kind is str:
        return f"\u2063mark {at}\u2063"
    return datetime(1583, 1, 1, tzinfo=UTC) + timedelta(microseconds=at + 1)


def _key(value: object) -> object:
    if isinstance(value, list):
        return tuple(value)
    return value if isinstance(value, int | str | datetime) else None


def _prepared(name: str, kinds: tuple[type, ...], said: str, params: Any) -> Prepared:
    """The statement with `$1`, `$2` … where the marks were, and everything else written out."""
    places = {_key(_mark(kind, at)): f"${at + 1}" for at, kind in enumerate(kinds)}
    connection.ensure_connection()
    held = connection.connection
    values = iter(params)
    seen = set()

    def written(match: re.Match[str]) -> str:
        if match[1] == "%":
            return "%"
        value = next(values)
        place = places.get(_key(value))
        if place is None:
            return sql.Literal(value).as_string(held)
        seen.add(place)
        return place

    text = _PLACE.sub(written, said)
    if seen != set(places.values()):
        raise ValueError(f"{name}: a value is not in the query as it was given.")
    return Prepared(f"planned_{name}", ", ".join(_TYPES[kind] for kind in kinds), text)


class _Made:
    """What Django's maker of models asks of a query set: the query is done already."""

    _known_related_objects: dict[Any, Any] = {}

    def __init__(self, made: "_Wording", rows: list[tuple[Any, ...]]) -> None:
        self.made = made
        self.rows = rows
        self.db = connection.alias
        self.query = self

    def get_compiler(self, using: str) -> "_Made":
        return self

    def execute_sql(self, **_: Any) -> list[tuple[Any, ...]]:
        return self.rows

    def results_iter(self, rows: list[tuple[Any, ...]]) -> Iterable[Any]:
        made = self.made
        found: Iterable[Any] = rows
        if made.converters:
            found = made.compiler.apply_converters(rows, made.converters)
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self.made.compiler, name)


class _Wording:
    """A query set as it was put into words: the statement, and how its rows become models."""

    def __init__(self, name: str, kinds: tuple[type, ...], queryset: QuerySet[Any]) -> None:
        self.compiler: Any = queryset.query.get_compiler(connection.alias)
        self.prepared = _prepared(name, kinds, *self.compiler.as_sql())
        columns = self.compiler.select[: self.compiler.col_count]
        self.converters = self.compiler.get_converters([column for column, *_ in columns])


def listed(values: list[Any], field: "Field[Any, Any]") -> Value:
    """A list as one value, which stays one in the query."""
    return Value(values, output_field=ArrayField(field))


def any_of(column: str, values: list[Any], field: "Field[Any, Any]") -> Q:
    """One of the values in the column: the same query however many there are, which `in` is not."""
    return Q(
        Func(
            F(column),
            listed(values, field),
            template="%(expressions)s)",
            arg_joiner=" = ANY(",
            output_field=BooleanField(),
        )
    )


class Planned(Generic[Row]):
    """The rows of `build(…)`, a query set of models, for values of these types: `_TYPES`.

    `name` is its own in the whole program. The values stand in it as they are given: what a field makes
    of a value (an enum's member, a model) must be done before. Whatever decides what the query set looks
    like, as opposed to which rows it finds, needs a plan of its own.
    """

    def __init__(self, name: str, build: Callable[..., QuerySet[Row]], *kinds: type) -> None:
        self._name, self._build, self._kinds = name, build, kinds
        self._lock = Lock()
        self._known: _Wording | None = None

    def __call__(self, *values: Any) -> list[Row]:
        known = self._known or self._worded()
        with connection.cursor() as cursor:
            known.prepared.execute(cursor, *values)
            rows = cursor.fetchall()
        return list(ModelIterable(_Made(known, rows)))  # type: ignore[arg-type]

    def _worded(self) -> _Wording:
        with self._lock:
            if self._known is None:
                marks = (_mark(kind, at) for at, kind in enumerate(self._kinds))
                self._known = _Wording(self._name, self._kinds, self._build(*marks))
        return self._known


class PlannedTogether:
    """The same for several lists read in one statement (`kit.together`): `build` gives their parts."""

    def __init__(
        self, name: str, build: Callable[..., tuple[Part[Any], ...]], *kinds: type
    ) -> None:
        self._name, self._build, self._kinds = name, build, kinds
        self._lock = Lock()
        self._known: tuple[Prepared, tuple[Part[Any], ...]] | None = None

    def __call__(self, *values: Any) -> tuple[list[Any], ...]:
        prepared, parts = self._known or self._worded()
        with connection.cursor() as cursor:
            prepared.execute(cursor, *values)
            row = cursor.fetchone()
        return tuple(part.read(said) for part, said in zip(parts, row, strict=True))

    def _worded(self) -> tuple[Prepared, tuple[Part[Any], ...]]:
        with self._lock:
            if self._known is None:
                marks = (_mark(kind, at) for at, kind in enumerate(self._kinds))
                parts = self._build(*marks)
                said, params = joined(parts)
                self._known = (_prepared(self._name, self._kinds, said, params), parts)
        return self._known
