"""Vouchers: made with their limits, used within them, given back when the order came to nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.pricing.events import VoucherEnded, VoucherMade, VouchersGivenBack, VouchersUsed
from pistos.pricing.models import Voucher, VoucherKind, VoucherUse
from pistos.pricing.queries.vouchers import terms_of
from pistos.pricing.rules.vouchers import Wanted, refusal, tidy_code


class VoucherWrong(Refused):
    """A voucher that cannot be made."""


class VoucherRefused(Refused):
    """A voucher that does not hold (any more). `code` and `reason` say which and why."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(_("The voucher %(code)s does not hold any more.") % {"code": code})
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class NewVoucher:
    code: str
    kind: str
    worth: Decimal
    valid_from: datetime
    valid_until: datetime | None = None
    currency: str = ""
    minimum: Decimal | None = None
    most_uses: int | None = None
    most_uses_each: int | None = None
    why: str = ""
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Purchase:
    """What vouchers are used on: the cart's key, whose it is, and what its goods come to."""

    key: str
    customer_id: int | None
    goods: Decimal
    currency: str


@transaction.atomic
def make_voucher(*, new: NewVoucher, by: Actor, at: datetime) -> Voucher:
    """Publishes `VoucherMade`. Refuses a code in use and terms that give nothing or too much."""
    code = tidy_code(new.code)
    if not code or Voucher.objects.filter(code=code).exists():
        raise VoucherWrong(_("Please choose a code that no other voucher has."))
    _check(new)
    made = Voucher.objects.create(
        code=code,
        kind=new.kind,
        worth=new.worth,
        currency=new.currency,
        valid_from=new.valid_from,
        valid_until=new.valid_until,
        minimum_amount=new.minimum,
        most_uses=new.most_uses,
        most_uses_each=new.most_uses_each,
        why=new.why.strip()[:200],
        customer_id=new.customer_id,
        made_at=at,
    )
    publish(VoucherMade(made.pk, made.kind), about=Ref("voucher", str(made.pk)), by=by, at=at)
    return made


def _check(new: NewVoucher) -> None:
    if new.kind not in VoucherKind.values:
        raise VoucherWrong(_("Please choose what the voucher gives."))
    if new.kind == VoucherKind.PERCENT and not 0 < new.worth <= 100:
        raise VoucherWrong(_("A percentage lies above 0 and at most at 100."))
    if new.kind == VoucherKind.AMOUNT and (new.worth <= 0 or not new.currency):
        raise VoucherWrong(_("An amount is above nought and has a currency."))
    if new.minimum is not None and not new.currency:
        raise VoucherWrong(_("A minimum needs a currency."))
    if new.valid_until is not None and new.valid_until <= new.valid_from:
        raise VoucherWrong(_("The voucher must end after it begins."))
    if 0 in (new.most_uses, new.most_uses_each):
        raise VoucherWrong(_("A limit of uses is 1 or more; leave it empty for none."))


@transaction.atomic
def end_voucher(*, voucher: Voucher, by: Actor, at: datetime) -> None:
    """Nobody can use it any more; orders that used it keep it. Publishes `VoucherEnded` once."""
    if Voucher.objects.filter(pk=voucher.pk, is_active=True).update(is_active=False):
        publish(VoucherEnded(voucher.pk), about=Ref("voucher", str(voucher.pk)), by=by, at=at)


@transaction.atomic
def use_vouchers(
    *, amounts: Mapping[str, Decimal], purchase: Purchase, by: Actor, at: datetime
) -> list[VoucherUse]:
    """Uses vouchers for one purchase; `amounts` is what each took off, by code. Publishes `VouchersUsed`.

    Rows are locked in pk order and the limits read under the lock: of two buyers of the last use one is
    refused (`VoucherRefused`, and nothing was used). Again with the same key uses nothing twice.
    """
    rows = list(Voucher.objects.select_for_update().filter(code__in=list(amounts)).order_by("pk"))
    missing = sorted(set(amounts) - {row.code for row in rows})
    if missing:
        raise VoucherRefused(missing[0], "unknown")
    open_uses = VoucherUse.objects.filter(voucher__in=rows, released_at=None)
    used = set(open_uses.filter(key=purchase.key).values_list("voucher_id", flat=True))
    fresh = [row for row in rows if row.pk not in used]
    for row in fresh:
        by_them = (
            open_uses.filter(voucher=row, customer_id=purchase.customer_id).count()
            if purchase.customer_id is not None and row.most_uses_each is not None
            else 0
        )
        tried = Wanted(
            purchase.goods, purchase.currency, row.use_count, by_them, purchase.customer_id
        )
        reason = refusal(terms_of(row), tried, at)
        if reason:
            raise VoucherRefused(row.code, reason)
    Voucher.objects.filter(pk__in=[row.pk for row in fresh]).update(use_count=F("use_count") + 1)
    made = VoucherUse.objects.bulk_create(
        VoucherUse(
            voucher=row,
            customer_id=purchase.customer_id,
            key=purchase.key,
            amount=amounts[row.code],
            used_at=at,
        )
        for row in fresh
    )
    if made:
        ids = [row.pk for row in fresh]
        publish(VouchersUsed(ids, purchase.key), about=Ref("cart", purchase.key), by=by, at=at)
    return made


@transaction.atomic
def give_back_vouchers(*, key: str, by: Actor, at: datetime) -> int:
    """The order came to nothing: its vouchers can be used again. Publishes `VouchersGivenBack`; twice
    gives back nothing more. Returns how many."""
    uses = list(
        VoucherUse.objects.select_for_update()
        .filter(key=key, released_at=None)
        .order_by("voucher_id")
    )
    ids = [use.voucher_id for use in uses]
    if not ids:
        return 0
    list(Voucher.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    VoucherUse.objects.filter(pk__in=[use.pk for use in uses]).update(released_at=at)
    Voucher.objects.filter(Q(pk__in=ids), use_count__gt=0).update(use_count=F("use_count") - 1)
    publish(VouchersGivenBack(ids, key), about=Ref("cart", key), by=by, at=at)
    return len(ids)
