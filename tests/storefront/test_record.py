"""The record for machines: trust.json and the CSV."""

import csv
import io

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient, Client

from pistos.customers.models import Customer
from pistos.promises.models import Entry, Promise, Publication


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
    text = async_to_sync(_csv)()

    assert len(rows()) == published.position == Entry.objects.count()
    assert cleo.name not in text
    assert "door" not in text


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
