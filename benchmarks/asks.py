"""Asking 100,000 customers scheduled (aim: 60 s), again, one at a time, and what the clock finds due."""

import statistics
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from benchmarks._ledger import throw_away_database
from benchmarks._rows import Row, tell

CUSTOMERS, HELD, ROUNDS, SENT = 100_000, 2_000, 200, 100


def main() -> None:
    with throw_away_database():
        rows = _measured()
    tell(rows)


def _measured() -> list[Row]:
    from pistos.asks.actions.requesting import request_asks
    from pistos.asks.queries.due import due_customers
    from pistos.kit import clock

    at = clock.now()
    wishes = _wishes(at)
    took, new = _timed(lambda: request_asks(wishes=wishes, at=at))
    again, _none = _timed(lambda: request_asks(wishes=wishes, at=at))
    rows = [
        Row(f"ask {new:,} customers: scheduled", "s", round(took, 2)),
        Row("the same wishes again", "s", round(again, 2)),
        Row("held by an open matter from the start", "asks", _held()),
    ]
    idle = [_timed(lambda: due_customers(at, 500))[0] * 1000 for _ in range(ROUNDS)]
    later = at + timedelta(days=8)
    busy = [_timed(lambda: due_customers(later, 500))[0] * 1000 for _ in range(20)]
    return [
        *rows,
        Row("nobody due, p50", "ms", round(statistics.median(idle), 3)),
        Row("the first 500 of all due, p50", "ms", round(statistics.median(busy), 3)),
        Row("one mail checked, written and told, mean", "ms", round(_sending(later), 1)),
    ]


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def _wishes(at: datetime) -> list:
    """A wish for each customer's order; what is open with some of them holds theirs."""
    from django.db import connection

    from pistos.asks.facts import Wish
    from pistos.asks.models import AskKind
    from pistos.kit.actors import Ref
    from pistos.orders.models import Order
    from pistos.shop.models import Shop

    Shop.objects.create(
        name="Bench", country="GR", currency="EUR", time_zone="Europe/Athens", languages=["en"]
    )
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO customers_customer (token, name, email, phone, language, preferred_channel,"
            " form_of_address, country, region, city, postcode, address)"
            " SELECT 'c' || n, 'Customer ' || n, 'c' || n || '@bench.example', '', 'en', 'email', '',"
            f" 'GR', '', '', '', '' FROM generate_series(1, {CUSTOMERS}) n"
        )
        cursor.execute(
            "INSERT INTO orders_order (source, ref, number, token, customer_id, language, placed_at,"
            " state, payment_state, currency, total_amount, fingerprint)"
            " SELECT 'bench', id, id, 'o' || id, id, 'en', %s, 'delivered', 'paid', 'EUR', 20, ''"
            " FROM customers_customer",
            [at - timedelta(days=9)],
        )
        cursor.execute(
            "INSERT INTO asks_hold (customer_id, reason, source_kind, source_id, placed_at)"
            f" SELECT id, 'complaint', 'bench', id, %s FROM customers_customer LIMIT {HELD}",
            [at],
        )
        cursor.execute("ANALYZE customers_customer, orders_order, asks_hold")
    return [
        Wish(
            customer=order.customer,
            kind=AskKind.REVIEW,
            about=Ref("order", str(order.pk)),
            order=order,
            earliest_at=at + timedelta(days=7),
        )
        for order in Order.objects.select_related("customer")
    ]


def _held() -> int:
    from pistos.asks.models import Ask, AskState

    return Ask.objects.filter(state=AskState.HELD).count()


def _sending(at: datetime) -> float:
    """Milliseconds for each of a hundred customers."""
    from pistos.asks import ports
    from pistos.asks.actions.sending import send_due
    from pistos.asks.ports import AskPart

    class Plain:
        def still_wanted(self, ask: object, at: object) -> None:
            return None

        def part(self, ask: object, language: str, link_base: str) -> AskPart:
            stars = ((("★" * n), f"{link_base}/r/abc?stars={n}") for n in range(5, 0, -1))
            return AskPart("Jug, blue", "How is it?", tuple(stars))

    ports.register("review", Plain())
    took, count = _timed(lambda: send_due(at=at, most=SENT))
    return took * 1000 / int(str(count))


if __name__ == "__main__":
    main()
