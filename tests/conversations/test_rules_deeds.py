from datetime import UTC, datetime, timedelta

import pytest

from pistos.conversations.rules.channels import Reach, channels_in_order
from pistos.conversations.rules.letters import Quote, letter_text, reply_subject, signature_in
from pistos.conversations.rules.mentions import mentioned
from pistos.conversations.rules.standing import Said, columns_of

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
ALL = frozenset({"email", "chat", "sms"})


@pytest.mark.serves("S0-7")
@pytest.mark.parametrize(
    ("reach", "order"),
    [
        (Reach("sms", "form", ALL), ["sms", "email", "chat"]),
        (Reach("sms", "form", frozenset({"email"})), ["email"]),
        (Reach("email", "chat", ALL), ["email", "chat", "sms"]),
        (Reach("email", "chat", ALL, is_there=True), ["chat", "email", "sms"]),
        (Reach("phone", "chat", ALL), ["chat", "email", "sms"]),
        (Reach("email", "email", ALL, failed=frozenset({"email"})), ["chat", "sms"]),
        (Reach("email", "email", frozenset()), []),
    ],
)
def test_preferred_channel_first_then_what_reaches(reach, order):
    assert channels_in_order(reach) == order


def test_letter_has_words_signature_and_quote():
    quote = Quote("Where?\nWhen?", "You wrote:")
    text = letter_text("Here. \n", signature="Ben", quote=quote)

    assert text == "Here.\n\n-- \nBen\n\nYou wrote:\n> Where?\n> When?\n"


@pytest.mark.parametrize(
    ("subject", "said"),
    [("Jug", "Re: Jug"), ("RE: Jug", "RE: Jug"), ("a\r\nBcc: x", "Re: a Bcc: x"), ("", "Re:")],
)
@pytest.mark.fault("S11")
def test_subject_is_one_line_with_one_re(subject, said):
    assert reply_subject(subject) == said


def test_signature_speaks_the_language_or_names_agent_and_shop():
    known = {"el": "Φιλικά, {agent}", "en": "Yours, {agent} of {shop}"}
    assert signature_in(known, "el", agent="Ben", shop="K") == "Φιλικά, Ben"
    assert signature_in(known, "hy", agent="Ben", shop="K") == "Yours, Ben of K"
    assert signature_in({}, "hy", agent="Ben", shop="K") == "Ben\nK"


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("@Ben look", [1]),
        ("@ben, @ANNA MARIA!", [1, 3]),
        ("@Anna only", [2]),
        ("mail ben@ben.example", []),
        ("@Benjamin", []),
    ],
)
def test_names_after_an_at_are_mentions(text, ids):
    assert mentioned(text, {1: "Ben", 2: "Anna", 3: "Anna Maria"}) == ids


def test_columns_follow_from_what_was_said():
    def said(id_, kind):
        return Said(id_, AT + timedelta(hours=id_), f"{id_}", kind == "in", kind == "answer",
                    kind in ("answer", "interim"))  # fmt: skip

    found = columns_of([said(1, "in"), said(2, "answer"), said(3, "in"), said(4, "interim")])
    assert (found.in_count, found.answer_count) == (2, 1)
    assert found.waiting_since == AT + timedelta(hours=3)
    assert found.last_contact_at == AT + timedelta(hours=4)
    assert found.snippet == "4"
