"""Macros: filled, or refused before anything is sent."""

import pytest

from pistos.conversations.rules.default_macros import DEFAULT_MACROS
from pistos.conversations.rules.macros import (
    VARIABLES,
    MacroUnfilled,
    MacroValues,
    check_filled,
    check_macro,
    fill_macro,
    variables_of,
)
from pistos.kit.languages import LANGUAGES

VALUES = MacroValues(
    customer="κύριε Παππά",
    order="A-17",
    agent="Ben",
    shop="Kalamos",
    due="today until 16:30",
    tracking="RR1",
    link="https://shop.example/en/o/x/",
)


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Dear {customer}, order {order}.", "Dear κύριε Παππά, order A-17."),
        ("{ order }", "A-17"),
        ("{{order}}", "{order}"),
        ("no variables", "no variables"),
        ("{order}{order}", "A-17A-17"),
    ],
)
def test_macro_is_filled(text, filled):
    assert fill_macro(text, VALUES) == filled


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Dear {custmer}", "{custmer}"),
        ("Dear {}", "{}"),
        ("Dear {customer", "brace"),
        ("Dear customer}", "brace"),
        ("{customer.__class__}", "{customer.__class__}"),
        ("{order!r}", "{order!r}"),
    ],
)
def test_macro_with_an_unknown_variable_is_refused_by_name(text, told):
    with pytest.raises(MacroUnfilled, match=told.replace("{", r"\{").replace("}", r"\}")):
        fill_macro(text, VALUES)
    with pytest.raises(MacroUnfilled):
        check_macro({"en": text})


def test_macro_without_a_value_is_refused_with_what_to_do():
    with pytest.raises(MacroUnfilled) as refusal:
        fill_macro("Order {order} is there {due}.", MacroValues(order="A-17", due="  "))

    assert "{due}" in str(refusal.value)
    assert "take that sentence out" in str(refusal.value)


def test_what_is_put_in_is_not_read_again():
    values = MacroValues(customer="{shop} {{x}}\r\nBcc: all", shop="Kalamos")

    assert fill_macro("Dear {customer}", values) == "Dear {shop} {{x}} Bcc: all"


def test_answer_with_a_variable_left_in_it_is_not_sent():
    with pytest.raises(MacroUnfilled, match="still stands"):
        check_filled("Your order {order} is on its way.")

    check_filled("A set {1, 2} and {something} else of the customer's.")


def test_a_thousand_open_braces_cost_nothing():
    with pytest.raises(MacroUnfilled):
        check_macro({"en": "{" * 100_001})


def test_new_shop_begins_with_eight_macros_in_every_language():
    assert len(DEFAULT_MACROS) == 8
    for macro in DEFAULT_MACROS:
        assert set(macro.name) == set(macro.text) == set(LANGUAGES)
        assert len({frozenset(variables_of(text)) for text in macro.text.values()}) == 1
        assert variables_of(macro.text["en"]) <= VARIABLES
        for text in macro.text.values():
            assert "{" not in fill_macro(text, VALUES)
            assert "!" not in text
