"""What is in force in the shop, read once: for one message, or for a whole run of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from pistos.conversations.models import AnswerSettings
from pistos.estimates.queries import answer_quote
from pistos.estimates.rules.waits import AnswerCase, AnswerQuote
from pistos.mailboxes.models import Mailbox
from pistos.shop.models import Shop, ShopSettings
from pistos.shop.queries import settings_in_force, shift_plan, the_shop, working_calendar
from pistos.shop.rules.hours import WorkingCalendar
from pistos.shop.rules.shifts import ShiftPlan, count_at, people_at

FRESH_FOR = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class House:
    """The shop with its hours and rules as they were at `read_at`."""

    shop: Shop
    calendar: WorkingCalendar
    shifts: ShiftPlan
    rules: ShopSettings
    answers: AnswerSettings
    mailboxes: tuple[Mailbox, ...]
    read_at: datetime
    quotes: dict[tuple[str, ...], AnswerQuote] = field(default_factory=dict)

    def quote(self, case: AnswerCase) -> AnswerQuote:
        """What history says of a case; asked once for each group of cases."""
        groups = tuple(case.groups())
        if groups not in self.quotes:
            target = self.rules.kept_rate_target
            self.quotes[groups] = answer_quote(case=case, target=target)
        return self.quotes[groups]

    def on_duty(self, at: datetime) -> int:
        return count_at(self.shifts, at)

    def persons_on_duty(self, at: datetime) -> frozenset[int]:
        return people_at(self.shifts, at)

    def mailbox(self, mailbox_id: int | None) -> Mailbox | None:
        return next((box for box in self.mailboxes if box.pk == mailbox_id), None)

    def is_own_address(self, address: str) -> bool:
        own = {box.address.lower() for box in self.mailboxes} | {self.shop.email.lower()}
        return address.lower() in own


_of_the_run: ContextVar[list[House] | None] = ContextVar("house_of_the_run", default=None)


@contextmanager
def one_run() -> Iterator[None]:
    """Within it the shop's rules are read anew only every half a minute: for many messages in a row."""
    token = _of_the_run.set([])
    try:
        yield
    finally:
        _of_the_run.reset(token)


def answers_in_force() -> AnswerSettings:
    """The newest version of the rules of answering, or the defaults when none was ever saved."""
    return AnswerSettings.objects.order_by("-version").first() or AnswerSettings()


def house(at: datetime) -> House:
    """The shop at `at`; NotFound before it is set up. Nine queries, none within a fresh run."""
    held = _of_the_run.get()
    if held and abs(at - held[0].read_at) < FRESH_FOR:
        return held[0]
    shop = the_shop()
    calendar = working_calendar(shop, at)
    found = House(
        shop=shop,
        calendar=calendar,
        shifts=shift_plan(at, calendar),
        rules=settings_in_force(),
        answers=answers_in_force(),
        mailboxes=tuple(Mailbox.objects.filter(is_active=True).defer("secret")),
        read_at=at,
    )
    if held is not None:
        held[:] = [found]
    return found
