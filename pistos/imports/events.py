"""What happens to imports."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ImportFinished:
    """`read` rows became records or were known; `quarantined` could not be used."""

    run_id: int
    read: int
    quarantined: int
