"""The first of two steps: who, which contract, and where to write to. Nothing else is asked for."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.conversations.rules.tidying import without_tricks
from pistos.returns.queries.windows import Returnable


class WithdrawalForm(forms.Form):
    """`order` is the order of a link, with its lines to choose from; without it the goods are words."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    number = forms.CharField(
        label=_("Number of the order or invoice"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    contact = forms.EmailField(
        label=_("E-mail for the confirmation"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    goods = forms.CharField(
        label=_("Only some of the goods?"),
        required=False,
        max_length=500,
        help_text=_("Name them here. Left empty, it is the whole order."),
    )
    reason = forms.CharField(
        label=_("Why? Only if you like to say"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, lines: Sequence[Returnable] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.chosen = [row for row in lines if row.left > 0 and not row.ground]
        for row in self.chosen:
            self.fields[f"line_{row.line.pk}"] = forms.IntegerField(
                label=row.line.name, min_value=0, max_value=row.left, initial=row.left
            )
        if lines:
            del self.fields["goods"]

    @property
    def line_fields(self) -> list[forms.BoundField]:
        return [self[f"line_{row.line.pk}"] for row in self.chosen]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.chosen and not self.errors and not any(self.quantities().values()):
            self.add_error(None, _("Choose at least one piece that you wish to return."))
        return given

    def quantities(self) -> dict[int, int]:
        return {
            row.line.pk: self.cleaned_data.get(f"line_{row.line.pk}") or 0 for row in self.chosen
        }

    def plain(self) -> dict[str, str]:
        """What was typed, on one line each but for the reason."""
        given = self.cleaned_data
        one_line = {
            name: " ".join(str(given.get(name, "")).split())
            for name in ("name", "number", "contact", "goods")
        }
        return {**one_line, "reason": without_tricks(str(given.get("reason", ""))).strip()}
