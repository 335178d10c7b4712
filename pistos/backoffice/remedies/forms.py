"""What staff type: a remedy for a case, and the owner's rules."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pistos.accounts.models import Role, User
from pistos.components.choosing import offer
from pistos.kit.tokens import public_token
from pistos.orders.models import Line
from pistos.remedies.actions.editing import PolicyFacts
from pistos.remedies.facts import ZERO, Offer
from pistos.remedies.models import Policy, RemedyKind
from pistos.remedies.queries.policy import InForce
from pistos.remedies.rules.catalogue import SEVERITIES

SEVERITY_WORDS = {1: _("light"), 2: _("middling"), 3: _("grave")}
ROLE_WORDS = {Role.AGENT: _("Agent"), Role.MANAGER: _("Manager"), Role.OWNER: _("Owner")}
_DAY = forms.DateInput(attrs={"type": "date"})


class DecideForm(forms.Form):
    """One remedy. `attempt` is the form's own, `seen` how many remedies its page showed."""

    kind = forms.ChoiceField(label=_("Remedy"), widget=forms.RadioSelect)
    amount = forms.DecimalField(
        label=_("Amount"),
        min_value=0,
        max_digits=10,
        decimal_places=2,
        required=False,
        help_text=_("For money and vouchers; of a gift or a repair, what it costs the shop."),
    )
    line = forms.ChoiceField(label=_("Which of the goods"), required=False)
    words = forms.CharField(
        label=_("What it is, as the customer reads it"),
        max_length=300,
        required=False,
        help_text=_("For a gift or a repair."),
    )
    due_on = forms.DateField(
        label=pgettext_lazy("day", "By"),
        required=False,
        widget=_DAY,
        help_text=_("Empty: by the shop's own number of days."),
    )
    severity = forms.ChoiceField(
        label=_("How grave it is"),
        choices=[(number, SEVERITY_WORDS[number]) for number in SEVERITIES],
        initial=2,
    )
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    deviation = forms.CharField(
        label=_("Why it differs from cases alike"), max_length=500, required=False
    )
    asked_of = forms.ChoiceField(
        label=_("Who approves it, if it lies above your limit"), required=False
    )
    way = forms.ChoiceField(
        label=_("Where it is carried out"),
        choices=[
            ("here", _("here, by itself")),
            ("elsewhere", _("elsewhere; its proof is noted here")),
        ],
        initial="here",
    )
    skips = forms.CharField(
        label=_("Why it is given before the customer was heard to the end"),
        max_length=200,
        required=False,
        help_text=_("It stays on record with the remedy."),
    )
    attempt = forms.CharField(widget=forms.HiddenInput, max_length=60)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, found: InForce, lines: list[Line], people: list[User], **more: Any
    ) -> None:
        more.setdefault("initial", {})
        more["initial"] = {"attempt": public_token(), **more["initial"]}
        super().__init__(*args, **more)
        self.people = {str(person.pk): person for person in people}
        self.lines = {str(line.pk): line for line in lines}
        kinds = [kind for kind in RemedyKind if found.is_offered(kind)]
        offer(self, "kind", [(kind.value, kind.label) for kind in kinds])
        whole = [("", _("all of the order"))]
        named = [(key, f"{line.quantity} × {line.name}") for key, line in self.lines.items()]
        offer(self, "line", [*whole, *named])
        nobody = [("", _("nobody yet"))]
        offer(
            self,
            "asked_of",
            [
                *nobody,
                *((key, person.name) for key, person in self.people.items()),
            ],
        )
        if not lines:
            del self.fields["line"]
        if not people:
            del self.fields["asked_of"]

    @property
    def chosen_line(self) -> Line | None:
        return self.lines.get(self.cleaned_data.get("line", ""))

    def _reason(self) -> str:
        """With why the customer was not heard to the end, where it is so."""
        skips = self.cleaned_data.get("skips", "").strip()
        reason = self.cleaned_data["reason"]
        if not skips:
            return str(reason)
        early = _("Given before the customer was heard to the end: %(why)s") % {"why": skips}
        return f"{early} · {reason}"

    def value(self, accepted: Mapping[str, str]) -> Offer:
        given = self.cleaned_data
        return Offer(
            kind=given["kind"],
            attempt=given["attempt"],
            reason=self._reason(),
            amount=given["amount"] or ZERO,
            words=given["words"],
            due_on=given["due_on"],
            way=given["way"],
            deviation=given["deviation"],
            asked_of=self.people.get(given.get("asked_of", "")),
            seen=given["seen"],
            accepted=accepted,
        )


class PolicyForm(forms.Form):
    """What is offered, by when, and up to which value by whom."""

    offered = forms.MultipleChoiceField(
        label=_("Offered"), choices=RemedyKind.choices, widget=forms.CheckboxSelectMultiple
    )
    due_days = forms.IntegerField(
        label=_("Days until a remedy is there"), min_value=1, max_value=60
    )
    voucher_days = forms.IntegerField(
        label=_("Days for which a voucher holds"), min_value=1, max_value=3650
    )
    late_way = forms.ChoiceField(
        label=_("What is owed for a missed day"),
        choices=Policy.Way.choices,
        required=False,
        help_text=_("The amount stands in the settings, as the time guarantee."),
    )
    money_amount = forms.DecimalField(
        label=_("Owed when money is not back by its day"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        help_text=_("The money guarantee. Nought: nothing."),
    )
    money_way = forms.ChoiceField(
        label=_("How that is given"), choices=Policy.Way.choices, required=False
    )
    hour_amount = forms.DecimalField(
        label=_("What an hour of work costs"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        help_text=_("Your own assumption, marked as such where costs are shown."),
    )
    minutes_each = forms.IntegerField(
        label=_("Minutes that a case takes"), min_value=0, max_value=2000
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for role in Role:
            for severity in SEVERITIES:
                self.fields[f"{role.value}_{severity}"] = forms.DecimalField(
                    label=f"{ROLE_WORDS[role]}, {SEVERITY_WORDS[severity]}",
                    min_value=0,
                    max_digits=10,
                    decimal_places=2,
                    required=False,
                )

    @property
    def limit_rows(self) -> list[dict[str, Any]]:
        return [
            {
                "role": ROLE_WORDS[role],
                "cells": [self[f"{role.value}_{severity}"] for severity in SEVERITIES],
            }
            for role in Role
        ]

    @property
    def other_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in type(self).base_fields]

    @classmethod
    def of(cls, found: InForce) -> "PolicyForm":
        names = list(cls.base_fields)
        initial = {name: getattr(found.policy, name) for name in names}
        limits = {f"{role}_{severity}": most for (role, severity), most in found.limits.items()}
        return cls(initial={**initial, **limits})

    def value(self) -> PolicyFacts:
        given = self.cleaned_data
        limits: dict[tuple[str, int], Decimal | None] = {
            (role.value, severity): given[f"{role.value}_{severity}"]
            for role in Role
            for severity in SEVERITIES
        }
        return PolicyFacts(limits=limits, **{name: given[name] for name in type(self).base_fields})
