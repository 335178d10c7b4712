"""A special wish in words: what was ticked, then what was written."""

from collections.abc import Mapping, Sequence


def wished_words(text: str, ticked: Sequence[str], labels: Mapping[str, str]) -> str:
    """ "Wrap it as a gift, with a blue ribbon"; a code without words stands for itself; "" without a wish."""
    return ", ".join(filter(None, (*(labels.get(code, code) for code in ticked), text)))
