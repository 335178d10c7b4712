"""An approval that nobody answers rises to the owners; a customer waits behind it."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.notifications.models import Message
from pistos.remedies import tasks
from pistos.remedies.actions.deciding import decline_remedy
from pistos.remedies.facts import Case
from tests.remedies.offering import given

HOUR = timedelta(hours=1)


@pytest.mark.serves("S1-56")
def test_an_approval_that_nobody_answers_rises_to_the_owners_once(
    case: Case, ben: User, mira: User, alma: User, later: datetime
) -> None:
    made = given(replace(case, severity=1), ben, later, amount="10.01", asked_of=mira)
    assert made.state == "asked"

    tasks.raise_waiting(later + 23 * HOUR)
    assert not Event.objects.filter(name="remedies.ApprovalOverdue").exists()
    for hours in (24, 25):
        tasks.raise_waiting(later + hours * HOUR)

    mails = Message.objects.filter(template="remedy_asked").order_by("pk")
    assert [mail.recipient_id for mail in mails] == [mira.pk, alma.pk]
    event = Event.objects.get(name="remedies.ApprovalOverdue")
    assert event.data == {"remedy_id": made.pk, "asked_of_id": mira.pk}


def test_what_was_answered_does_not_rise(
    case: Case, ben: User, mira: User, alma: User, later: datetime
) -> None:
    made = given(replace(case, severity=1), ben, later, amount="10.01", asked_of=mira)
    decline_remedy(remedy=made, because="It was on time.", by=mira, at=later)

    tasks.raise_waiting(later + 30 * HOUR)

    assert not Event.objects.filter(name="remedies.ApprovalOverdue").exists()
