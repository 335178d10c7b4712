"""What a deed refused, said where the person reads it: on the form they filled in, or on the next page."""

from collections.abc import Callable
from types import TracebackType

from django import forms
from django.contrib import messages
from django.http import HttpRequest

from pistos.kit.errors import Refused


class Refusal:
    """A block that may be refused. What is refused is said, and the code goes on behind the block."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self._say = say

    def __enter__(self) -> None:
        """Nothing to begin."""

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        wrong: BaseException | None,
        _trace: TracebackType | None,
    ) -> bool:
        if not isinstance(wrong, Refused):
            return False
        self._say(str(wrong))
        return True


def refusal_on(form: forms.BaseForm, field: str | None = None) -> Refusal:
    """The form is shown again with the reason at that field, else above all of them."""
    return Refusal(lambda said: form.add_error(field, said))


def refusal_told(request: HttpRequest) -> Refusal:
    """The next page says the reason."""
    return Refusal(lambda said: messages.error(request, said))
