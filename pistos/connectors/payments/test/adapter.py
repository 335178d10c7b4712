"""The `PaymentProvider` of the demo: a page of our own with buttons for what may happen."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from pistos.payments.facts import Notice, RefundAnswer, Way
from pistos.payments.ports import HostedPage, NoticeUnreadable, PageRequest, RefundRequest
from pistos.payments.rules.money import from_minor_units

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class PlayMoney:
    code = "test"
    way: Way = "hosted"
    is_test = True
    takes_cards = True
    page_hosts: tuple[str, ...] = ()

    def open_page(self, request: PageRequest) -> HostedPage:
        where = reverse("test-payment", args=[request.payment_token])
        return HostedPage(f"test-{request.key}", f"{settings.SITE_URL}{where}", NEVER)

    def close_page(self, external_ref: str) -> None:
        """The page asks our own payment, which says that it is given up."""

    def look(self, external_ref: str) -> Notice | None:
        return None

    def give_back(self, request: RefundRequest) -> RefundAnswer:
        return RefundAnswer(f"test-{request.key}"[:120], "done")

    def read(self, body: Mapping[str, Any]) -> Notice:
        """As the page writes it: `kind` is paid, declined, failed or expired, `amount` in cents."""
        try:
            currency = str(body["currency"])
            return Notice(
                event_id=str(body["id"]),
                kind=body["kind"],
                words=str(body["kind"]),
                happened_at=datetime.fromtimestamp(int(body["at"]), UTC),
                payment_token=str(body["payment"]),
                charge_ref=f"test-{body['payment']}",
                amount=from_minor_units(int(body["amount"]), currency),
                currency=currency,
                code=str(body.get("code", "")),
            )
        except (KeyError, ValueError) as error:
            raise NoticeUnreadable(f"lacks {error}") from error
