"""A practice: a rule of the house whose real use can be counted."""

from dataclasses import dataclass

from django.utils.functional import Promise as Lazy


@dataclass(frozen=True, slots=True)
class Practice:
    """`name` says the rule as it should be; `counted_from` what its cases are."""

    code: str
    name: Lazy | str
    counted_from: Lazy | str


@dataclass(frozen=True, slots=True)
class Followed:
    """In how many of the cases that it applied to the rule was followed."""

    followed: int
    cases: int

    @property
    def share(self) -> float | None:
        """None where there was no case."""
        return self.followed / self.cases if self.cases else None
