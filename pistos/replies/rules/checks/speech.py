"""How one language says what the checks look for: patterns over folded sentences."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Speech:
    """Patterns of one language. All meet folded text: lower case, without accents, σ for ς.

    `claims` by what is claimed: delivered, under_way, sent, paid, refunded, cancelled, in_time. `vague` says
    that something will be done without saying when; `when` is any time. `ours` tells that the shop is who
    does it ("we asked the courier"), `spared` that the customer need not.
    """

    greeting: Pattern
    closing: Pattern
    acknowledged: Pattern
    sorry: Pattern
    conditional: Pattern
    surprised: Pattern
    talks_down: Pattern
    refusing: Pattern
    not_refusing: Pattern
    bare: frozenset[str]
    no: frozenset[str]
    reason: Pattern
    alternative: Pattern
    courier: Pattern
    ours: Pattern
    spared: Pattern
    claims: Mapping[str, Pattern]
    denied: Pattern
    open_ended: Pattern
    vague: Pattern
    when: Pattern
    next_step: Pattern
    feeling: Pattern
    complaint: Pattern
    asks_number: Pattern
    stock: Pattern
    team: Pattern
    automatic: Pattern
    person: Pattern


def any_of(*parts: str) -> Pattern:
    """One pattern of many, each from the beginning of a word."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})")


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())
