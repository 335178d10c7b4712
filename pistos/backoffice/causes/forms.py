"""What people say of causes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.backoffice.causes.words import AREAS, DEPARTMENTS, FIXES, TRACKS
from pistos.causes.facts import ChoiceGroup, NewCause
from pistos.causes.models import Cause
from pistos.components.choosing import offer
from pistos.kit.languages import LANGUAGES

OTHER = "…"


def grouped(groups: list[ChoiceGroup], first: object) -> list[Any]:
    """The tree for a select: an empty choice, then each root with what can be chosen under it."""
    rows = [(group.label, [(one.code, one.path) for one in group.choices]) for group in groups]
    return [("", first), *rows]


class CodeForm(forms.Form):
    """Several matters, the causes behind them and what was found."""

    ids = forms.TypedMultipleChoiceField(coerce=int, required=True)
    suggested = forms.CharField(required=False)
    cause = forms.ChoiceField(label=_("Cause"), required=False)
    second = forms.ChoiceField(label=_("And besides"), required=False)
    found = forms.CharField(
        label=_("What was found"),
        help_text=_("What happened, and how you know."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, groups: list[ChoiceGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "cause", grouped(groups, _("Choose")))
        offer(self, "second", grouped(groups, _("none")))
        ids = self.data.getlist("ids") if hasattr(self.data, "getlist") else []
        offer(self, "ids", [(one, one) for one in ids])

    def codes(self) -> list[str]:
        """What was chosen: a suggestion, or from the whole list where none was meant."""
        given = self.cleaned_data
        first = given["suggested"] if given["suggested"] not in ("", OTHER) else given["cause"]
        return [code for code in (first, given["second"]) if code]


class OpinionForm(forms.Form):
    code = forms.ChoiceField(label=_("What would you say is the cause?"))

    def __init__(self, *args: Any, groups: list[ChoiceGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "code", grouped(groups, _("Choose")))


class _Named(forms.Form):
    """The names in four languages, and who looks after it."""

    area = forms.ChoiceField(label=_("Area of service"), choices=list(AREAS.items()))
    department = forms.ChoiceField(label=_("Department"), choices=list(DEPARTMENTS.items()))
    track = forms.ChoiceField(label=_("Legal track"), choices=list(TRACKS.items()), required=False)
    fix = forms.ChoiceField(label=_("First fix"), choices=list(FIXES.items()))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in LANGUAGES.items():
            self.fields[f"name_{code}"] = forms.CharField(
                label=name, max_length=80, required=code == "en"
            )

    def names(self) -> dict[str, str]:
        return {code: self.cleaned_data[f"name_{code}"] for code in LANGUAGES}

    def kept_by(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("area", "department", "track", "fix")}


class RewordForm(_Named):
    @classmethod
    def of(cls, cause: Cause) -> "RewordForm":
        kept = {name: getattr(cause, name) for name in ("area", "department", "track", "fix")}
        names = {f"name_{code}": cause.names.get(code, "") for code in LANGUAGES}
        return cls(initial={**kept, **names})


class AddForm(forms.Form):
    """A new cause below one of the list: its code's last part and its names."""

    part = forms.SlugField(
        label=_("Code"),
        help_text=_("One short English word; it never changes what it means."),
        max_length=24,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, name in LANGUAGES.items():
            self.fields[f"name_{code}"] = forms.CharField(
                label=name, max_length=80, required=code == "en"
            )

    def new(self, above: str) -> NewCause:
        given = self.cleaned_data
        names = {code: given[f"name_{code}"] for code in LANGUAGES}
        return NewCause(f"{above}.{given['part'].replace('-', '_')}", names)


class AcceptForm(AddForm):
    above = forms.ChoiceField(label=_("Stands under"))

    def __init__(self, *args: Any, aboves: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "above", [("", _("Choose")), *aboves])


class RetireForm(forms.Form):
    replaced_by = forms.ChoiceField(label=_("What takes its place"), required=False)

    def __init__(self, *args: Any, groups: list[ChoiceGroup], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "replaced_by", grouped(groups, _("Nothing")))
