"""What invoices need from outside: a tax authority, where the law asks that it is told of each one."""

from typing import Protocol

from pistos.invoices.facts import Bill, Registered


class AuthorityAway(Exception):
    """No usable answer; the same invoice may be told again, once in effect by its name."""


class TaxAuthority(Protocol):
    """Takes an invoice and gives a mark. None is built in: see docs/apps/invoices.md."""

    def register(self, bill: Bill) -> Registered:
        """Raises AuthorityAway."""
        ...


_in_use: list[TaxAuthority] = []


def use_tax_authority(authority: TaxAuthority | None) -> None:
    _in_use[:] = [authority] if authority else []


def tax_authority() -> TaxAuthority | None:
    return _in_use[0] if _in_use else None
