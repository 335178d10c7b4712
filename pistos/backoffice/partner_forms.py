"""What staff fill in about partners."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.backoffice.measure_words import DEADLINES, PARTNER_KINDS
from pistos.partners.actions import Details
from pistos.partners.models import Partner, PartnerKind
from pistos.partners.rules import DEADLINES as DEADLINES_OF
from pistos.partners.rules import MOST_DAYS, Terms, terms_of

DETAIL_FIELDS = (
    "name",
    "contact_name",
    "email",
    "phone",
    "website",
    "country",
    "gives_proof_of_delivery",
    "cost_amount",
    "cost_currency",
)


class DetailsForm(forms.Form):
    """What is known of a firm."""

    name = forms.CharField(label=_("Name of the firm"), max_length=160)
    contact_name = forms.CharField(label=_("Whom to ask for"), max_length=120, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Telephone"), max_length=40, required=False)
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    country = forms.CharField(
        label=_("Country"),
        help_text=_("Two letters, such as GR or SI."),
        max_length=2,
        required=False,
    )
    gives_proof_of_delivery = forms.BooleanField(
        label=_("It proves deliveries by its reports"),
        help_text=_("Without proof the outcome of a delivery is unproven, by rule."),
        required=False,
        initial=True,
    )
    cost_amount = forms.DecimalField(
        label=_("Price of one job"), min_value=0, max_digits=12, decimal_places=2, required=False
    )
    cost_currency = forms.CharField(
        label=_("Currency"),
        help_text=_("Three letters, such as EUR."),
        max_length=3,
        required=False,
    )

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean_cost_currency(self) -> str:
        return str(self.cleaned_data["cost_currency"]).upper()

    def details(self) -> Details:
        return Details(**{name: self.cleaned_data[name] for name in DETAIL_FIELDS})

    @staticmethod
    def initial_of(partner: Partner) -> dict[str, Any]:
        return {name: getattr(partner, name) for name in DETAIL_FIELDS}


class NewPartnerForm(DetailsForm):
    """A firm not known before."""

    kind = forms.ChoiceField(label=_("Kind of partner"), choices=list(PARTNER_KINDS.items()))
    code = forms.SlugField(
        label=_("Short code"),
        help_text=_("Latin letters, digits and hyphens; it stays as it is."),
        max_length=60,
    )
    field_order = ("name", "kind", "code")


class TermsForm(forms.Form):
    """What was agreed: days by kind of deadline, as far as this kind of partner has them."""

    harm_amount = forms.DecimalField(
        label=_("What one broken promise of theirs costs us"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
    )
    notes = forms.CharField(label=_("Notes"), widget=forms.Textarea, required=False)

    def __init__(self, *args: Any, partner: Partner, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.deadlines = DEADLINES_OF[partner.kind]
        for deadline in self.deadlines:
            self.fields[f"days_{deadline}"] = forms.IntegerField(
                label=_("%(deadline)s: days agreed") % {"deadline": DEADLINES[deadline]},
                min_value=0,
                max_value=MOST_DAYS,
                required=False,
            )
        if partner.kind == PartnerKind.COURIER:
            self.fields["claim_days"] = forms.IntegerField(
                label=_("Damage or loss: days after delivery within which we must claim"),
                help_text=_("Seven where nothing else was agreed."),
                min_value=1,
                max_value=MOST_DAYS,
                required=False,
            )
        self.order_fields([f"days_{deadline}" for deadline in self.deadlines])

    def terms(self) -> Terms:
        days = {deadline: self.cleaned_data[f"days_{deadline}"] for deadline in self.deadlines}
        harm: Decimal | None = self.cleaned_data["harm_amount"]
        return Terms(
            days={deadline: count for deadline, count in days.items() if count is not None},
            harm_amount=harm,
            notes=self.cleaned_data["notes"],
            claim_days=self.cleaned_data.get("claim_days"),
        )

    @staticmethod
    def initial_of(partner: Partner) -> dict[str, Any]:
        agreed = terms_of(partner.terms)
        return {
            "harm_amount": agreed.harm_amount,
            "notes": agreed.notes,
            "claim_days": agreed.claim_days,
            **{f"days_{deadline}": days for deadline, days in agreed.days.items()},
        }


class WordsForm(forms.Form):
    """One text: a reason, or how a step was done."""

    words = forms.CharField(label=_("In words"), max_length=500, widget=forms.Textarea)


class TrialForm(forms.Form):
    until = forms.DateField(
        label=_("Last day of the trial"), widget=forms.DateInput(attrs={"type": "date"})
    )


class PraiseForm(forms.Form):
    words = forms.CharField(label=_("What the customer said"), widget=forms.Textarea)
    person = forms.CharField(
        label=_("Whom they praised"),
        help_text=_("A name, if one was said."),
        max_length=120,
        required=False,
    )
