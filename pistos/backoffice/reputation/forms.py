"""What people note of the shop's name."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.backoffice.reputation.words import DEEDS, PLACES, SOURCES
from pistos.customers.models import Customer
from pistos.customers.queries import by_alias
from pistos.reputation.actions.noting import LONGEST, MOST_COST, MOST_MINUTES, Did, Said
from pistos.reputation.models import MentionDeed

HEARD = (
    ("1", _("one person")),
    ("2", _("a circle of friends")),
    ("3", _("a hundred or so")),
    ("4", _("thousands")),
    ("5", _("everybody here")),
)


class MentionForm(forms.Form):
    place = forms.ChoiceField(label=_("Where"), choices=list(PLACES.items()))
    is_good = forms.ChoiceField(
        label=_("What kind of word"),
        choices=[("", _("Choose")), ("yes", _("a good word")), ("no", _("a bad word"))],
    )
    deed = forms.ChoiceField(
        label=_("What it did"),
        choices=list(DEEDS.items()),
        initial=MentionDeed.SAID,
        required=False,
    )
    by_email = forms.EmailField(
        label=_("E-mail of the customer who said it"),
        required=False,
        help_text=_("Where it is one of ours. Who sends us somebody is thanked by mail."),
    )
    weight = forms.ChoiceField(label=_("How many heard it"), choices=HEARD)
    words = forms.CharField(
        label=_("What was said"),
        help_text=_("Nobody's name, please."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    address = forms.URLField(label=_("Where it can be read"), required=False, assume_scheme="https")
    happened_on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def clean_by_email(self) -> Customer | None:
        address = self.cleaned_data["by_email"]
        found = by_alias("email", address) if address else None
        if address and found is None:
            raise forms.ValidationError(_("No customer of ours has this address."))
        return found

    def said(self) -> Said:
        given = self.cleaned_data
        return Said(
            place=given["place"],
            is_good=given["is_good"] == "yes",
            weight=int(given["weight"]),
            words=given["words"],
            address=given["address"],
            happened_on=given["happened_on"],
            deed=given["deed"] or MentionDeed.SAID,
            customer=given["by_email"],
        )


class EffortForm(forms.Form):
    source = forms.ChoiceField(label=_("For what"), choices=list(SOURCES.items()))
    words = forms.CharField(
        label=_("What was done"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 2})
    )
    minutes = forms.IntegerField(
        label=_("Minutes of each person"), min_value=0, max_value=MOST_MINUTES
    )
    people_count = forms.IntegerField(label=_("People"), min_value=1, max_value=1000, initial=1)
    cost_amount = forms.DecimalField(
        label=_("Cost"), min_value=0, max_value=MOST_COST, decimal_places=2, initial=0
    )
    did_on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def did(self) -> Did:
        return Did(**self.cleaned_data)
