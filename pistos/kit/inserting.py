"""Rows of several tables inserted by one statement: one way to the database instead of one for each."""

from collections.abc import Sequence
from functools import lru_cache

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault


def insert_together(rows: Sequence[Model]) -> None:
    """Inserts unsaved rows, each by a part of one statement; a key given by the database is set.

    A row may refer to an earlier one of the batch that has no key yet. Constraints and triggers hold as
    ever; foreign keys are checked at commit. Files must be stored before. Fields that work on saving
    (`auto_now`, upload) do not work here.
    """
    database = connections[DEFAULT_DB_ALIAS]
    parts, values = [], []
    places = {id(row): place for place, row in enumerate(rows)}
    waiting: list[tuple[Model, str, Model]] = []
    for place, row in enumerate(rows):
        columns, marks = [], []
        for field in _fields(type(row)):
            value = getattr(row, field.attname)
            if isinstance(value, DatabaseDefault):
                delattr(row, field.attname)  # read from the database when somebody asks
                continue
            if value is None:
                other = row._state.fields_cache.get(field.name)
                if other is not None and places.get(id(other), place) < place:
                    waiting.append((row, field.attname, other))
                    columns.append(f'"{field.column}"')
                    marks.append(f"(SELECT id FROM r{places[id(other)]})")
                    continue
                if field.primary_key:
                    continue
            columns.append(f'"{field.column}"')
            marks.append("%s")
            values.append(field.get_db_prep_save(value, database))
        meta = row._meta
        parts.append(
            f'r{place} AS (INSERT INTO "{meta.db_table}" ({", ".join(columns)})'
            f' VALUES ({", ".join(marks)}) RETURNING "{meta.pk.column}" AS id)'
        )
    keys = ", ".join(f"(SELECT id FROM r{place})" for place in range(len(rows)))
    with database.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(parts)} SELECT {keys}", values)
        given = cursor.fetchone()
    for row, key in zip(rows, given, strict=True):
        row.pk = key
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    for row, attname, other in waiting:
        setattr(row, attname, other.pk)


@lru_cache(maxsize=128)
def _fields(model: type[Model]) -> tuple["Field[object, object]", ...]:
    return tuple(field for field in model._meta.concrete_fields if not field.generated)
