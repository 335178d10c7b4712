"""What happens to imports."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ImportFinished:
    """`read` rows became records or were known; `quarantined` could not be used."""

    run_id: int
    read: int
    quarantined: int


@dataclass(frozen=True)
class ImportAsked:
    """Somebody started the import of uploaded files."""

    run_id: int


@dataclass(frozen=True)
class RehearsalAsked:
    """Somebody started a dry run of uploaded files."""

    run_id: int
