"""What ways to pay have in common where no provider is asked: people move the money."""

from collections.abc import Mapping
from typing import Any

from pistos.payments.facts import Notice, RefundAnswer
from pistos.payments.ports import (
    HostedPage,
    NoticeUnreadable,
    PageRequest,
    ProviderRefused,
    RefundRequest,
)


class ByHand:
    """A way without a page and without reports: nothing is asked of anybody outside."""

    is_test = False
    takes_cards = False
    page_hosts: tuple[str, ...] = ()

    def open_page(self, request: PageRequest) -> HostedPage:
        raise ProviderRefused("there is no page for this way to pay")

    def close_page(self, external_ref: str) -> None:
        """Nothing is open."""

    def look(self, external_ref: str) -> Notice | None:
        return None

    def give_back(self, request: RefundRequest) -> RefundAnswer:
        raise ProviderRefused("a person sends this money back")

    def read(self, body: Mapping[str, Any]) -> Notice:
        raise NoticeUnreadable("nobody reports for this way to pay")
