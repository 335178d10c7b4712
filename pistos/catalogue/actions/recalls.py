"""Recalling a product: it leaves the shop at once, and what buyers are told is fixed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.catalogue.actions.publishing import withdraw_product
from pistos.catalogue.events import ProductRecalled, RecallClosed
from pistos.catalogue.models import Product, Recall, Remedy
from pistos.catalogue.rules.recalls import LEAST_REMEDIES, soft_words
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES, Translated
from pistos.shop.queries import the_shop


class RecallUnusable(Refused):
    """A recall that says too little, or makes the risk smaller than it is; the text says where."""


class RecallOver(Refused):
    """It was closed before."""


class ReasonMissing(Refused):
    """A recall ends with the reason on record."""


@dataclass(frozen=True, slots=True)
class RecallNotice:
    """What is recalled and what its buyers are told. Without versions and days: every piece ever sold."""

    hazard: Mapping[str, str]
    do_now: Mapping[str, str]
    remedies: Sequence[str]
    contact: str
    lots: str = ""
    versions: Sequence[int] = ()
    bought_from: date | None = None
    bought_until: date | None = None


@transaction.atomic
def recall_product(*, product: Product, notice: RecallNotice, by: Actor, at: datetime) -> Recall:
    """Records the recall, takes the product from sale and publishes ProductRecalled: buyers are told by
    whoever knows the orders. Refuses a notice that the law would not take."""
    hazard, do_now = _told(notice.hazard), _told(notice.do_now)
    _check(notice, hazard, do_now)
    recall = Recall.objects.create(
        product=product,
        versions=sorted(set(notice.versions)),
        bought_from=notice.bought_from,
        bought_until=notice.bought_until,
        lots=notice.lots.strip()[:200],
        hazard=hazard,
        do_now=do_now,
        remedies=list(notice.remedies),
        contact=notice.contact.strip(),
        issued_at=at,
        issued_by=f"{by.kind} {by.id}",
    )
    withdraw_product(product=product, by=by, at=at)
    publish(
        ProductRecalled(product.pk, recall.pk), about=Ref("product", str(product.pk)), by=by, at=at
    )
    return recall


@transaction.atomic
def close_recall(*, recall: Recall, because: str, by: Actor, at: datetime) -> Recall:
    """It is over: what it holds back of its buyers is let go. Publishes RecallClosed.

    The product does not come back by that. Refuses with RecallOver, and with ReasonMissing.
    """
    held = Recall.objects.select_for_update(of=("self",)).get(pk=recall.pk)
    if held.closed_at is not None:
        raise RecallOver(_("This recall is closed already."))
    words = " ".join(because.split())
    if len(words.split()) < 2:
        raise ReasonMissing(_("Write why it is over, in a sentence; it stays on record."))
    held.closed_at, held.closed_because, held.closed_by = at, words[:500], f"{by.kind} {by.id}"
    held.save(update_fields=["closed_at", "closed_because", "closed_by"])
    told = RecallClosed(held.product_id, held.pk)
    publish(told, about=Ref("product", str(held.product_id)), by=by, at=at)
    return held


def _check(notice: RecallNotice, hazard: Translated, do_now: Translated) -> None:
    lacking = [
        LANGUAGES[code]
        for code in the_shop().languages
        if not (hazard.get(code) and do_now.get(code))
    ]
    if lacking:
        raise RecallUnusable(
            _("Say what the danger is and what to do in: %(languages)s.")
            % {"languages": ", ".join(lacking)}
        )
    soft = [*soft_words(hazard), *soft_words(do_now)]
    if soft:
        raise RecallUnusable(
            _("These words make the danger smaller than it is; the law forbids them: %(words)s.")
            % {"words": ", ".join(dict.fromkeys(soft))}
        )
    if any(remedy not in Remedy.values for remedy in notice.remedies):
        raise RecallUnusable(_("Choose repair, replacement or refund."))
    if len(set(notice.remedies)) < LEAST_REMEDIES:
        raise RecallUnusable(
            _("Offer the buyer at least two of repair, replacement and refund, free of charge.")
        )
    if not notice.contact.strip():
        raise RecallUnusable(_("Give a telephone number or an address where buyers can ask."))


def _told(texts: Mapping[str, str]) -> Translated:
    return {code: texts[code].strip() for code in LANGUAGES if texts.get(code, "").strip()}
