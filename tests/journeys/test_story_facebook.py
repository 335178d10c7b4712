"""Story 5: a rant on Facebook meets the open case, is answered in public and solved in private; and since
the first contact had been ignored, it is counted as a boomerang."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.causes.models import Cause
from pistos.complaints.actions.closing import Finding, close_with_cause
from pistos.complaints.actions.hearing import call_it_complaint
from pistos.complaints.actions.posting import (
    Answered,
    Known,
    Posted,
    enter_post,
    note_answer,
    note_outcome,
)
from pistos.complaints.actions.standing import confirm_solved, note_remedied
from pistos.complaints.models import Complaint, Handle
from pistos.complaints.queries.impact import boomerangs, first_to_learn, people_at_risk
from pistos.complaints.queries.posts import posts_page
from pistos.conversations.actions.receiving import receive_message
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.promises.models import Standing
from pistos.reputation.models import Mention
from tests.conversations.conftest import mail, open_shop

__all__ = ["mail", "open_shop"]


@pytest.mark.serves("S2-29", "S3-90", "S2-30")
def test_a_rant_on_facebook_meets_the_case_that_was_ignored(
    open_shop, mail, ben: User, at: datetime
) -> None:
    received = receive_message(arrival=mail("My mug came broken and nobody answers."), at=at)
    assert received.message is not None
    case = call_it_complaint(message=received.message, by=ben, at=at)
    cleo = Customer.objects.get(email="cleo@customer.example")
    Handle.objects.create(
        customer=cleo, place="facebook", handle="cleo.k", basis="said", noted_by=ben, noted_at=at
    )
    assert people_at_risk().people == 10

    # Nobody answers for five days; then she writes where everybody reads it.
    rant_at = at + timedelta(days=5)
    rant = Posted("facebook", "They ignore me!", "bad", rant_at, handle="Cleo.K", followers=900)
    post = enter_post(post=rant, known=Known(), by=ben, at=rant_at)

    assert post.complaint == case
    case.refresh_from_db()
    assert case.boomerang_at == rant_at
    assert boomerangs(at, rant_at + timedelta(days=1)) == 1
    assert first_to_learn(at - timedelta(days=1), rant_at).first == 1
    assert Mention.objects.get().is_good is False

    # The replier sees the solution in progress, answers in public, and it is put right in private.
    assert post.complaint.due_at is not None
    answer = Answered("We wrote to you: a new one is under way.", is_public=True)
    note_answer(post=post, answer=answer, by=ben, at=rant_at + timedelta(hours=1))
    done = rant_at + timedelta(days=1)
    note_remedied(
        complaint=case, happened_at=done, evidence="parcel 12", by=Actor.person(ben.pk), at=done
    )
    confirm_solved(complaint=case, by=Actor.customer(cleo.pk), at=done + timedelta(days=2))
    cause = Cause.objects.filter(level__gte=2, retired_at=None).order_by("code")[0].code
    finding = Finding([cause], "The mail had nobody to look after it.")
    case = close_with_cause(complaint=case, finding=finding, by=ben, at=done + timedelta(days=2))

    # Who read the rant reads how it ended.
    assert [row.pk for row in posts_page("outcome").rows] == [post.pk]
    ended = Answered("Your new mug is with you. Our mail has somebody to look after it.", True)
    post = note_outcome(post=post, said=ended, by=ben, at=done + timedelta(days=2))
    assert (post.outcome, post.answer) == (ended.words, answer.words)
    assert posts_page("outcome").rows == []

    assert Complaint.objects.count() == 1
    assert (case.state, case.confirmed_at is not None) == ("closed", True)
    assert Standing.objects.get(promise_id=case.promise_id).state == "kept"
    assert people_at_risk().people == 0
