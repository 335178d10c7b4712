"""A dissatisfied customer is won again: by a remedy, a word, a later question; and nobody is lost untried."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.utils import Error

from pistos.accounts.models import User
from pistos.asks.actions.unsubscribing import unsubscribe
from pistos.asks.facts import Said
from pistos.asks.models import Approach
from pistos.complaints.actions import recovering, winning
from pistos.complaints.models import Complaint, Recovery, RecoveryAttempt
from pistos.complaints.queries import recovered
from pistos.customers.models import Customer
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Period
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.promises.actions.due import mark_due
from pistos.promises.models import Promise, State
from pistos.remedies.actions.confirming import confirm_remedy, dispute_remedy
from pistos.remedies.actions.finishing import note_done
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case, Offer
from pistos.remedies.models import Remedy
from pistos.replies.actions.personal import NotWeighed
from pistos.replies.actions.public import PublicHeldBack
from pistos.replies.facts import Heeded, Weighed
from pistos.replies.models import PersonalWeighing, PublicRemark
from pistos.reviews.actions.authoring import change_review
from pistos.reviews.facts import Writing
from tests.factories.orders import order_of
from tests.factories.reviews import reviewed

ALMA = Actor.person(1)
HEEDED = Heeded({}, Weighed("That somebody thinks of me", "That they want to sell"))


@pytest.fixture
def case(complained, cleo: Customer) -> Complaint:
    return complained(cleo)


def gave(case: Complaint, by: User, at: datetime, attempt: str = "gift") -> Remedy:
    subject = Ref("complaint", str(case.pk))
    offer = Offer("gift", attempt, "It was our fault", Decimal("4.00"), words="a pot of honey")
    made = give_remedy(case=Case(subject, case.customer), offer=offer, by=by, at=at)
    drain(at)
    return made


def put_right(case: Complaint, by: User, at: datetime) -> Remedy:
    made = gave(case, by, at)
    note_done(remedy=made, note="Parcel 7", by=ALMA, at=at)
    drain(at)
    case.refresh_from_db()
    return made


@pytest.mark.serves("S3-93")
def test_a_remedy_carried_out_and_confirmed_puts_the_case_right(case, ben, at) -> None:
    made = gave(case, ben, at)
    case.refresh_from_db()
    assert case.state == "open"
    note_done(remedy=made, note="Parcel 7", by=ALMA, at=at)
    drain(at)
    case.refresh_from_db()
    assert (case.state, case.remedied_at) == ("remedied", at)
    assert Promise.objects.get(pk=case.promise_id).standing.state == State.KEPT

    confirm_remedy(remedy=made, at=at)
    drain(at)

    case.refresh_from_db()
    assert (case.state, case.confirmed_at is not None) == ("confirmed", True)


@pytest.mark.serves("S3-93")
def test_what_is_not_well_opens_the_case_again_with_a_new_day(case, ben, at) -> None:
    made = put_right(case, ben, at)
    first = case.promise_id

    dispute_remedy(remedy=made, words="The honey is old", at=at + timedelta(days=1))
    drain(at + timedelta(days=1))

    case.refresh_from_db()
    assert case.state == "open"
    assert case.promise_id not in (None, first)
    assert case.entries.filter(words="The honey is old").exists()


def test_the_case_waits_for_every_remedy(case, ben, at) -> None:
    first, second = gave(case, ben, at), gave(case, ben, at, "another")

    note_done(remedy=first, note="Parcel 7", by=ALMA, at=at)
    drain(at)
    case.refresh_from_db()
    assert case.state == "open"
    note_done(remedy=second, note="Parcel 8", by=ALMA, at=at)
    drain(at)
    case.refresh_from_db()
    assert case.state == "remedied"


@pytest.mark.serves("S3-94")
def test_a_personal_word_and_later_one_question_whether_all_is_well(case, ben, at) -> None:
    with pytest.raises(recovering.NotYet):
        recovering.write_personally(
            complaint=case, words="We count on you", heeded=HEEDED, by=ben, at=at
        )
    put_right(case, ben, at)
    with pytest.raises(recovering.WordsMissing):
        recovering.write_personally(complaint=case, words="  ", heeded=HEEDED, by=ben, at=at)

    recovering.write_personally(
        complaint=case, words="We count on you, Cleo.", heeded=HEEDED, by=ben, at=at
    )
    word = Message.objects.get(template="personal_word").text
    assert "We count on you, Cleo." in word
    assert "Ben" in word

    before = at + timedelta(days=13)
    assert recovering.check_in_due(at=before) == 0
    later = at + timedelta(days=14)
    assert recovering.check_in_due(at=later) == 1
    assert recovering.check_in_due(at=later) == 0
    mail = Message.objects.get(template="all_well_since").text
    assert f"/wrong/{case.token}/" in mail
    assert not Approach.objects.exists(), "care is not asking"


@pytest.mark.serves("S3-94")
def test_nobody_is_asked_while_the_case_is_open_or_who_wants_none(
    case, cleo, ben, at, complained, dora
) -> None:
    made = put_right(case, ben, at)
    dispute_remedy(remedy=made, words="", at=at)
    drain(at)
    later = at + timedelta(days=20)
    assert recovering.check_in_due(at=later) == 0
    quiet = complained(dora)
    put_right_of = gave(quiet, ben, at, "dora")
    note_done(remedy=put_right_of, note="P", by=ALMA, at=at)
    drain(at)
    unsubscribe(customer=dora, kind="", said=Said("page"), at=at)

    assert recovering.check_in_due(at=later) == 0
    assert not Message.objects.filter(template="all_well_since").exists()


@pytest.mark.serves("S0-43", "S2-13")
def test_satisfaction_before_and_after_and_the_opinion_of_the_company(case, ben, at) -> None:
    recovering.rate_recovery(complaint=case, side="before", stars=1, at=at)
    recovering.rate_recovery(complaint=case, side="before", stars=5, at=at)
    for side in ("after", "opinion"):
        with pytest.raises(recovering.NotYet):
            recovering.rate_recovery(complaint=case, side=side, stars=5, at=at)
    put_right(case, ben, at)
    recovering.rate_recovery(complaint=case, side="after", stars=3, at=at)
    recovering.rate_recovery(complaint=case, side="after", stars=5, at=at)
    recovering.rate_recovery(complaint=case, side="opinion", stars=4, at=at)
    with pytest.raises(recovering.NotYet):
        recovering.rate_recovery(complaint=case, side="after", stars=6, at=at)

    row = Recovery.objects.get()
    assert (row.before, row.after, row.opinion) == (1, 5, 4)
    span = at - timedelta(days=1), at + timedelta(days=1)
    found = recovered.forgiveness(*span)
    assert (found.before, found.after, found.both) == (1, 5, 1)
    assert recovered.good_opinion(*span) == recovered.Share(1, 1)


@pytest.mark.serves("S3-96")
def test_conversion_is_told_by_period_and_by_remedy(case, complained, dora, ben, at) -> None:
    made = put_right(case, ben, at)
    confirm_remedy(remedy=made, at=at)
    drain(at)
    complained(dora)
    span = at - timedelta(days=1), at + timedelta(days=1)

    assert recovered.conversion(*span) == recovered.Share(1, 2)
    assert recovered.conversion_by_remedy(*span) == [
        ("", recovered.Share(0, 1)), ("gift", recovered.Share(1, 1)),
    ] or dict(recovered.conversion_by_remedy(*span)) == {
        "gift": recovered.Share(1, 1), "": recovered.Share(0, 1),
    }  # fmt: skip
    [(month, share)] = recovered.conversion_by_month(*span)
    assert (month.month, share) == (at.month, recovered.Share(1, 2))
    assert recovered.conversion(at + timedelta(days=1), at + timedelta(days=2)).whole == 0


@pytest.mark.serves("S0-45", "S0-43")
def test_next_purchases_of_recovered_never_disappointed_and_lost(
    case, complained, cleo, dora, ben, at
) -> None:
    eva = Customer.objects.create(name="Eva", email="eva@customer.example", country="GR")
    for number, who in enumerate((cleo, dora, eva), 1):
        order_of(who, placed_at=at - timedelta(days=10), number=f"A{number}")
    made = put_right(case, ben, at)
    confirm_remedy(remedy=made, at=at)
    drain(at)
    complained(dora)
    for number, who in enumerate((cleo, eva), 1):
        order_of(who, placed_at=at + timedelta(days=20), number=f"B{number}")
    sent = order_of(dora, placed_at=at + timedelta(days=5), number="again")
    again = gave(complained(dora), ben, at, "dora")
    Remedy.objects.filter(pk=again.pk).update(new_order=sent)

    found = recovered.bought_again(at - timedelta(days=30), at)

    assert found == {
        "recovered": recovered.Share(1, 1),
        "lost": recovered.Share(0, 1),
        "never": recovered.Share(1, 1),
    }


@pytest.mark.serves("S3-100")
def test_nobody_is_marked_lost_without_a_documented_attempt(case, ben, at) -> None:
    with pytest.raises(winning.NoAttemptYet):
        winning.mark_lost(complaint=case, because="Does not answer", by=ben, at=at)
    assert not Recovery.objects.exclude(lost_at=None).exists()

    winning.note_attempt(complaint=case, kind="call", words="Called twice", by=ben, at=at)
    with pytest.raises(recovering.WordsMissing):
        winning.mark_lost(complaint=case, because=" ", by=ben, at=at)
    for _twice in range(2):
        winning.mark_lost(complaint=case, because="Does not answer", by=ben, at=at)

    assert Recovery.objects.get().lost_because == "Does not answer"
    assert Event.objects.filter(name="complaints.CustomerLost").count() == 1
    with pytest.raises(Error), transaction.atomic():
        RecoveryAttempt.objects.all().delete()


@pytest.mark.serves("S3-100")
def test_a_win_back_is_one_word_to_whoever_stays_away(
    case, cleo, dora, complained, ben, at
) -> None:
    with pytest.raises(recovering.NotYet):
        winning.win_back(complaint=case, words="We think of you", heeded=HEEDED, by=ben, at=at)
    put_right(case, ben, at)
    assert list(recovered.win_back_list()) == [case]

    later = at + timedelta(days=60)
    winning.win_back(complaint=case, words="We think of you", heeded=HEEDED, by=ben, at=later)
    mail = Message.objects.get(template="win_back").text
    assert "We think of you" in mail
    assert "nothing you need to do" in mail
    assert Approach.objects.count() == 1, "it counts on the budget"
    with pytest.raises(winning.NotWanted):
        winning.win_back(complaint=case, words="Once more", heeded=HEEDED, by=ben, at=later)
    assert list(recovered.win_back_list()) == []


def test_who_bought_again_or_is_won_is_not_on_the_win_back_list(case, cleo, ben, at) -> None:
    made = put_right(case, ben, at)
    order_of(cleo, placed_at=at + timedelta(days=3), number="next")
    assert list(recovered.win_back_list()) == []
    Order.objects.filter(number="next").update(placed_at=at - timedelta(days=3))
    assert list(recovered.win_back_list()) == [case]
    confirm_remedy(remedy=made, at=at)
    drain(at)
    assert list(recovered.win_back_list()) == []


@pytest.mark.serves("S3-102")
def test_who_complained_is_invited_to_test_the_fix_and_no_answer_is_a_no(case, ben, at) -> None:
    with pytest.raises(recovering.NotYet):
        winning.answer_panel(complaint=case, answer=Recovery.Panel.YES, words="", at=at)
    put_right(case, ben, at)
    for _twice in range(2):
        winning.invite_to_panel(
            complaint=case, words="A stronger box", heeded=HEEDED, by=ben, at=at
        )

    assert Message.objects.filter(template="panel_invitation").count() == 1
    assert [row.panel for row in recovered.panel()] == ["asked"]
    winning.answer_panel(complaint=case, answer=Recovery.Panel.YES, words="Gladly", at=at)
    assert [row.panel for row in recovered.panel()] == ["yes"]
    winning.answer_panel(complaint=case, answer=Recovery.Panel.NO, words="", at=at)
    assert [row.panel for row in recovered.panel()] == ["no"]


def test_who_wants_to_hear_nothing_is_neither_invited_nor_won_back(case, cleo, ben, at) -> None:
    put_right(case, ben, at)
    unsubscribe(customer=cleo, kind="", said=Said("page"), at=at)

    with pytest.raises(winning.NotWanted):
        winning.invite_to_panel(
            complaint=case, words="A stronger box", heeded=HEEDED, by=ben, at=at
        )
    with pytest.raises(winning.NotWanted):
        winning.win_back(complaint=case, words="We think of you", heeded=HEEDED, by=ben, at=at)


SAYING = {
    "personal_word": lambda case, words, heeded, by, at: recovering.write_personally(
        complaint=case, words=words, heeded=heeded, by=by, at=at
    ),
    "win_back": lambda case, words, heeded, by, at: winning.win_back(
        complaint=case, words=words, heeded=heeded, by=by, at=at
    ),
    "panel_invitation": lambda case, words, heeded, by, at: winning.invite_to_panel(
        complaint=case, words=words, heeded=heeded, by=by, at=at
    ),
}


@pytest.mark.serves("S4-17", "S2-46")
@pytest.mark.parametrize("template", SAYING)
def test_words_afterwards_pass_the_checks_and_are_weighed(case, ben, at, template: str) -> None:
    put_right(case, ben, at)
    say, bad = SAYING[template], "We are sorry if you felt disappointed."

    with pytest.raises(PublicHeldBack):
        say(case, bad, HEEDED, ben, at)
    with pytest.raises(NotWeighed):
        say(case, "We count on you.", Heeded(), ben, at)
    assert not Message.objects.filter(template=template).exists()

    reasons = {"conditional_apology": "A word of the customer's own"}
    say(case, bad, Heeded(reasons, HEEDED.weighed), ben, at)

    assert Message.objects.filter(template=template).count() == 1
    kept = PublicRemark.objects.get()
    weighed = PersonalWeighing.objects.get()
    assert (kept.about_kind, kept.about_id) == (weighed.about_kind, weighed.about_id)


def test_what_a_gift_is_called_passes_the_checks_too(case, ben, at) -> None:
    subject = Ref("complaint", str(case.pk))
    offer = Offer("gift", "rude", "Ours", Decimal("4.00"), words="honey, as I already told you")

    with pytest.raises(PublicHeldBack):
        give_remedy(case=Case(subject, case.customer), offer=offer, by=ben, at=at)

    assert not Remedy.objects.exists()
    stands = replace(offer, accepted={"talks_down": "Their own joke"})
    made = give_remedy(case=Case(subject, case.customer), offer=stands, by=ben, at=at)
    assert PublicRemark.objects.get().about_id == str(made.pk)


@pytest.mark.serves("S0-43")
def test_a_sharp_review_that_its_author_made_better_counts_as_forgiven(
    shop, cleo, dora, at
) -> None:
    first = reviewed(cleo, at, stars=1, text="The handle broke.")
    reviewed(dora, at, stars=1, text="It leaks.", number="1002")
    for _follows in range(3):
        drain(at)
    assert Complaint.objects.filter(origin="review").count() == 2
    span = at - timedelta(days=1), at + timedelta(days=30)
    assert recovered.forgiveness(*span).reviews_changed == 0

    later = at + timedelta(days=5)
    change_review(review=first, writing=Writing(5, text="They sent a new one at once."), at=later)

    assert recovered.forgiveness(*span).reviews_changed == 1


@pytest.mark.serves("S3-10")
def test_the_time_to_a_solution_is_measured_against_what_was_promised(
    complained, cleo, dora, ben, at
) -> None:
    in_time, late = complained(cleo), complained(dora)
    put_right(in_time, ben, at)
    after = Promise.objects.get(pk=late.promise_id).due_at + timedelta(hours=1)
    mark_due(at=after)
    note_done(remedy=gave(late, ben, after, "late"), note="Parcel 8", by=ALMA, at=after)
    drain(after)

    states = {
        row.pk: (row.standing.state, row.standing.fulfilled_at) for row in Promise.objects.filter(
            pk__in=[in_time.promise_id, late.promise_id]
        ).select_related("standing")
    }  # fmt: skip
    assert states == {
        in_time.promise_id: (State.KEPT, at),
        late.promise_id: (State.BROKEN, after),
    }
    span = Period(at.date(), after.date() + timedelta(days=2), "Europe/Athens")
    figure = MEASURES["kept_rate"].compute(span, {"kind": "fix"})
    assert (figure.numerator, figure.denominator) == (2, 3), "the gift of the first was one too"
