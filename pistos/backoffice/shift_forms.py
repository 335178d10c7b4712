"""Forms of the shift plan."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.backoffice.shop_forms import WEEKDAYS
from pistos.components.choosing import offer
from pistos.shop.rules.shifts import ShiftTimes

DAY = forms.DateInput(attrs={"type": "date"})
CLOCK = forms.TimeInput(attrs={"type": "time"})


class ShiftForm(forms.Form):
    person = forms.ChoiceField(label=_("Who"))
    weekday = forms.ChoiceField(label=_("Every week on"), required=False)
    on = forms.DateField(label=_("Or once, on"), required=False, widget=DAY)
    starts = forms.TimeField(label=_("From"), widget=CLOCK)
    ends = forms.TimeField(
        label=_("Until"), widget=CLOCK, help_text=_("Earlier than “from”: until the next day.")
    )
    valid_from = forms.DateField(label=_("First day"), required=False, widget=DAY)
    valid_until = forms.DateField(label=_("Last day"), required=False, widget=DAY)

    def __init__(self, *args: Any, people: list[User], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "person", [(str(p.pk), p.name) for p in people])
        offer(self, "weekday", [("", "–"), *enumerate(WEEKDAYS)])

    def value(self) -> ShiftTimes:
        given = self.cleaned_data
        return ShiftTimes(
            starts=given["starts"],
            ends=given["ends"],
            weekday=int(given["weekday"]) if given["weekday"] else None,
            on=given["on"],
            valid_from=given["valid_from"],
            valid_until=given["valid_until"],
        )


class AbsenceForm(forms.Form):
    person = forms.ChoiceField(label=_("Who"))
    starts_on = forms.DateField(label=_("First day"), widget=DAY)
    ends_on = forms.DateField(label=_("Last day"), widget=DAY)

    def __init__(self, *args: Any, people: list[User], **more: Any) -> None:
        super().__init__(*args, **more)
        offer(self, "person", [(str(p.pk), p.name) for p in people])
