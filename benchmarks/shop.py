"""Product, category, search and checkout with 1,000 products and with 100,000, with django-oscar beside.

Full requests through the program's whole stack: in this process one after the other, as the peer is
measured too, and over two web workers at 16 connections. Orders are placed at once and counted after.
"""

import re
import statistics
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime

from benchmarks._buyers import ADDRESS, buyers, outcome
from benchmarks._goods import goods, searches
from benchmarks._ledger import throw_away_database
from benchmarks._load import (
    Ask,
    drive,
    free_port,
    megabytes,
    processor_seconds,
    web_workers,
    zipped,
)
from benchmarks._pages import queries_of
from benchmarks._peer import OSCAR, PeerMissing, installed
from benchmarks._rows import Row, tell

COUNT = 1_000
COPIES = 98
ROUNDS = 100
ORDERS = 40
FIRST_BUYERS = 60
"""Before the clock runs: as with pages, what a process loads once is not counted."""
BUYERS = 500
SECONDS = 10.0
CONNECTIONS = 16
WORKERS = 2
SERVED = {"PISTOS_POOL": "1"}


def main() -> None:
    with throw_away_database():
        rows = _ours()
    _note("django-oscar")
    try:
        with installed(OSCAR) as peer:
            beside = peer.figures(COUNT, ROUNDS)
        rows = [_with_peer(row, beside) for row in rows]
    except PeerMissing as missing:
        print(missing, file=sys.stderr)
    tell(rows)


def _with_peer(row: Row, beside: dict[str, float]) -> Row:
    found = beside.get(row.work)
    return row if found is None else replace(row, peer=OSCAR.name, peer_value=found)


def _ours() -> list[Row]:
    from django.test import Client

    from benchmarks import _shelves
    from benchmarks._copies import multiply
    from pistos.kit import clock

    at = clock.now()
    _note("open the shop")
    _shelves.open_shop(at)
    _shelves.fill(COUNT, start=0, top=_shelves.KITCHEN, is_whole=True, at=at)
    client = Client(headers={"host": "127.0.0.1"})
    _note("pages")
    rows = _pages(client)
    _note("checkout")
    rows += _checkout()
    rows += _weights(client)
    _note("web workers")
    rows += _served(at)
    _note("100,000")
    _shelves.fill(COUNT, start=COUNT, top=_shelves.EVERYTHING, is_whole=False, at=at)
    multiply(COPIES, _ids_below(_shelves.EVERYTHING))
    _note("pages again")
    return rows + _pages_of_many(client)


def _note(words: str) -> None:
    print(f"# {datetime.now(UTC):%H:%M:%S} {words}", file=sys.stderr, flush=True)


def _product_addresses(count: int) -> list[str]:
    every = list(goods(COUNT))
    return [f"/en/product/{every[n * 37 % COUNT].slug}/" for n in range(count)]


def _pages(client) -> list[Row]:
    """The pages with 1,000 products. Product pages are opened for the first time, then 25 of them over and
    over; words are sought once each."""
    rows = []
    chosen = [
        "",
        "?f.colour=red",
        "?f.material=oak&sort=price",
        "?f.washable=yes&f.height.from=100",
    ]
    works = {
        "product, first visit": _product_addresses(ROUNDS),
        "product": _product_addresses(ROUNDS // 4) * 4,
        "category": [f"/en/category/kitchen/{chosen[0]}"] * ROUNDS,
        "category, filtered": [f"/en/category/kitchen/{chosen[n % 4]}" for n in range(ROUNDS)],
        "search": [f"/en/search/?q={words}" for words in searches(ROUNDS)],
    }
    for work, addresses in works.items():
        rows += _measured(client, work, addresses)
    return rows


def _pages_of_many(client) -> list[Row]:
    many = f"{COUNT * (COPIES + 2):,} products"
    house = ["/en/category/house/", "/en/category/house/?f.colour=red&sort=price"] * (ROUNDS // 2)
    return [
        *_measured(client, f"search, {many}", [f"/en/search/?q={w}" for w in searches(ROUNDS)]),
        *_measured(client, f"category, {many}", house),
    ]


def _measured(client, work: str, addresses: list[str]) -> list[Row]:
    """The middle of each page's time, the processor time that this process needs for one, and queries
    of a warm one."""
    for address in addresses[:5]:
        assert client.get(address).status_code == 200, address
    taken, began_at = [], time.process_time()
    for address in addresses:
        began = time.perf_counter()
        client.get(address)
        taken.append((time.perf_counter() - began) * 1000)
    used = (time.process_time() - began_at) * 1000 / len(addresses)
    return [
        Row(work, "ms", round(statistics.median(taken), 2)),
        Row(f"{work}, processor", "ms", round(used, 2)),
        Row(f"{work}, queries", "queries", queries_of(client, addresses[0])),
    ]


def _checkout() -> list[Row]:
    """The POST that places the order, by guests with two things in their carts."""
    from pistos.catalogue.models import Variant
    from pistos.orders.models import Order

    variants = list(Variant.objects.order_by("pk").values_list("pk", flat=True)[: ORDERS * 2])
    taken, used = [], []
    for number in range(ORDERS):
        client, form = _at_the_button(variants[number * 2 : number * 2 + 2], number)
        began, before = time.perf_counter(), time.process_time()
        answer = client.post("/en/checkout/", form)
        used.append((time.process_time() - before) * 1000)
        taken.append((time.perf_counter() - began) * 1000)
        assert answer.status_code == 302, answer.content[:2000]
    assert Order.objects.count() == ORDERS
    return [
        Row("checkout", "ms", round(statistics.median(taken), 2)),
        Row("checkout, processor", "ms", round(statistics.median(used), 2)),
        Row("checkout, queries", "queries", _order_queries(variants[:2])),
    ]


def _at_the_button(variants: list[int], number: int):
    """A guest, and their form as it is sent."""
    from django.test import Client

    client = Client(headers={"host": "127.0.0.1"})
    for variant in variants:
        client.post("/en/cart/add/", {"variant": variant, "quantity": 1})
    page = client.get("/en/checkout/").content.decode()
    carried = {name: _hidden(page, name) for name in ("attempt", "seen_total", "seen_day")}
    form = {
        **ADDRESS, "email": f"guest{number}@customer.example", "method": "steady",
        "provider": "bank_transfer", "do": "order", **carried,
    }  # fmt: skip
    return client, form


def _order_queries(variants: list[int]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, form = _at_the_button(variants, ORDERS)
    with CaptureQueriesContext(connection) as asked:
        assert client.post("/en/checkout/", form).status_code == 302
    return len(asked)


def _hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def _weights(client) -> list[Row]:
    """Kilobytes as they travel: the page with its style sheets and scripts, without its pictures."""
    from django.contrib.staticfiles import finders

    from pistos.catalogue.models import Variant

    first = Variant.objects.order_by("pk").values_list("pk", flat=True)[0]
    client.post("/en/cart/add/", {"variant": first, "quantity": 1})
    rows, pages = [], {
        "home": "/en/", "category": "/en/category/kitchen/", "product": _product_addresses(1)[0],
        "checkout": "/en/checkout/",
    }  # fmt: skip

    def weight(names: list[str]) -> float:
        found = [finders.find(name) for name in dict.fromkeys(names)]
        return round(sum(zipped(open(path, "rb").read()) for path in found if path), 1)

    for name, address in pages.items():
        page = client.get(address).content
        told = page.decode()
        styles = weight(re.findall(r'<link[^>]+href="/static/([^"]+\.css)"', told))
        scripts = weight(re.findall(r'<script[^>]+src="/static/([^"]+)"', told))
        rows += [
            Row(f"{name}, without pictures, gzipped", "kB", round(zipped(page) + styles + scripts, 1)),
            Row(f"{name}, its scripts, gzipped", "kB", scripts),
        ]  # fmt: skip
    client.cookies.clear()
    return rows


def _served(at: datetime) -> list[Row]:
    """Two workers, as an installation runs them, asked over 16 connections, and once over one."""
    port = free_port()
    orders = buyers(FIRST_BUYERS + BUYERS, at)
    products = [Ask(address) for address in _product_addresses(ROUNDS)]
    every = [Ask(address) for address in _product_addresses(COUNT)]
    lists = [Ask("/en/category/kitchen/")]
    with web_workers(port, WORKERS, SERVED) as pids:
        rows = []
        for name, asks in (("product", products), ("category", lists), ("product, each", every)):
            drive(port, asks[:ROUNDS] * WORKERS, connections=CONNECTIONS)
            if name == "product":
                alone = drive(port, asks, connections=1)
                rows.append(Row("product, one connection", "ms", alone.middle))
            rows += _storm(f"{name}, {CONNECTIONS} connections", port, asks, pids)
        rows.append(Row("memory of a web process", "MB", max(megabytes(pid) for pid in pids)))
        drive(port, orders.asks[:FIRST_BUYERS], connections=CONNECTIONS)
        before, _ = outcome(orders)
        began = time.perf_counter()
        seen = drive(port, orders.asks[FIRST_BUYERS:], connections=CONNECTIONS)
        took = time.perf_counter() - began
    count, checked = outcome(orders)
    assert set(seen.statuses) == {302}, seen.statuses
    return [
        *rows,
        Row("orders at once", "per s", round((count - before) / min(took, seen.took), 1)),
        Row("orders at once, placed", "orders", count),
        Row("orders at once, p50", "ms", seen.middle),
        *checked,
    ]


def _storm(name: str, port: int, asks: list[Ask], pids: list[int]) -> list[Row]:
    before = processor_seconds(pids)
    seen = drive(port, asks, connections=CONNECTIONS, seconds=SECONDS)
    used = (processor_seconds(pids) - before) * 1000 / len(seen.delays)
    assert set(seen.statuses) == {200}, seen.statuses
    return [
        Row(name, "per s", seen.rate),
        Row(f"{name}, p50", "ms", seen.middle),
        Row(f"{name}, processor of the workers for one", "ms", round(used, 2)),
        Row(f"{name}, processor of the generator", "s", round(seen.processor, 2)),
    ]


def _ids_below(slug: str) -> list[int]:
    from pistos.catalogue.models import Category, Listed

    top = Category.objects.get(slug=slug)
    return list(Listed.objects.filter(path__contains=[top.pk]).values_list("pk", flat=True))


if __name__ == "__main__":
    main()
