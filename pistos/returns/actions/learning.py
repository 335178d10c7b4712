"""What comes back teaches: the size advice, the worth of the tools, and the sheet that promised too much."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.catalogue.actions.tasks import note_mismatch
from pistos.catalogue.models import Mismatch
from pistos.causes.actions.coding import code_causes
from pistos.causes.facts import Facets
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.models import Line
from pistos.orders.queries import sold_of_version
from pistos.returns.actions.steps import ref
from pistos.returns.models import Claim, Happened
from pistos.shop.queries import the_shop
from pistos.tools.actions.fitting import note_fit
from pistos.tools.actions.measuring import note_return
from pistos.tools.facts import FitSaid

LEARNER = Actor.machine("returns.learning")
FITS = {Happened.TOO_SMALL: "too_small", Happened.TOO_BIG: "too_big"}
MISMATCHES = {
    Happened.DESCRIPTION: Mismatch.DESCRIPTION,
    Happened.PICTURE: Mismatch.PICTURE,
}
SIZES = ("size", "shoe_size", "ring_size")


@transaction.atomic
def learn_from(*, claim: Claim, at: datetime) -> None:
    """Told once or again, it teaches once: each claim is one source."""
    rows = list(claim.lines.select_related("line__product", "line__variant", "line__sheet_version"))
    for row in rows:
        happened = Happened(row.happened or claim.happened)
        if happened in FITS:
            _note_fit(claim, row.line, FITS[happened], at)
        if happened in MISMATCHES:
            _note_mismatch(claim, row.line, MISMATCHES[happened], at)
    products = {row.line.product_id for row in rows if row.line.product_id is not None}
    note_return(order_id=claim.order_id, product_ids=products)


def _note_fit(claim: Claim, line: Line, verdict: str, at: datetime) -> None:
    size = size_of(line.variant.options if line.variant else {})
    if line.product is None or not size:
        return
    said = FitSaid(size, verdict, "claim", str(claim.pk))
    note_fit(product=line.product, said=said, by=LEARNER, at=at)


def size_of(options: dict[str, object]) -> str:
    """The value of the option that is a size; "" where the variant has none."""
    return next((str(options[name]) for name in SIZES if options.get(name)), "")


def _note_mismatch(claim: Claim, line: Line, reason: Mismatch, at: datetime) -> None:
    if line.sheet_version is None:
        return
    note_mismatch(
        version=line.sheet_version,
        reason=reason,
        source=ref(claim),
        sold=sold_of_version(line.sheet_version),
        by=LEARNER,
        at=at,
    )


CODES = {
    Happened.DAMAGED: "carrier.damaged",
    Happened.LOST: "carrier.lost",
    Happened.WRONG: "warehouse.wrong",
    Happened.MISSING: "product.missing_part",
    Happened.DESCRIPTION: "product.described.text",
    Happened.PICTURE: "product.described.photo",
    Happened.BROKEN: "product.defect.later",
    Happened.TOO_SMALL: "product.size.small",
    Happened.TOO_BIG: "product.size.large",
}
"""What is known once it is confirmed. Everything else is coded by a person."""


@transaction.atomic
def code_claim(*, claim: Claim, at: datetime) -> bool:
    """The cause of a confirmed claim, with its product and courier. False where only a person can say it,
    or the shop's tree has it no more. Again it is once."""
    code = CODES.get(Happened(claim.happened))
    if code is None:
        return False
    first = claim.lines.select_related("line").order_by("pk").first()
    parcel = claim.parcel
    facets = Facets(
        text=claim.words,
        language=claim.language,
        happened_at=claim.told_at,
        order_id=claim.order_id,
        product_id=first.line.product_id if first else None,
        courier_id=parcel.courier_id if parcel else None,
        supplier_id=parcel.supplier_id if parcel else None,
        customer_id=claim.customer_id,
    )
    with translation.override(the_shop().default_language):
        found = _("Confirmed at the door of returns: %(happened)s") % {
            "happened": Happened(claim.happened).label
        }
    try:
        with transaction.atomic():
            code_causes(
                subject=ref(claim), codes=[code], found=found, facets=facets, by=LEARNER, at=at
            )
    except Refused:
        return False
    return True
