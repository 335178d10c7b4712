"""The forms by which people come in: set-up, hours, invitation."""

from collections.abc import Iterator
from datetime import time
from typing import Any
from zoneinfo import available_timezones

from babel import Locale
from babel.core import get_global
from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import Role
from pistos.accounts.rules import Colleague, NewOwner
from pistos.kit.languages import LANGUAGES
from pistos.shop.rules.facts import Identity, Place
from pistos.shop.rules.hours import Span

Choices = list[tuple[str, str]]

ROLE_NAMES = ((Role.AGENT, _("Agent")), (Role.MANAGER, _("Manager")), (Role.OWNER, _("Owner")))
ROLE_WORDS = (
    (Role.AGENT, _("Agent: answers customers, makes and moves promises")),
    (Role.MANAGER, _("Manager: also imports, partners, indicators and the audit trail")),
    (Role.OWNER, _("Owner: also settings, team and the trust page")),
)


def _locale() -> Locale:
    return Locale.parse((get_language() or "en").replace("-", "_"))


def countries() -> Choices:
    tender = get_global("territory_currencies")
    names = {str(code): name for code, name in _locale().territories.items()}
    used = [(code, name) for code, name in names.items() if len(code) == 2 and code in tender]
    return sorted(used, key=lambda row: row[1])


def currencies() -> Choices:
    """Those that are legal tender somewhere today."""
    rows = get_global("territory_currencies").values()
    now = {code for row in rows for code, _from, until, is_tender in row if is_tender and not until}
    names = _locale().currencies
    return [(code, f"{code} · {names.get(code, code)}") for code in sorted(now)]


def zones() -> Choices:
    places = (
        "Europe/",
        "Asia/",
        "Africa/",
        "America/",
        "Australia/",
        "Atlantic/",
        "Indian/",
        "Pacific/",
    )
    return [
        (zone, zone.replace("_", " "))
        for zone in sorted(available_timezones())
        if zone.startswith(places)
    ]


class SetUpForm(forms.Form):
    """The shop and its first owner."""

    code = forms.CharField(
        label=_("Set-up code"),
        help_text=_(
            "It shows that you also have the server: see its log, or run bin/pistos setup-code."
        ),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(label=_("Name of the shop"), max_length=120)
    country = forms.ChoiceField(label=_("Country"), initial="GR", choices=countries)
    currency = forms.ChoiceField(label=_("Currency"), initial="EUR", choices=currencies)
    time_zone = forms.ChoiceField(label=_("Time zone"), initial="Europe/Athens", choices=zones)
    languages = forms.MultipleChoiceField(
        label=_("Languages of the shop"),
        choices=list(LANGUAGES.items()),
        widget=forms.CheckboxSelectMultiple,
        initial=["el", "en"],
    )
    default_language = forms.ChoiceField(
        label=_("First language"), choices=list(LANGUAGES.items()), initial="el"
    )
    late_amount = forms.DecimalField(
        label=_("What a customer gets when a promised day is missed"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
        help_text=_(
            "People trust a new shop that answers for its word. Left empty, it is 5 in euros, pounds,"
            " dollars or francs, 1,000 in drams, and nothing in other currencies."
        ),
    )
    own_name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = forms.CharField(
        label=_("Your password"),
        help_text=_("At least 8 characters. Four words in a row are good and easy to keep."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def owner(self, language: str) -> NewOwner:
        data = self.cleaned_data
        return NewOwner(data["email"], data["own_name"], data["password"], language)

    def identity(self) -> Identity:
        return Identity(name=self.cleaned_data["name"], email=self.cleaned_data["email"])

    def place(self) -> Place:
        data = self.cleaned_data
        return Place(
            country=data["country"],
            currency=data["currency"],
            time_zone=data["time_zone"],
            languages=tuple(data["languages"]),
            default_language=data["default_language"],
        )


class HoursForm(forms.Form):
    """Opening and closing of each weekday, twice where the day is split."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for weekday in range(7):
            for part in (1, 2):
                for end in ("opens", "closes"):
                    first = {"opens": time(9), "closes": time(17)}[end]
                    self.fields[f"day{weekday}_{end}{part}"] = forms.TimeField(
                        required=False,
                        initial=first if weekday < 5 and part == 1 else None,
                        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for weekday in range(7):
            for part in (1, 2):
                ends = [data.get(f"day{weekday}_{end}{part}") for end in ("opens", "closes")]
                if any(ends) and not all(ends):
                    missing = "closes" if ends[0] else "opens"
                    self.add_error(
                        f"day{weekday}_{missing}{part}",
                        _("Please enter both times, or neither."),
                    )
        return data

    def spans(self) -> list[Span]:
        data = self.cleaned_data
        return [
            Span(weekday, data[f"day{weekday}_opens{part}"], data[f"day{weekday}_closes{part}"])
            for weekday in range(7)
            for part in (1, 2)
            if data.get(f"day{weekday}_opens{part}")
        ]

    def days(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """Each weekday's name with its four fields."""
        names = _locale().days["stand-alone"]["wide"]
        for weekday in range(7):
            fields = [
                self[f"day{weekday}_{end}{part}"] for part in (1, 2) for end in ("opens", "closes")
            ]
            yield names[weekday], fields


class InvitationForm(forms.Form):
    """Whom to invite."""

    email = forms.EmailField(label=_("E-mail address of your colleague"))
    role = forms.ChoiceField(
        label=_("Role"), choices=ROLE_WORDS, widget=forms.RadioSelect, initial=Role.AGENT
    )
    language = forms.ChoiceField(
        label=_("Language of the invitation"), choices=list(LANGUAGES.items())
    )

    def colleague(self) -> Colleague:
        data = self.cleaned_data
        return Colleague(data["email"], data["role"], data["language"])


class AcceptForm(forms.Form):
    """A colleague's own name and password."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=_("Choose a password"),
        help_text=_("At least 8 characters. Four words in a row are good and easy to keep."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
