"""Money that was with the customer and that the bank sent back: the promise anew, told with why."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.kit.actors import Actor, Ref
from pistos.kit.words import by_day_words, money_words
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.orders.models import Order
from pistos.promises.actions.returning import promise_money_again
from pistos.promises.models import Promise, PromiseKind
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import About, Due, Terms, Told
from pistos.shop.queries import settings_in_force, the_shop

TELLER = Actor.machine("remedies.coming_back")


@dataclass(frozen=True, slots=True)
class CameBack:
    """What came back: of which matter and order, how much, and where its page is.

    `about` is the matter as its promise names it, `key` the matter's token, `to` whom it is written to.
    """

    about: Ref
    key: str
    order: Order
    amount: Decimal
    link: str
    to: Recipient


@transaction.atomic
def promise_again(*, back: CameBack, at: datetime) -> Promise | None:
    """By the shop's own term for refunds, from today; told in the same transaction. Told twice, once.

    What was promised before and seemed kept is overturned.
    """
    order, language = back.order, back.to.language
    zone = the_shop().time_zone
    today = day_of(at, zone)
    due = Due.end_of(today + timedelta(days=max(settings_in_force().refund_within_days, 1)), zone)
    with translation.override(language):
        # Translators: by_day is a phrase such as "by Friday 27 November"
        said = _("Your money is back %(by_day)s.") % {
            "by_day": by_day_words(due.on, today, language)
        }
    promise = promise_money_again(
        to=order.customer,
        terms=Terms(
            kind=PromiseKind.REFUND,
            due=due,
            about=About(back.about.kind, int(back.about.id), order_id=order.pk),
        ),
        told=Told(said, language, back.about.kind, back.key),
        evidence=f"returned:{back.about.kind}:{back.about.id}",
        by=TELLER,
        at=at,
    )
    if promise is not None:
        _tell(back, promise, said, at)
    return promise


def _tell(back: CameBack, promise: Promise, said: str, at: datetime) -> None:
    context = {
        "order_number": back.order.number,
        "amount": money_words(back.amount, back.order.currency, back.to.language),
        "said": said,
        "link": back.link,
    }
    draft = Draft("refund_came_back", context, back.about)
    with suppress(NoAddress):
        key = f"refund_came_back:{promise.pk}"
        write_message(key=key, draft=draft, to=back.to, by=TELLER, at=at)
