"""What a program writes says so, and offers a person."""

from collections.abc import Iterator

from pistos.replies.facts import Remark
from pistos.replies.rules.checks.reading import read


def check_machine(text: str, language: str) -> tuple[Remark, ...]:
    """The remarks on a message that a program writes to a customer."""
    return tuple(_machine(text, language))


def _machine(text: str, language: str) -> Iterator[Remark]:
    said = read(text, language)
    if not any(said.speech.automatic.search(each.plain) for each in said.sentences):
        yield Remark("says_machine", True, "says_machine")
    if not any(said.speech.person.search(each.plain) for each in said.sentences):
        yield Remark("offers_person", True, "offers_person")
