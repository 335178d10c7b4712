"""By what right each kind of ask is sent in a country, and whether a person's case meets it.

What Pistos brings along is cautious; the shop's own table goes before it. Sources: directive 2002/58/EC,
article 13(1) and (2), for the Union and the EEA. Germany: the Federal Court of Justice (VI ZR 225/17,
10 July 2018) holds that asking for an opinion is advertising, so a yes comes first there. Where we know of
no exception for those who bought (Armenia among them), a yes comes first too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from pistos.asks.models import AskKind, Basis

EEA = frozenset(
    "AT BE BG HR CY CZ DK EE FI FR GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO DE".split()
)
STRICT = frozenset({"DE"})
EVERYWHERE = ""
AFTER_A_PURCHASE = (AskKind.REVIEW, AskKind.SURVEY, AskKind.REVIEW_AGAIN, AskKind.CHECK_IN)
"""Kinds that follow from what was bought; the others always need a yes."""

NO_BASIS = "no_basis"
OBJECTED = "objected"
NO_CONSENT = "no_consent"
NO_PURCHASE = "no_purchase"


@dataclass(frozen=True, slots=True)
class Case:
    """What a person said last (None: nothing), and whether they bought."""

    said: bool | None
    has_bought: bool


def default_basis(country: str, kind: str) -> Basis:
    """What holds where the shop said nothing."""
    if kind in AFTER_A_PURCHASE and country in EEA - STRICT:
        return Basis.SOFT_OPT_IN
    return Basis.CONSENT


def basis_of(country: str, kind: str, table: Mapping[tuple[str, str], str]) -> Basis:
    """The shop's word for the country, else its word for everywhere, else the default."""
    for place in (country, EVERYWHERE):
        if (place, kind) in table:
            return Basis(table[place, kind])
    return default_basis(country, kind)


def basis_met(basis: Basis, case: Case) -> tuple[Basis | None, str]:
    """On which basis the person may be asked, or None and why not.

    A no goes before everything, a yes is the better ground wherever it was given.
    """
    if basis is Basis.NONE:
        return None, NO_BASIS
    if case.said is False:
        return None, OBJECTED
    if case.said:
        return Basis.CONSENT, ""
    if basis is Basis.CONSENT:
        return None, NO_CONSENT
    if basis is Basis.SOFT_OPT_IN and not case.has_bought:
        return None, NO_PURCHASE
    return basis, ""
