"""The rows of one order, from all its tables, as the facts of that order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from decimal import Decimal

from pistos.catalogue.facts import ProductFacts
from pistos.customers.facts import CustomerFacts
from pistos.imports.rules import values
from pistos.imports.rules.layout import Field, Layout
from pistos.imports.rules.profiles import Profile
from pistos.imports.rules.reasons import Unusable
from pistos.kit.languages import LANGUAGES
from pistos.kit.tables.store import StoredRow
from pistos.orders.facts import LineFacts, OrderFacts, ParcelFacts, ScanFacts
from pistos.orders.rules.plausibility import EARLIEST_YEAR, is_possible, refusal_of
from pistos.orders.rules.scans import with_times
from pistos.partners.facts import PartnerFacts, partner_code

Cells = Sequence[str]
Context = dict[str, Cells | None]
Lookups = Mapping[str, Mapping[str, Cells]]
MIDNIGHT = time(0)


@dataclass(frozen=True, slots=True)
class Group:
    """All rows of one order: `orders` at least one, the others as the files have them."""

    key: str
    orders: list[StoredRow]
    lines: list[StoredRow]
    parcels: list[StoredRow]
    scans: list[StoredRow]

    @property
    def rows(self) -> list[tuple[str, StoredRow]]:
        found = [("orders", row) for row in self.orders]
        found += [("lines", row) for row in self.lines]
        found += [("parcels", row) for row in self.parcels]
        return found + [("scans", row) for row in self.scans]


@dataclass(frozen=True, slots=True)
class Told:
    """What the file says was promised about a parcel, and in which row."""

    due: str
    hand_over_due: str
    where: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An order understood; `told` by the parcel's reference."""

    order: OrderFacts
    told: dict[str, Told]
    is_cancelled_by_shop: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """How the files turned out to write dates and decimals."""

    dates: tuple[str, ...]
    decimal: str


class Assembler:
    """Reads orders under one profile, with the date formats and decimal sign that were settled.

    `at_row` is the row under the eye: when Unusable is raised, it is the row at fault.
    """

    def __init__(
        self, profile: Profile, layout: Layout, ways: Ways, files: Sequence[str], at: datetime
    ) -> None:
        self.profile = profile
        self.layout = layout
        self.formats = ways.dates
        self.mark = ways.decimal
        self.files = files
        self.at = at
        self.at_row: StoredRow | None = None
        roles = {table.role: table.name for table in profile.tables.values()}
        self.orders = profile.orders.name
        self.lines = roles.get("lines", "")
        self.parcels = roles.get("parcels", "")
        self.scans = roles.get("scans", "")

    def assemble(self, group: Group, lookups: Lookups) -> Draft:
        rows = self._agreed(group)
        context = self._with(lookups, {}, self.orders, rows[0])
        state, is_by_shop = self._state(context)
        number = self._text(context, "order", "number") or group.key
        zone = self.profile.zone
        placed_at = self._placed_at(context, zone)
        cancelled_at = self._moment(context, "order", "cancelled_at", zone)
        lines, first_line, weights = self._lines(group, rows, context, lookups)
        order_context = {**context, **first_line}
        told: dict[str, Told] = {}
        parcels = self._parcels(group, rows, order_context, lookups, told, weights)
        self.at_row = rows[0]
        if state == "cancelled":
            cancelled_at = cancelled_at or _last_known(placed_at, parcels)
            parcels = tuple(
                replace(parcel, cancelled_at=None if parcel.delivered_at else cancelled_at)
                for parcel in parcels
            )
        total = self._text(context, "order", "total")
        order = OrderFacts(
            source=self.profile.source,
            ref=group.key,
            number=number,
            placed_at=placed_at,
            currency=(self._text(context, "order", "currency") or self.profile.currency).upper(),
            total_amount=values.money(total, self.mark) if total else _sum(lines),
            customer=self._customer(context, placed_at),
            state=state,
            payment_state=self._word(context, "order", "payment", "unknown"),
            language=self._language(context, "order"),
            cancelled_at=cancelled_at,
            lines=lines,
            parcels=parcels,
        )
        because = refusal_of(order, self.at)
        if because:
            raise Unusable(because)
        return Draft(order, told, is_by_shop)

    def _agreed(self, group: Group) -> list[StoredRow]:
        """The order's own rows, of several versions the newest; they must agree about the order."""
        rows = group.orders
        self.at_row = rows[0]
        if len(rows) == 1:
            return rows
        modified = self.layout.fields["order"].get("modified_at")
        if modified:
            newest = max(_cell(row, modified) for row in rows)
            rows = [row for row in rows if _cell(row, modified) == newest]
        first = [_cell(rows[0], field) for field in self._own_fields()]
        for row in rows[1:]:
            self.at_row = row
            if [_cell(row, field) for field in self._own_fields()] != first:
                raise Unusable("number_twice", group.key)
        distinct = {tuple(row.cells): row for row in reversed(rows)}
        is_flat = any(f.columns and f.columns[0][0] == self.orders for f in self._line_fields())
        return rows if is_flat else list(reversed(distinct.values()))

    def _own_fields(self) -> list[Field]:
        fields = self.layout.fields
        own = [*fields["order"].values(), *fields["customer"].values()]
        return [f for f in own if f.columns and f.columns[0][0] == self.orders]

    def _line_fields(self) -> list[Field]:
        name = self.layout.fields["line"].get("name")
        return [name] if name else []

    def _with(self, lookups: Lookups, context: Context, table: str, row: StoredRow) -> Context:
        """The context with this row, and the looked-up rows that it points to."""
        self.at_row = row
        widened = {**context, table: row.cells}
        for name, (home, place) in self.layout.pointers.items():
            if home == table:
                widened[name] = lookups.get(name, {}).get(row.cells[place])
        return widened

    def _text(self, context: Context, entity: str, name: str) -> str:
        field = self.layout.fields[entity].get(name)
        return _read(context, field) if field else ""

    def _moment(
        self, context: Context, entity: str, name: str, zone: str, clock: time = values.NOON
    ) -> datetime | None:
        text = self._text(context, entity, name)
        if not text:
            return None
        return values.bounded(
            values.moment(text, self.formats, zone, clock), EARLIEST_YEAR, self.at
        )

    def _placed_at(self, context: Context, zone: str) -> datetime:
        placed_at = self._moment(context, "order", "placed_at", zone, MIDNIGHT)
        if placed_at is None:
            raise Unusable("no_placed_at")
        return placed_at

    def _word(self, context: Context, entity: str, name: str, default: str) -> str:
        word = self._text(context, entity, name).lower()
        if not word:
            return default
        kind = "scan" if entity == "scan" else name
        meaning = self.profile.words.get(kind, {}).get(word)
        if meaning is None:
            raise Unusable("unknown_status", word)
        return meaning

    def _state(self, context: Context) -> tuple[str, bool]:
        meaning = self._word(context, "order", "status", "placed")
        is_by_shop = meaning == "cancelled_by_shop"
        return ("cancelled" if is_by_shop else meaning), is_by_shop

    def _language(self, context: Context, entity: str) -> str:
        language = self._text(context, entity, "language")[:2].lower()
        return language if language in LANGUAGES else self.profile.language

    def _customer(self, context: Context, placed_at: datetime) -> CustomerFacts:
        text = {name: self._text(context, "customer", name) for name in _CUSTOMER}
        text["country"] = text["country"][:2].upper()
        return CustomerFacts(
            source=self.profile.source,
            language=self._language(context, "customer"),
            known_since=placed_at,
            **text,
        )

    def _lines(
        self, group: Group, rows: list[StoredRow], context: Context, lookups: Lookups
    ) -> tuple[tuple[LineFacts, ...], Context, int | None]:
        """The lines, what the first of them says (for its parcel), and their weight together."""
        table, source = (self.lines, group.lines) if group.lines else (self.orders, rows)
        found: list[LineFacts] = []
        first: Context = {}
        weight: int | None = None
        field = self.layout.fields["line"].get("name")
        if field is None or (not group.lines and self._is_elsewhere(field)):
            return (), {}, None
        for row in source:
            there = self._with(lookups, context, table, row)
            line = self._line(there)
            if line is None:
                continue
            first = first or there
            found.append(line)
            if line.product and line.product.weight_grams is not None:
                weight = (weight or 0) + line.product.weight_grams * line.quantity
        return tuple(found), first, weight if weight is None or weight < 2_000_000_000 else None

    def _is_elsewhere(self, field: Field) -> bool:
        return not any(table == self.orders for table, _ in field.columns)

    def _line(self, context: Context) -> LineFacts | None:
        name = self._text(context, "line", "name")
        ref = self._text(context, "line", "product")
        if not name and not ref:
            return None
        quantity = self._text(context, "line", "quantity")
        price = self._text(context, "line", "unit_price")
        weight = self._text(context, "line", "weight")
        category = self._text(context, "line", "category")
        product = ref and ProductFacts(
            source=self.profile.source,
            ref=ref[:120],
            sku=self._text(context, "line", "sku"),
            name=name or ref,
            category=category,
            weight_grams=self._grams(weight),
        )
        return LineFacts(
            name=name or ref,
            quantity=values.whole(quantity, self.mark) if quantity else 1,
            unit_amount=values.money(price, self.mark) if price else Decimal(0),
            product=product or None,
        )

    def _grams(self, text: str) -> int | None:
        return values.grams(text, self.mark, self.profile.weight_unit) if text else None

    def _parcels(
        self,
        group: Group,
        rows: list[StoredRow],
        context: Context,
        lookups: Lookups,
        told: dict[str, Told],
        line_weight: int | None,
    ) -> tuple[ParcelFacts, ...]:
        table, source = (self.parcels, group.parcels) if group.parcels else (self.orders, rows)
        scans = self._scans(group, context, lookups)
        found: dict[str, tuple[ParcelFacts, Told]] = {}
        for row in source:
            there = self._with(lookups, context, table, row)
            parcel = self._parcel(there, scans, line_weight)
            words = Told(
                self._text(there, "promise", "due"),
                self._text(there, "hand_over", "due"),
                f"{self.files[row.file]}:{row.number}",
            )
            known = found.get(parcel.ref)
            if known is not None and _same_of(*known) != _same_of(parcel, words):
                raise Unusable("parcel_twice", parcel.ref)
            found.setdefault(parcel.ref, (parcel, words))
        told.update({ref: words for ref, (_, words) in found.items()})
        return tuple(parcel for parcel, _ in found.values())

    def _parcel(
        self, context: Context, scans: dict[str, list[ScanFacts]], line_weight: int | None
    ) -> ParcelFacts:
        text = {name: self._text(context, "parcel", name) for name in _PARCEL}
        country = text.pop("country")[:2].upper()
        zone = self._text(context, "parcel", "zone") or values.ZONES.get(country, self.profile.zone)
        values.zone_of(zone)
        ref = (self._text(context, "parcel", "ref") or "1")[:120]
        weight = self.layout.fields["parcel"].get("weight")
        own_weight = self._text(context, "parcel", "weight")
        parcel = ParcelFacts(
            ref=ref,
            zone=zone,
            courier=self._partner(context, "courier"),
            supplier=self._partner(context, "supplier"),
            tracking_number=self._text(context, "parcel", "tracking"),
            country=country,
            weight_grams=line_weight
            if weight is None or weight.is_sum or not own_weight
            else self._grams(own_weight),
            handed_over_at=self._reported(context, "handed_over_at", zone),
            delivered_at=self._reported(context, "delivered_at", zone),
            cancelled_at=None,
            scans=tuple(scans.get(ref, ())),
            **text,
        )
        return with_times(parcel)

    def _reported(self, context: Context, name: str, zone: str) -> datetime | None:
        """A courier's time: without offset it is the shop's clock; a bare day is noon where it goes."""
        text = self._text(context, "parcel", name)
        is_day = len(text) <= 10 and ":" not in text
        return self._moment(context, "parcel", name, zone if is_day else self.profile.zone)

    def _scans(
        self, group: Group, context: Context, lookups: Lookups
    ) -> dict[str, list[ScanFacts]]:
        found: dict[str, list[ScanFacts]] = {}
        for row in group.scans:
            there = self._with(lookups, context, self.scans, row)
            happened_at = self._moment(there, "scan", "happened_at", self.profile.zone)
            if happened_at is None or not is_possible(happened_at, self.at):
                raise Unusable("impossible_date", self._text(there, "scan", "happened_at"))
            scan = ScanFacts(
                happened_at=happened_at,
                code=self._word(there, "scan", "code", "in_transit"),
                place=self._text(there, "scan", "place"),
                text=self._text(there, "scan", "text"),
            )
            found.setdefault(self._text(there, "scan", "parcel") or "1", []).append(scan)
        return found

    def _partner(self, context: Context, kind: str) -> PartnerFacts | None:
        name = self._text(context, "parcel", kind)
        if not name:
            return None
        return PartnerFacts(
            code=partner_code(kind, name),
            name=name[:160],
            kind=kind,
            gives_proof=self.profile.gives_proof,
        )


_CUSTOMER = ("ref", "name", "email", "phone", "country", "region", "city", "postcode", "address")
_PARCEL = ("service", "origin", "country", "region", "city", "postcode", "category")


def _same_of(parcel: ParcelFacts, told: Told) -> tuple[object, ...]:
    """What rows of one parcel must agree about; each line has its own category and weight."""
    return replace(parcel, category="", weight_grams=None), told.due, told.hand_over_due


def _read(context: Context, field: Field) -> str:
    if not field.columns:
        return field.value
    if len(field.columns) == 1:
        table, place = field.columns[0]
        cells = context.get(table)
        return (cells[place].strip() if cells else "") or field.value
    parts = (context[table][place] if context.get(table) else "" for table, place in field.columns)  # type: ignore[index]  # tested just before
    return " ".join(part.strip() for part in parts if part.strip())


def _cell(row: StoredRow, field: Field) -> str:
    return " ".join(row.cells[place] for _, place in field.columns)


def _sum(lines: Sequence[LineFacts]) -> Decimal:
    return sum((line.unit_amount * line.quantity for line in lines), Decimal(0)).quantize(
        Decimal("0.01")
    )


def _last_known(placed_at: datetime, parcels: Sequence[ParcelFacts]) -> datetime:
    times = [parcel.handed_over_at for parcel in parcels] + [p.delivered_at for p in parcels]
    return max([placed_at, *(moment for moment in times if moment)])
