"""How many people a telephone needs: Erlang's formulas.

Calls arrive by chance (Poisson), last by chance (exponential), and wait in one queue until one of n
people is free. A. K. Erlang, "Solution of some Problems in the Theory of Probabilities of Significance
in Automatic Telephone Exchanges", Elektroteknikeren 13, 1917. The loss formula B is computed by its
recursion B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)), which is stable for any load; the delay formula is
C = n B / (n - a (1 - B)). See also N. Gans, G. Koole, A. Mandelbaum, "Telephone Call Centers: Tutorial,
Review, and Research Prospects", M&SOM 5 (2003), section 4.1.
"""

import math
from dataclasses import dataclass

MOST_PEOPLE = 2_000


@dataclass(frozen=True, slots=True)
class Load:
    """What comes in within an hour: calls, and the seconds that one keeps a person busy."""

    calls_per_hour: float
    handling_seconds: float

    @property
    def erlangs(self) -> float:
        """How many people would be busy all the time."""
        return self.calls_per_hour * self.handling_seconds / 3600


@dataclass(frozen=True, slots=True)
class Target:
    """`share` (0…1) of the calls are to be answered within `seconds`."""

    seconds: float
    share: float


def chance_of_busy(erlangs: float, lines: int) -> float:
    """Erlang B: the share of calls that find all `lines` taken where nobody can wait; 0…1."""
    if erlangs <= 0:
        return 0.0
    busy = 1.0
    for number in range(1, lines + 1):
        busy = erlangs * busy / (number + erlangs * busy)
    return busy


def chance_of_waiting(erlangs: float, people: int) -> float:
    """Erlang C: the share of calls that find nobody free and wait; 1 where the queue only grows."""
    if erlangs <= 0:
        return 0.0
    if people <= erlangs:
        return 1.0
    lost = chance_of_busy(erlangs, people)
    return people * lost / (people - erlangs * (1 - lost))


def share_answered_within(load: Load, people: int, seconds: float) -> float:
    """The share of calls that are answered within `seconds` (the service level); 0…1."""
    erlangs = load.erlangs
    if erlangs <= 0:
        return 1.0
    if people <= erlangs:
        return 0.0
    faster = math.exp(-(people - erlangs) * seconds / load.handling_seconds)
    return 1 - chance_of_waiting(erlangs, people) * faster


def mean_wait(load: Load, people: int) -> float:
    """Seconds that a call waits on average; infinite where the queue only grows."""
    erlangs = load.erlangs
    if erlangs <= 0:
        return 0.0
    if people <= erlangs:
        return math.inf
    return chance_of_waiting(erlangs, people) * load.handling_seconds / (people - erlangs)


def people_needed(load: Load, target: Target) -> int:
    """The fewest people with whom the target is met; 0 where nobody calls."""
    if load.erlangs <= 0:
        return 0
    people = max(1, math.ceil(load.erlangs))
    while people < MOST_PEOPLE:
        if share_answered_within(load, people, target.seconds) >= target.share:
            return people
        people += 1
    return people
