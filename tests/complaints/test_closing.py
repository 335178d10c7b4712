"""Nothing is closed without why it happened and what was found."""

from collections.abc import Callable
from datetime import datetime

import pytest

from pistos.accounts.models import User
from pistos.asks.models import Hold
from pistos.causes.models import Cause
from pistos.causes.queries.coded import coded
from pistos.complaints.actions.closing import (
    CauseMissing,
    Finding,
    FindingMissing,
    close_complaint,
    close_with_cause,
)
from pistos.complaints.actions.standing import reopen_complaint
from pistos.complaints.models import Complaint, EntryKind, Origin
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.merging import merge_conversations
from pistos.conversations.actions.restraining import HeldOpen
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from tests.factories.conversations import conversation_of

Heard = Callable[..., Complaint]


@pytest.fixture
def cause(db: None) -> str:
    found = Cause.objects.filter(level__gte=2, retired_at=None).order_by("code").first()
    assert found is not None
    return found.code


@pytest.mark.serves("S0-42")
@pytest.mark.parametrize("origin", [Origin.DOOR, Origin.REVIEW])
def test_closing_without_a_cause_is_refused(
    complained: Heard, cleo: Customer, ben: User, at: datetime, origin: Origin
) -> None:
    made = complained(cleo, origin=origin)

    with pytest.raises(CauseMissing):
        close_complaint(complaint=made, found="The box was thin.", by=ben, at=at)
    finding = Finding(["", " "], "The box was thin.")
    with pytest.raises(CauseMissing):
        close_with_cause(complaint=made, finding=finding, by=ben, at=at)

    made.refresh_from_db()
    assert made.state == "open"
    assert not made.entries.filter(kind=EntryKind.CLOSED).exists()


@pytest.mark.serves("S0-42")
def test_closing_without_what_was_found_is_refused(
    complained: Heard, cleo: Customer, ben: User, at: datetime, cause: str
) -> None:
    made = complained(cleo)

    with pytest.raises(FindingMissing):
        close_with_cause(complaint=made, finding=Finding([cause], "  "), by=ben, at=at)

    assert coded(Ref("complaint", str(made.pk))) is None


@pytest.mark.serves("S0-42")
def test_with_both_it_is_closed_and_lets_go(
    complained: Heard, cleo: Customer, ben: User, at: datetime, cause: str
) -> None:
    conversation = conversation_of(cleo, at=at)
    made = complained(cleo, conversation=conversation)
    with pytest.raises(HeldOpen):
        close_conversation(conversation=conversation, by=Actor.person(ben.pk), at=at)

    for _ in range(2):
        made = close_with_cause(
            complaint=made, finding=Finding([cause], "The box was thin."), by=ben, at=at
        )

    assert (made.state, made.closed_at) == ("closed", at)
    entry = made.entries.get(kind=EntryKind.CLOSED)
    assert (entry.words, entry.data["codes"]) == ("The box was thin.", [cause])
    assert Hold.objects.get(reason="complaint").lifted_at == at
    close_conversation(conversation=conversation, by=Actor.person(ben.pk), at=at)
    assert Conversation.objects.get().state == "closed"
    event = Event.objects.get(name="complaints.ComplaintClosed")
    assert event.data == {
        "complaint_id": made.pk, "customer_id": cleo.pk, "was_confirmed": False,
    }  # fmt: skip


def test_opened_again_it_holds_again(
    complained: Heard, cleo: Customer, ben: User, at: datetime, cause: str
) -> None:
    made = complained(cleo)
    close_with_cause(complaint=made, finding=Finding([cause], "Thin box"), by=ben, at=at)

    again = reopen_complaint(complaint=made, words="", by=Actor.person(ben.pk), at=at)

    assert (again.state, again.closed_at) == ("open", None)
    assert Hold.objects.filter(reason="complaint", lifted_at=None).count() == 1


def test_opened_again_after_a_merge_it_keeps_open_where_its_words_are(
    complained: Heard, cleo: Customer, ben: User, at: datetime, cause: str
) -> None:
    kept, merged = conversation_of(cleo, at=at), conversation_of(cleo, at=at)
    made = complained(cleo, conversation=merged)
    close_with_cause(complaint=made, finding=Finding([cause], "Thin box"), by=ben, at=at)
    who = Actor.person(ben.pk)
    merge_conversations(target=kept, merged=[merged], by=who, at=at)
    drain(at)

    reopen_complaint(complaint=made, words="", by=who, at=at)

    kept.refresh_from_db()
    with pytest.raises(HeldOpen):
        close_conversation(conversation=kept, by=who, at=at)
