"""Forms about calls: logging one, and the shop's lines."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pistos.calls.facts import LineFacts
from pistos.calls.models import Line


class LogForm(forms.Form):
    """A call or a visit: what was said, and what was answered, if it was."""

    channel = forms.ChoiceField(
        label=_("Where"),
        choices=[("phone", _("On the telephone")), ("store", _("In the store"))],
        widget=forms.RadioSelect,
        initial="phone",
    )
    said = forms.CharField(
        label=_("What it was about"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )
    answered = forms.CharField(
        label=_("What we answered"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Empty: the customer waits for an answer, and it stands in the inbox."),
    )
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    reached_by = forms.CharField(
        label=_("Telephone or e-mail"),
        max_length=200,
        required=False,
        help_text=_("By which we know them."),
    )
    customer = forms.CharField(required=False, widget=forms.HiddenInput, max_length=22)
    conversation = forms.CharField(required=False, widget=forms.HiddenInput, max_length=22)
    once = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        is_known = given.get("customer") or given.get("conversation")
        if not is_known and not (given.get("reached_by") or given.get("name")):
            self.add_error(
                "name", gettext("Enter a name, a telephone number or an e-mail address.")
            )
        return given


class LineForm(forms.Form):
    name = forms.CharField(label=_("Name of the line"), max_length=60)
    number = forms.CharField(label=_("Number"), max_length=40)
    target_share = forms.IntegerField(
        label=_("Share of calls to be answered in time"), min_value=1, max_value=99, initial=80
    )
    target_seconds = forms.IntegerField(
        label=_("In time means within"), min_value=1, max_value=3600, initial=20
    )
    attempts_limit = forms.IntegerField(
        label=_("Vain attempts after which we call back by ourselves"),
        min_value=1,
        max_value=20,
        initial=3,
    )
    attempts_minutes = forms.IntegerField(
        label=_("Within"), min_value=1, max_value=1440, initial=60
    )
    is_shown = forms.BooleanField(label=_("Shown to customers"), required=False, initial=True)
    is_active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    @classmethod
    def of(cls, line: Line) -> "LineForm":
        values = {name: getattr(line, name) for name in cls.base_fields}
        return cls(initial=values | {"target_share": round(line.target_share * 100)})

    def value(self) -> LineFacts:
        given = self.cleaned_data
        return LineFacts(**given | {"target_share": given["target_share"] / 100})
