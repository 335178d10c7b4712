"""What the shop enters about its chat."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from pistos.kit.languages import LANGUAGES
from pistos.visits.facts import ChatValues, RuleValues
from pistos.visits.models import ChatSettings, InvitationRule, Stage, Trigger


class ChatForm(forms.Form):
    is_shown = forms.BooleanField(label=_("The chat is shown"), required=False)
    origins = forms.CharField(
        label=_("Other sites that may carry the chat"),
        help_text=_("One address a line, such as https://blog.example. Our own pages need none."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=5000,
    )
    keep_clear = forms.CharField(
        label=_("What the button must never cover, as CSS selectors"),
        help_text=_("For example: .cart, .pay-button"),
        required=False,
        max_length=300,
    )
    most_invitations = forms.IntegerField(
        label=_("Offers of help to one visitor, at most"), min_value=0, max_value=10
    )
    invitation_days = forms.IntegerField(label=_("In how many days"), min_value=1, max_value=365)
    mail_minutes = forms.IntegerField(
        label=_("Minutes until an answer not seen in the chat is mailed"),
        min_value=1,
        max_value=1440,
    )

    @classmethod
    def of(cls, row: ChatSettings) -> "ChatForm":
        known = {name: getattr(row, name) for name in cls.base_fields}
        return cls(initial={**known, "origins": "\n".join(row.origins)})

    def value(self) -> ChatValues:
        given = self.cleaned_data
        return ChatValues(**{**given, "origins": tuple(given["origins"].split())})


class RuleForm(forms.Form):
    name = forms.CharField(label=_("Name, for us"), max_length=80)
    trigger = forms.ChoiceField(label=_("Occasion"), choices=Trigger.choices)
    threshold = forms.IntegerField(
        label=_("From how many seconds, searches, errors or times"), min_value=1, max_value=100_000
    )
    path = forms.CharField(
        label=_("Only on pages whose path begins so"), required=False, max_length=200
    )
    is_active = forms.BooleanField(label=_("The rule speaks"), required=False, initial=True)

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for code, language in LANGUAGES.items():
            self.fields[f"text_{code}"] = forms.CharField(
                label=_("What it says in %(language)s") % {"language": language},
                required=False,
                max_length=300,
                widget=forms.TextInput(attrs={"lang": code}),
            )

    @classmethod
    def of(cls, rule: InvitationRule) -> "RuleForm":
        known = {name: getattr(rule, name) for name in cls.base_fields}
        return cls(initial={**known, **{f"text_{code}": t for code, t in rule.text.items()}})

    def value(self) -> RuleValues:
        given = self.cleaned_data
        text = {code: given[f"text_{code}"] for code in LANGUAGES if given[f"text_{code}"].strip()}
        plain = {name: given[name] for name in ("name", "trigger", "threshold", "path")}
        return RuleValues(**plain, text=text, is_active=given["is_active"])


class StagesForm(forms.Form):
    """A line for each beginning of a path: "/kosarica cart"."""

    paths = forms.CharField(
        label=_("Pages and the stage of a visit they belong to"),
        help_text=format_lazy(
            _("A line each: /basket cart. Stages: {stages}."), stages=", ".join(Stage.values)
        ),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
        max_length=20_000,
    )

    @classmethod
    def of(cls, rows: list[tuple[str, str]]) -> "StagesForm":
        return cls(initial={"paths": "\n".join(f"{path} {stage}" for path, stage in rows)})

    def value(self) -> dict[str, str]:
        lines = [line.split() for line in self.cleaned_data["paths"].splitlines() if line.strip()]
        return {line[0]: line[-1] if len(line) == 2 else "" for line in lines}
