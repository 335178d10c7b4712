"""What reviews offer to the one who asks: their part of the mail, with five links that only open a page."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from pistos.asks.models import Ask
from pistos.asks.ports import AskPart
from pistos.kit.languages import text_in
from pistos.orders.models import Line, OrderState
from pistos.reviews.actions.inviting import invite
from pistos.reviews.models import Review, State
from pistos.reviews.ports import WRITE, review_link
from pistos.reviews.queries.settings import settings_in_force


class ReviewAsker:
    """Asks for the first review of a line, or for the second one after months of use."""

    def __init__(self, *, is_second: bool) -> None:
        self.is_second = is_second

    def still_wanted(self, ask: Ask, at: datetime) -> str | None:
        line = _line(ask)
        if line is None or line.product is None:
            return "product_gone"
        if line.order.state == OrderState.CANCELLED:
            return "order_cancelled"
        written = Review.objects.filter(order_line=line).exclude(
            state__in=[State.RECEIVED, State.WITHDRAWN]
        )
        months = {"months_after__gt": 0} if self.is_second else {"months_after": 0}
        return "already_reviewed" if written.filter(**months).exists() else None

    def part(self, ask: Ask, language: str, link_base: str) -> AskPart:
        line = _line(ask)
        if line is None or line.product is None:
            raise LookupError("an ask whose line is gone is not wanted any more")
        months = settings_in_force().second_after_months if self.is_second else 0
        # An ask is sent before it expires, so that whoever gets it has `valid_days` at least.
        invitation = invite(
            line=line,
            months_after=max(months, self.is_second),
            expires_at=ask.expires_at + timedelta(days=settings_in_force().valid_days),
            at=ask.due_at or ask.requested_at,
        )
        product = text_in(line.product.name, language) or line.name
        page = review_link(WRITE, invitation.token, language)
        with override(language):
            return AskPart(
                title=_("Your review of %(product)s") % {"product": product},
                text=_text(product, months),
                links=tuple(
                    (
                        ngettext("%(count)d star", "%(count)d stars", stars) % {"count": stars},
                        f"{page}?stars={stars}",
                    )
                    for stars in range(5, 0, -1)
                ),
            )


def _text(product: str, months: int) -> str:
    if months:
        return ngettext(
            "You have had %(product)s for %(count)d month. How does it do by now?",
            "You have had %(product)s for %(count)d months. How does it do by now?",
            months,
        ) % {"product": product, "count": months}
    return _(
        "How is %(product)s? What you write is shown as you write it, good or bad. Choose your stars; you"
        " can still change them on the page."
    ) % {"product": product}


def _line(ask: Ask) -> Line | None:
    rows = Line.objects.select_related("order__customer__merged_into", "product")
    return rows.filter(pk=int(ask.about_id)).first() if ask.about_id.isdigit() else None
