"""The rows of one order, from all its tables, as the facts of that order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal

from pistos.catalogue.facts import ProductFacts
from pistos.customers.facts import CustomerFacts
from pistos.imports.rules import values
from pistos.imports.rules.layout import Field
from pistos.imports.rules.reader import Context, Lookups, Reader
from pistos.imports.rules.reasons import Unusable
from pistos.kit.tables.store import StoredRow
from pistos.orders.facts import LineFacts, OrderFacts, ParcelFacts, ScanFacts
from pistos.orders.rules.plausibility import is_possible, refusal_of
from pistos.orders.rules.scans import delivered_at, handed_over_at


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


class Assembler:
    """Reads orders under one profile. `reader.at_row` is the row at fault when one is Unusable."""

    def __init__(self, reader: Reader, files: Sequence[str]) -> None:
        self.reader = reader
        self.profile = reader.profile
        self.layout = reader.layout
        self.mark = reader.ways.decimal
        self.files = files
        roles = {table.role: table.name for table in self.profile.tables.values()}
        self.orders = self.profile.orders.name
        self.lines = roles.get("lines", "")
        self.parcels = roles.get("parcels", "")
        self.scans = roles.get("scans", "")

    def assemble(self, group: Group, lookups: Lookups) -> Draft:
        rows = self._agreed(group)
        context = self.reader.with_row(lookups, {}, self.orders, rows[0])
        state, is_by_shop = self._state(context)
        number = self.reader.text(context, "order", "number") or group.key
        zone = self.profile.zone
        placed_at = self.reader.placed_at(context)
        cancelled_at = self.reader.moment(context, "order", "cancelled_at", zone)
        lines, first_line, weights = self._lines(group, rows, context, lookups)
        order_context = {**context, **first_line}
        told: dict[str, Told] = {}
        parcels = self._parcels(group, rows, order_context, lookups, told, weights)
        self.reader.at_row = rows[0]
        if state == "cancelled":
            cancelled_at = cancelled_at or _last_known(placed_at, parcels)
            parcels = tuple(
                replace(parcel, cancelled_at=None if parcel.delivered_at else cancelled_at)
                for parcel in parcels
            )
        total = self.reader.text(context, "order", "total")
        order = OrderFacts(
            source=self.profile.source,
            ref=group.key,
            number=number,
            placed_at=placed_at,
            currency=(
                self.reader.text(context, "order", "currency") or self.profile.currency
            ).upper(),
            total_amount=values.money(total, self.mark) if total else _sum(lines),
            customer=self._customer(context, placed_at),
            state=state,
            payment_state=self.reader.word(context, "order", "payment", "unknown"),
            language=self.reader.language(context, "order"),
            cancelled_at=cancelled_at,
            lines=lines,
            parcels=parcels,
        )
        because = refusal_of(order, self.reader.at)
        if because:
            raise Unusable(because)
        return Draft(order, told, is_by_shop)

    def _agreed(self, group: Group) -> list[StoredRow]:
        """The order's own rows, of several versions the newest; they must agree about the order."""
        rows = group.orders
        self.reader.at_row = rows[0]
        if len(rows) == 1:
            return rows
        modified = self.layout.fields["order"].get("modified_at")
        if modified:
            times = [self._modified_at(row, modified) for row in rows]
            rows = [row for row, at in zip(rows, times, strict=True) if at == max(times)]
        first = [_cell(rows[0], field) for field in self._own_fields()]
        for row in rows[1:]:
            self.reader.at_row = row
            if [_cell(row, field) for field in self._own_fields()] != first:
                raise Unusable("number_twice", group.key)
        distinct = {tuple(row.cells): row for row in reversed(rows)}
        is_flat = any(f.columns and f.columns[0][0] == self.orders for f in self._line_fields())
        return rows if is_flat else list(reversed(distinct.values()))

    def _modified_at(self, row: StoredRow, field: Field) -> datetime:
        """When this version was written; the earliest of all where it is not told."""
        self.reader.at_row = row
        text = _cell(row, field)
        if not text:
            return datetime.min.replace(tzinfo=UTC)
        return values.moment(text, self.reader.ways.dates, self.profile.zone)

    def _own_fields(self) -> list[Field]:
        fields = self.layout.fields
        own = [*fields["order"].values(), *fields["customer"].values()]
        return [f for f in own if f.columns and f.columns[0][0] == self.orders]

    def _line_fields(self) -> list[Field]:
        name = self.layout.fields["line"].get("name")
        return [name] if name else []

    def _state(self, context: Context) -> tuple[str, bool]:
        meaning = self.reader.word(context, "order", "status", "placed")
        is_by_shop = meaning == "cancelled_by_shop"
        return ("cancelled" if is_by_shop else meaning), is_by_shop

    def _customer(self, context: Context, placed_at: datetime) -> CustomerFacts:
        text = {name: self.reader.text(context, "customer", name) for name in _CUSTOMER}
        text["country"] = text["country"][:2].upper()
        return CustomerFacts(
            source=self.profile.source,
            language=self.reader.language(context, "customer"),
            known_since=placed_at,
            **text,
        )

    def _lines(
        self, group: Group, rows: list[StoredRow], context: Context, lookups: Lookups
    ) -> tuple[tuple[LineFacts, ...], Context, int | None]:
        """The lines, what the first of them says (for its parcel), and their weight together."""
        lines = group.lines
        if self.profile.format == "json":
            lines = [
                row for row in lines if (row.file, row.number) == (rows[0].file, rows[0].number)
            ]
        table, source = (self.lines, lines) if lines else (self.orders, rows)
        found: list[LineFacts] = []
        first: Context = {}
        weight: int | None = None
        field = self.layout.fields["line"].get("name")
        if field is None or (not lines and self._is_elsewhere(field)):
            return (), {}, None
        for row in source:
            there = self.reader.with_row(lookups, context, table, row)
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
        name = self.reader.text(context, "line", "name")
        ref = self.reader.text(context, "line", "product")
        if not name and not ref:
            return None
        quantity = self.reader.text(context, "line", "quantity")
        price = self.reader.text(context, "line", "unit_price")
        weight = self.reader.text(context, "line", "weight")
        category = self.reader.text(context, "line", "category")
        product = ref and ProductFacts(
            source=self.profile.source,
            ref=ref[:120],
            sku=self.reader.text(context, "line", "sku"),
            name=name or ref,
            category=category,
            weight_grams=self.reader.grams(weight),
        )
        return LineFacts(
            name=name or ref,
            quantity=values.whole(quantity, self.mark) if quantity else 1,
            unit_amount=values.money(price, self.mark) if price else Decimal(0),
            product=product or None,
        )

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
        scans = self._scans(group, context)
        found: dict[str, tuple[ParcelFacts, Told]] = {}
        for row in source:
            there = self.reader.with_row(lookups, context, table, row)
            parcel = self._parcel(there, scans, line_weight)
            words = Told(
                self.reader.text(there, "promise", "due"),
                self.reader.text(there, "hand_over", "due"),
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
        text = {name: self.reader.text(context, "parcel", name) for name in _PARCEL}
        country = text.pop("country")[:2].upper()
        zone = self.reader.text(context, "parcel", "zone") or values.ZONES.get(
            country, self.profile.zone
        )
        values.zone_of(zone)
        ref = (self.reader.text(context, "parcel", "ref") or "1")[:120]
        weight = self.layout.fields["parcel"].get("weight")
        own_weight = self.reader.text(context, "parcel", "weight")
        reports = tuple(scans.get(ref, ()))
        handed, delivered = self._reported(context, zone)
        return ParcelFacts(
            ref=ref,
            zone=zone,
            courier=self.reader.partner(context, "courier"),
            supplier=self.reader.partner(context, "supplier"),
            tracking_number=self.reader.text(context, "parcel", "tracking"),
            country=country,
            weight_grams=line_weight
            if weight is None or weight.is_sum or not own_weight
            else self.reader.grams(own_weight),
            handed_over_at=handed or handed_over_at(reports),
            delivered_at=delivered or delivered_at(reports),
            cancelled_at=None,
            scans=reports,
            **text,
        )

    def _reported(self, context: Context, zone: str) -> tuple[datetime | None, datetime | None]:
        """Hand-over and delivery; of a day without its hour an instant that the other steps allow."""
        handed = self.reader.reported(context, "handed_over_at", zone)
        delivered = self.reader.reported(context, "delivered_at", zone)
        if handed and self.reader.is_day(context, "handed_over_at"):
            placed = self.reader.placed_at(context)
            handed = values.within_day(handed, zone, after=placed, before=delivered)
        if delivered and self.reader.is_day(context, "delivered_at"):
            after = handed or self.reader.placed_at(context)
            delivered = values.within_day(delivered, zone, after=after, before=None)
        return handed, delivered

    def _scans(self, group: Group, context: Context) -> dict[str, list[ScanFacts]]:
        found: dict[str, list[ScanFacts]] = {}
        there = dict(context)
        for row in group.scans:
            self.reader.at_row, there[self.scans] = row, row.cells
            happened_at = self.reader.moment(there, "scan", "happened_at", self.profile.zone)
            if happened_at is None or not is_possible(happened_at, self.reader.at):
                raise Unusable("impossible_date", self.reader.text(there, "scan", "happened_at"))
            scan = ScanFacts(
                happened_at=happened_at,
                code=self.reader.word(there, "scan", "code", "in_transit"),
                place=self.reader.text(there, "scan", "place"),
                text=self.reader.text(there, "scan", "text"),
            )
            found.setdefault(self.reader.text(there, "scan", "parcel") or "1", []).append(scan)
        return found


_CUSTOMER = ("ref", "name", "email", "phone", "country", "region", "city", "postcode", "address")
_PARCEL = ("service", "origin", "country", "region", "city", "postcode", "category")


def _same_of(parcel: ParcelFacts, told: Told) -> tuple[object, ...]:
    """What rows of one parcel must agree about; each line has its own category and weight."""
    return replace(parcel, category="", weight_grams=None), told.due, told.hand_over_due


def _cell(row: StoredRow, field: Field) -> str:
    return " ".join(row.cells[place] for _, place in field.columns)


def _sum(lines: Sequence[LineFacts]) -> Decimal:
    return sum((line.unit_amount * line.quantity for line in lines), Decimal(0)).quantize(
        Decimal("0.01")
    )


def _last_known(placed_at: datetime, parcels: Sequence[ParcelFacts]) -> datetime:
    times = [parcel.handed_over_at for parcel in parcels] + [p.delivered_at for p in parcels]
    return max([placed_at, *(moment for moment in times if moment)])
