"""Filtering a list by typed facts and counting what each choice would leave."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pistos.catalogue.rules.content import AttributeRule
from pistos.catalogue.rules.shown import FacetOption, Facets, FacetShown
from pistos.kit.languages import text_in

MOST_OPTIONS = 40


@dataclass(frozen=True, slots=True)
class Row:
    """What a list knows of a product for choosing and ordering."""

    id: int
    marks: Sequence[str]
    figures: Mapping[str, float]
    amount: Decimal | None
    order: tuple[object, ...]


def chosen_rows(rows: Iterable[Row], wanted: Facets) -> list[Row]:
    """The rows that have one of the values of every attribute asked for, within all bounds."""
    if not wanted:
        return list(rows)
    tests = _marks(wanted)
    return [
        row
        for row in rows
        if all(not marks.isdisjoint(row.marks) for marks in tests.values())
        and _is_within(row, wanted)
    ]


def facets_of(
    rows: Sequence[Row], wanted: Facets, attributes: Sequence[AttributeRule], language: str
) -> list[FacetShown]:
    """A facet for every attribute that tells these rows apart, or of which a value is chosen."""
    counts = _counts(rows, wanted)
    found = []
    for attribute in attributes:
        if attribute.kind == "number":
            facet = _range(rows, wanted, attribute, language)
        else:
            facet = _options(counts, wanted, attribute, language)
        if facet:
            found.append(facet)
    return found


def _marks(wanted: Facets) -> dict[str, frozenset[str]]:
    return {
        code: frozenset(f"{code}={value}" for value in values)
        for code, values in wanted.values.items()
        if values
    }


def _is_within(row: Row, wanted: Facets, but: str = "") -> bool:
    for code, (low, high) in wanted.bounds.items():
        figure = row.figures.get(code)
        if code != but and (
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


def _counts(rows: Iterable[Row], wanted: Facets) -> Counter[str]:
    """How many rows a mark would leave. Values of one attribute widen, attributes narrow: a row that
    misses one attribute only still counts for that attribute's own values."""
    tests = _marks(wanted)
    counts: Counter[str] = Counter()
    for row in rows:
        if not _is_within(row, wanted):
            continue
        missed = [code for code, marks in tests.items() if marks.isdisjoint(row.marks)]
        if not missed:
            counts.update(row.marks)
        elif len(missed) == 1:
            own = f"{missed[0]}="
            counts.update(mark for mark in row.marks if mark.startswith(own))
    return counts


def _options(
    counts: Counter[str], wanted: Facets, attribute: AttributeRule, language: str
) -> FacetShown | None:
    chosen = wanted.values.get(attribute.code, frozenset())
    known = {"yes": {}, "no": {}} if attribute.kind == "yes_no" else dict(attribute.choices or {})
    options = tuple(
        FacetOption(
            value=value,
            name=text_in(names, language) or value,
            count=counts[f"{attribute.code}={value}"],
            is_chosen=value in chosen,
        )
        for value, names in known.items()
        if counts[f"{attribute.code}={value}"] or value in chosen
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
