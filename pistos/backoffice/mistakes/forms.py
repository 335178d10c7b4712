"""What staff write about a mistake."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pistos.accounts.models import User
from pistos.causes.queries.tree import choices
from pistos.components.choosing import offer
from pistos.kit.languages import LANGUAGES
from pistos.mistakes.models import LessonKind
from pistos.mistakes.rules.stages import MOST_WHYS
from pistos.partners.models import Partner

LINES = forms.Textarea(attrs={"rows": 3})


def cause_choices(language: str) -> list[Any]:
    groups = [
        (group.label, [(choice.code, choice.path) for choice in group.choices])
        for group in choices(language)
    ]
    return [("", _("Choose")), *groups]


def facet_choices() -> list[tuple[str, str]]:
    """Everywhere, or one courier or supplier."""
    partners = Partner.objects.filter(kind__in=["courier", "supplier"]).order_by("kind", "name")
    return [("", _("Everywhere"))] + [
        (f"{row.kind}:{row.pk}", row.name) for row in partners.only("kind", "name")
    ]


class OpenForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("What goes wrong, in one line"), max_length=160)
    problem = forms.CharField(
        label=gettext_lazy("What happens, and to whom"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    severity = forms.TypedChoiceField(
        label=gettext_lazy("How grave it is"),
        coerce=int,
        choices=[
            (1, gettext_lazy("Small: a nuisance")),
            (2, gettext_lazy("Serious: costs a customer money or days")),
            (3, gettext_lazy("Grave: harms people, or many customers")),
        ],
        widget=forms.RadioSelect,
        initial=1,
    )


class EvidenceForm(forms.Form):
    where = forms.CharField(
        label=gettext_lazy("Order number or address"),
        help_text=gettext_lazy("An order's buyer is told when it is corrected."),
        max_length=300,
    )
    words = forms.CharField(
        label=gettext_lazy("What it shows"), max_length=500, required=False, widget=LINES
    )


class WordsForm(forms.Form):
    words = forms.CharField(label="", max_length=2000, widget=LINES)

    def __init__(self, *args: Any, label: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["words"].label = label


class WhyForm(forms.Form):
    """Five whys, the cause at their end, and its place in the tree."""

    root_cause = forms.CharField(
        label=gettext_lazy("The cause at the end of the whys"), max_length=2000, widget=LINES
    )
    cause = forms.ChoiceField(label=gettext_lazy("Its place in the tree of causes"))
    facet = forms.ChoiceField(label=gettext_lazy("Where"), required=False)

    field_order = [*(f"why_{n}" for n in range(1, MOST_WHYS + 1)), "root_cause", "cause", "facet"]

    def __init__(self, *args: Any, language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        for number in range(1, MOST_WHYS + 1):
            label = _("Why?") if number == 1 else _("And why is that? (%(n)d)") % {"n": number}
            self.fields[f"why_{number}"] = forms.CharField(
                label=label, max_length=500, required=number == 1
            )
        offer(self, "cause", cause_choices(language))
        offer(self, "facet", facet_choices())
        self.order_fields(self.field_order)

    def whys(self) -> tuple[str, ...]:
        return tuple(self.cleaned_data[f"why_{n}"] for n in range(1, MOST_WHYS + 1))


class PlanForm(forms.Form):
    action = forms.CharField(
        label=gettext_lazy("What will be changed"), max_length=2000, widget=LINES
    )
    owner = forms.ChoiceField(label=gettext_lazy("Whose it is"))
    due_on = forms.DateField(
        label=gettext_lazy("By which day"),
        help_text=gettext_lazy("Promised to everybody who reported it."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    drop_percent = forms.IntegerField(
        label=gettext_lazy("It worked if there are fewer by"),
        min_value=1,
        max_value=100,
        initial=80,
    )
    window_days = forms.IntegerField(
        label=gettext_lazy("Measured over"), min_value=1, max_value=365, initial=60
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        people = User.objects.filter(is_active=True).order_by("name", "pk")
        offer(self, "owner", [(str(row.pk), row.name) for row in people])


class DoneForm(forms.Form):
    """What was changed, and the words for customers in each language of the shop."""

    words = forms.CharField(
        label=gettext_lazy("What was changed, for us"), max_length=2000, widget=LINES
    )
    cost_amount = forms.DecimalField(
        label=gettext_lazy("What it cost"),
        help_text=gettext_lazy("Work and material. Compared with what the complaints cost."),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        required=False,
    )

    def __init__(self, *args: Any, languages: list[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.languages = languages
        for code in languages:
            name = LANGUAGES.get(code, code)
            for field, label in (
                ("problem", _("What went wrong")),
                ("action", _("What we changed")),
            ):
                self.fields[f"{field}_{code}"] = forms.CharField(
                    label=f"{label} ({name})", max_length=1000, required=False, widget=LINES
                )

    def by_language(self, field: str) -> dict[str, str]:
        return {code: self.cleaned_data.get(f"{field}_{code}", "") for code in self.languages}


class LessonForm(forms.Form):
    kind = forms.ChoiceField(
        label=gettext_lazy("What became of the lesson"),
        choices=LessonKind.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=gettext_lazy("The lesson, in words that a newcomer understands"),
        max_length=2000,
        widget=LINES,
    )
