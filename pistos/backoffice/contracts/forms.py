"""Forms of contracts: what, on which terms, and what is written to the customer."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pistos.catalogue.models import Product, ProductKind, ProductState
from pistos.components.tags.speaking import language
from pistos.contracts.actions.beginning import unclear_words
from pistos.contracts.facts import Included, TermFacts
from pistos.contracts.models import Period
from pistos.contracts.rules.terms import TermsNonsense, read_included
from pistos.contracts.rules.wording import included_text
from pistos.kit.languages import text_in


class BeginForm(forms.Form):
    """What the contract is about, and from when."""

    name = forms.CharField(
        label=_("What it is about"),
        max_length=120,
        help_text=_("As the customer reads it."),
    )
    product = forms.ModelChoiceField(
        label=_("Service of the catalogue"),
        required=False,
        queryset=Product.objects.filter(kind=ProductKind.SERVICE, state=ProductState.PUBLISHED),
        empty_label="–",
    )
    starts_on = forms.DateField(label=_("First day"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        field: Any = self.fields["product"]  # a ModelChoiceField
        field.label_from_instance = lambda row: text_in(row.name, language())


class TermsForm(forms.Form):
    """Terms as structured facts, so that they can be compared."""

    price_amount = forms.DecimalField(
        label=_("Price"), min_value=0, max_digits=8, decimal_places=2, localize=True
    )
    period = forms.ChoiceField(label=_("The price is paid"), choices=Period.choices)
    months = forms.IntegerField(label=_("Term in months"), min_value=1, max_value=120)
    notice_days = forms.IntegerField(
        label=_("Notice in days"),
        min_value=0,
        max_value=366,
        help_text=_("So long before the end the customer is asked to say whether it goes on."),
    )
    included = forms.CharField(
        label=_("What is included"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One thing a line; with a number where it has one, for example “Visits a year = 2”."
        ),
    )

    @classmethod
    def of(cls, facts: TermFacts) -> "TermsForm":
        return cls(initial=initial_of(facts))

    def clean_included(self) -> Included:
        try:
            return read_included(self.cleaned_data["included"])
        except TermsNonsense as nonsense:
            raise ValidationError(unclear_words(nonsense.code)) from None

    def value(self) -> TermFacts:
        return TermFacts(**{name: self.cleaned_data[name] for name in self.base_fields})


def initial_of(facts: TermFacts) -> dict[str, object]:
    return {
        "price_amount": facts.price_amount,
        "period": facts.period,
        "months": facts.months,
        "notice_days": facts.notice_days,
        "included": included_text(facts),
    }


class OutreachForm(forms.Form):
    """What is written to the customer, and what it is called."""

    called = forms.ChoiceField(
        label=_("What you call it"),
        choices=[
            ("renewal", _("A renewal")),
            ("offer", _("An offer: better in something, worse in nothing")),
        ],
        widget=forms.RadioSelect,
        initial="renewal",
    )
    words = forms.CharField(
        label=_("Your words to the customer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("In their language. Terms, changes and the link are added by themselves."),
    )
