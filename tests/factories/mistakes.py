"""A mistake at each of its stages, made by the deeds themselves."""

from datetime import datetime, timedelta
from decimal import Decimal

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit.actors import Actor, Ref
from pistos.mistakes.actions import correcting, finding
from pistos.mistakes.facts import Analysis, Done, Found, Learned, Plan, Series, Shown
from pistos.mistakes.models import LessonKind, Mistake
from pistos.orders.models import Order

LATE = Series("carrier.late")
SAID = {"en": "Parcels came days late.", "el": "Τα δέματα έρχονταν με μέρες καθυστέρηση."}
CHANGED = {"en": "Another courier carries them.", "el": "Τα μεταφέρει άλλη εταιρεία."}


def found(owner: User, *, at: datetime, series: Series = LATE, severity: int = 1) -> Mistake:
    """Found and contained, its cause understood; nobody reported it yet."""
    by = Actor.person(owner.pk)
    told = Found("Parcels to the islands come late", "Six customers waited.", Series(""), severity)
    mistake = finding.open_mistake(found=told, by=by, at=at)
    shown = Shown(Ref("address", "https://kalamos.example/note"), at, words="The list of the week")
    finding.add_evidence(mistake=mistake, shown=shown, by=by, at=at)
    finding.contain_mistake(mistake=mistake, words="Sent by boat express.", by=by, at=at)
    whys = ("The boat was missed.", "The van leaves at four.")
    analysis = Analysis(whys, "The courier fetches too late for the boat.", series)
    finding.analyse_mistake(mistake=mistake, analysis=analysis, by=by, at=at)
    mistake.refresh_from_db()
    return mistake


def reported(mistake: Mistake, customer: Customer, *, at: datetime, number: str = "7") -> None:
    """A customer's complaint shows it."""
    shown = Shown(Ref("complaint", number), at, customer)
    finding.add_evidence(mistake=mistake, shown=shown, by=Actor.machine("test"), at=at)


def plan(owner: User, *, at: datetime, days: int = 30, drop: int = 50) -> Plan:
    due_on = (at + timedelta(days=7)).date()
    return Plan("Another courier for the islands", owner, due_on, days, drop)


def done() -> Done:
    return Done("The contract is signed.", SAID, CHANGED, Decimal("120.00"))


def planned(owner: User, *, at: datetime, days: int = 30, drop: int = 50) -> Mistake:
    mistake = found(owner, at=at)
    by = Actor.person(owner.pk)
    correcting.plan_correction(
        mistake=mistake, plan=plan(owner, at=at, days=days, drop=drop), by=by, at=at
    )
    mistake.refresh_from_db()
    return mistake


def corrected(owner: User, *, at: datetime, days: int = 30, drop: int = 50) -> Mistake:
    """Planned at `at` and corrected two days later."""
    mistake = planned(owner, at=at, days=days, drop=drop)
    by, later = Actor.person(owner.pk), at + timedelta(days=2)
    correcting.record_correction(mistake=mistake, done=done(), by=by, at=later)
    mistake.refresh_from_db()
    return mistake


def learned(owner: User, *, at: datetime, days: int = 30, drop: int = 50) -> Mistake:
    mistake = corrected(owner, at=at, days=days, drop=drop)
    lesson = Learned(LessonKind.RULE, "No parcel to an island after three.")
    by = Actor.person(owner.pk)
    correcting.take_lesson(mistake=mistake, learned=lesson, by=by, at=at + timedelta(days=2))
    mistake.refresh_from_db()
    return mistake


def orders_on(customer: Customer, *, placed_at: datetime, count: int) -> None:
    """So many orders at one moment: what a rate is counted among."""
    Order.objects.bulk_create(
        Order(
            ref=f"{placed_at:%y%m%d%H}-{number}",
            number=f"{placed_at:%y%m%d%H}-{number}",
            customer=customer,
            placed_at=placed_at,
            currency="EUR",
            total_amount=Decimal("10.00"),
        )
        for number in range(count)
    )
