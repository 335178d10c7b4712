"""The record for machines: trust.json and the CSV."""

import asyncio
import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.core.asgi import get_asgi_application
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test import AsyncClient, AsyncRequestFactory, Client

from pistos.customers.models import Customer
from pistos.promises import actions
from pistos.promises.models import Entry, Promise, Publication
from pistos.shop.models import Shop
from tests.factories.promises import a_record


async def _csv() -> str:
    response = await AsyncClient().get("/record.csv")
    assert response.status_code == 200
    parts = [part.decode() async for part in response.streaming_content]
    return "".join(parts)


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(async_to_sync(_csv)())))


def test_trust_json_holds_the_figures_and_the_heads(client: Client, published: Publication) -> None:
    found = client.get("/trust.json").json()

    assert found["schema"] == 1
    assert found["head"] == published.head == found["heads"][0]["head"]
    assert found["position"] == published.position
    assert found["figures"]["customer"] == published.figures["customer"]
    assert {row["name"] for row in found["figures"]["partners"]} == {
        "Hermes Post",
        "Anemos Express",
    }


@pytest.mark.serves("S0-25")
def test_the_csv_holds_every_sealed_entry_and_nothing_personal(
    published: Publication, cleo: Customer
) -> None:
    found = rows()

    assert len(found) == published.position == Entry.objects.count()
    # A random token may spell a word by chance.
    told = {cell for row in found for column, cell in row.items() if column != "promise"}
    assert not any(word in cell for cell in told for word in (cleo.name, "door"))


def test_the_csv_is_no_formula(published: Publication) -> None:
    for row in rows():
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_small_regions_are_merged_in_the_csv(published: Publication) -> None:
    shown = {row["region"] for row in rows()}

    assert "Attica" in shown
    assert "other regions" in shown
    few = Promise.objects.filter(region="Yerevan", toward="customer").count()
    assert few < 10
    assert "Yerevan" not in shown


async def _through_the_handler(
    path: str, queries: list[str]
) -> tuple[list[tuple[bytes, int]], bool]:
    """Each portion of the body with the queries made until it was sent; whether the end came."""
    sent: list[tuple[bytes, int]] = []
    ended = False
    wire: asyncio.Queue[dict[str, object]] = asyncio.Queue()
    await wire.put({"type": "http.request", "body": b"", "more_body": False})

    async def send(message: dict[str, Any]) -> None:
        nonlocal ended
        if message["type"] == "http.response.body":
            ended = not message.get("more_body", False)
            if message.get("body"):
                sent.append((message["body"], len(queries)))

    scope = {**AsyncRequestFactory()._base_scope(path=path), "method": "GET"}
    await get_asgi_application()(scope, wire.get, send)
    return sent, ended


@pytest.fixture
def one_connection() -> Iterator[None]:
    """The handler leaves the test's connection open, as the test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.serves("S0-25")
def test_the_csv_of_thousands_is_sent_as_it_is_read(
    shop: Shop, cleo: Customer, one_connection: None
) -> None:
    now = datetime.now(UTC)
    a_record(3_000, until=now.date(), customer=cleo)
    publication = actions.publish_figures(now)
    assert publication is not None
    assert publication.position > 5_000

    queries: list[str] = []

    def counted(execute: Any, sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(counted):
        sent, ended = async_to_sync(_through_the_handler)("/record.csv", queries)

    assert ended
    assert len(sent) > 2
    assert sent[0][1] < sent[1][1] < sent[-1][1], "each portion is sent before the next is read"
    body = b"".join(part for part, _ in sent)
    positions = [int(row["position"]) for row in csv.DictReader(io.StringIO(body.decode()))]
    assert positions == list(range(1, publication.position + 1))
    assert body.decode() == async_to_sync(_csv)()
