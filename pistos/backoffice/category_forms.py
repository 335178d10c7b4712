"""What staff set up of a category: its rules, and what its products state."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from pistos.backoffice.tools_words import KINDS as TOOLS
from pistos.catalogue.facts import AttributeDraft, CategoryDraft
from pistos.catalogue.models import FactKind
from pistos.components.choosing import offer
from pistos.kit.languages import LANGUAGES

KINDS: dict[str, Any] = {
    FactKind.NUMBER: gettext_lazy("Number with a unit"),
    FactKind.CHOICE: gettext_lazy("Choice from a list"),
    FactKind.YES_NO: gettext_lazy("Yes or no"),
    FactKind.TEXT: gettext_lazy("Text"),
}
PARTS = {
    "instructions": gettext_lazy("Instructions for use"),
    "warnings": gettext_lazy("Warnings"),
    "highlights": gettext_lazy("Highlights"),
}
VAT_CLASSES = {
    "standard": gettext_lazy("Standard rate"),
    "reduced": gettext_lazy("Reduced rate"),
    "super_reduced": gettext_lazy("Super-reduced rate"),
    "zero": gettext_lazy("Zero rate"),
}


class CategoryForm(forms.Form):
    slug = forms.SlugField(
        label=gettext_lazy("Address, in Latin letters"), max_length=80, required=False
    )
    parent = forms.TypedChoiceField(
        label=gettext_lazy("Stands below"), coerce=int, empty_value=None, required=False
    )
    position = forms.IntegerField(
        label=gettext_lazy("Place"), min_value=0, max_value=999, initial=0, required=False
    )
    is_active = forms.BooleanField(
        label=gettext_lazy("Shown in the shop"), required=False, initial=True
    )
    is_service = forms.BooleanField(label=gettext_lazy("Its products are services"), required=False)
    needs_safety = forms.BooleanField(
        label=gettext_lazy("Maker, identification and warnings must be told (goods)"),
        required=False,
        initial=True,
    )
    needs_guarantee = forms.BooleanField(
        label=gettext_lazy("Technical goods that the law wants guaranteed (Slovenia: a year)"),
        required=False,
    )
    vat_class = forms.ChoiceField(label=gettext_lazy("VAT"), choices=list(VAT_CLASSES.items()))
    unit_price_unit = forms.ChoiceField(
        label=gettext_lazy("Price per unit shown"),
        choices=[("", "–"), ("kg", "kg"), ("l", "l"), ("m", "m"), ("m2", "m²")],
        required=False,
    )
    needs_photos = forms.IntegerField(
        label=gettext_lazy("Photos needed at least"), min_value=0, max_value=10, initial=2
    )
    required_tools = forms.MultipleChoiceField(
        label=gettext_lazy("Tools its products must have"),
        choices=list(TOOLS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    required_parts = forms.MultipleChoiceField(
        label=gettext_lazy("Parts of the sheet that must be written"),
        choices=list(PARTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(
        self, *args: Any, languages: list[str], above: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        offer(self, "parent", [("", "–"), *above])
        for code in languages:
            for name, label in (
                ("name", gettext_lazy("Name (%(language)s)")),
                ("intro", gettext_lazy("Introduction (%(language)s)")),
            ):
                self.fields[f"{name}_{code}"] = forms.CharField(
                    label=label % {"language": LANGUAGES[code]},
                    max_length=120 if name == "name" else 2000,
                    required=False,
                    widget=forms.TextInput(attrs={"lang": code})
                    if name == "name"
                    else forms.Textarea(attrs={"lang": code, "rows": 2}),
                )
        self.order_fields([*(f"name_{code}" for code in languages)])

    def draft(self) -> CategoryDraft:
        data = self.cleaned_data
        return CategoryDraft(
            slug=data["slug"],
            name={code: data[f"name_{code}"] for code in self.languages},
            intro={code: data[f"intro_{code}"] for code in self.languages},
            parent_id=data["parent"],
            position=data["position"] or 0,
            is_service=data["is_service"],
            is_active=data["is_active"],
            vat_class=data["vat_class"],
            unit_price_unit=data["unit_price_unit"],
            needs_safety=data["needs_safety"],
            needs_guarantee=data["needs_guarantee"],
            needs_photos=data["needs_photos"],
            required_tools=data["required_tools"],
            required_parts=data["required_parts"],
        )


class AttributeForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Kind of value"), choices=list(KINDS.items()))
    unit = forms.CharField(label=gettext_lazy("Unit"), max_length=16, required=False)
    choices = forms.CharField(
        label=gettext_lazy("Values to choose from, one a line"),
        help_text=gettext_lazy("The name in each language of the shop, with “ | ” between them."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    position = forms.IntegerField(
        label=gettext_lazy("Place"), min_value=0, max_value=999, initial=0, required=False
    )
    is_required = forms.BooleanField(label=gettext_lazy("Must be stated"), required=False)
    is_facet = forms.BooleanField(label=gettext_lazy("Visitors can filter by it"), required=False)
    is_compared = forms.BooleanField(
        label=gettext_lazy("Shown in comparisons"), required=False, initial=True
    )

    def __init__(self, *args: Any, languages: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = languages
        for code in languages:
            self.fields[f"name_{code}"] = forms.CharField(
                label=gettext_lazy("Name (%(language)s)") % {"language": LANGUAGES[code]},
                max_length=80,
                required=False,
                widget=forms.TextInput(attrs={"lang": code}),
            )
        self.order_fields([*(f"name_{code}" for code in languages)])

    def draft(self, code: str = "") -> AttributeDraft:
        data = self.cleaned_data
        names = {language: data[f"name_{language}"] for language in self.languages}
        first = names.get("en") or next((name for name in names.values() if name), "")
        return AttributeDraft(
            code=code or slugify(first) or slugify(first, allow_unicode=True),
            name=names,
            kind=data["kind"],
            unit=data["unit"],
            choices=[
                choice for line in data["choices"].splitlines() if (choice := self._choice(line))
            ],
            position=data["position"] or 0,
            is_required=data["is_required"],
            is_facet=data["is_facet"],
            is_compared=data["is_compared"],
        )

    def _choice(self, line: str) -> tuple[str, dict[str, str]] | None:
        """A line "Blue | Μπλε | Modra | Կապույտ": the code follows from the first name."""
        names = [name.strip() for name in line.split("|")]
        if not names[0]:
            return None
        return names[0], dict(zip(self.languages, names, strict=False))
