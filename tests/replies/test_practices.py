"""Practices really followed: counted from the records, with denominators; others add theirs."""

from datetime import UTC, datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.conversations.facts import Reply
from pistos.customers.models import Customer
from pistos.listening.models import Hearing
from pistos.replies.actions.sending import send_reply
from pistos.replies.queries import practices
from pistos.replies.queries.practices import practices_in_use, practise
from pistos.replies.rules.practices import Followed, Practice
from tests.factories.conversations import conversation_of, written_by_customer

NOW = datetime(2026, 11, 2, 10, 0, tzinfo=UTC)
SPAN = (NOW - timedelta(days=1), NOW + timedelta(days=1))


def counted() -> dict[str, tuple[int, int]]:
    return {
        row.practice.code: (row.counted.followed, row.counted.cases)
        for row in practices_in_use(*SPAN)
    }


@pytest.mark.serves("S3-71")
@pytest.mark.django_db
def test_rule_is_shown_with_how_often_it_was_really_followed(
    shop: object, cleo: Customer, ben: User
) -> None:
    long = " The blue jug is packed and leaves us tomorrow at noon, so it comes on Thursday."
    for text in ("Dear Cleo, thank you." + long, "So." + long, "It ships."):
        conversation = conversation_of(cleo, at=NOW, language="en")
        written_by_customer(conversation, "Where is my blue jug?", at=NOW)
        reply = Reply(text=text, accepts_likeness=True)
        send_reply(conversation=conversation, reply=reply, accepted={}, by=ben, at=NOW)
    Hearing.objects.create(conversation=conversation, begun_at=NOW, confirmed_at=NOW, step="act")

    found = counted()

    assert found["greeted"] == (1, 2)
    assert found["surprised"] == (3, 3)
    assert found["conditional_apology"] == (0, 0)
    assert found["restated"] == (1, 1)


@pytest.mark.django_db
def test_app_above_adds_its_own_practice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(practices, "_added", dict(practices._added))

    practise(
        Practice("planned", "An apology has a plan", "apologies"), lambda _s, _u: Followed(2, 4)
    )

    assert counted()["planned"] == (2, 4)
    assert practices_in_use(*SPAN)[0].practice.code == "planned"


@pytest.mark.parametrize(
    ("followed", "cases", "share"), [(0, 0, None), (0, 4, 0.0), (2, 4, 0.5), (4, 4, 1.0)]
)
def test_share_of_a_rule_is_of_its_cases(followed: int, cases: int, share: float | None) -> None:
    assert Followed(followed, cases).share == share
