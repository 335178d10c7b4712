"""Test purchases: planned, made as a customer would, with what was found as tasks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.models import Order
from pistos.practice import events
from pistos.practice.models import Finding, Place, TestCheck, TestPurchase, Verdict
from pistos.practice.rules.checklist import CHECKLIST


@dataclass(frozen=True, slots=True)
class Seen:
    """How one thing of the checklist was."""

    verdict: str
    note: str = ""


class PlanUnusable(Refused):
    """A day behind us, or a person who left."""


class NothingChecked(Refused):
    """A test purchase without anything looked at."""


class OrderTaken(Refused):
    """The order is the test of another purchase already."""


class FindingUnusable(Refused):
    """A finding without words, or without a day ahead."""


@transaction.atomic
def plan_test_purchase(
    *, person: User, place: str, on: date, by: Actor, at: datetime
) -> TestPurchase:
    """Who buys where, and on which day. Publishes TestPurchasePlanned. Refuses with PlanUnusable."""
    if not person.is_active or place not in Place.values or on < at.date():
        raise PlanUnusable(_("Please choose a colleague, a place, and a day ahead."))
    made = TestPurchase.objects.create(person=person, place=place, planned_on=on, planned_at=at)
    told = events.TestPurchasePlanned(made.pk, person.pk, on.isoformat())
    publish(told, about=_ref(made), by=by, at=at)
    return made


@transaction.atomic
def record_test_purchase(
    *,
    purchase: TestPurchase,
    seen: Mapping[str, Seen],
    order: Order | None,
    by: Actor,
    at: datetime,
) -> TestPurchase:
    """What was looked at and how it was; again, it is what was seen last. Publishes TestPurchaseDone.

    The order is left out of the figures of orders. Refuses with NothingChecked and OrderTaken.
    """
    found = TestPurchase.objects.select_for_update().get(pk=purchase.pk)
    known = {
        code: one
        for code, one in seen.items()
        if code in CHECKLIST and one.verdict in Verdict.values
    }
    if not any(one.verdict != Verdict.UNSEEN for one in known.values()):
        raise NothingChecked(_("Please note at least one thing that you looked at."))
    found.order, found.done_at = order, found.done_at or at
    try:
        with transaction.atomic():
            found.save(update_fields=["order", "done_at"])
    except IntegrityError:
        raise OrderTaken(_("This order belongs to another test purchase.")) from None
    found.checks.all().delete()
    TestCheck.objects.bulk_create(
        TestCheck(
            purchase=found,
            code=code,
            verdict=one.verdict,
            note=without_cards(one_line(one.note, 300)),
        )
        for code, one in known.items()
    )
    bad = sum(one.verdict == Verdict.BAD for one in known.values())
    told = events.TestPurchaseDone(found.pk, order.pk if order else None, bad)
    publish(told, about=_ref(found), by=by, at=at)
    return found


@transaction.atomic
def note_finding(
    *, purchase: TestPurchase, words: str, owner: User, due_on: date, by: Actor, at: datetime
) -> Finding:
    """What has to be put right, by whom and by which day. Publishes FindingNoted."""
    said = without_cards(one_line(words, 500))
    if not said or due_on < at.date() or not owner.is_active:
        raise FindingUnusable(_("Please write what was found, who sees to it, and by which day."))
    made = Finding.objects.create(
        purchase=purchase, words=said, owner=owner, due_on=due_on, noted_at=at
    )
    told = events.FindingNoted(made.pk, owner.pk, due_on.isoformat())
    publish(told, about=_ref(purchase), by=by, at=at)
    return made


@transaction.atomic
def finish_finding(*, finding: Finding, words: str, by: Actor, at: datetime) -> bool:
    """Put right, and how. Publishes FindingDone, once. Refuses with FindingUnusable without words."""
    said = without_cards(one_line(words, 500))
    if not said:
        raise FindingUnusable(_("Please write how it was put right."))
    changed = Finding.objects.filter(pk=finding.pk, done_at=None).update(
        done_at=at, done_words=said
    )
    if changed:
        about = Ref("test_purchase", str(finding.purchase_id))
        publish(events.FindingDone(finding.pk), about=about, by=by, at=at)
    return bool(changed)


def _ref(purchase: TestPurchase) -> Ref:
    return Ref("test_purchase", str(purchase.pk))
