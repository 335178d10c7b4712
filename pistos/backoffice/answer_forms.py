"""The form of the rules of answering."""

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.conversations.actions.settings import AnswerValues
from pistos.conversations.models import AnswerSettings
from pistos.conversations.queries.waits import CAUTIOUS
from pistos.kit.languages import LANGUAGES

CHANNELS = {
    "chat": _("Chat: minutes to the answer"),
    "email": _("E-mail: minutes to the answer"),
    "form": _("Contact form: minutes to the answer"),
    "sms": _("SMS: minutes to the answer"),
}


class AnswerForm(forms.Form):
    """How the shop answers. Minutes are working minutes; percent stands for the share of the time."""

    warn_percent = forms.IntegerField(
        label=_("Warn the agent after this percentage of the promised time"),
        min_value=10,
        max_value=95,
    )
    moves_by_rule = forms.BooleanField(
        label=_("Tell the customer a new time when the promised one is about to slip"),
        required=False,
        help_text=_("Once for each promise, and before the promised time is over."),
    )
    silence_hours = forms.IntegerField(
        label=_("Hours of silence after which an open conversation rises to a manager"),
        min_value=1,
        max_value=720,
    )
    update_minutes = forms.IntegerField(
        label=_("Minutes between two words to a visitor who waits in the chat"),
        min_value=1,
        max_value=120,
    )
    care_days = forms.IntegerField(
        label=_("Days without a word after which a customer should hear from us"),
        min_value=1,
        max_value=3650,
    )
    undo_seconds = forms.IntegerField(
        label=_("Seconds in which a sent message can be taken back"), min_value=0, max_value=60
    )
    acknowledgement_hours = forms.IntegerField(
        label=_("Hours in which one sender is greeted by the program once"),
        min_value=1,
        max_value=168,
    )

    def __init__(self, *arguments: object, **named: object) -> None:
        super().__init__(*arguments, **named)  # type: ignore[arg-type]  # as Django's own
        first = {
            name: forms.IntegerField(
                label=label,
                min_value=1,
                max_value=100_000,
                help_text=_("Counted within working hours; used until our own history says more."),
            )
            for name, label in CHANNELS.items()
        }
        last = {
            f"signature_{code}": forms.CharField(
                label=_("Signature (%(language)s)") % {"language": name},
                required=False,
                max_length=1000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )
            for code, name in LANGUAGES.items()
        }
        self.fields = {**first, **self.fields, **last}

    @classmethod
    def of(cls, rules: AnswerSettings) -> "AnswerForm":
        plain = {name: getattr(rules, name) for name in cls.base_fields if name != "warn_percent"}
        return cls(
            initial={
                **plain,
                **{name: rules.defaults.get(name, CAUTIOUS[name]) for name in CHANNELS},
                **{f"signature_{code}": rules.signature.get(code, "") for code in LANGUAGES},
                "warn_percent": round(rules.warn_share * 100),
            }
        )

    def value(self) -> AnswerValues:
        given = self.cleaned_data
        return AnswerValues(
            defaults={name: given[name] for name in CHANNELS},
            warn_share=given["warn_percent"] / 100,
            moves_by_rule=given["moves_by_rule"],
            silence_hours=given["silence_hours"],
            update_minutes=given["update_minutes"],
            care_days=given["care_days"],
            undo_seconds=given["undo_seconds"],
            acknowledgement_hours=given["acknowledgement_hours"],
            signature={
                code: given[f"signature_{code}"] for code in LANGUAGES if given[f"signature_{code}"]
            },
        )
