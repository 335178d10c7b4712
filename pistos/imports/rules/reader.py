"""Reads one field after another from the rows of an order, as the profile says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from pistos.imports.rules import values
from pistos.imports.rules.layout import Field, Layout
from pistos.imports.rules.profiles import FIELDS, Profile
from pistos.imports.rules.reasons import Unusable
from pistos.kit.languages import LANGUAGES
from pistos.kit.tables.store import StoredRow
from pistos.orders.rules.plausibility import EARLIEST_YEAR
from pistos.partners.facts import PartnerFacts, partner_code

Cells = Sequence[str]
Context = dict[str, Cells | None]
Lookups = Mapping[str, Mapping[str, Cells]]
MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Ways:
    """How the files turned out to write dates and decimals."""

    dates: tuple[str, ...]
    decimal: str


class Reader:
    """`at_row` is the row under the eye: when Unusable is raised, it is the row at fault."""

    def __init__(self, profile: Profile, layout: Layout, ways: Ways, at: datetime) -> None:
        self.profile = profile
        self.layout = layout
        self.ways = ways
        self.at = at
        self.at_row: StoredRow | None = None
        self._getters = {
            entity: {name: _getter(layout.fields[entity].get(name)) for name in names}
            for entity, names in FIELDS.items()
        }
        self._partners: dict[tuple[str, str], PartnerFacts] = {}

    def with_row(self, lookups: Lookups, context: Context, table: str, row: StoredRow) -> Context:
        """The context with this row, and the looked-up rows that it points to."""
        self.at_row = row
        widened = {**context, table: row.cells}
        for name, (home, place) in self.layout.pointers.items():
            if home == table:
                widened[name] = lookups.get(name, {}).get(row.cells[place])
        return widened

    def text(self, context: Context, entity: str, name: str) -> str:
        return self._getters[entity][name](context)

    def moment(
        self, context: Context, entity: str, name: str, zone: str, clock: time = values.NOON
    ) -> datetime | None:
        text = self._getters[entity][name](context)
        if not text:
            return None
        found = values.moment(text, self.ways.dates, zone, clock)
        return values.bounded(found, EARLIEST_YEAR, self.at)

    def placed_at(self, context: Context) -> datetime:
        found = self.moment(context, "order", "placed_at", self.profile.zone, MIDNIGHT)
        if found is None:
            raise Unusable("no_placed_at")
        return found

    def reported(self, context: Context, name: str, zone: str) -> datetime | None:
        """A courier's time: without offset it is the shop's clock; a bare day is noon where it goes."""
        zone = zone if self.is_day(context, name) else self.profile.zone
        return self.moment(context, "parcel", name, zone)

    def is_day(self, context: Context, name: str) -> bool:
        """Whether a courier's time is told as a day, without its hour."""
        text = self.text(context, "parcel", name)
        return 0 < len(text) <= 10 and ":" not in text

    def word(self, context: Context, entity: str, name: str, default: str) -> str:
        word = self.text(context, entity, name).lower()
        if not word:
            return default
        kind = "scan" if entity == "scan" else name
        meaning = self.profile.words.get(kind, {}).get(word)
        if meaning is None:
            raise Unusable("unknown_status", word)
        return meaning

    def language(self, context: Context, entity: str) -> str:
        language = self.text(context, entity, "language")[:2].lower()
        return language if language in LANGUAGES else self.profile.language

    def grams(self, text: str) -> int | None:
        if not text:
            return None
        return values.grams(text, self.ways.decimal, self.profile.weight_unit)

    def partner(self, context: Context, kind: str) -> PartnerFacts | None:
        name = self.text(context, "parcel", kind)
        if not name:
            return None
        found = self._partners.get((kind, name))
        if found is None:
            found = self._partners[kind, name] = PartnerFacts(
                code=partner_code(kind, name),
                name=name[:160],
                kind=kind,
                gives_proof=self.profile.gives_proof,
            )
        return found


def _getter(field: Field | None) -> Callable[[Context], str]:
    if field is None or not field.columns:
        constant = field.value if field else ""
        return lambda context: constant
    if len(field.columns) > 1:
        return lambda context: _joined(context, field)
    table, place = field.columns[0]
    default = field.value

    def get(context: Context) -> str:
        cells = context.get(table)
        return cells[place] or default if cells else default

    return get


def _joined(context: Context, field: Field) -> str:
    parts = []
    for table, place in field.columns:
        cells = context.get(table)
        if cells and cells[place]:
            parts.append(cells[place])
    return " ".join(parts)
