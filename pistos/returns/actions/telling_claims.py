"""What the buyer is written to about a claim: that it is heard, each day promised, and the end."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from django.conf import settings
from django.utils import translation

from pistos.customers.queries import as_recipient
from pistos.kit.actors import Actor
from pistos.kit.words import money_words
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft
from pistos.returns.actions.paying import refunded_amount
from pistos.returns.actions.steps import ref
from pistos.returns.models import Claim, ClaimLine, ClaimStep, Outcome, StepKind, Track
from pistos.returns.rules.words import happened_words, outcome_words

TELLER = Actor.machine("returns.telling")


def acknowledge_claim(*, claim: Claim, at: datetime) -> Message | None:
    """It is heard, of which goods, and the next day. Once."""
    with translation.override(claim.language):
        goods = [
            f"{row.quantity} × {row.line.name}"
            for row in claim.lines.select_related("line").order_by("line__position")
        ]
        context = {
            "order_number": claim.order.number,
            "happened": str(happened_words(claim.happened)),
            "goods": goods,
            "next_on": claim.next_on,
            "can_choose": claim.track == Track.TRANSPORT and claim.is_open and not claim.outcome,
            "link": link_of(claim),
        }
    return _write(f"claim:{claim.pk}", "claim_received", context, claim, at)


def tell_step(*, claim: Claim, at: datetime) -> Message | None:
    """What was promised last, in the words that stand on its page. Each promise once."""
    step = ClaimStep.objects.filter(claim=claim, kind=StepKind.PROMISED).order_by("pk").last()
    if step is None:
        return None
    context = {
        "order_number": claim.order.number,
        "said": str(step.facts.get("said", "")),
        "link": link_of(claim),
    }
    return _write(f"claim:{claim.pk}:step:{step.pk}", "claim_step", context, claim, at)


def tell_closed(*, claim: Claim, amount: str, at: datetime) -> Message | None:
    """How it ended, or why it was declined. Once."""
    with translation.override(claim.language):
        context = {
            "order_number": claim.order.number,
            "is_refused": claim.state == "refused",
            "because": claim.closed_because,
            "outcome": str(outcome_words(claim.outcome)),
            "amount": amount,
            "is_longer": claim.outcome == Outcome.REPAIR and claim.items_extended.exists(),
            "link": link_of(claim),
        }
    return _write(f"claim_done:{claim.pk}", "claim_done", context, claim, at)


def tell_value(*, line: ClaimLine, at: datetime) -> Message | None:
    """Goods are worth less by handling, why, and that the customer may object; or what came of that."""
    claim, is_decided = line.claim, line.appeal_decided_at is not None
    context = {
        "order_number": claim.order.number,
        "product": line.line.name,
        "amount": money_words(line.less_amount, claim.order.currency, claim.language),
        "is_decided": is_decided,
        "words": line.appeal_answer if is_decided else line.less_because,
        "link": link_of(claim),
    }
    key = f"claim_value:{line.pk}:{'decided' if is_decided else line.less_amount}"
    return _write(key, "claim_value", context, claim, at)


def amount_words(claim: Claim) -> str:
    """What went back, as its buyer reads it; empty where nothing did."""
    given = refunded_amount([row.refund_amount for row in claim.lines.all()], claim.delivery_amount)
    return money_words(given, claim.order.currency, claim.language) if given else ""


def link_of(claim: Claim) -> str:
    return f"{settings.SITE_URL}/{claim.language}/claim/{claim.token}/"


def _write(
    key: str, template: str, context: Mapping[str, object], claim: Claim, at: datetime
) -> Message | None:
    with suppress(NoAddress):
        draft = Draft(template, context, ref(claim))
        return write_message(
            key=key, draft=draft, to=as_recipient(claim.customer), by=TELLER, at=at
        )
    return None
