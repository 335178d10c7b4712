"""What payments need from outside: somebody who takes money, gives it back, and tells of both."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from pistos.payments.facts import Notice, RefundAnswer, Way


class ProviderAway(Exception):
    """No usable answer. The same request may be sent again: its key makes it once."""


class ProviderRefused(Exception):
    """The provider answers that it will not, and says why."""


class NoticeUnreadable(Exception):
    """A genuine report that makes no sense to us."""


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page on which to pay. `key` is the same at every try of the same page."""

    key: str
    payment_token: str
    order_number: str
    amount: Decimal
    currency: str
    language: str
    done_url: str
    cancel_url: str


@dataclass(frozen=True, slots=True)
class HostedPage:
    external_ref: str
    url: str
    until: datetime


@dataclass(frozen=True, slots=True)
class RefundRequest:
    key: str
    payment_token: str
    charge_ref: str
    amount: Decimal
    currency: str


class PaymentProvider(Protocol):
    """One way to pay. `code` names its `Provider` row."""

    @property
    def code(self) -> str: ...

    @property
    def way(self) -> Way: ...

    @property
    def is_test(self) -> bool:
        """No money moves: marked as such wherever it is shown."""
        ...

    @property
    def takes_cards(self) -> bool:
        """The law forbids a fee on what it takes."""
        ...

    @property
    def page_hosts(self) -> tuple[str, ...]:
        """Origins of its pages, which a form of ours may lead to."""
        ...

    def open_page(self, request: PageRequest) -> HostedPage:
        """Raises ProviderAway or ProviderRefused."""
        ...

    def close_page(self, external_ref: str) -> None:
        """Nobody can pay there any more, where the provider can do that. Raises ProviderAway."""
        ...

    def look(self, external_ref: str) -> Notice | None:
        """How the page stands now; None while nothing is settled. Raises ProviderAway."""
        ...

    def give_back(self, request: RefundRequest) -> RefundAnswer:
        """Raises ProviderAway or ProviderRefused."""
        ...

    def read(self, body: Mapping[str, Any]) -> Notice:
        """A report as it was kept. Raises NoticeUnreadable."""
        ...


_providers: dict[str, PaymentProvider] = {}


def use_providers(*providers: PaymentProvider) -> None:
    """Wires the configured providers in; called once, when the program starts."""
    _providers.clear()
    _providers.update({provider.code: provider for provider in providers})


def providers_in_use() -> tuple[PaymentProvider, ...]:
    return tuple(_providers.values())


def provider_named(code: str) -> PaymentProvider | None:
    """None where the program is not set up for it."""
    return _providers.get(code)


def cards_stay_away(codes: Iterable[str]) -> bool:
    """Whether cards are taken by these ways, and on none of them does a card's number reach a page of ours.

    Nothing else may be claimed of cards where a buyer fears for theirs (S0-19).
    """
    cards = [port for code in codes if (port := _providers.get(code)) and port.takes_cards]
    return bool(cards) and all(port.way == "hosted" and port.page_hosts for port in cards)


PayLink = Callable[[str, str], str]


def _plain_link(payment_token: str, language: str) -> str:
    return f"/{language}/p/{payment_token}/"


_pay_link: list[PayLink] = [_plain_link]


def set_pay_link(link: PayLink) -> None:
    """`link(payment_token, language)` gives the absolute address of the payment's page."""
    _pay_link[:] = [link]


def pay_link(payment_token: str, language: str) -> str:
    return _pay_link[0](payment_token, language)
