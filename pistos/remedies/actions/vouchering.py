"""Vouchers as a remedy: for one person, for one order, until a day."""

import secrets
from datetime import datetime, timedelta

from pistos.kit.actors import Actor
from pistos.pricing.actions.vouchers import NewVoucher, make_voucher
from pistos.pricing.models import Voucher, VoucherKind
from pistos.remedies.models import Remedy, RemedyKind
from pistos.remedies.queries.policy import in_force

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""Without those that are read as another."""


def make_personal_voucher(*, remedy: Remedy, by: Actor, at: datetime) -> Voucher:
    """Its code cannot be guessed, holds once and for this customer alone. Publishes VoucherMade."""
    is_carriage = remedy.kind == RemedyKind.FREE_SHIPPING
    new = NewVoucher(
        code=f"SORRY-{''.join(secrets.choice(LETTERS) for _ in range(10))}",
        kind=VoucherKind.FREE_SHIPPING if is_carriage else VoucherKind.AMOUNT,
        worth=remedy.amount * 0 if is_carriage else remedy.amount,
        currency="" if is_carriage else remedy.currency,
        valid_from=at,
        valid_until=at + timedelta(days=in_force().policy.voucher_days),
        most_uses=1,
        most_uses_each=1,
        why=f"remedy {remedy.pk}",
        customer_id=remedy.customer_id,
    )
    return make_voucher(new=new, by=by, at=at)
