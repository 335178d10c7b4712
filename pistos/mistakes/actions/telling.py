"""Those who told us of a mistake are told what becomes of it: the day, then that it is done. Once each.

They wrote about their own matter, and this is its answer: a service message, which needs no consent to
advertising, carries none, and is written once for each step.
"""

from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.customers.models import Customer
from pistos.customers.queries import as_recipient
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.apart import Turns, take_turns
from pistos.kit.languages import text_in
from pistos.kit.words import by_day_words
from pistos.mistakes import events
from pistos.mistakes.actions.writing import locked, note_facts, ref
from pistos.mistakes.models import Deed, Mistake, Stage, Told, ToldKind
from pistos.mistakes.queries.reporters import Reporter, reporters_not_told
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.rules.drafts import Draft
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.actions.fulfilling import note_happened
from pistos.promises.models import Promise, PromiseKind, Standing, State
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import About, Due, Terms
from pistos.promises.rules.terms import Told as ToldWords
from pistos.shop.queries import the_shop

TELLER = Actor.machine("mistakes.telling")
BATCH = 200
NOBODY = Turns("mistakes.telling", 0, 0)


@transaction.atomic
def tell_of_plan(*, mistake: Mistake, at: datetime) -> Turns:
    """Promises the day of the correction to the next 200 who reported it; returns who was told.

    Each promise and its message stand or fall together. Publishes ReportersTold when anybody was told.
    """
    made = locked(mistake)
    zone = the_shop().time_zone
    due = made.due_on and Due.end_of(made.due_on, zone)
    if not due or due.at <= at or made.stage != Stage.FOUND:
        return NOBODY
    people = reporters_not_told(made, ToldKind.PLAN, most=BATCH)
    told = take_turns("mistakes.tell_plan", people, lambda one: _promised(made, one, due, at))
    return _count(made, ToldKind.PLAN, told, at)


def _promised(made: Mistake, reporter: Reporter, due: Due, at: datetime) -> bool:
    customer = reporter.customer
    row = _row(made, customer, ToldKind.PLAN, at)
    context = {
        "reported_on": day_of(reporter.happened_at, due.zone),
        "promised_on": due.on,
        "link": link(row),
    }
    draft = Draft("correction_promised", context, ref(made))
    if not _written(row, draft, at):
        return False
    with translation.override(customer.language):
        day = by_day_words(due.on, day_of(at, due.zone), customer.language)
        # Translators: by_day is a phrase such as "by Friday 27 November"
        words = _("We correct the cause of what you told us %(by_day)s.") % {"by_day": day}
    promise = promise_by_estimate(
        to=customer,
        terms=Terms(PromiseKind.FIX, due, About("mistake", made.pk)),
        told=ToldWords(words, customer.language, "email", _key(row)),
        by=TELLER,
        at=at,
    )
    row.promise_id = promise.pk
    row.save()
    return True


@transaction.atomic
def tell_corrected(*, mistake: Mistake, at: datetime) -> Turns:
    """Writes to the next 200 who reported it that it is corrected; returns who was told.

    Publishes ReportersTold when anybody was.
    """
    made = locked(mistake)
    if made.stage == Stage.FOUND or made.corrected_at is None:
        return NOBODY
    people = reporters_not_told(made, ToldKind.CORRECTED, most=BATCH)
    told = take_turns("mistakes.tell_corrected", people, lambda one: _told(made, one, at))
    return _count(made, ToldKind.CORRECTED, told, at)


def _told(made: Mistake, reporter: Reporter, at: datetime) -> bool:
    customer = reporter.customer
    row = _row(made, customer, ToldKind.CORRECTED, at)
    context = {
        "reported_on": day_of(reporter.happened_at, the_shop().time_zone),
        "problem": text_in(made.told_problem, customer.language),
        "action": text_in(made.told_action, customer.language),
        "link": link(row),
    }
    if not _written(row, Draft("mistake_corrected", context, ref(made)), at):
        return False
    row.save()
    return True


@transaction.atomic
def settle_promised(*, mistake: Mistake, at: datetime) -> Turns:
    """What was promised to those who reported it happened when it was corrected; returns what was settled."""
    corrected_at = mistake.corrected_at
    if corrected_at is None:
        return NOBODY
    told = Told.objects.filter(
        mistake=mistake, kind=ToldKind.PLAN, round=mistake.round, promise_id__isnull=False
    )
    open_ids = Standing.objects.filter(
        promise_id__in=told.values("promise_id"), state__in=[State.OPEN, State.BROKEN]
    ).values_list("promise_id", flat=True)
    evidence = f"mistake:{mistake.pk}:{mistake.round}"
    return take_turns(
        "mistakes.settle_promised",
        Promise.objects.filter(pk__in=list(open_ids)).order_by("pk"),
        lambda one: note_happened(
            promise=one, happened_at=corrected_at, evidence=evidence, by=TELLER, at=at
        ),
    )


def _row(made: Mistake, customer: Customer, kind: ToldKind, at: datetime) -> Told:
    return Told(
        mistake=made,
        customer=customer,
        kind=kind,
        round=made.round,
        language=customer.language,
        told_at=at,
    )


def _key(row: Told) -> str:
    return f"mistake:{row.mistake_id}:{row.round}:{row.kind}:{row.customer_id}"


def _written(row: Told, draft: Draft, at: datetime) -> bool:
    with suppress(NoAddress):
        to = as_recipient(row.customer)
        write_message(key=_key(row), draft=draft, to=to, by=TELLER, at=at)
        return True
    return False


def _count(made: Mistake, kind: ToldKind, told: Turns, at: datetime) -> Turns:
    if told.done:
        note_facts(made, Deed.TOLD, {"kind": str(kind), "count": told.done}, TELLER, at)
        event = events.ReportersTold(made.pk, kind, told.done)
        publish(event, about=ref(made), by=TELLER, at=at)
    return told


def link(told: Told) -> str:
    """Their page: what was corrected, and whether their words may be shown."""
    return f"{settings.SITE_URL}/{told.language}/corrected/{told.token}/"
