"""The ways to reach the shop, each with its hours and its true wait, in words. No queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.calls.queries.waits import PresentWait
from pistos.components.tags.speaking import language
from pistos.conversations.queries.waits import ChannelWait
from pistos.kit.languages import text_in
from pistos.kit.phones import spaced
from pistos.kit.words import (
    LAST_MINUTE,
    clock_words,
    moment_words,
    near_day_words,
    on_day_words,
    span_words,
    time_words,
    until_words,
)
from pistos.shop.models import Closure, WorkingHours


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach the shop, as it is shown. `answered_at` is None where it is not known."""

    channel: str
    label: str
    icon: str
    address: str = ""
    url: str = ""
    hours: str = ""
    wait: str = ""
    ahead: str = ""
    answered_at: datetime | None = None
    is_quickest: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """The moment and the zone in which the page speaks."""

    at: datetime
    zone: str

    @property
    def place(self) -> ZoneInfo:
        return ZoneInfo(self.zone)


def written_way(wait: ChannelWait, address: str, url: str, spoken: Spoken) -> Way:
    """E-mail, form or chat: when an answer to what is written now is promised."""
    labels = {
        "email": (_("E-mail"), "mail"),
        "form": (_("This form"), "form"),
        "chat": (_("Chat"), "chat"),
    }
    label, icon = labels[wait.channel]
    due = until_words(wait.estimate.due_at, spoken.at, spoken.place, language())
    return Way(
        channel=wait.channel,
        label=label,
        icon=icon,
        address=address,
        url=url,
        hours=_("Taken round the clock.") if wait.is_open else _opens(wait.opens_at, spoken),
        wait=_("What you write now is answered: %(until)s.") % {"until": due},
        ahead=ahead_words(wait.estimate.ahead),
        answered_at=wait.estimate.due_at,
    )


def telephone_way(wait: PresentWait, number: str, spoken: Spoken, *, name: str = "") -> Way:
    """The telephone: whether somebody is there now, and how long it usually rings."""
    usual = ""
    if wait.is_staffed and wait.usual is not None:
        usual = _("Usually answered within %(span)s.") % {
            "span": span_words(max(wait.usual, timedelta(minutes=1)), language())
        }
    return Way(
        channel="phone",
        label=f"{_('Telephone')}: {name}" if name else _("Telephone"),
        icon="phone",
        address=spaced(number),
        url=f"tel:{number.replace(' ', '')}",
        hours=_present(wait, spoken),
        wait=usual,
        ahead=callers_words(wait.ahead),
        answered_at=spoken.at + wait.usual if usual and wait.usual else None,
    )


def store_way(wait: PresentWait, address: str, spoken: Spoken) -> Way:
    return Way(
        channel="store",
        label=_("In the store"),
        icon="shop",
        address=address,
        hours=_present(wait, spoken),
        ahead=ahead_words(wait.ahead),
    )


def with_quickest(ways: Sequence[Way]) -> list[Way]:
    """The way that is answered first, marked and put first; as they are where there is nothing to compare."""
    known = [way.answered_at for way in ways if way.answered_at is not None]
    if len(known) < 2:
        return list(ways)
    first = next(n for n, way in enumerate(ways) if way.answered_at == min(known))
    rest = [way for n, way in enumerate(ways) if n != first]
    return [replace(ways[first], is_quickest=True), *rest]


def ahead_words(count: int) -> str:
    """How many wait before whoever comes now."""
    if not count:
        return _("Nobody waits before you.")
    return ngettext("%(count)d waits before you.", "%(count)d wait before you.", count) % {
        "count": count
    }


def callers_words(count: int) -> str:
    if not count:
        return _("Nobody waits on the line.")
    return ngettext(
        "%(count)d caller waits on the line.", "%(count)d callers wait on the line.", count
    ) % {"count": count}


def place_words(place: int) -> str:
    """Where a conversation stands among those that wait; 1 is next."""
    if place <= 1:
        return _("Yours is the next that we answer.")
    return ngettext(
        "%(count)d is before yours; we answer in the order they came.",
        "%(count)d are before yours; we answer in the order they came.",
        place - 1,
    ) % {"count": place - 1}


def week_rows(hours: Iterable[WorkingHours]) -> list[tuple[str, str]]:
    """Weekday and its spans, Monday first; a day without is said to be closed."""
    by_day: dict[int, list[str]] = {}
    for row in hours:
        by_day.setdefault(row.weekday, []).append(_span(row))
    if not by_day:
        return []
    return [
        (str(WEEKDAYS[number]), ", ".join(by_day[number]) if number in by_day else _("closed"))
        for number in range(7)
    ]


def _span(row: WorkingHours) -> str:
    closes = time(0) if row.closes >= LAST_MINUTE else row.closes
    if closes == row.opens:
        return _("round the clock")
    return f"{clock_words(row.opens, language())}–{clock_words(closes, language())}"


def closure_words(closures: Sequence[Closure], spoken: Spoken) -> list[str]:
    """Days on which the shop is closed although its hours say otherwise."""
    today, said = spoken.at.astimezone(spoken.place).date(), language()
    found = []
    for closure in closures:
        reason = text_in(closure.reason, said)
        if closure.starts_on == closure.ends_on:
            day = on_day_words(closure.starts_on, today, said)
            words = _("Closed %(day)s.") % {"day": day}
        else:
            words = _("Closed: %(start)s – %(end)s, both days included.") % {
                "start": near_day_words(closure.starts_on, today, said),
                "end": near_day_words(closure.ends_on, today, said),
            }
        found.append(f"{words} {reason}" if reason else words)
    return found


def _present(wait: PresentWait, spoken: Spoken) -> str:
    if wait.is_staffed:
        return _("Somebody is here now.")
    return _opens(wait.next_at, spoken)


def _opens(when: datetime | None, spoken: Spoken) -> str:
    if when is None:
        return _("Nobody is here at present.")
    local_today = spoken.at.astimezone(spoken.place).date()
    if when.astimezone(spoken.place).date() == local_today:
        return _("Here again today from %(time)s.") % {
            "time": time_words(when, spoken.place, language())
        }
    return _("Here again %(when)s.") % {
        "when": moment_words(when, spoken.at, spoken.place, language())
    }
