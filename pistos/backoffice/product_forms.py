"""What staff write of a product: one form, made of what its category asks for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.catalogue.facts import SheetDraft, TextDraft, VariantDraft
from pistos.catalogue.models import Category
from pistos.catalogue.rules.content import AttributeRule
from pistos.components.choosing import offer
from pistos.kit.languages import LANGUAGES, text_in

SPARE_VARIANTS = 3
PARTS = (
    ("title", _("Title"), 0),
    ("summary", _("Summary"), 2),
    ("highlights", _("Highlights, one a line"), 3),
    ("description", _("Description"), 8),
    ("instructions", _("Instructions for use"), 4),
    ("warnings", _("Warnings"), 3),
)
SERVICE_PARTS = (("included", _("What is included"), 4), ("terms", _("Terms"), 4))
CONTACTS = (
    ("maker_name", _("Maker")),
    ("maker_address", _("Maker's postal address")),
    ("maker_contact", _("Maker's e-mail or web address")),
    ("maker_country", _("Maker's country, two letters")),
    ("responsible_name", _("Responsible person in the EU, if the maker is elsewhere")),
    ("responsible_address", _("Their postal address")),
    ("responsible_contact", _("Their e-mail or web address")),
    ("responsible_country", _("Their country, two letters")),
)


class NewProductForm(forms.Form):
    """Where a new product stands; the rest of the form follows from that."""

    category = forms.TypedChoiceField(label=_("Category"), coerce=int)

    def __init__(self, *args: Any, categories: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "category", categories)


class SheetForm(forms.Form):
    """The whole sheet. Facts are named `f_CODE`, texts `PART_LANGUAGE`, variants `vN_…`."""

    brand = forms.CharField(label=_("Brand"), max_length=80, required=False)
    model = forms.CharField(label=_("Model or type"), max_length=80, required=False)
    gtin = forms.CharField(label=_("GTIN (bar code)"), max_length=14, required=False)
    weight_grams = forms.IntegerField(
        label=_("Weight with packing, in grams"), min_value=0, max_value=10**7, required=False
    )

    def __init__(
        self,
        *args: Any,
        category: Category,
        rules: Sequence[AttributeRule],
        languages: Sequence[str],
        language: str,
        variants: int = 0,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.category, self.rules, self.languages = category, rules, languages
        self.choice_rules = [rule for rule in rules if rule.kind == "choice"]
        self.variant_count = variants + SPARE_VARIANTS
        for rule in rules:
            self.fields[f"f_{rule.code}"] = fact_field(rule, language)
        if category.needs_safety:
            self._add_safety()
        self.fields["proofs"] = forms.CharField(
            label=_("Proofs of claims, one a line: the words = the source"),
            help_text=_(
                "A general claim on the environment needs a recognised label as its source."
            ),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        for code in languages:
            for part, label, rows in self.parts():
                self.fields[f"{part}_{code}"] = _text_field(label, rows, code)
        for place in range(self.variant_count):
            self._add_variant(place, language)

    def parts(self) -> list[tuple[str, Any, int]]:
        return [*PARTS, *(SERVICE_PARTS if self.category.is_service else ())]

    def groups(self) -> list[dict[str, Any]]:
        """The fields in the order of the page: what a language is missing is counted in its heading."""
        plain = ["brand", "model", "gtin", "weight_grams"]
        return [
            {"title": _("The product"), "fields": self._bound(plain), "is_open": True},
            {
                "title": _("Facts"),
                "fields": self._bound([f"f_{rule.code}" for rule in self.rules]),
                "is_open": True,
            },
            *(
                {
                    "title": LANGUAGES[code],
                    "language": code,
                    "fields": self._bound(
                        [f"{part}_{code}" for part, _label, _rows in self.parts()]
                    ),
                    "is_open": place == 0,
                }
                for place, code in enumerate(self.languages)
            ),
            {
                "title": _("Safety and proofs"),
                "fields": self._bound(
                    [name for name, _label in CONTACTS]
                    + ["identification", "standards", "has_no_warnings", "proofs"]
                ),
                "is_open": False,
            },
        ]

    def variant_rows(self) -> list[list[Any]]:
        return [self._bound(self._variant_names(place)) for place in range(self.variant_count)]

    def draft(self, *, source: str = "pistos", ref: str = "") -> SheetDraft:
        data = self.cleaned_data
        return SheetDraft(
            brand=data["brand"],
            model=data["model"],
            gtin=data["gtin"],
            weight_grams=data["weight_grams"],
            facts={rule.code: data[f"f_{rule.code}"] for rule in self.rules},
            safety=self._safety(data),
            proofs=_proofs(data["proofs"]),
            texts={
                code: TextDraft(
                    **{part: _part(part, data[f"{part}_{code}"]) for part, _l, _r in self.parts()}
                )
                for code in self.languages
                if any(data[f"{part}_{code}"] for part, _l, _r in self.parts())
            },
            variants=[
                VariantDraft(
                    sku=data[f"v{n}_sku"],
                    options={
                        rule.code: value
                        for rule in self.choice_rules
                        if (value := data[f"v{n}_{rule.code}"])
                    },
                    gtin=data[f"v{n}_gtin"],
                    is_active=data[f"v{n}_active"],
                )
                for n in range(self.variant_count)
                if data[f"v{n}_sku"]
            ],
            source=source,
            ref=ref,
        )

    def _bound(self, names: Sequence[str]) -> list[Any]:
        return [self[name] for name in names if name in self.fields]

    def _add_safety(self) -> None:
        for name, label in CONTACTS:
            most = 2 if name.endswith("country") else 300
            self.fields[name] = forms.CharField(label=label, max_length=most, required=False)
        self.fields["identification"] = forms.CharField(
            label=_("How it is known: type, batch or serial number"), max_length=200, required=False
        )
        self.fields["standards"] = forms.CharField(
            label=_("Standards it meets, one a line"),
            required=False,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        self.fields["has_no_warnings"] = forms.BooleanField(
            label=_("There is nothing to warn of"), required=False
        )

    def _add_variant(self, place: int, language: str) -> None:
        self.fields[f"v{place}_sku"] = forms.CharField(
            label=_("Stock number"), max_length=120, required=False
        )
        for rule in self.choice_rules:
            self.fields[f"v{place}_{rule.code}"] = fact_field(rule, language)
        self.fields[f"v{place}_gtin"] = forms.CharField(
            label=_("GTIN"), max_length=14, required=False
        )
        self.fields[f"v{place}_active"] = forms.BooleanField(
            label=_("Sold"), required=False, initial=True
        )

    def _variant_names(self, place: int) -> list[str]:
        names = ["sku", *(rule.code for rule in self.choice_rules), "gtin", "active"]
        return [f"v{place}_{name}" for name in names]

    def _safety(self, data: Mapping[str, Any]) -> dict[str, object]:
        if not self.category.needs_safety:
            return {}
        found: dict[str, Any] = {
            "identification": data["identification"],
            "standards": [line.strip() for line in data["standards"].splitlines() if line.strip()],
            "has_no_warnings": data["has_no_warnings"],
        }
        for name, _label in CONTACTS:
            who, _sep, part = name.partition("_")
            value = data[name].strip()
            if value:
                found.setdefault(who, {})[part] = value.upper() if part == "country" else value
        return found


def initial_of(draft: SheetDraft) -> dict[str, Any]:
    """A draft as the form shows it."""
    found: dict[str, Any] = {
        "brand": draft.brand,
        "model": draft.model,
        "gtin": draft.gtin,
        "weight_grams": draft.weight_grams,
        "proofs": "\n".join(f"{claim} = {source}" for claim, source in draft.proofs),
        **{f"f_{code}": _shown(value) for code, value in draft.facts.items()},
    }
    for key, value in draft.safety.items():
        if isinstance(value, Mapping):
            found |= {f"{key}_{part}": text for part, text in value.items()}
        else:
            found[key] = "\n".join(value) if isinstance(value, list) else value
    for code, text in draft.texts.items():
        for part, _label, _rows in (*PARTS, *SERVICE_PARTS):
            said = getattr(text, part)
            found[f"{part}_{code}"] = "\n".join(said) if part == "highlights" else said
    for n, variant in enumerate(draft.variants):
        found |= {
            f"v{n}_sku": variant.sku,
            f"v{n}_gtin": variant.gtin,
            f"v{n}_active": variant.is_active,
            **{f"v{n}_{option}": value for option, value in variant.options.items()},
        }
    return found


def fact_field(rule: AttributeRule, language: str) -> forms.Field:
    """The field for an attribute, by its kind."""
    label = text_in(rule.name, language) or rule.code
    label = f"{label} ({rule.unit})" if rule.unit else label
    if rule.kind == "choice":
        choices = [
            ("", "–"),
            *(
                (code, text_in(names, language) or code)
                for code, names in (rule.choices or {}).items()
            ),
        ]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    if rule.kind == "yes_no":
        answers: list[tuple[str, Any]] = [("", "–"), ("yes", _("Yes")), ("no", _("No"))]
        return forms.ChoiceField(label=label, choices=answers, required=False)
    return forms.CharField(label=label, max_length=200, required=False)


def _text_field(label: Any, rows: int, code: str) -> forms.Field:
    attributes = {"lang": code}
    widget = (
        forms.Textarea(attrs={**attributes, "rows": rows})
        if rows
        else forms.TextInput(attrs=attributes)
    )
    return forms.CharField(
        label=label,
        max_length=20_000 if rows else 160,
        required=False,
        widget=widget,
    )


def _part(part: str, value: str) -> Any:
    return value.splitlines() if part == "highlights" else value


def _proofs(lines: str) -> list[tuple[str, str]]:
    pairs = (line.partition("=") for line in lines.splitlines() if "=" in line)
    return [(claim.strip(), source.strip()) for claim, _sep, source in pairs]


def _shown(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return next(iter(value.values()), "")
    return value
