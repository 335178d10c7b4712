"""The history of a claim and its next day: every step is kept, every day told is a promise."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from pistos.conversations.queries.cardless import without_cards
from pistos.kit.actors import Actor, Ref
from pistos.kit.public_holidays import holidays_of
from pistos.kit.words import by_day_words
from pistos.orders.models import Order
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.actions.fulfilling import note_happened
from pistos.promises.actions.settling import withdraw_promise
from pistos.promises.models import Promise, PromiseKind, State
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import About, Due, Terms, Told
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.returns.models import Claim, ClaimStep, StepKind
from pistos.shop.queries import the_shop

ANSWER_DAYS, INSPECT_DAYS, SEND_DAYS = 2, 5, 14
"""Days until the next word, until goods that came are looked at, and that a customer has to send."""


def ref(claim: Claim) -> Ref:
    return Ref("claim", str(claim.pk))


def note_step(
    claim: Claim, kind: StepKind, by: Actor, at: datetime, *, words: str = "", **facts: object
) -> ClaimStep:
    return ClaimStep.objects.create(
        claim=claim,
        kind=kind,
        words=without_cards(words.strip())[:1000],
        facts=facts,
        happened_at=at,
        by_kind=by.kind,
        by_id=by.id,
    )


def locked(claim: Claim) -> Claim:
    """The claim, held after its order: every deed of returns takes them in this order."""
    Order.objects.select_for_update().get(pk=claim.order_id)
    rows = Claim.objects.select_for_update(of=("self",)).select_related("order", "customer")
    return rows.get(pk=claim.pk)


def working_day(day: date, country: str) -> date:
    """The day itself, or the first after it on which people work."""
    while day.weekday() >= 5 or day in holidays_of(country, "", day.year):
        day += timedelta(days=1)
    return day


def day_after(at: datetime, days: int) -> date:
    """So many days from today in the shop's zone, a working day."""
    shop = the_shop()
    return working_day(day_of(at, shop.time_zone) + timedelta(days=days), shop.country)


def promise_next(
    claim: Claim,
    kind: PromiseKind,
    on: date,
    words: Callable[[str], str],
    by: Actor,
    at: datetime,
) -> Promise:
    """The next day of the claim, told on its page: what stood before must be settled first.

    `words` makes the sentence from a phrase such as "by Friday 27 November". Told in the same
    transaction; the claim is not saved.
    """
    zone = the_shop().time_zone
    with translation.override(claim.language):
        said = words(by_day_words(on, day_of(at, zone), claim.language))
    made = promise_by_estimate(
        to=claim.customer,
        terms=Terms(
            kind=kind,
            due=Due.end_of(on, zone),
            about=About("claim", claim.pk, order_id=claim.order_id),
        ),
        told=Told(said, claim.language, "claim", claim.token),
        by=by,
        at=at,
    )
    claim.promise_id, claim.next_on = made.pk, on
    note_step(claim, StepKind.PROMISED, by, at, promise=made.pk, on=on.isoformat(), said=said)
    return made


def answer_promised(by_day: str) -> str:
    # Translators: by_day is a phrase such as "by Friday 27 November"
    return _("You hear from us %(by_day)s what happens next.") % {"by_day": by_day}


def money_promised(by_day: str) -> str:
    # Translators: by_day is a phrase such as "by Friday 27 November"
    return _("Your money is back %(by_day)s.") % {"by_day": by_day}


def inspection_promised(by_day: str) -> str:
    # Translators: by_day is a phrase such as "by Friday 27 November"
    return _("We look at the goods and tell you the result %(by_day)s.") % {"by_day": by_day}


def keep_current(claim: Claim, evidence: str, by: Actor, at: datetime) -> None:
    """What was promised last has happened: kept, or broken and fulfilled late."""
    if claim.promise_id is not None:
        promise = Promise.objects.get(pk=claim.promise_id)
        note_happened(promise=promise, happened_at=at, evidence=evidence, by=by, at=at)
        claim.promise_id = None


def drop_current(claim: Claim, by: Actor, at: datetime) -> None:
    """The customer asked for something else: an open promise is withdrawn for that reason."""
    if claim.promise_id is None:
        return
    promise = Promise.objects.select_related("standing").get(pk=claim.promise_id)
    if promise.standing.state == State.OPEN and at <= promise.standing.due_at:
        withdraw_promise(
            promise=promise,
            because=WithdrawnBecause.CUSTOMER_CHANGED,
            happened_at=at,
            by=by,
            at=at,
        )
    claim.promise_id = None
