"""What the demo shop knows of itself: indicators, scorecards, kind words, how partners were chosen."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pistos.indicators.actions import add_default_indicators, read_indicators
from pistos.kit.actors import Actor
from pistos.partners.actions import note_praise, record_step, skip_step
from pistos.partners.models import Partner, PartnerKind, Step
from pistos.scorecards.actions import (
    Assessment,
    add_candidate,
    assess_candidate,
    check_reference,
    compute_scorecards,
    open_selection,
)
from pistos.shop.queries import the_shop

BY = Actor.machine("demo")
PERIODS = 4
CHOSEN = {
    Step.ALTERNATIVES: "Compared with four firms on reach, reports and price.",
    Step.REFERENCE: "Asked the olive mill next door: three years, nothing lost.",
    Step.TRIAL: "Two months with a tenth of the parcels.",
}
TRIAL_LEFT_OUT = "It was the only firm that would carry parcels over the border at the time."
KIND_WORDS = (
    ("The driver waited until my grandmother had found her glasses.", "Nikos"),
    ("Carried it up four floors and wished me a good day.", ""),
    ("Called before coming, as promised, and was on the minute.", "Ana"),
)


def measure(at: datetime) -> None:
    """Figures up to yesterday with their past, and an open choice of a courier."""
    choose_partners(at)
    today = at.astimezone(ZoneInfo(the_shop().time_zone)).date()
    compute_past_scorecards(today, at)
    add_default_indicators(by=BY, at=at)
    read_indicators(at=at)
    begin_a_choice(at)


def choose_partners(at: datetime) -> None:
    """Each partner's steps on record, one of them left out for a reason that stays visible."""
    partners = list(Partner.objects.order_by("pk"))
    for at_place, partner in enumerate(partners):
        for step, words in CHOSEN.items():
            when = partner.known_since - timedelta(days=30)
            if step is Step.TRIAL and at_place == len(partners) - 1:
                skip_step(partner=partner, step=step, reason=TRIAL_LEFT_OUT, by=BY, at=when)
            else:
                record_step(partner=partner, step=step, words=words, by=BY, at=when)
    couriers = [partner for partner in partners if partner.kind == PartnerKind.COURIER]
    for days, (words, person) in enumerate(KIND_WORDS, start=3):
        note_praise(
            partner=couriers[days % len(couriers)],
            words=words,
            person=person,
            by=BY,
            at=at - timedelta(days=days),
        )


def compute_past_scorecards(today: date, at: datetime) -> None:
    for back in range(PERIODS, -1, -1):
        compute_scorecards(ends_on=today - timedelta(days=1 + 90 * back), at=at)


def begin_a_choice(at: datetime) -> None:
    """Parcels to the islands: all couriers as candidates, not decided yet."""
    selection = open_selection(
        kind=PartnerKind.COURIER, title="Parcels to the islands", by=BY, at=at
    )
    gates: list[str] = selection.criteria["gates"]
    couriers = Partner.objects.filter(kind=PartnerKind.COURIER).order_by("cost_amount", "pk")
    for place, partner in enumerate(couriers):
        candidate = add_candidate(selection=selection, partner=partner, by=BY, at=at)
        points = {**candidate.points, "support": 6.0, "cost": max(2.0, 9.0 - 2 * place)}
        gates_passed = {gate: partner.gives_proof_of_delivery or gate != gates[0] for gate in gates}
        evidence = {
            **dict.fromkeys(gates, "Contract, second page"),
            **dict.fromkeys(points, "Price list and trial"),
            **candidate.evidence,
        }
        assess_candidate(
            candidate=candidate,
            assessment=Assessment(gates=gates_passed, points=points, evidence=evidence),
            by=BY,
            at=at,
        )
        if place < 2:
            words = "Asked two shops on Crete: they would take them again."
            check_reference(candidate=candidate, words=words, by=BY, at=at)
