"""What staff type about one complaint: the apology with its plan, a step more, a word afterwards."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pistos.accounts.models import User
from pistos.complaints.actions.apologising import ApologyFacts, Step
from pistos.components.choosing import offer
from pistos.kit.tokens import public_token
from pistos.replies.facts import Heeded, Weighed

ROWS = (1, 2, 3)
_DAY = {"type": "date"}


class WeighedForm(forms.Form):
    """The two questions about words that go to one customer."""

    pleased = forms.CharField(
        label=_("In the customer's place: what in it would please you?"), max_length=500
    )
    annoyed = forms.CharField(
        label=_("And what would annoy you?"),
        help_text=_("If you can, take it out before you send."),
        max_length=500,
    )

    def heeded(self, accepted: Mapping[str, str]) -> Heeded:
        given = self.cleaned_data
        return Heeded(accepted, Weighed(given["pleased"], given["annoyed"]))


class WordForm(WeighedForm):
    """A person's own words to one customer."""

    words = forms.CharField(max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("words", "pleased", "annoyed")

    def __init__(self, *args: Any, label: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].label = label


class StepForm(forms.Form):
    """One more step of a plan that was sent."""

    what = forms.CharField(label=_("What is done"), max_length=300)
    due_on = forms.DateField(label=pgettext_lazy("day", "By"), widget=forms.DateInput(attrs=_DAY))

    def value(self, agent: User) -> Step:
        return Step(self.cleaned_data["what"], self.cleaned_data["due_on"], agent)


class ApologyForm(WeighedForm):
    """The mistake, the apology, who answers for it, and up to three steps at once."""

    mistake = forms.CharField(
        label=_("We made a mistake: which one"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("In the customer's language. What we did, not how they felt about it."),
    )
    text = forms.CharField(
        label=_("The apology"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("In your own words, without an “if”."),
    )
    owner = forms.ChoiceField(label=_("Who answers for the plan"))
    attempt = forms.CharField(widget=forms.HiddenInput, max_length=60)

    def __init__(self, *args: Any, people: list[User], agent: User, **more: Any) -> None:
        more.setdefault("initial", {"attempt": public_token(), "owner": str(agent.pk)})
        super().__init__(*args, **more)
        self.people = {str(person.pk): person for person in people}
        named = [(key, person.name or person.email) for key, person in self.people.items()]
        offer(self, "owner", named)
        for row in ROWS:
            self.fields[f"what_{row}"] = forms.CharField(
                label=_("What is done"), max_length=300, required=False
            )
            self.fields[f"due_on_{row}"] = forms.DateField(
                label=pgettext_lazy("day", "By"),
                required=False,
                widget=forms.DateInput(attrs=_DAY),
            )
            self.fields[f"owner_{row}"] = forms.ChoiceField(
                label=_("Who"), choices=named, required=False, initial=str(agent.pk)
            )

    @property
    def rows(self) -> list[dict[str, forms.BoundField]]:
        return [
            {name: self[f"{name}_{row}"] for name in ("what", "due_on", "owner")} for row in ROWS
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for row in ROWS:
            if given.get(f"what_{row}") and not given.get(f"due_on_{row}"):
                self.add_error(f"due_on_{row}", _("Each step has its day."))
        return given

    def value(self, agent: User, accepted: Mapping[str, str]) -> ApologyFacts:
        given = self.cleaned_data
        steps = [
            Step(
                given[f"what_{row}"],
                given[f"due_on_{row}"],
                self.people.get(given[f"owner_{row}"], agent),
            )
            for row in ROWS
            if given[f"what_{row}"]
        ]
        owner = self.people.get(given["owner"], agent)
        return ApologyFacts(
            given["mistake"],
            given["text"],
            steps,
            owner,
            given["attempt"],
            self.heeded(accepted),
        )
