"""Signed addresses: read back by their own key, and by nothing else."""

import base64
import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pistos.conversations.rules.addresses import (
    SignedId,
    plus_address,
    read_message_id,
    read_plus_address,
    signed_message_id,
)

KEY = "the program's secret"
IDS = st.integers(min_value=1, max_value=10**12)


@given(conversation_id=IDS, message_id=IDS)
def test_a_message_id_names_what_it_was_made_for(conversation_id: int, message_id: int) -> None:
    made = signed_message_id(
        conversation_id=conversation_id, message_id=message_id, domain="shop.example", key=KEY
    )

    assert read_message_id(made, key=KEY) == SignedId(conversation_id, message_id)
    assert read_message_id(made.upper().strip("<>"), key=KEY) is not None
    assert read_message_id(made, key="another") is None


@given(conversation_id=IDS)
def test_a_plus_address_names_its_conversation(conversation_id: int) -> None:
    made = plus_address("help@shop.example", conversation_id=conversation_id, key=KEY)

    assert made.startswith("help+c")
    assert read_plus_address(made, key=KEY) == conversation_id
    assert read_plus_address(f"Kalamos <{made.upper()}>", key=KEY) == conversation_id
    assert read_plus_address(made, key="another") is None


@pytest.mark.fault("S1", "S8")
@pytest.mark.parametrize("place", range(26))
def test_a_changed_letter_proves_nothing(place: int) -> None:
    made = signed_message_id(conversation_id=12, message_id=34, domain="shop.example", key=KEY)
    letters = list(made)
    letters[1 + place] = "7" if letters[1 + place] != "7" else "6"

    assert read_message_id("".join(letters), key=KEY) is None


@pytest.mark.fault("S1", "S8")
@pytest.mark.parametrize(
    "value",
    [
        "",
        "<>",
        "<c12.m34.@shop.example>",
        "<c12.m34.aaaaaaaaaaaaaaaaaaaa@shop.example>",
        "<c12.m34@shop.example>",
        "<reply-12-34@shop.example>",
        "<c12.m34." + "a" * 20 + "@x> <c12.m34." + "b" * 20 + "@x>",
        "<" + "c1" * 100_000 + "@x>",
    ],
)
def test_what_is_not_ours_names_nothing(value: str) -> None:
    assert read_message_id(value, key=KEY) is None
    assert read_plus_address(value, key=KEY) is None


def test_the_two_kinds_do_not_stand_for_each_other() -> None:
    plus = plus_address("help@shop.example", conversation_id=12, key=KEY)
    mac = plus.partition("-")[2].partition("@")[0]

    assert read_message_id(f"<c12.m34.{mac}@shop.example>", key=KEY) is None


@pytest.mark.fault("S8")
def test_the_signature_is_not_a_plain_hash_and_has_80_bits_or_more() -> None:
    made = signed_message_id(conversation_id=12, message_id=34, domain="shop.example", key=KEY)
    mac = made.split(".")[2].partition("@")[0]
    plain = hmac.new(KEY.encode(), b"c12.m34", hashlib.sha256).digest()

    assert len(mac) * 5 >= 80
    assert mac != base64.b32encode(plain).decode().lower()[: len(mac)]


def test_an_address_with_a_plus_already_gets_one_token() -> None:
    made = plus_address("help+shop@shop.example", conversation_id=5, key=KEY)

    assert made.count("+") == 1
    assert read_plus_address(made, key=KEY) == 5
