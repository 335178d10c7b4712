"""Which codes a text seems to mean."""

from pistos.causes.facts import Suggestion


def suggested(text: str, language: str) -> list[Suggestion]:
    """The likeliest codes, best first; none where the text says too little."""
    return []
