"""Forms of asking and of personal follow-up."""

from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.asks.actions.entitling import AskValues
from pistos.asks.facts import Told
from pistos.asks.models import AskKind, AskSettings, Basis, Outcome
from pistos.asks.queries.rules import DELAYS
from pistos.backoffice.shop_forms import NO_COUNTRIES
from pistos.components.choosing import offer
from pistos.components.tags.speaking import language
from pistos.stock.models import Location


class AskRulesForm(forms.Form):
    """How often and when the shop asks."""

    most_in_30_days = forms.IntegerField(
        label=_("Times in thirty days that one person is approached at most"),
        min_value=1,
        max_value=10,
        help_text=_("Reminders, mails about carts and invitations to a chat count too."),
    )
    days_between = forms.IntegerField(
        label=_("Days between two of them at least"), min_value=1, max_value=90
    )
    reminder_days = forms.IntegerField(
        label=_("Days until the one reminder"), min_value=1, max_value=60
    )
    lasting_days = forms.IntegerField(
        label=_("Days for which a question stands"),
        min_value=7,
        max_value=365,
        help_text=_("Time during which something was open with the customer is added."),
    )
    follow_up_days = forms.IntegerField(
        label=_("Days after the promised day on which a purchase is followed up"),
        min_value=1,
        max_value=60,
    )
    visit_days = forms.IntegerField(
        label=_("Days after a visit without a purchase on which it is followed up"),
        min_value=1,
        max_value=60,
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        for kind in AskKind:
            self.fields[f"delay_{kind}"] = forms.IntegerField(
                label=_("Days before asking: %(kind)s") % {"kind": kind.label},
                min_value=0,
                max_value=730,
            )

    @classmethod
    def of(cls, rules: AskSettings) -> "AskRulesForm":
        plain = {name: getattr(rules, name) for name in cls.base_fields}
        delays = {f"delay_{kind}": rules.delays.get(kind, DELAYS[kind]) for kind in AskKind}
        return cls(initial=plain | delays)

    def value(self) -> AskValues:
        given = self.cleaned_data
        return AskValues(
            **{name: given[name] for name in self.base_fields},
            delays={str(kind): given[f"delay_{kind}"] for kind in AskKind},
        )


class BasisForm(forms.Form):
    """The shop's word on a kind in a country."""

    country = forms.ChoiceField(label=_("Country"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=AskKind.choices)
    basis = forms.ChoiceField(
        label=_("Legal basis"),
        required=False,
        choices=[("", _("as Pistos brings along")), *Basis.choices],
    )

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        territories = Locale(language()).territories
        known = {
            code: name
            for code, name in territories.items()
            if len(code) == 2 and code.isalpha() and code not in NO_COUNTRIES
        }
        offer(
            self,
            "country",
            [
                ("", _("Everywhere else")),
                *sorted(known.items(), key=lambda item: item[1]),
            ],
        )


class FollowUpForm(forms.Form):
    """What came of a follow-up."""

    outcome = forms.ChoiceField(
        label=_("What came of it"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("A problem becomes a conversation with these words."),
    )
    store = forms.ModelChoiceField(
        label=_("Store they had been to"),
        queryset=Location.objects.filter(is_store=True).order_by("position", "pk"),
        required=False,
        empty_label=_("not said"),
    )
    rating = forms.TypedChoiceField(
        label=_("How they found the contact with us there"),
        coerce=int,
        empty_value=None,
        required=False,
        choices=[
            ("", _("not said")),
            (5, _("5: very good")),
            (4, _("4: good")),
            (3, _("3: fair")),
            (2, _("2: poor")),
            (1, _("1: bad")),
        ],
    )

    def value(self) -> Told:
        given = self.cleaned_data
        return Told(
            outcome=Outcome(given["outcome"]),
            words=given["words"],
            rating=given["rating"],
            store=given["store"],
        )


class GiveForm(forms.Form):
    """Who takes a follow-up over."""

    person = forms.ModelChoiceField(
        empty_label="–",
        label=_("Colleague"),
        queryset=User.objects.filter(is_active=True).order_by("name", "pk"),
    )


class DropForm(forms.Form):
    because = forms.CharField(label=_("Why nothing is to be done"), max_length=60)
