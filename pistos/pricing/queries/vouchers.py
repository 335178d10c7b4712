"""What a code gives for a cart, before anything is charged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from django.db.models import Count, Q

from pistos.kit.keyset import Page, Sort, page_of
from pistos.pricing.models import Voucher
from pistos.pricing.rules.totals import Discount
from pistos.pricing.rules.vouchers import Terms, Wanted, refusal, tidy_code

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class VoucherView:
    """A code that was tried: `discount` where it holds, else the reason why not, and its minimum."""

    code: str
    discount: Discount | None
    reason: str
    minimum: Decimal | None
    voucher_id: int | None


def try_vouchers(
    codes: Sequence[str],
    *,
    goods: Decimal,
    currency: str,
    customer_id: int | None,
    at: datetime,
) -> list[VoucherView]:
    """Each code in the order entered, the same code once; one query. Nothing is used up by it."""
    wanted = list(dict.fromkeys(filter(None, map(tidy_code, codes))))
    if not wanted:
        return []
    by_them = Q(uses__customer_id=customer_id, uses__released_at=None)
    rows = Voucher.objects.filter(code__in=wanted)
    if customer_id is not None:
        rows = rows.annotate(by_them=Count("uses", filter=by_them))
    found = {row.code: row for row in rows}
    return [
        _view(code, found.get(code), Wanted(goods, currency, 0, 0, customer_id), at)
        for code in wanted
    ]


def _view(code: str, row: Voucher | None, cart: Wanted, at: datetime) -> VoucherView:
    if row is None:
        return VoucherView(code, None, UNKNOWN, None, None)
    tried = replace(cart, uses=row.use_count, uses_by_them=getattr(row, "by_them", 0))
    reason = refusal(terms_of(row), tried, at)
    discount = None if reason else Discount(row.code, row.kind, row.worth)
    return VoucherView(code, discount, reason, row.minimum_amount, row.pk)


def terms_of(voucher: Voucher) -> Terms:
    return Terms(
        kind=voucher.kind,
        worth=voucher.worth,
        currency=voucher.currency,
        valid_from=voucher.valid_from,
        valid_until=voucher.valid_until,
        minimum=voucher.minimum_amount,
        most_uses=voucher.most_uses,
        most_uses_each=voucher.most_uses_each,
        is_active=voucher.is_active,
        customer_id=voucher.customer_id,
    )


def vouchers_page(*, after: str = "", before: str = "", size: int = 50) -> Page[Voucher]:
    """The newest first, by keyset; one query."""
    sort = Sort("made_at", is_descending=True)
    return page_of(Voucher.objects.all(), sort, after=after, before=before, size=size)
