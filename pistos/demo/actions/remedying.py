"""What the demo shop gave to put things right: the rules, remedies at every step, apologies with a plan."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from pistos.accounts.models import Role, User
from pistos.causes.queries.coded import coded
from pistos.complaints.actions.apologising import ApologyFacts, Step, send_apology
from pistos.complaints.actions.recovering import rate_recovery
from pistos.complaints.models import UNRESOLVED, Complaint
from pistos.demo.cast import BY
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.remedies.actions.confirming import confirm_remedy, dispute_remedy
from pistos.remedies.actions.editing import PolicyFacts, save_policy
from pistos.remedies.actions.finishing import note_done
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case, Offer
from pistos.remedies.models import Remedy, RemedyKind, RemedyState
from pistos.replies.facts import Heeded, Weighed

MOST = 24
GIFTS = {
    "en": "a jar of thyme honey",
    "el": "ένα βαζάκι θυμαρίσιο μέλι",
    "sl": "kozarec timijanovega medu",
    "hy": "մի բանկա ուրցի մեղր",
}
SORRY = {
    "en": ("We packed it too thinly.", "We are sorry. That is our fault, and we change how we pack.",
           "Stronger boxes are in use"),
    "el": ("Το συσκευάσαμε πολύ ελαφριά.", "Ζητάμε συγγνώμη. Το λάθος είναι δικό μας· αλλάζουμε συσκευασία.",
           "Πιο γερά κουτιά σε χρήση"),
    "sl": ("Premalo smo zaščitili izdelek.", "Opravičujemo se. To je naša napaka in pakiramo drugače.",
           "Močnejše škatle v uporabi"),
    "hy": ("Մենք թույլ էինք փաթեթավորել։", ("Ներողություն ենք խնդրում։ Դա մեր սխալն է, և մենք փոխում ենք "
           "փաթեթավորումը։"), "Ավելի ամուր տուփեր"),
}  # fmt: skip
KINDS = (RemedyKind.VOUCHER, RemedyKind.GIFT, RemedyKind.VOUCHER, RemedyKind.VOUCHER)


def make_good(at: datetime) -> int:
    """Returns how many remedies were given. Deterministic: the newest complaints first."""
    owner = User.objects.filter(role=Role.OWNER).order_by("pk").first()
    if owner is None:
        return 0
    facts = PolicyFacts(
        list(RemedyKind.values), {}, late_way="voucher", money_amount=Decimal("5.00"),
        money_way="voucher",
    )  # fmt: skip
    save_policy(facts=facts, by=BY, at=at - timedelta(days=90))
    given = 0
    rows = Complaint.objects.select_related("customer", "order").order_by("-heard_at", "-pk")
    for number, complaint in enumerate(rows[:MOST]):
        try:
            with transaction.atomic():
                given += _put_right(complaint, number, owner, at)
        except Refused:
            continue
    return given


def _put_right(complaint: Complaint, number: int, owner: User, at: datetime) -> bool:
    then = min(complaint.heard_at + timedelta(hours=5), at - timedelta(hours=1))
    if complaint.state in UNRESOLVED and number % 6 == 1:
        _apologise(complaint, owner, at - timedelta(minutes=50))
    standing = coded(Ref("complaint", str(complaint.pk)))
    kind = KINDS[number % len(KINDS)]
    case = Case(
        Ref("complaint", str(complaint.pk)),
        complaint.customer,
        complaint.order,
        severity=complaint.severity,
        cause=standing.primary if standing else "",
        wished_kind=complaint.wished_kind if complaint.wished_kind in RemedyKind.values else "",
        wished_words=complaint.wished_words,
    )
    offer = Offer(
        kind=kind,
        attempt=f"demo-{complaint.pk}",
        reason="It was our fault",
        amount=Decimal("8.00") if kind == RemedyKind.VOUCHER else Decimal("4.50"),
        words=GIFTS[complaint.language] if kind == RemedyKind.GIFT else "",
        deviation="The first of its kind",
    )
    made = give_remedy(case=case, offer=offer, by=owner, at=then)
    _afterwards(made, number, then, at)
    if number % 3 == 0:
        rate_recovery(complaint=complaint, side="before", stars=1 + number % 2, at=then)
    return True


def _afterwards(made: Remedy, number: int, then: datetime, at: datetime) -> None:
    if made.kind == RemedyKind.GIFT and number % 8 == 1:
        return
    if made.state == RemedyState.PROMISED:
        done_at = min(then + timedelta(days=2), at)
        note_done(remedy=made, note="ACS 4711", by=Actor.person(made.given_by_id or 0), at=done_at)
    said_at = min(then + timedelta(days=3), at)
    if number % 5 == 4:
        dispute_remedy(remedy=made, words="", at=said_at)
    elif number % 3:
        confirm_remedy(remedy=made, at=said_at)


def _apologise(complaint: Complaint, owner: User, at: datetime) -> None:
    mistake, text, what = SORRY[complaint.language]
    step = Step(what, (at + timedelta(days=6)).date(), owner)
    heeded = Heeded({}, Weighed("That it is said plainly", "That nothing would change"))
    facts = ApologyFacts(mistake, text, [step], owner, f"demo-{complaint.pk}", heeded)
    send_apology(complaint=complaint, apology=facts, by=owner, at=at)
