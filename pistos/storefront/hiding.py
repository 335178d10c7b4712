"""What the public records of hidden words and the pages to contest a decision share."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _


class Decision(Protocol):
    """A line of a sealed ledger of moderation."""

    happened_at: datetime
    reason: str


Entry = TypeVar("Entry", bound=Decision)
Words = Callable[[Entry], object]


def decision_rows(
    found: Sequence[Entry],
    *,
    what: Words[Entry],
    became: Words[Entry],
    ground: Callable[[str], object],
) -> list[dict[str, Any]]:
    """For `storefront/decisions.html`. What is not sealed yet has no position."""
    return [
        {
            "at": entry.happened_at,
            "what": what(entry),
            "became": became(entry),
            "ground": ground(entry.reason),
            "position": getattr(getattr(entry, "seal", None), "position", None),
        }
        for entry in found
    ]


class AppealForm(forms.Form):
    """For `storefront/appeal.html`."""

    words = forms.CharField(
        label=_("Why do you think that the decision was wrong?"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
