"""Values, signs and profiles: what is read, and what is refused with its remedy."""

import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pistos.imports.rules import values
from pistos.imports.rules.profiles import ProfileWrong, profile_names, read_profile, shipped_profile
from pistos.imports.rules.reasons import Unusable
from pistos.kit.cards import mask_cards
from pistos.kit.csvs import safe_cell
from pistos.kit.tables.delimited import TableFile, rows_of
from pistos.kit.tables.documents import documents_of
from pistos.kit.tables.problems import Unreadable
from pistos.kit.tables.store import Store

CELL = st.text(st.characters(codec="utf-8", exclude_characters="\0\x1f\r"), max_size=20)


@given(st.decimals(0, 10**9, places=2))
def test_money_reads_what_either_sign_writes(amount: Decimal):
    written = f"{amount:,.2f}"

    assert values.money(written, ".") == amount
    assert values.money(written.translate(str.maketrans(",.", ".,")), ",") == amount


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_days_read_what_each_format_writes(day: date):
    assert values.day(f"{day.day}.{day.month}.{day.year}", ["day_first"], "UTC") == day
    assert values.day(f"{day.month}/{day.day}/{day.year}", ["month_first"], "UTC") == day
    assert values.day(day.isoformat(), ["iso"], "UTC") == day


@pytest.mark.parametrize("text", ["20188-01-01", "2026-13-01", "31/02/2026", "soon", ""])
def test_a_date_that_is_none_is_refused(text):
    with pytest.raises(Unusable):
        values.day(text, ["iso", "day_first"], "UTC")


@pytest.mark.parametrize("text", ["1.2.3", "1,23,4", "NaN", "1e99999", "--1", "abc"])
def test_a_number_that_is_none_is_refused(text):
    with pytest.raises(Unusable):
        values.whole(values.money(text, ".").to_eng_string(), ".")


def test_the_hour_that_comes_twice_is_the_first():
    assert values.moment("2026-10-25 03:30", ["iso"], "Europe/Athens") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


@given(
    st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=8),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_rows_come_back_as_they_were_written(rows, delimiter, end):
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([["a", "b"], *rows])
    table = TableFile("t.csv", "utf-8", delimiter, ("a", "b"))

    found = list(rows_of(io.BytesIO(text.getvalue().encode()), table))

    assert [cells for _, cells, _ in found] == rows
    assert [number for number, _, _ in found] == list(range(2, len(rows) + 2))


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ('{"id": 1}', 1),
        ('[{"id": 1}, {"id": 2}]', 2),
        ('{"create": [{"id": 1}], "update": [{"id": 2}, {"id": 3}]}', 3),
        ('{"id": 1}\n{"id": 2}\n', 2),
        ("[]", 0),
    ],
)
def test_documents_in_every_shape(text, many):
    found = list(documents_of(io.BytesIO(text.encode()), "o.json", "utf-8", ["create", "update"]))

    assert len(found) == many


@pytest.mark.parametrize("text", ["[1, 2", '{"a": }', "nonsense", '["' + "x" * 9_000_000, "[" * 99])
def test_broken_json_is_refused(text):
    with pytest.raises(Unreadable):
        list(documents_of(io.BytesIO(text.encode()), "o.json", "utf-8", []))


def test_the_store_joins_in_the_order_of_reading():
    store = Store(["orders", "lines"])
    for number, key in enumerate(["b", "a", "b", "c"]):
        store.add("orders", 0, number, key, [key, str(number)], "")
    store.add("lines", 0, 9, "zz", ["zz"], "orphan")
    store.seal()

    assert list(store.keys("orders", 2)) == [["b", "a"], ["c"]]
    assert [row.number for row in store.rows("orders", ["b"])["b"]] == [0, 2]
    assert [row.original for row in store.orphans("lines", "orders")] == ["orphan"]
    store.close()


@pytest.mark.parametrize("name", profile_names())
def test_shipped_profiles_are_sound(name):
    assert shipped_profile(name).name == name


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("zone = ", "zone = 'Mars/Olympus' #"), "zone"),
        (('role = "orders"', 'role = "queen"'), "tables.orders.role"),
        (("[promise]", "[promises]"), "promises"),
        (('number = "orders.number"', 'number = "nowhere.number"'), "order.number"),
        (('placed = "placed"', 'placed = "eaten"'), "words.status.placed"),
        (("title = ", "subtitle = "), "subtitle"),
        (('placed_at = "orders.placed_at"', ""), "order.placed_at"),
    ],
)
def test_a_mistake_in_a_profile_is_named_with_its_key(change, key):
    from pistos.imports.rules.profiles import FOLDER

    text = (FOLDER / "pistos.toml").read_text().replace(*change, 1)

    with pytest.raises(ProfileWrong, match=key):
        read_profile(text, "mine.toml")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("card 4111 1111 1111 1111.", "card ************1111."),
        ("5500-0000-0000-0004", "************0004"),
        ("4111111111111112", "4111111111111112"),
        ("5765123456789", "5765123456789"),
        ("order 20260101123456", "order 20260101123456"),
    ],
)
def test_only_numbers_that_pass_as_cards_are_masked(text, masked):
    assert mask_cards(text) == masked


@given(st.text(max_size=20))
def test_no_cell_runs_as_a_formula(text):
    assert not safe_cell(text).startswith(("=", "+", "-", "@"))


def test_a_quotation_mark_that_is_never_closed_is_refused() -> None:
    swallowed = io.BytesIO(b'number,placed_at\n1,2026-01-01\n"2,2026-01-02\n3,2026-01-03\n')

    with pytest.raises(Unreadable, match="Row 3") as refused:
        list(rows_of(swallowed, TableFile("orders.csv", "utf-8", ",", ("number", "placed_at"))))

    assert refused.value.code == "quotes"
