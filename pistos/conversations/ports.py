"""Who else keeps words of a conversation, and lets go of them when they go here."""

from collections.abc import Callable, Sequence

Forget = Callable[[Sequence[int]], None]
_keepers: dict[str, Forget] = {}


def keeps_words(name: str, forget: Forget) -> None:
    """Registers an app's part, called with the ids; again under the same name replaces it."""
    _keepers[name] = forget


def forget_elsewhere(conversation_ids: Sequence[int]) -> None:
    for forget in _keepers.values():
        forget(conversation_ids)
