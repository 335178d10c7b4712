"""What happens to the shop itself. Names of what changed, never the personal values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShopSetUp:
    """The shop was set up and has its first owner."""

    owner_id: int


@dataclass(frozen=True, slots=True)
class SetUpFinished:
    """The owner went through the first-run wizard; its pages are gone from now on."""


@dataclass(frozen=True, slots=True)
class IdentityChanged:
    """Identity, legal data or place of the shop changed; `fields` names which."""

    fields: list[str]


@dataclass(frozen=True, slots=True)
class LogoChanged:
    """The shop has a new logo; `kind` is its image type, empty when it was taken away."""

    kind: str


@dataclass(frozen=True, slots=True)
class HoursChanged:
    """The weekly working hours were replaced: `spans` as (weekday, opens, closes)."""

    spans: list[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class ClosureAdded:
    closure_id: int
    starts_on: str
    ends_on: str


@dataclass(frozen=True, slots=True)
class ClosureRemoved:
    closure_id: int
    starts_on: str
    ends_on: str


@dataclass(frozen=True, slots=True)
class SettingsSaved:
    """A new version of the shop's rules is in force; `changed` maps a setting to (old, new)."""

    version: int
    changed: dict[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class ShiftPlanned:
    """A person is on duty every week, or once; the times stand with the shift."""

    shift_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class ShiftDropped:
    shift_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class AbsenceNoted:
    absence_id: int
    person_id: int
    starts_on: str
    ends_on: str


@dataclass(frozen=True, slots=True)
class AbsenceDropped:
    absence_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class PageWordsSaved:
    """The shop's own words on a page of information have a new version."""

    page: str
    version: int


@dataclass(frozen=True, slots=True)
class LookChanged:
    """The shop's own colour is another; empty is that of Pistos."""

    accent: str


@dataclass(frozen=True, slots=True)
class NoticePutUp:
    """The official notice of the legal guarantee stands on the pages of a language; `sha256` of its file."""

    language: str
    sha256: str


@dataclass(frozen=True, slots=True)
class NoticeTakenDown:
    """The official notice of the legal guarantee no longer stands on the pages of a language."""

    language: str


@dataclass(frozen=True, slots=True)
class WorkRepeated:
    """Somebody let work that had failed to the end run again: its name, and how many times."""

    name: str
    count: int
