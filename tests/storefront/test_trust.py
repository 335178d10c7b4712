"""The trust page, as a stranger sees it."""

import re
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Period
from pistos.kit import clock
from pistos.partners.models import Partner
from pistos.promises import actions
from pistos.promises.models import Publication
from pistos.remedies.models import Policy
from pistos.shop.models import Shop, ShopSettings
from pistos.storefront import trust_words
from pistos.storefront.labels import kind_label
from tests.factories.promises import Life, a_record, kept, promise_to, write

LANGUAGES = ("en", "el", "sl", "hy")


def _three_kept(cleo: Customer) -> None:
    lives = []
    for days in (5, 6, 7):
        due_on = datetime.now(UTC).date() - timedelta(days=days)
        made_at = datetime.now(UTC) - timedelta(days=days + 2)
        promise = promise_to(cleo, made_at=made_at, due_on=due_on)
        lives.append(Life(promise, [kept(promise, promise.due_at - timedelta(hours=3))]))
    write(lives)


@pytest.mark.serves("S4-6", "S0-1", "S2-1", "S2-18", "S3-123")
@pytest.mark.parametrize("language", LANGUAGES)
def test_trust_page_shows_the_record_in_each_language(
    client: Client, published: Publication, language: str
) -> None:
    response = client.get(f"/{language}/trust/")

    page = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{language}">' in page
    assert published.head in page
    assert "record.csv" in page
    assert "style=" not in page


def test_trust_page_says_what_was_published(client: Client, published: Publication) -> None:
    group = published.figures["customer"]["90"]

    page = client.get("/en/trust/").content.decode()

    assert f"Of {group['kept'] + group['broken']} promises due in the last 90 days" in page
    for heading in ("Against ourselves", "What broke", "How early we told", "Hermes Post"):
        assert heading in page


def test_the_periods_stand_side_by_side_so_that_a_phone_shows_them_whole(
    client: Client, published: Publication
) -> None:
    page = client.get("/en/trust/").content.decode()

    table = page.partition("trust-periods")[2].partition("</table>")[0]
    rows = [row.count("<td") for row in table.partition("<tbody>")[2].split("</tr>")[:-1]]
    assert rows == [4] * 8
    assert "Overturned" in table


def _changed(now: int, of: int, before: int, before_of: int) -> dict[str, Any]:
    def group(count: int, due: int) -> dict[str, Any]:
        causes = {"courier_late": count}
        return {"kept": due - count, "broken": count, "causes": causes}

    [row] = trust_words.changes(group(now, of), group(before, before_of))
    return row


@pytest.mark.parametrize(
    ("now", "of", "before", "before_of", "change"),
    [
        (40, 4_000, 38, 1_900, "fewer"),
        (38, 1_900, 40, 4_000, "more"),
        (40, 4_000, 20, 2_000, "same"),
        (3, 29, 40, 4_000, ""),
    ],
)
def test_what_broke_is_compared_by_its_share_of_what_was_due(
    now: int, of: int, before: int, before_of: int, change: str
) -> None:
    assert _changed(now, of, before, before_of)["change"] == change


def test_trust_page_shows_what_broke_as_a_share_of_what_was_due(
    client: Client, published: Publication
) -> None:
    group = published.figures["customer"]["90"]
    count, due = max(group["causes"].values()), group["kept"] + group["broken"]

    page = client.get("/en/trust/").content.decode()

    assert f'<strong>{count / due:.1%}</strong> <span class="muted">{count} of {due}</span>' in page


def test_trust_page_says_how_many_were_due_in_each_month(
    client: Client, shop: Shop, cleo: Customer
) -> None:
    now = datetime.now(UTC)
    a_record(1_200, until=now.date(), days=120, customer=cleo)
    published = actions.publish_figures(now)
    assert published is not None
    month = next(month for month in reversed(published.figures["months"]) if month["is_closed"])
    due = month["customer"]["kept"] + month["customer"]["broken"]

    page = client.get("/en/trust/").content.decode()

    table = page.split('id="kept"')[1].split("<tbody>")[1].split("</tbody>")[0]
    assert f'</th><td class="num">{due}</td>' in table.rsplit("<tr>", 1)[1]


def test_trust_page_says_what_its_shares_are_divided_by(
    client: Client, published: Publication
) -> None:
    page = client.get("/en/trust/").content.decode()

    assert "are shares of all promises, as in the bar at the top of the page" in page


def test_trust_page_costs_few_queries(
    client: Client, published: Publication, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(6):
        client.get("/en/trust/")


def test_trust_page_costs_the_same_with_more_partners(
    client: Client, published: Publication, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for code in ("c", "d", "e"):
        Partner.objects.create(code=code, name=code, kind="courier", state="active")

    with django_assert_num_queries(6):
        client.get("/en/trust/")


def test_trust_page_costs_nine_queries_at_most_with_all_that_it_can_state(
    client: Client,
    published: Publication,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    now = clock.now()
    ShopSettings.objects.create(made_at=now, late_amount=Decimal(5))
    Policy.objects.create(made_at=now, money_amount=Decimal(5))
    with django_assert_max_num_queries(9):
        page = client.get("/en/trust/").content.decode()
    assert "If we miss the day we promised" in page
    assert "If your money is not back" in page


@pytest.mark.serves("S0-23")
def test_a_courier_that_stopped_disappears(client: Client, published: Publication) -> None:
    assert "Hermes Post" in client.get("/en/trust/").content.decode()

    Partner.objects.filter(code="hermes").update(state="ended")

    assert "Hermes Post" not in client.get("/en/trust/").content.decode()
    assert "Hermes Post" not in client.get("/trust.json").content.decode()


@pytest.mark.serves("S0-48")
def test_a_suppliers_kept_word_stands_in_the_record_while_it_is_active(
    client: Client, shop: Shop, cleo: Customer
) -> None:
    loom = Partner.objects.create(code="loom", name="Mountain Loom", kind="supplier")
    a_record(60, until=datetime.now(UTC).date(), customer=cleo)
    due_on = datetime.now(UTC).date() - timedelta(days=5)
    word = promise_to(
        cleo,
        made_at=datetime.now(UTC) - timedelta(days=8),
        due_on=due_on,
        kind="hand_over",
        toward="shop",
        customer=None,
        partner=loom,
    )
    write([Life(word, [kept(word, word.due_at - timedelta(hours=3))])])
    actions.publish_figures(datetime.now(UTC))
    assert "Mountain Loom" not in client.get("/en/trust/").content.decode()

    Partner.objects.filter(pk=loom.pk).update(state="active")

    page = client.get("/en/trust/").content.decode()
    record, footer = page.split("</main>")
    assert "Mountain Loom" in record
    assert "Mountain Loom" not in footer
    rows = client.get("/trust.json").json()["figures"]["partners"]
    assert [row["kind"] for row in rows if row["name"] == "Mountain Loom"] == ["hand_over"]


def test_trust_page_is_not_sent_twice(client: Client, published: Publication) -> None:
    first = client.get("/en/trust/")

    second = client.get("/en/trust/", headers={"If-None-Match": first.headers["ETag"]})

    assert second.status_code == 304
    assert client.get("/el/trust/").headers["ETag"] != first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, max-age=300"


@pytest.mark.serves("S4-6")
def test_trust_page_gives_answers_and_refunds_in_facts_with_their_time(
    client: Client, shop: Shop, cleo: Customer
) -> None:
    now = datetime.now(UTC)
    lives = []
    for kind, hours in (("answer", 3), ("refund", 50)):
        for days in range(8, 48):
            made_at = now - timedelta(days=days)
            promise = promise_to(
                cleo, made_at=made_at, due_on=made_at.date() + timedelta(days=4), kind=kind
            )
            lives.append(Life(promise, [kept(promise, made_at + timedelta(hours=hours))]))
    write(lives)
    actions.publish_figures(now)

    page = " ".join(re.sub(r"<[^>]+>", " ", client.get("/en/trust/").content.decode()).split())

    kinds = page[page.index("What we promised, and how often we kept it") :]
    for label, span in (
        (kind_label("answer"), "3 hours"),
        (kind_label("refund"), "2 days 2 hours"),
    ):
        said = kinds[kinds.index(label) :][:400]
        assert "40 kept of 40 promises due" in said, label
        assert f"Half of them took no longer than {span}." in said, label


@pytest.mark.serves("S4-7")
def test_a_new_shop_says_so_and_shows_no_rate(client: Client, shop: Shop, cleo: Customer) -> None:
    _three_kept(cleo)
    actions.publish_figures(datetime.now(UTC))

    page = client.get("/en/trust/").content.decode()

    assert "We are new: 0 orders so far." in page
    assert "3 promises have fallen due, and we kept 3." in page
    assert "100%" not in page


def test_before_anything_is_published_the_page_says_what_will_stand_there(
    client: Client, shop: Shop
) -> None:
    assert "begins with our first promise" in client.get("/en/trust/").content.decode()


def test_a_private_record_names_the_day_it_becomes_public(
    client: Client, published: Publication, alma: User
) -> None:
    ShopSettings.objects.create(trust_page_public_from=date(2090, 1, 5))

    page = client.get("/en/trust/").content.decode()

    assert "This record becomes public on 5 Jan 2090" in page
    assert published.head not in page
    assert client.get("/trust.json").json()["public_from"] == "2090-01-05"
    assert client.get("/record.csv").status_code == 404

    client.force_login(alma)
    assert published.head in client.get("/en/trust/").content.decode()


def test_without_a_shop_there_is_no_trust_page(client: Client, db: None) -> None:
    assert client.get("/en/trust/").status_code == 404


def test_trust_page_is_only_read(client: Client, published: Publication) -> None:
    assert client.post("/en/trust/").status_code == 405


@pytest.mark.serves("S3-33")
def test_looks_count_for_nothing_in_any_figure_of_service(published: Publication) -> None:
    """A lovely front may fail at greeting: only what was promised, done and said is counted."""
    today = datetime.now(UTC).date()
    period = Period(today - timedelta(days=90), today, "Europe/Athens")
    before = {code: measure.compute(period, {}) for code, measure in MEASURES.items()}

    Shop.objects.update(accent="#7a1f4b", logo="logo/lovely.png", tagline={"en": "So lovely"})
    after = {code: measure.compute(period, {}) for code, measure in MEASURES.items()}

    assert before["kept_rate"].value
    assert after == before
