"""One form for whatever went wrong: which goods, what happened, what would put it right."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pistos.conversations.rules.tidying import without_tricks
from pistos.returns.facts import Intake, Told
from pistos.returns.models import Happened, Wish
from pistos.returns.queries.items import Known
from pistos.storefront.contact_forms import FilesField

WISHES = (
    ("", _("I leave it to you")),
    (Wish.REPLACEMENT.value, _("A new one")),
    (Wish.REPAIR.value, _("A repair")),
    (Wish.REDUCTION.value, _("Part of the price back")),
    (Wish.REFUND.value, _("My money back")),
)


class ClaimForm(forms.Form):
    """A pair of questions for each line that still has pieces, then words and photos for all."""

    words = forms.CharField(
        label=_("Tell us in your own words"),
        help_text=_("As short as you like. Nothing here needs to be proven by you now."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    wished = forms.ChoiceField(
        label=_("What would put it right?"),
        choices=WISHES,
        required=False,
        widget=forms.RadioSelect,
    )
    photos = FilesField(
        label=_("Photos"),
        help_text=_(
            "Up to five; of something damaged also the box and its label. Where and with what they were"
            " taken is removed from them."
        ),
        required=False,
    )
    attempt = forms.CharField(widget=forms.HiddenInput, max_length=22, min_length=22)

    def __init__(self, *args: Any, known: Mapping[int, Known], **more: Any) -> None:
        super().__init__(*args, **more)
        self.items = [item for item in known.values() if item.row.left > 0]
        for item in self.items:
            pk = item.line.pk
            self.fields[f"happened_{pk}"] = forms.ChoiceField(
                label=_("What happened?"),
                choices=[("", _("Nothing: all is well with it")), *Happened.choices],
                required=False,
            )
            self.fields[f"many_{pk}"] = forms.IntegerField(
                label=_("How many pieces?"),
                min_value=1,
                max_value=item.row.left,
                initial=item.row.left,
                required=False,
            )

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [
            {
                "name": item.line.name,
                "happened": self[f"happened_{item.line.pk}"],
                "many": self[f"many_{item.line.pk}"] if item.row.left > 1 else None,
            }
            for item in self.items
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not self.errors and not self.told():
            self.add_error(
                None, gettext("Choose at least one of the goods, and what happened to it.")
            )
        return given

    def told(self) -> tuple[Told, ...]:
        given = self.cleaned_data
        return tuple(
            Told(
                item.line.pk,
                given.get(f"many_{item.line.pk}") or (1 if item.row.left == 1 else item.row.left),
                given[f"happened_{item.line.pk}"],
                given.get("wished", ""),
            )
            for item in self.items
            if given.get(f"happened_{item.line.pk}")
        )

    def intake(self, language: str) -> Intake:
        given = self.cleaned_data
        return Intake(
            rows=self.told(),
            words=without_tricks(given["words"]).strip(),
            language=language,
            attempt=given["attempt"],
            photos=tuple(each.read() for each in given["photos"]),
        )
