"""What goes back and is put right in the demo: some of each right, at every step of its way."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction

from pistos.catalogue.models import Product
from pistos.demo.cast import BY
from pistos.kit.actors import Actor
from pistos.orders.models import Line, Parcel
from pistos.partners.models import Partner
from pistos.promises.models import Standing, State
from pistos.returns.actions import choosing, couriers, deciding, declaring, handling, repairing
from pistos.returns.actions.guaranteeing import GuaranteeFacts, register_parcel, set_guarantee
from pistos.returns.actions.opening import open_claims
from pistos.returns.actions.receiving import receive_goods
from pistos.returns.facts import Declaration, Intake, Told
from pistos.returns.models import Claim

GUARANTEED = ("vase", "radio", "charger")
WORDS = {
    "damaged": {
        "en": "The rim is chipped; the box was crushed on one side.",
        "el": "Το χείλος έχει σπάσει· το κουτί ήταν τσακισμένο στη μια πλευρά.",
        "sl": "Rob je odkrušen; škatla je bila na eni strani stisnjena.",
        "hy": "Եզրը ճաքած է. տուփը մի կողմից ճզմված էր։",
    },
    "broken": {
        "en": "The handle came loose after a few weeks.",
        "el": "Το χερούλι χαλάρωσε μετά από λίγες εβδομάδες.",
        "sl": "Ročaj se je po nekaj tednih zrahljal.",
        "hy": "Բռնակը մի քանի շաբաթ անց թուլացավ։",
    },
    "picture": {
        "en": "The blue is much greener than in the pictures.",
        "el": "Το μπλε είναι πολύ πιο πράσινο από τις φωτογραφίες.",
        "sl": "Modra je precej bolj zelena kot na slikah.",
        "hy": "Կապույտը շատ ավելի կանաչ է, քան նկարներում։",
    },
    "wrong": {
        "en": "A red one came instead of the blue one.",
        "el": "Ήρθε κόκκινο αντί για μπλε.",
        "sl": "Namesto modrega je prišel rdeč.",
        "hy": "Կապույտի փոխարեն կարմիրն է եկել։",
    },
}
BY_GUARANTEE = {
    "en": "The maker's own guarantee covers it for longer.",
    "el": "Η εγγύηση του κατασκευαστή το καλύπτει για περισσότερο.",
    "sl": "Garancija proizvajalca velja dlje.",
    "hy": "Արտադրողի երաշխիքն ավելի երկար է գործում։",
}
SHEDS = {
    "en": "The wool sheds at first, as the sheet says; it stops after some weeks.",
    "el": "Το μαλλί χνουδιάζει στην αρχή, όπως γράφει η καρτέλα· σταματά μετά από λίγες εβδομάδες.",
    "sl": "Volna na začetku pušča dlake, kot piše na listu izdelka; po nekaj tednih preneha.",
    "hy": "Բուրդը սկզբում թափվում է, ինչպես գրված է էջում. մի քանի շաբաթից դադարում է։",
}
Deed = Callable[[Claim, datetime], None]


def return_some(at: datetime) -> int:
    """Claims of the last days by all rights; returns how many. Deterministic: the newest deliveries."""
    _guarantee(at - timedelta(days=400))
    parcels = iter(_delivered(at))
    made = 0
    for days, happened, deed in _tales():
        then = at - timedelta(days=days)
        with transaction.atomic():
            made += _told(next(parcels), happened, then, deed)
    for days in (2, 4):
        made += _withdrawn(next(parcels), at - timedelta(days=days), is_back=days > 3)
    return made


def _tales() -> list[tuple[float, str, Deed | None]]:
    return [
        (0.3, "damaged", None),
        (0.8, "damaged", _choose("replacement")),
        (1.2, "damaged", _sent),
        (0.5, "broken", None),
        (1.5, "broken", _in_repair),
        (1.1, "picture", None),
        (0.9, "wrong", _choose_by_staff("replacement")),
        (0.7, "broken", _by_guarantee),
        (1.9, "other", _refused),
    ]


def _delivered(at: datetime) -> list[Parcel]:
    """Parcels that came in the last days, in time and by a courier; one order each."""
    kept = Standing.objects.filter(
        about_kind="parcel", kind="delivery", toward="customer", state=State.KEPT
    ).values("about_id")
    rows = Parcel.objects.filter(
        pk__in=kept,
        delivered_at__lt=at - timedelta(days=4.5),
        delivered_at__gt=at - timedelta(days=12),
        courier__isnull=False,
        order__source="demo",
    )
    return list(rows.select_related("order__customer").order_by("-delivered_at", "pk")[:40])


def _told(parcel: Parcel, happened: str, then: datetime, deed: Deed | None) -> int:
    order = parcel.order
    line = order.lines.order_by("position").first()
    if line is None:
        return 0
    words = WORDS.get(happened, {}).get(order.language, "")
    intake = Intake(
        (Told(line.pk, 1, happened),), words, order.language, f"demo-{parcel.pk}".ljust(22, "x")
    )
    by = Actor.customer(order.customer_id)
    [claim] = open_claims(intake=intake, order=order, by=by, at=then)
    if deed is not None:
        deed(claim, then + timedelta(minutes=3))
    return 1


def _choose(wish: str) -> Deed:
    def deed(claim: Claim, then: datetime) -> None:
        by = Actor.customer(claim.customer_id)
        choosing.choose_at_once(claim=claim, wish=wish, by=by, at=then)

    return deed


def _choose_by_staff(wish: str) -> Deed:
    def deed(claim: Claim, then: datetime) -> None:
        deciding.agree_remedy(claim=claim, wish=wish, by=BY, at=then)

    return deed


def _sent(claim: Claim, then: datetime) -> None:
    _choose("refund")(claim, then)
    mine = claim.courier_claim
    couriers.move_courier_claim(courier_claim=mine, state="sent", because="", by=BY, at=then)


def _in_repair(claim: Claim, then: datetime) -> None:
    deciding.agree_remedy(claim=claim, wish="repair", by=BY, at=then)
    receive_goods(claim=claim, pieces={claim.lines.get().pk: 1}, by=BY, at=then)
    day = (then + timedelta(days=6)).date()
    repair = repairing.begin_repair(claim=claim, promised_on=day, by=BY, at=then)
    repairing.note_loan(repair=repair, what="A plain white mug", by=BY, at=then)


def _by_guarantee(claim: Claim, then: datetime) -> None:
    because = BY_GUARANTEE[claim.language]
    deciding.move_track(claim=claim, track="commercial", because=because, by=BY, at=then)


def _refused(claim: Claim, then: datetime) -> None:
    because = SHEDS[claim.language]
    deciding.refuse_claim(claim=claim, because=because, by=BY, at=then)


def _withdrawn(parcel: Parcel, then: datetime, *, is_back: bool) -> int:
    order = parcel.order
    line: Line | None = order.lines.order_by("position").first()
    if line is None:
        return 0
    declaration = Declaration(
        name=order.customer.name,
        contact=order.customer.email,
        number=order.number,
        language=order.language,
        attempt=f"demo-{parcel.pk}".ljust(22, "x"),
        quantities={line.pk: 1},
        happened={line.pk: "too_big"},
    )
    made = declaring.declare_withdrawal(declaration=declaration, order=order, at=then)
    if is_back:
        handling.note_goods_back(withdrawal=made, by=BY, at=then + timedelta(days=2))
    return 1


def _guarantee(since: datetime) -> None:
    """Some products are sold with five years by their maker."""
    maker = Partner.objects.filter(kind="supplier").order_by("pk").first()
    terms = {"en": "Against breaking in use.", "el": "Για θραύση κατά τη χρήση."}
    for product in Product.objects.filter(ref__in=GUARANTEED).order_by("pk"):
        facts = GuaranteeFacts(60, terms, guarantor=maker)
        set_guarantee(product=product, facts=facts, by=BY, at=since)
        lines = Line.objects.filter(product=product, order__placed_at__gte=since)
        parcels = Parcel.objects.filter(
            order__in=lines.values("order"), delivered_at__isnull=False
        ).order_by("-delivered_at", "pk")[:5]
        for parcel in parcels:
            register_parcel(parcel_id=parcel.pk, at=parcel.delivered_at or since)
