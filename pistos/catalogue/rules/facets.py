"""Filtering a list by typed facts and counting what each choice would leave."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pistos.catalogue.rules.content import AttributeRule
from pistos.catalogue.rules.shown import FacetOption, Facets, FacetShown
from pistos.kit.languages import text_in

MOST_OPTIONS = 40
_DEAREST = 1e12


@dataclass(frozen=True, slots=True)
class Row:
    """What a list knows of a product for choosing and ordering."""

    id: int
    marks: Sequence[str]
    figures: Mapping[str, float]
    amount: Decimal | None
    position: int = 0
    first_at: float = 0.0


class Shelf:
    """The rows of a list made ready for choosing and counting: a set of rows is an integer whose bit n
    stands for row n, so that narrowing is an "and" and counting one instruction a word."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.all = (1 << len(rows)) - 1
        self.by_mark: dict[str, int] = {}
        places: dict[str, list[int]] = {}
        for place, row in enumerate(rows):
            for mark in row.marks:
                places.setdefault(mark, []).append(place)
        for mark, found in places.items():
            self.by_mark[mark] = _bits(found, len(rows))
        self._orders: dict[str, list[tuple[float, int, int]]] = {}

    def chosen(self, wanted: Facets, *, but: str = "") -> int:
        """The rows that have one of the values of every attribute asked for (`but` one), within all
        bounds."""
        left = self.all
        for code, values in wanted.values.items():
            if values and code != but:
                either = 0
                for value in values:
                    either |= self.by_mark.get(f"{code}={value}", 0)
                left &= either
        if wanted.bounds or wanted.lowest is not None or wanted.highest is not None:
            within = [n for n, row in enumerate(self.rows) if _is_within(row, wanted)]
            left &= _bits(within, len(self.rows))
        return left

    def ordered(self, column: str, *, is_descending: bool) -> list[tuple[float, int, int]]:
        """Leading value, id and place of each row, in the order of a sort; made once."""
        name = f"-{column}" if is_descending else column
        if name not in self._orders:
            sign = -1 if is_descending != (column == "first_published_at") else 1
            self._orders[name] = sorted(
                (_leading(row, column, sign), row.id, place) for place, row in enumerate(self.rows)
            )
        return self._orders[name]


def _bits(places: Sequence[int], length: int) -> int:
    content = bytearray(length // 8 + 1)
    for place in places:
        content[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(content, "little")


def _leading(row: Row, column: str, sign: int) -> float:
    """What has no price yet stands last either way."""
    if column == "lowest_amount":
        return _DEAREST if row.amount is None else float(row.amount) * sign
    return (row.position if column == "position" else row.first_at) * sign


def facets_of(
    shelf: Shelf, wanted: Facets, attributes: Sequence[AttributeRule], language: str
) -> list[FacetShown]:
    """A facet for every attribute that tells these rows apart, or of which a value is chosen. A count is
    what the list would have with it: values of one attribute widen, attributes narrow."""
    everything = shelf.chosen(wanted)
    found = []
    for attribute in attributes:
        if attribute.kind == "number":
            facet = _range(shelf.rows, wanted, attribute, language)
        elif attribute.kind != "text":
            is_chosen = bool(wanted.values.get(attribute.code))
            left = shelf.chosen(wanted, but=attribute.code) if is_chosen else everything
            facet = _options(shelf, left, wanted, (attribute, language))
        else:
            facet = None
        if facet:
            found.append(facet)
    return found


def _is_within(row: Row, wanted: Facets) -> bool:
    for code, (low, high) in wanted.bounds.items():
        figure = row.figures.get(code)
        if (
            figure is None
            or (low is not None and figure < low)
            or (high is not None and figure > high)
        ):
            return False
    if wanted.lowest is None and wanted.highest is None:
        return True
    return (
        row.amount is not None
        and (wanted.lowest is None or row.amount >= wanted.lowest)
        and (wanted.highest is None or row.amount <= wanted.highest)
    )


def _options(
    shelf: Shelf, left: int, wanted: Facets, of: tuple[AttributeRule, str]
) -> FacetShown | None:
    attribute, language = of
    chosen = wanted.values.get(attribute.code, frozenset())
    known = {"yes": {}, "no": {}} if attribute.kind == "yes_no" else dict(attribute.choices or {})
    counts = {
        value: (shelf.by_mark.get(f"{attribute.code}={value}", 0) & left).bit_count()
        for value in known
    }
    options = tuple(
        FacetOption(value, text_in(names, language) or value, counts[value], value in chosen)
        for value, names in known.items()
        if counts[value] or value in chosen
    )
    if len(options) < 2 and not chosen:
        return None
    return FacetShown(
        attribute.code,
        text_in(attribute.name, language),
        attribute.kind,
        attribute.unit,
        options[:MOST_OPTIONS],
    )


def _range(
    rows: Iterable[Row], wanted: Facets, attribute: AttributeRule, language: str
) -> FacetShown | None:
    figures = [row.figures[attribute.code] for row in rows if attribute.code in row.figures]
    chosen = wanted.bounds.get(attribute.code, (None, None))
    if (not figures or min(figures) == max(figures)) and chosen == (None, None):
        return None
    return FacetShown(
        attribute.code,
        text_in(attribute.name, language),
        attribute.kind,
        attribute.unit,
        low=Decimal(str(min(figures))) if figures else None,
        high=Decimal(str(max(figures))) if figures else None,
        chosen=chosen,
    )
