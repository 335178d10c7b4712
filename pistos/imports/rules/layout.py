"""Which column of which table each field is read from, given the tables that are really there."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from pistos.imports.rules.profiles import NEEDED, Profile, Source

DATES = {"placed_at", "modified_at", "cancelled_at", "handed_over_at", "delivered_at", "due",
         "happened_at"}  # fmt: skip
NUMBERS = {"total", "unit_price", "quantity", "weight"}

Column = tuple[str, int]
"""A table and a position among the columns kept of it."""


@dataclass(frozen=True, slots=True)
class Field:
    columns: tuple[Column, ...]
    value: str
    is_sum: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """`kept` are the columns to keep of each table; `fields` where each field is read from."""

    kept: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, Mapping[str, Field]]
    keys: Mapping[str, int]
    pointers: Mapping[str, Column]
    needed: Mapping[str, frozenset[str]]
    dates: Mapping[str, tuple[int, ...]]
    numbers: Mapping[str, tuple[int, ...]]


def home_of(profile: Profile, table: str, present: Collection[str]) -> str:
    """Where a table's columns really are: lines and parcels may stand in the table of orders."""
    if table in present or profile.tables[table].role not in ("lines", "parcels"):
        return table
    return profile.orders.name


def layout_of(profile: Profile, present: Collection[str]) -> Layout:
    kept: dict[str, list[str]] = {name: [] for name in profile.tables}

    def keep(reference: str) -> Column:
        table, _, column = reference.partition(".")
        home = home_of(profile, table, present)
        if column not in kept[home]:
            kept[home].append(column)
        return home, kept[home].index(column)

    keys = {
        name: keep(f"{name}.{table.key}")[1]
        for name, table in profile.tables.items()
        if table.key and (name in present or table.role != "lines")
    }
    pointers = {
        table.name: keep(table.by) for table in profile.tables.values() if table.role == "lookup"
    }
    fields = {
        entity: {
            name: Field(tuple(map(keep, source.columns)), source.value, source.is_sum)
            for name, source in sources.items()
        }
        for entity, sources in profile.fields.items()
    }
    return Layout(
        kept={name: tuple(columns) for name, columns in kept.items()},
        fields=fields,
        keys=keys,
        pointers=pointers,
        needed=_needed(profile, present),
        dates=_positions(fields, DATES, kept),
        numbers=_positions(fields, NUMBERS, kept),
    )


def _needed(profile: Profile, present: Collection[str]) -> dict[str, frozenset[str]]:
    """Columns without which a file is refused."""
    found: dict[str, set[str]] = {name: set() for name in profile.tables}
    for name, table in profile.tables.items():
        if table.key:
            found[name].add(table.key)
    for reference in _needed_references(profile):
        table_name, _, column = reference.partition(".")
        found[home_of(profile, table_name, present)].add(column)
    return {name: frozenset(columns) for name, columns in found.items()}


def _needed_references(profile: Profile) -> Iterable[str]:
    for entity, sources in profile.fields.items():
        for name, source in sources.items():
            if _is_needed(profile, entity, name, source):
                yield from source.columns
    if not profile.has_optional_columns:
        yield from (table.by for table in profile.tables.values() if table.by)


def _is_needed(profile: Profile, entity: str, name: str, source: Source) -> bool:
    if source.is_needed or not profile.has_optional_columns:
        return True
    return entity == "order" and name in NEEDED["order"]


def _positions(
    fields: Mapping[str, Mapping[str, Field]], names: set[str], kept: Mapping[str, list[str]]
) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {table: set() for table in kept}
    for sources in fields.values():
        for name, source in sources.items():
            if name in names:
                for table, place in source.columns:
                    found[table].add(place)
    return {table: tuple(sorted(places)) for table, places in found.items()}
