"""What a visitor chose of a list, read from the address and written back into it.

Only what the list offers is read: a code or value that no facet has is passed over.
"""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from pistos.catalogue.rules.shown import Facets, FacetShown

_MOST = 40
LOWEST, HIGHEST = "from", "to"
FACET = "f."


def facets_in(asked: QueryDict) -> Facets:
    """The facets named in an address: `f.colour=red`, `f.height.from=10`, `from=5`."""
    values: dict[str, frozenset[str]] = {}
    bounds: dict[str, tuple[Decimal | None, Decimal | None]] = {}
    for name in list(asked)[:_MOST]:
        code, _dot, end = name.removeprefix(FACET).partition(".")
        if not name.startswith(FACET):
            continue
        if end in (LOWEST, HIGHEST):
            low, high = bounds.get(code, (None, None))
            number = _number(asked.get(name, ""))
            bounds[code] = (number, high) if end == LOWEST else (low, number)
        elif not end:
            values[code] = frozenset(asked.getlist(name)[:_MOST])
    return Facets(
        values=values,
        bounds={code: pair for code, pair in bounds.items() if pair != (None, None)},
        lowest=_number(asked.get("from", "")),
        highest=_number(asked.get("to", "")),
    )


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() and 0 <= found < 10**9 else None


def chosen_words(
    facets: Sequence[FacetShown], asked: QueryDict, path: str
) -> list[tuple[str, str]]:
    """What is chosen, as words, each with the address of the list without it."""
    found = []
    for facet in facets:
        for option in facet.options:
            if option.is_chosen:
                rest = _without(asked, FACET + facet.code, option.value)
                found.append((f"{facet.name}: {option.name}", f"{path}?{rest}"))
        low, high = facet.chosen
        if low is not None or high is not None:
            left = asked.copy()
            for end in (LOWEST, HIGHEST):
                left.pop(f"{FACET}{facet.code}.{end}", None)
            words = f"{facet.name}: {_span(low, high)} {facet.unit}".strip()
            found.append((words, f"{path}?{left.urlencode()}"))
    wanted = facets_in(asked)
    if wanted.lowest is not None or wanted.highest is not None:
        left = asked.copy()
        for end in (LOWEST, HIGHEST):
            left.pop(end, None)
        words = _("Price: %(span)s") % {"span": _span(wanted.lowest, wanted.highest)}
        found.append((words, f"{path}?{left.urlencode()}"))
    return found


def _span(low: Decimal | None, high: Decimal | None) -> str:
    if low is None:
        return _("up to %(high)s") % {"high": high}
    return _("from %(low)s") % {"low": low} if high is None else f"{low}–{high}"


def _without(asked: QueryDict, name: str, value: str) -> str:
    pairs = [
        (key, one)
        for key, many in asked.lists()
        for one in many
        if key != "after" and (key, one) != (name, value)
    ]
    return urlencode(pairs)
