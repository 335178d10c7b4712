"""Real reviews of a marketplace, beside what plain Python makes of the same files."""

import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from pistos.reviews.models import PurchaseReview, Review
from pistos.reviews.queries.outcomes import PURCHASE, outcomes
from tests.imports.runs import run_over
from tests.imports.test_reviews import come_in

FIELD = Path(os.environ.get("PISTOS_FIELD_DATA", "/nowhere")) / "orders" / "olist"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FIELD.is_dir(), reason="PISTOS_FIELD_DATA names no folder"),
]


def rows(name: str) -> list[dict[str, str]]:
    with (FIELD / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def counted(rows_of: list[dict[str, str]]) -> tuple[int, float, list[int]]:
    """Count, mean and distribution, by nothing but Python."""
    stars = [int(row["review_score"]) for row in rows_of]
    return len(stars), sum(stars) / len(stars), [stars.count(n) for n in range(1, 6)]


def ends() -> dict[str, str]:
    """How each order ended: by the end of the promised day, after it, never, or called off."""
    found = {}
    for order in rows("orders"):
        promised = date.fromisoformat(order["order_estimated_delivery_date"][:10])
        told = order["order_delivered_customer_date"]
        if told:
            is_late = date.fromisoformat(told[:10]) > promised
            found[order["order_id"]] = "late" if is_late else "kept"
        else:
            is_off = order["order_status"] == "canceled"
            found[order["order_id"]] = "withdrawn" if is_off else "missing"
    return found


@pytest.mark.serves("S3-122")
def test_all_reviews_come_in_and_give_the_figures_that_plain_python_gives():
    run_over(FIELD, profile="olist")

    summary = come_in(FIELD, "olist")

    told, by_order = rows("reviews"), ends()
    assert (summary["rows"], summary["new"], summary["quarantined"]) == (len(told), len(told), 0)
    found = outcomes(PURCHASE)
    whole = list(found.by_outcome.values())
    count, _mean, distribution = counted(told)
    assert sum(marks.count for marks in whole) == count == 5_847
    assert [sum(each) for each in zip(*(m.stars for m in whole), strict=True)] == distribution
    assert set(found.by_outcome) == {"kept", "late", "missing", "withdrawn"}
    for outcome, marks in found.by_outcome.items():
        by_hand = counted([row for row in told if by_order[row["order_id"]] == outcome])
        assert (marks.count, marks.mean, list(marks.stars)) == by_hand, outcome
    broken = [row for row in told if by_order[row["order_id"]] in ("late", "missing")]
    kept = [row for row in told if by_order[row["order_id"]] == "kept"]
    assert found.cost is not None
    assert found.cost.value == pytest.approx(counted(kept)[1] - counted(broken)[1], abs=1e-12)
    assert found.cost.is_proven


def test_its_dirt_is_kept_as_it_is():
    """One id for what was said of several purchases, several of one purchase, and no words at all."""
    run_over(FIELD, profile="olist")
    come_in(FIELD, "olist")

    told = rows("reviews")
    ids = Counter(row["review_id"] for row in told)
    orders = Counter(row["order_id"] for row in told)
    kept = PurchaseReview.objects.all()
    assert kept.values("external_id").distinct().count() == len(ids) < len(told)
    assert kept.values("order").distinct().count() == len(orders) < len(told)
    silent = [row for row in told if not row["review_comment_message"].strip()]
    assert kept.filter(text="").count() == len(silent)
    longest = max((row["review_comment_message"].strip() for row in told), key=len)
    assert kept.filter(text=longest).exists()
    assert not Review.objects.exists()

    before = list(kept.order_by("pk").values())
    again = come_in(FIELD, "olist")
    assert (again["new"], again["same"], again["differing_count"]) == (0, len(told), 0)
    assert list(kept.order_by("pk").values()) == before


def test_reviews_without_their_orders_wait_in_quarantine():
    summary = come_in(FIELD / "reviews.csv", "olist")

    assert (summary["new"], summary["by_reason"]) == (0, {"no_order_here": 5_847})
