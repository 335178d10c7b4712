"""The `PaymentProvider` over the client: a page with one line, the order's whole sum."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from pistos.connectors.payments.stripe.client import Account, get, post
from pistos.connectors.payments.stripe.reading import answer_of, notice_of, session_notice
from pistos.payments.facts import Notice, RefundAnswer, Way
from pistos.payments.ports import (
    HostedPage,
    PageRequest,
    ProviderAway,
    ProviderRefused,
    RefundRequest,
)
from pistos.payments.rules.money import minor_units

LANGUAGES = {"en", "el", "sl"}
"""Those of ours that Stripe's page speaks; to others it speaks the browser's."""
PAGES = "https://checkout.stripe.com"


class Stripe:
    code = "stripe"
    way: Way = "hosted"
    takes_cards = True

    def __init__(self, account: Account) -> None:
        self._account = account
        base = urlsplit(account.base)
        is_here = base.hostname in {"127.0.0.1", "localhost"}
        self.page_hosts: tuple[str, ...] = (
            (f"{base.scheme}://{base.netloc}",) if is_here else (PAGES,)
        )

    @property
    def is_test(self) -> bool:
        return self._account.is_test

    def open_page(self, request: PageRequest) -> HostedPage:
        """A Checkout Session. What is asked is the same at every try, or Stripe refuses the key."""
        form = {
            "mode": "payment",
            "client_reference_id": request.payment_token,
            "success_url": request.done_url,
            "cancel_url": request.cancel_url,
            "locale": request.language if request.language in LANGUAGES else "auto",
            "metadata": {"payment": request.payment_token},
            "payment_intent_data": {"metadata": {"payment": request.payment_token}},
            "line_items": {
                "0": {
                    "quantity": 1,
                    "price_data": {
                        "currency": request.currency.lower(),
                        "unit_amount": minor_units(request.amount, request.currency),
                        "product_data": {"name": f"No. {request.order_number}"},
                    },
                }
            },
        }
        answer = post(self._account, "/v1/checkout/sessions", form, key=request.key)
        return self._page(answer)

    def _page(self, answer: Mapping[str, Any]) -> HostedPage:
        try:
            name, url = str(answer["id"]), str(answer["url"])
            until = datetime.fromtimestamp(int(answer["expires_at"]), UTC)
        except (KeyError, TypeError, ValueError) as error:
            raise ProviderAway(f"an answer without {error}") from error
        if not url.startswith(tuple(f"{host}/" for host in self.page_hosts)):
            raise ProviderRefused("the page lies elsewhere than expected")
        return HostedPage(name, url, until)

    def close_page(self, external_ref: str) -> None:
        """What is paid or over already cannot be closed: its report tells of it."""
        try:
            post(self._account, f"/v1/checkout/sessions/{external_ref}/expire", {}, key="")
        except ProviderRefused:
            return

    def look(self, external_ref: str) -> Notice | None:
        try:
            found = get(self._account, f"/v1/checkout/sessions/{external_ref}")
        except ProviderRefused:
            return None
        moment = datetime.fromtimestamp(int(found.get("created", 0)), UTC)
        name = f"look-{external_ref}"
        if found.get("payment_status") == "paid":
            return session_notice(found, (name, "checkout.session.completed", moment))
        if found.get("status") == "expired":
            return session_notice(found, (name, "checkout.session.expired", moment))
        return None

    def give_back(self, request: RefundRequest) -> RefundAnswer:
        form = {
            "payment_intent": request.charge_ref,
            "amount": minor_units(request.amount, request.currency),
            "metadata": {"payment": request.payment_token, "refund": request.key},
        }
        answer = post(self._account, "/v1/refunds", form, key=request.key)
        try:
            return answer_of(answer)
        except KeyError as error:
            raise ProviderAway(f"an answer without {error}") from error

    def read(self, body: Mapping[str, Any]) -> Notice:
        return notice_of(body, is_test=self.is_test)
