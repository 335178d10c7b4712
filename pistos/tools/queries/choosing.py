"""What the answers of a visitor say of the products on sale."""

from collections.abc import Sequence
from typing import Any

from pistos.catalogue.models import Listed
from pistos.tools.rules.choosing import Answer, Judgement, judge

MOST = 500


def judged_in(category_id: int, answers: Sequence[Answer]) -> list[tuple[int, Judgement]]:
    """Each published product in a category and below it, with what the answers say of it: those that
    meet most first, those that are not for them last. One query."""
    rows = Listed.objects.filter(path__contains=[category_id]).order_by("position", "pk")
    found = [
        (id_, judge(_facts(marks, figures), answers))
        for id_, marks, figures in rows.values_list("product_id", "marks", "figures")[:MOST]
    ]
    order = {"yes": 0, "partly": 1, "no": 2}
    return sorted(found, key=lambda pair: (order[pair[1].kind], -pair[1].met))


def judged_product(product_id: int, answers: Sequence[Answer]) -> Judgement:
    """The same for one product. One query."""
    row = Listed.objects.filter(pk=product_id).values_list("marks", "figures").first()
    return judge(_facts(*(row or ([], {}))), answers)


def _facts(marks: Sequence[str], figures: dict[str, Any]) -> dict[str, object]:
    found: dict[str, set[str]] = {}
    for mark in marks:
        code, _is, value = mark.partition("=")
        found.setdefault(code, set()).add(value)
    return {code: frozenset(values) for code, values in found.items()} | dict(figures)
