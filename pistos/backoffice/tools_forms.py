"""What staff write of a confidence tool: a form for each kind, which gives the tool's content."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.components.refusals import refusal_on
from pistos.kit.languages import LANGUAGES
from pistos.tools.actions.files import keep_captions, keep_model, keep_video
from pistos.tools.rules.reading import decimal, dicts, texts
from pistos.tools.rules.sizes import in_centimetres
from pistos.tools.rules.touch import LIVE, SAMPLE, STORE, TRY_HOME

MEASURES_AT_MOST, SIZES_AT_MOST = 4, 14
MEASURE_NAMES = {
    "chest": _("Chest"),
    "waist": _("Waist"),
    "hips": _("Hips"),
    "inseam": _("Inside leg"),
    "height": _("Height"),
    "neck": _("Neck"),
    "sleeve": _("Arm"),
    "foot": _("Foot"),
    "head": _("Head"),
    "hand": _("Hand"),
    "finger": _("Finger"),
    "wrist": _("Wrist"),
}


class ToolForm(forms.Form):
    """`content()` is asked of a valid form; files are judged and kept while it is validated."""

    def __init__(
        self, *args: Any, languages: Sequence[str], known: Mapping[str, Any], **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.languages, self.known = languages, known
        self.build()

    def build(self) -> None:
        """Adds the fields: each kind of tool has its own, and a form that adds none is a mistake."""
        raise NotImplementedError

    def content(self) -> dict[str, Any]:
        """What a valid form says: each kind of tool has its own, so there is none for all."""
        raise NotImplementedError

    def add_texts(
        self, name: str, label: object, known: object, *, rows: int = 0, most: int = 2000
    ) -> None:
        """One field for each of the shop's languages."""
        said = texts(known)
        for code in self.languages:
            attributes = {"lang": code} | ({"rows": rows} if rows else {})
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=f"{label} ({LANGUAGES[code]})",
                max_length=most,
                required=False,
                initial=said.get(code, ""),
                widget=forms.Textarea(attributes) if rows else forms.TextInput(attributes),
            )

    def texts_of(self, name: str) -> dict[str, str]:
        given = ((code, self.cleaned_data.get(f"{name}_{code}", "")) for code in self.languages)
        return {code: text for code, text in given if text}

    def kept(self, name: str, keep: Any) -> Any:
        """A file judged and kept; None without one, or with the reason against it in the form."""
        file = self.cleaned_data.get(name)
        if file:
            with refusal_on(self, name):
                return keep(file=file)
        return None


class SizeForm(ToolForm):
    def build(self) -> None:
        self.fields["attribute"] = forms.SlugField(
            label=_("Option of the variants that holds the size"),
            initial=self.known.get("attribute", "size"),
            max_length=40,
        )
        self.fields["unit"] = forms.ChoiceField(
            label=_("The numbers below are"),
            choices=[("cm", _("centimetres")), ("in", _("inches"))],
        )
        measures = list(self.known.get("measures", ()))
        choices = [("", "–"), *MEASURE_NAMES.items()]
        for n in range(MEASURES_AT_MOST):
            self.fields[f"measure_{n}"] = forms.ChoiceField(
                label=_("Measurement %(n)d") % {"n": n + 1},
                choices=choices,
                required=False,
                initial=measures[n] if n < len(measures) else "",
            )
        sizes = dicts(self.known.get("sizes"))
        for row in range(SIZES_AT_MOST):
            known = sizes[row] if row < len(sizes) else {}
            self.fields[f"size_{row}"] = forms.CharField(
                label=_("Size"), max_length=40, required=False, initial=known.get("size", "")
            )
            for n in range(MEASURES_AT_MOST):
                span = known.get("ranges", {}).get(measures[n]) if n < len(measures) else None
                self.fields[f"span_{row}_{n}"] = forms.CharField(
                    label=_("From and to, such as 92-98"),
                    max_length=30,
                    required=False,
                    initial=f"{span[0]}-{span[1]}" if span else "",
                )

    @property
    def heads(self) -> list[Any]:
        return [self[f"measure_{n}"] for n in range(MEASURES_AT_MOST)]

    @property
    def grid(self) -> list[tuple[Any, list[Any]]]:
        return [
            (self[f"size_{row}"], [self[f"span_{row}_{n}"] for n in range(MEASURES_AT_MOST)])
            for row in range(SIZES_AT_MOST)
        ]

    def content(self) -> dict[str, Any]:
        data = self.cleaned_data
        chosen = [(n, data[f"measure_{n}"]) for n in range(MEASURES_AT_MOST)]
        used = [(n, code) for n, code in chosen if code]
        sizes = [
            {
                "size": data[f"size_{row}"],
                "ranges": {
                    code: span
                    for n, code in used
                    if (span := _span(data[f"span_{row}_{n}"], data["unit"])) is not None
                },
            }
            for row in range(SIZES_AT_MOST)
            if data[f"size_{row}"]
        ]
        return {
            "attribute": data["attribute"],
            "measures": [code for _n, code in used],
            "sizes": sizes,
        }


def _span(text: str, unit: str) -> list[str] | None:
    """ "92-98", "92 – 98" or "92" as two numbers in centimetres."""
    parts = [decimal(part) for part in text.replace("–", "-").split("-")]
    numbers = [part for part in parts if part is not None]
    if not numbers or len(numbers) != len(parts) or len(parts) > 2:
        return None
    low, high = numbers[0], numbers[-1]
    return [str(in_centimetres(low, unit)), str(in_centimetres(high, unit))]


class ModelForm(ToolForm):
    def build(self) -> None:
        self.fields["file"] = forms.FileField(
            label=_("3D model"),
            required=False,
            help_text=_("GLB, at most 12 MB. Without a file the one that is there stays."),
        )
        self.add_texts("alt", _("What is seen"), self.known.get("alt"), most=300)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.model = self.kept("file", keep_model)
        return given

    def content(self) -> dict[str, Any]:
        own = self.model.content() if self.model else {}
        return dict(self.known) | own | {"alt": self.texts_of("alt")}


class FilmForm(ToolForm):
    def build(self) -> None:
        self.fields["file"] = forms.FileField(
            label=_("Film"),
            required=False,
            help_text=_("MP4 or WebM, at most 60 MB. Without a file the one that is there stays."),
        )
        self.fields["tested_on"] = forms.DateField(
            label=_("Day of the test"),
            required=False,
            initial=self.known.get("tested_on"),
            widget=forms.DateInput(attrs={"type": "date"}),
        )
        self.add_texts("tested", _("What was tested"), self.known.get("tested"), rows=2)
        self.add_texts("result", _("What came out"), self.known.get("result"), rows=2)
        self.add_texts(
            "transcript",
            _("What is said and seen"),
            self.known.get("transcript"),
            rows=4,
            most=20000,
        )
        for code in self.languages:
            self.fields[f"captions_{code}"] = forms.FileField(
                label=_("Captions (%(language)s), WebVTT") % {"language": LANGUAGES[code]},
                required=False,
            )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        self.film = self.kept("file", keep_video)
        self.captions = {
            code: file
            for code in self.languages
            if (file := self.kept(f"captions_{code}", keep_captions))
        }
        return given

    def content(self) -> dict[str, Any]:
        day = self.cleaned_data["tested_on"]
        return {
            "file": self.film or self.known.get("file", ""),
            "captions": dict(self.known.get("captions", {})) | self.captions,
            "tested_on": day.isoformat() if day else "",
            **{name: self.texts_of(name) for name in ("tested", "result", "transcript")},
        }


WAY_NAMES = {
    SAMPLE: _("A sample can be ordered"),
    TRY_HOME: _("It may be tried at home"),
    LIVE: _("We show it live by video"),
    STORE: _("It can be seen in the store"),
}


class TouchForm(ToolForm):
    def build(self) -> None:
        self.add_texts("material", _("How it feels"), self.known.get("material"), rows=2)
        ways = {row.get("way"): row for row in dicts(self.known.get("ways"))}
        for way, name in WAY_NAMES.items():
            known = ways.get(way, {})
            self.fields[f"{way}_is_offered"] = forms.BooleanField(
                label=name, required=False, initial=way in ways
            )
            if way in (SAMPLE, TRY_HOME):
                self.fields[f"{way}_sku"] = forms.CharField(
                    label=_("Article number that is ordered"),
                    max_length=120,
                    required=False,
                    initial=known.get("sku", ""),
                )
            if way == TRY_HOME:
                self.fields[f"{way}_days"] = forms.IntegerField(
                    label=_("Days to try it"),
                    min_value=1,
                    max_value=365,
                    required=False,
                    initial=known.get("days"),
                )
            self.add_texts(f"{way}_words", _("What the customer reads"), known.get("words"))

    def content(self) -> dict[str, Any]:
        data = self.cleaned_data
        return {
            "material": self.texts_of("material"),
            "ways": [
                {
                    "way": way,
                    "words": self.texts_of(f"{way}_words"),
                    "sku": data.get(f"{way}_sku", ""),
                    "days": data.get(f"{way}_days") or 0,
                }
                for way in WAY_NAMES
                if data[f"{way}_is_offered"]
            ],
        }


class ChooseForm(ToolForm):
    """The questions that are there and a spare one, each with four answers."""

    answers_count = 4

    def __init__(self, *args: Any, attributes: Iterable[tuple[str, str]], **more: Any) -> None:
        self.attributes = list(attributes)
        super().__init__(*args, **more)

    def build(self) -> None:
        questions = dicts(self.known.get("questions"))
        self.count = min(len(questions) + 1, 12)
        for q in range(self.count):
            known = questions[q] if q < len(questions) else {}
            self.add_texts(f"q{q}", _("Question"), known.get("text"), most=300)
            answers = dicts(known.get("answers"))
            for a in range(self.answers_count):
                self._answer(f"q{q}_a{a}", answers[a] if a < len(answers) else {})

    def _answer(self, name: str, known: Mapping[str, Any]) -> None:
        tests = [("is", _("is")), ("at_least", _("at least")), ("at_most", _("at most"))]
        self.add_texts(name, _("Answer"), known.get("text"), most=300)
        self.fields[f"{name}_attribute"] = forms.ChoiceField(
            label=_("Asks for the fact"),
            choices=[("", "–"), *self.attributes],
            required=False,
            initial=known.get("attribute", ""),
        )
        self.fields[f"{name}_test"] = forms.ChoiceField(
            label=_("which"), choices=tests, required=False, initial=known.get("test", "is")
        )
        self.fields[f"{name}_value"] = forms.CharField(
            label=_("Value, or code of a choice"),
            max_length=80,
            required=False,
            initial=known.get("value", ""),
        )
        self.fields[f"{name}_is_must"] = forms.BooleanField(
            label=_("Without it the product is not for them"),
            required=False,
            initial=known.get("is_must", False),
        )
        self.add_texts(f"{name}_never", _("Nothing is for them, because"), known.get("never"))

    @property
    def blocks(self) -> list[tuple[list[Any], list[list[Any]]]]:
        """Bound fields of each question, and of each of its answers."""

        def of(start: str) -> list[Any]:
            return [self[name] for name in self.fields if name.startswith(start)]

        return [
            (
                [self[f"q{q}_{code}"] for code in self.languages],
                [of(f"q{q}_a{a}_") for a in range(self.answers_count)],
            )
            for q in range(self.count)
        ]

    def content(self) -> dict[str, Any]:
        data = self.cleaned_data
        found = []
        for q in range(self.count):
            answers = [
                {
                    "text": text,
                    "attribute": data[f"{name}_attribute"],
                    "test": data[f"{name}_test"] or "is",
                    "value": data[f"{name}_value"],
                    "is_must": data[f"{name}_is_must"],
                    "never": self.texts_of(f"{name}_never"),
                }
                for a in range(self.answers_count)
                if (text := self.texts_of(name := f"q{q}_a{a}"))
            ]
            if self.texts_of(f"q{q}") or answers:
                found.append({"text": self.texts_of(f"q{q}"), "answers": answers})
        return {"questions": found}


FORMS: Mapping[str, type[ToolForm]] = {
    "size_guide": SizeForm,
    "model_3d": ModelForm,
    "test_video": FilmForm,
    "choose": ChooseForm,
    "touch": TouchForm,
}
