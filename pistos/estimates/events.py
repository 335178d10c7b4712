"""What happens to estimates."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ModelLearned:
    """A new model is in use from now on."""

    model: str
    observation_count: int
    cell_count: int
