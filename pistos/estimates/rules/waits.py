"""How long something is waited for, and what can be promised: times learned from waits.

A wait is right-censored while nobody has answered (Kaplan & Meier, JASA 53 (1958)). The time promised
at a share q is the smallest at which the share answered reaches q of n + 1 waits, which keeps a
fresh wait within it with chance q where waits are exchangeable (Vovk, Gammerman & Shafer, 2005). They
are not quite: weeks differ. So each past week is promised from the weeks before it, what was really
kept at each q is counted, and the q asked for is the smallest that kept the target.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import inf, isinf
from typing import Protocol

ANSWER = "answer"
SOLUTION = "solution"
AFTER_SCAN = "after_scan"
"""What is waited for: an answer, a solution (both in working time), a delivery after a courier's report
(by the clock)."""

SHARES = (
    0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.88,
    0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.995,
)  # fmt: skip
"""Shares of waits at which a curve gives its time."""
USUAL = SHARES.index(0.5)
FEWEST = 40
"""A narrower group needs this many waits; below it the broader one speaks."""
RECENT = timedelta(days=120)
"""What a group remembers, where it has FEWEST waits in it; else all of the last year."""
REMEMBERED = timedelta(days=365)
WEEKS_REHEARSED = 26
PROVEN = 100
"""Rehearsed waits from which on their kept shares decide the share asked for."""


class Grouped(Protocol):
    """A case that knows the groups it belongs to, the narrowest first; the last has no space in its name
    and is large enough to be rehearsed."""

    def groups(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class AnswerCase:
    """What is known when a message comes in: `hour` (0-23) by the shop's clock, `ahead` the
    conversations that wait already, `on_duty` the people who answer; `topic` "" when not known."""

    channel: str
    hour: int
    ahead: int = 0
    on_duty: int = 1
    topic: str = ""

    def groups(self) -> list[str]:
        channel, load = f"channel={self.channel}", f"load={load_of(self)}"
        groups = [f"{channel} {load} part={self.hour // 4}", f"{channel} {load}", channel]
        if self.topic:
            topic = f"topic={self.topic}"
            groups = [f"{channel} {load} {topic}", f"{channel} {topic}", *groups]
        return groups


@dataclass(frozen=True, slots=True)
class ScanCase:
    """A courier's report about a parcel: "out_for_delivery", by "acs"."""

    code: str
    courier: str = ""

    def groups(self) -> list[str]:
        code = f"code={self.code}"
        return [f"{code} courier={self.courier}", code] if self.courier else [code]


@dataclass(frozen=True, slots=True)
class Wait:
    """One wait that began at `since` and took `seconds`; not `is_over` while what is waited for has not
    come. A wait that ended without it is over after infinite seconds."""

    case: Grouped
    since: datetime
    seconds: float
    is_over: bool = True


@dataclass(frozen=True, slots=True)
class Curve:
    """Working seconds at each of SHARES, infinite where the waits do not reach that far; `kept` is
    the share really kept when promised so in past weeks, empty where too few were rehearsed."""

    seconds: tuple[float, ...]
    sample: int
    kept: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class AnswerQuote:
    """Working seconds that an answer usually takes, and within which it can be promised.

    `chance` is the share of the like that came within `promised_seconds`; None for the default, where
    history says too little and the caller promises cautiously: never sooner than `promised_seconds`,
    the longest that history does reach. `group` names whose history spoke.
    """

    usual_seconds: float
    promised_seconds: float
    chance: float | None
    sample: int
    group: str
    is_default: bool


def load_of(case: AnswerCase) -> int:
    """How many wait for each person on duty, in four steps: under 1, 3, 8, and more."""
    each = case.ahead / max(case.on_duty, 1)
    return sum(each >= bound for bound in (1, 3, 8))


def learn_waits(waits: Iterable[Wait], at: datetime) -> dict[str, Curve]:
    """A curve for every group with FEWEST waits in the year before `at`."""
    by_group: dict[str, list[Wait]] = defaultdict(list)
    for wait in waits:
        if at - REMEMBERED <= wait.since <= at:
            for group in wait.case.groups():
                by_group[group].append(wait)
    return {
        group: _with_rehearsal(curve_of(_recent(found, at)), found, at)
        if " " not in group
        else curve_of(_recent(found, at))
        for group, found in by_group.items()
        if len(found) >= FEWEST
    }


def quote_wait(curves: Mapping[str, Curve], case: Grouped, target: float) -> AnswerQuote:
    """The narrowest group whose waits reach the share asked for; the marked default without any."""
    groups = case.groups()
    asked = _share_asked(curves.get(groups[-1]), target)
    for group in groups:
        curve = curves.get(group)
        if curve is None:
            continue
        promised = curve.seconds[asked]
        if not isinf(promised):
            return AnswerQuote(
                usual_seconds=curve.seconds[USUAL],
                promised_seconds=promised,
                chance=max(target, chance_within(curve, promised)),
                sample=curve.sample,
                group=group,
                is_default=False,
            )
    known = curves.get(groups[-1])
    longest = max((s for s in known.seconds if not isinf(s)), default=0.0) if known else 0.0
    sample = known.sample if known else 0
    return AnswerQuote(0.0, longest, None, sample, "", is_default=True)


def narrowest(curves: Mapping[str, Curve], case: Grouped) -> Curve | None:
    """The curve of the narrowest group that has one."""
    return next((curves[group] for group in case.groups() if group in curves), None)


def chance_within(curve: Curve, seconds: float) -> float:
    """The share answered within `seconds`, linear between the curve's points, 0 to 0.995."""
    earlier_share, earlier = 0.0, 0.0
    for share, at in zip(SHARES, curve.seconds, strict=True):
        if seconds < at:
            if isinf(at) or at == earlier:
                return earlier_share
            return earlier_share + (share - earlier_share) * (seconds - earlier) / (at - earlier)
        earlier_share, earlier = share, at
    return SHARES[-1]


def curve_of(waits: Sequence[Wait]) -> Curve:
    """Kaplan-Meier's product-limit estimate, read at SHARES of n + 1 waits."""
    ordered = sorted(waits, key=lambda wait: (wait.seconds, not wait.is_over))
    n = len(ordered)
    left, seconds, reached = 1.0, [inf] * len(SHARES), 0
    for place, wait in enumerate(ordered):
        if wait.is_over and not isinf(wait.seconds):
            left *= 1 - 1 / (n - place)
        answered = (1 - left) * n / (n + 1)
        while reached < len(SHARES) and answered >= SHARES[reached] - 1e-9:
            seconds[reached] = wait.seconds
            reached += 1
    return Curve(tuple(seconds), n)


def _recent(waits: Sequence[Wait], at: datetime) -> Sequence[Wait]:
    recent = [wait for wait in waits if wait.since >= at - RECENT]
    return recent if len(recent) >= FEWEST else waits


def _with_rehearsal(curve: Curve, waits: Sequence[Wait], at: datetime) -> Curve:
    """The curve with what each share would have kept in the past weeks, promised from before them."""
    kept, rehearsed = [0] * len(SHARES), 0
    for week in range(WEEKS_REHEARSED, 0, -1):
        begins = at - timedelta(weeks=week)
        before = [wait for wait in waits if wait.since < begins - timedelta(days=1)]
        if len(before) < FEWEST:
            continue
        past = curve_of(_recent(before, begins))
        for wait in waits:
            if begins <= wait.since < begins + timedelta(weeks=1) and wait.is_over:
                rehearsed += 1
                for place, promised in enumerate(past.seconds):
                    kept[place] += wait.seconds <= promised
    if rehearsed < PROVEN:
        return curve
    return Curve(curve.seconds, curve.sample, tuple(count / rehearsed for count in kept))


def _share_asked(curve: Curve | None, target: float) -> int:
    """The place in SHARES to ask for: the smallest that kept the target when rehearsed."""
    kept = curve.kept if curve and curve.kept else SHARES
    for place, (share, really) in enumerate(zip(SHARES, kept, strict=True)):
        if share >= target - 1e-9 and really >= target - 1e-9:
            return place
    return len(SHARES) - 1
