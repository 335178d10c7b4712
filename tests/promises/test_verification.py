"""Verification: every way of changing the record behind the ledger's back is named."""

import json
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from pistos.customers.models import Customer
from pistos.partners.models import Partner
from pistos.promises import actions
from pistos.promises.models import Entry, Promise, PromiseWords
from pistos.promises.queries.verdict import Verdict, verified
from pistos.promises.rules.commitments import commitment
from pistos.shop.models import Shop
from tests.factories.promises import Life, a_record, broken, kept, late, promise_to, write

NIGHT = datetime(2026, 3, 10, 1, 10, tzinfo=UTC)


@pytest.fixture
def record(shop: Shop, cleo: Customer) -> list[Promise]:
    """Six promises, three of them broken, sealed and published on two nights."""
    promises = []
    for number in range(6):
        made_at = datetime(2026, 3, 1 + number, 9, tzinfo=UTC)
        promise = promise_to(cleo, made_at=made_at, due_on=date(2026, 3, 2 + number))
        if number % 2:
            done = late(promise, promise.due_at + timedelta(hours=9))
            later = [broken(promise), done]
        else:
            later = [kept(promise, promise.due_at - timedelta(hours=5))]
        promises += write([Life(promise, later)])
        if number == 2:
            actions.publish_figures(NIGHT - timedelta(days=1))
    actions.publish_figures(NIGHT)
    return promises


def tamper(sql: str, *values: object) -> None:
    """Changes rows as someone with the whole database in their hands could."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET session_replication_role = replica")
        cursor.execute(sql, values)
        assert cursor.rowcount >= 1
        cursor.execute("SET session_replication_role = DEFAULT")


def named(verdict: Verdict, check: str) -> Any:
    return next(finding for finding in verdict.findings if finding.check == check)


@pytest.mark.serves("S0-1", "S0-25")
def test_an_untouched_record_fits(record: list[Promise]) -> None:
    verdict = verified()

    assert verdict.findings == []
    assert (verdict.sealed, verdict.promises, verdict.publications) == (15, 6, 2)


def test_a_living_record_fits(shop: Shop, cleo: Customer) -> None:
    a_record(200, until=date(2026, 3, 5), customer=cleo)
    actions.publish_figures(NIGHT)

    assert verified().findings == []


def test_entries_that_wait_for_their_seal_fit(record: list[Promise], cleo: Customer) -> None:
    promise = promise_to(cleo, made_at=NIGHT, due_on=date(2026, 3, 12))
    write([Life(promise)])

    verdict = verified()

    assert (verdict.findings, verdict.waiting) == ([], 1)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("cause = 'shop_late'", "public columns"),
        ("happened_on = happened_on - 1", "public columns"),
        ("due_at = due_at + interval '1 hour'", "private columns"),
        ("by_id = 'somebody'", "private columns"),
        ("evidence = 'scan:1'", "private columns"),
        ("reason = 'The customer asked for it.'", "private columns"),
        ("message_id = 1", "private columns"),
        ("kind = 'forgotten'", "public columns"),
        ("commitment = decode(repeat('00', 32), 'hex')", "public columns and commitment"),
    ],
)
def test_a_changed_entry_is_named(record: list[Promise], change: str, why: str) -> None:
    entry = Entry.objects.get(promise=record[1], kind="broken")
    tamper(f"UPDATE promises_entry SET {change} WHERE id = %s", entry.id)

    finding = named(verified(), "seals")

    assert finding.entry_id == entry.id
    assert finding.promise == record[1].token
    assert why in finding.why


def test_changed_words_are_named(record: list[Promise]) -> None:
    tamper("UPDATE promises_promisewords SET text = 'Someday.' WHERE promise_id = %s", record[2].pk)

    finding = named(verified(), "seals")

    assert (finding.promise, finding.position) == (record[2].token, 6)


def test_a_salt_that_is_gone_is_named_unless_the_person_was_erased(
    record: list[Promise], cleo: Customer
) -> None:
    tamper("DELETE FROM promises_promisewords WHERE promise_id = %s", record[0].pk)
    assert "salt is gone" in named(verified(), "seals").why

    Customer.objects.filter(pk=cleo.pk).update(erased_at=NIGHT)
    assert verified().findings == []


def test_a_removed_seal_is_named(record: list[Promise]) -> None:
    tamper("DELETE FROM promises_seal WHERE position = 4")

    finding = named(verified(), "seals")

    assert finding.position == 5
    assert "after position 3 is missing" in finding.why


def test_a_seal_made_anew_is_named_by_the_next(record: list[Promise]) -> None:
    tamper("UPDATE promises_seal SET digest = decode(repeat('ab', 32), 'hex') WHERE position = 4")

    assert named(verified(), "seals").position == 4


def test_a_removed_entry_is_named(record: list[Promise]) -> None:
    entry = Entry.objects.get(promise=record[3], kind="fulfilled_late")
    tamper("DELETE FROM promises_entry WHERE id = %s", entry.id)

    finding = named(verified(), "seals")

    assert (finding.entry_id, finding.why) == (entry.id, "the sealed entry is gone")


def test_an_entry_that_skipped_the_queue_is_named(record: list[Promise], cleo: Customer) -> None:
    write([Life(promise_to(cleo, made_at=NIGHT, due_on=date(2026, 3, 12)))])
    tamper("DELETE FROM promises_entrytoseal")

    assert "neither sealed nor waiting" in named(verified(), "seals").why


def test_a_polished_standing_is_named(record: list[Promise]) -> None:
    tamper(
        "UPDATE promises_standing SET state = 'kept', cause = '' WHERE promise_id = %s",
        record[1].pk,
    )

    finding = named(verified(), "states")

    assert finding.promise == record[1].token
    assert "state is kept, by its entries broken" in finding.why


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("is_public = false", "is_public is not the promise's"),
        ("country = 'XX', region = ''", "country is not the promise's; region is"),
        ("told_first_at = first_due_at - interval '1 day'", "told first at"),
    ],
)
def test_a_standing_that_repeats_its_promise_wrongly_is_named(
    record: list[Promise], change: str, why: str
) -> None:
    tamper(f"UPDATE promises_standing SET {change} WHERE promise_id = %s", record[1].pk)

    finding = named(verified(), "states")

    assert finding.promise == record[1].token
    assert why in finding.why


def test_harm_put_on_another_partner_is_named(record: list[Promise]) -> None:
    partner = Partner.objects.create(code="swift", name="Swift", kind="courier")
    entry = Entry.objects.get(promise=record[1], kind="broken")
    for table, column, key in (
        ("promises_entry", "id", entry.id),
        ("promises_standing", "promise_id", record[1].pk),
    ):
        tamper(f"UPDATE {table} SET blamed_partner_id = %s WHERE {column} = %s", partner.pk, key)

    assert named(verified(), "seals").entry_id == entry.id


def test_a_kind_and_a_zone_that_do_not_exist_are_named(record: list[Promise]) -> None:
    entry = record[0].entries.get(kind="kept")
    tamper("UPDATE promises_entry SET kind = 'forgotten' WHERE id = %s", entry.pk)
    assert "forgotten at" in named(verified(), "states").why

    tamper("UPDATE promises_promise SET zone = 'Europe/Nowhere' WHERE id = %s", record[0].pk)
    assert "no time zone" in named(verified(), "states").why


def test_a_record_made_before_all_private_columns_were_covered_fits(
    shop: Shop, cleo: Customer
) -> None:
    promise = promise_to(cleo, made_at=NIGHT, due_on=date(2026, 3, 12))
    write([Life(promise)])
    salt = bytes(PromiseWords.objects.get(pk=promise.pk).salt)
    entry = Entry.objects.get(promise=promise)
    first = {
        "happened_at": entry.happened_at,
        "due_at": entry.due_at,
        "by": f"{entry.by_kind}:{entry.by_id}",
        "customer": cleo.pk,
        "words": PromiseWords.objects.get(pk=promise.pk).text,
    }
    tamper(
        "UPDATE promises_entry SET commitment = %s WHERE id = %s",
        commitment(salt, first),
        entry.id,
    )
    actions.seal_entries(NIGHT)

    assert verified().findings == []


def test_a_changed_promise_is_named(record: list[Promise]) -> None:
    tamper(
        "UPDATE promises_promise SET due_at = due_at + interval '1 day' WHERE id = %s", record[4].pk
    )

    finding = named(verified(), "states")

    assert finding.entry_id == record[4].entries.get(kind="made").id


def test_an_impossible_life_is_named(record: list[Promise]) -> None:
    entry = Entry.objects.get(promise=record[0], kind="kept")
    tamper("UPDATE promises_entry SET kind = 'overturned' WHERE id = %s", entry.id)

    finding = named(verified(), "states")

    assert (finding.entry_id, finding.promise) == (entry.id, record[0].token)


def test_a_polished_roll_up_is_named(record: list[Promise]) -> None:
    tamper("UPDATE promises_keptday SET kept = kept + 1 WHERE day = %s", date(2026, 3, 2))

    finding = named(verified(), "roll-ups")

    assert finding.why == "2026-03-02, delivery, customer, Attica: kept is 2, counted again 1"


def test_a_lost_roll_up_is_named(record: list[Promise]) -> None:
    tamper("DELETE FROM promises_keptday WHERE day = %s", date(2026, 3, 3))

    assert "made is 0, counted again 1" in named(verified(), "roll-ups").why


def test_polished_figures_are_named(record: list[Promise]) -> None:
    tamper(
        "UPDATE promises_publication SET figures ="
        " jsonb_set(figures, '{customer,90,broken}', '1') WHERE position = 15"
    )

    finding = named(verified(), "figures")

    assert finding.position == 15
    assert "customer.90.broken: published 1, by the entries 3" in finding.why


def test_a_false_head_is_named(record: list[Promise]) -> None:
    tamper("UPDATE promises_publication SET head = repeat('0', 64) WHERE position = 15")

    assert "head" in named(verified(), "figures").why


def test_the_command_says_so_and_ends_with_a_status(record: list[Promise]) -> None:
    output = StringIO()
    call_command("verify_ledger", stdout=output)
    assert "Everything fits" in output.getvalue()

    tamper("UPDATE promises_keptday SET kept = kept + 1 WHERE day = %s", date(2026, 3, 2))
    output = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_ledger", "--json", stdout=output)

    assert ended.value.code == 1
    found = json.loads(output.getvalue())
    assert found["is_sound"] is False
    assert found["findings"][0]["check"] == "roll-ups"
