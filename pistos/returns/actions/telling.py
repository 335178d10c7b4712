"""What the sender of a withdrawal is written: at once, that it arrived and when; later, that the money left.

The law wants the content, the day and the hour on a durable medium. It says receipt, never acceptance.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.kit.actors import Actor
from pistos.kit.words import dated_words, money_words
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.returns.actions.declaring import ref
from pistos.returns.models import Withdrawal
from pistos.returns.queries.windows import right_of
from pistos.shop.queries import the_shop

TELLER = Actor.machine("returns.telling")


def acknowledge(*, withdrawal: Withdrawal, at: datetime) -> Message | None:
    """Once when it is declared, and once more when its order was found later; to the address it names.

    Words that a stranger typed (name, goods, reason) go only to an address that the order knows: the
    acknowledgement cannot be made to carry somebody's text to a third person.
    """
    zone = right_of(withdrawal.order).zone if withdrawal.order else the_shop().time_zone
    local = withdrawal.declared_at.astimezone(ZoneInfo(zone))
    language = withdrawal.language
    with translation.override(language):
        context = {
            "order_number": withdrawal.order.number if withdrawal.order else "",
            "arrived": dated_words(local.date(), language),
            "hour": f"{local:%H:%M:%S}",
            "zone": zone,
            "goods": _goods(withdrawal),
            "refund_on": withdrawal.refund_due_on,
            "is_late": withdrawal.is_in_time is False,
            "link": f"{settings.SITE_URL}/{language}/withdraw/{withdrawal.token}/",
        }
    key = f"withdrawal:{withdrawal.pk}:{withdrawal.order_id or 0}"
    return _write(key, "withdrawal_received", context, withdrawal, at)


def tell_refunded(*, withdrawal: Withdrawal, at: datetime) -> Message | None:
    """The money is back. Once."""
    order = withdrawal.order
    if order is None or withdrawal.refund_amount is None:
        return None
    context = {
        "order_number": order.number,
        "amount": money_words(withdrawal.refund_amount, order.currency, withdrawal.language),
        "link": f"{settings.SITE_URL}/{withdrawal.language}/withdraw/{withdrawal.token}/",
    }
    return _write(
        f"withdrawal_done:{withdrawal.pk}", "withdrawal_refunded", context, withdrawal, at
    )


def _goods(withdrawal: Withdrawal) -> list[str]:
    rows = withdrawal.lines.select_related("line").order_by("line__position")
    named = [f"{row.quantity} × {row.line.name}" for row in rows]
    if named or withdrawal.order is None:
        return named
    return [withdrawal.goods] if withdrawal.goods else [_("the whole order")]


def _write(
    key: str, template: str, context: Mapping[str, object], withdrawal: Withdrawal, at: datetime
) -> Message | None:
    customer = withdrawal.customer
    to = Recipient(
        "customer",
        customer.pk if customer else None,
        withdrawal.contact or (customer.email if customer else ""),
        withdrawal.language,
        customer.name if customer else "",
        customer.form_of_address if customer else "",
    )
    with suppress(NoAddress):
        draft = Draft(template, context, ref(withdrawal))
        return write_message(key=key, draft=draft, to=to, by=TELLER, at=at)
    return None
