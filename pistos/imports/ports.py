"""What an import needs from outside."""

from typing import Protocol


class Progress(Protocol):
    """Told how far an import has come; shows it to whoever waits."""

    def reading(self, done: int, whole: int) -> None:
        """Bytes of the files read so far."""

    def recording(self, done: int, whole: int) -> None:
        """Orders worked off so far."""
