"""What happens to estimates."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ModelLearned:
    """A new model is in use from now on."""

    model: str
    observation_count: int
    cell_count: int


@dataclass(frozen=True)
class WaitsLearned:
    """How long customers wait was learned anew; `quantity` is "answer" or "solution"."""

    quantity: str
    version: str
    wait_count: int
    group_count: int
