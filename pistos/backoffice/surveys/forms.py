"""What is entered about a survey: its facts, and its questions, in each of the shop's languages."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.backoffice.surveys.words import ASPECTS, KINDS, SURVEY_KINDS, TRIGGERS
from pistos.kit.languages import LANGUAGES, Translated
from pistos.surveys.facts import SurveyFacts
from pistos.surveys.models import Survey
from pistos.surveys.rules.questions import LONGEST_QUESTION, MOST_QUESTIONS, Question
from pistos.surveys.rules.scales import Aspect, Kind

TEXTS = ("name", "thanks", "script")


class SurveyForm(forms.Form):
    kind = forms.ChoiceField(label=_("What it measures"), choices=list(SURVEY_KINDS.items()))
    trigger = forms.ChoiceField(label=_("When it asks"), choices=list(TRIGGERS.items()))
    wait_hours = forms.IntegerField(label=_("Hours to wait before asking"), min_value=0)
    again_after_days = forms.IntegerField(
        label=_("Days until the same person is asked again"), min_value=1
    )
    answer_days = forms.IntegerField(label=_("Days in which a link can be answered"), min_value=1)
    edit_hours = forms.IntegerField(label=_("Hours in which an answer can be changed"), min_value=0)
    wave_days = forms.IntegerField(label=_("Days of a wave"), min_value=1)
    alarm_days = forms.IntegerField(
        label=_("Days without an answer that are an alarm"), min_value=1
    )
    is_active = forms.BooleanField(label=_("It asks now"), required=False)

    def __init__(self, *args: Any, languages: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.languages = list(languages)
        for code in self.languages:
            self._text("name", code, _("Name"), 80, rows=0, is_required=True)
        for code in self.languages:
            self._text("thanks", code, _("Word of thanks"), 500, rows=2)
        for code in self.languages:
            self._text("script", code, _("What a caller says first"), 1000, rows=3)
        for aspect in Aspect:
            self.fields[f"target_{aspect}"] = forms.IntegerField(
                label=str(ASPECTS[aspect]), min_value=1, max_value=100, required=False
            )

    def _text(
        self,
        name: str,
        code: str,
        label: object,
        most: int,
        *,
        rows: int,
        is_required: bool = False,
    ) -> None:
        attributes = {"lang": code} | ({"rows": str(rows)} if rows else {})
        self.fields[f"{name}_{code}"] = forms.CharField(
            label=f"{label} ({LANGUAGES[code]})",
            max_length=most,
            required=is_required,
            widget=forms.Textarea(attributes) if rows else forms.TextInput(attributes),
        )

    def facts(self) -> SurveyFacts:
        given = self.cleaned_data
        plain = [name for name in self.base_fields if name in SurveyFacts.__dataclass_fields__]
        values: dict[str, Any] = {name: given[name] for name in plain}
        return SurveyFacts(
            **values,
            name=self._texts("name"),
            thanks=self._texts("thanks"),
            script=self._texts("script"),
            targets={
                str(aspect): given[f"target_{aspect}"] / 100
                for aspect in Aspect
                if given.get(f"target_{aspect}")
            },
        )

    def _texts(self, name: str) -> Translated:
        found = {code: self.cleaned_data[f"{name}_{code}"] for code in self.languages}
        return {code: text for code, text in found.items() if text}

    def groups(self) -> dict[str, list[forms.BoundField]]:
        """The fields as the page arranges them."""
        names = [name for name in self.fields if name.split("_")[0] in TEXTS]
        targets = [name for name in self.fields if name.startswith("target_")]
        return {
            "plain": [self[name] for name in self.base_fields if name != "is_active"],
            "texts": [self[name] for name in names],
            "targets": [self[name] for name in targets],
        }


def facts_initial(survey: Survey) -> dict[str, Any]:
    """What a survey's form shows at first."""
    found = {name: getattr(survey, name) for name in SurveyForm.base_fields}
    for name in TEXTS:
        found |= {f"{name}_{code}": text for code, text in getattr(survey, name).items()}
    found |= {f"target_{code}": round(100 * share) for code, share in survey.targets.items()}
    return found


class NewSurveyForm(SurveyForm):
    key = forms.SlugField(
        label=_("Short name"),
        max_length=40,
        help_text=_("Small letters and hyphens; it stands in addresses and files, and stays."),
    )


class QuestionForm(forms.Form):
    """One question. Left empty in every language it is left out."""

    place = forms.IntegerField(label=_("Place"), min_value=1, max_value=99)
    kind = forms.ChoiceField(label=_("How it is answered"), choices=list(KINDS.items()))
    aspect = forms.ChoiceField(
        label=_("Which side of buying it rates"),
        choices=[("", _("none")), *ASPECTS.items()],
        required=False,
    )
    is_required = forms.BooleanField(label=_("Must be answered"), required=False)
    code = forms.CharField(widget=forms.HiddenInput, required=False, max_length=30)

    def __init__(self, *args: Any, languages: Sequence[str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.languages = list(languages)
        for code in self.languages:
            self.fields[f"text_{code}"] = forms.CharField(
                label=f"{_('Question')} ({LANGUAGES[code]})",
                max_length=LONGEST_QUESTION,
                required=False,
                widget=forms.TextInput({"lang": code}),
            )
        choices = _("Answers to choose from, one a line")
        for code in self.languages:
            self.fields[f"choices_{code}"] = forms.CharField(
                label=f"{choices} ({LANGUAGES[code]})",
                max_length=2000,
                required=False,
                widget=forms.Textarea({"lang": code, "rows": "3"}),
            )

    def texts(self) -> list[forms.BoundField]:
        return [self[f"text_{code}"] for code in self.languages]

    def choice_fields(self) -> list[forms.BoundField]:
        return [self[f"choices_{code}"] for code in self.languages]

    def question(self, code: str) -> Question | None:
        """None where nothing is asked."""
        given = self.cleaned_data
        text = {each: given[f"text_{each}"].strip() for each in self.languages}
        if not any(text.values()):
            return None
        lines = {each: given[f"choices_{each}"].splitlines() for each in self.languages}
        count = max(len(rows) for rows in lines.values()) if given["kind"] == Kind.CHOICE else 0
        return Question(
            code=given["code"] or code,
            kind=given["kind"],
            text={each: words for each, words in text.items() if words},
            aspect=given["aspect"],
            is_required=given["is_required"],
            choices=tuple(
                {each: rows[at].strip() for each, rows in lines.items() if at < len(rows)}
                for at in range(count)
            ),
        )


def question_forms(
    questions: Sequence[Question], languages: Sequence[str], data: Mapping[str, Any] | None
) -> list[QuestionForm]:
    """A form for each question and one more, empty, while there is room."""
    known = [_initial(row, at) for at, row in enumerate(questions, start=1)]
    if len(known) < MOST_QUESTIONS:
        known.append({"place": len(known) + 1, "kind": Kind.CSAT})
    if data is not None:
        sent = len({found[1] for name in data if (found := re.match(r"q(\d+)-place$", name))})
        known = (known + [{"place": 99}] * sent)[: max(1, min(sent, MOST_QUESTIONS + 1))]
    return [
        QuestionForm(data, prefix=f"q{at}", initial=each, languages=languages)
        for at, each in enumerate(known)
    ]


def questions_of(found: Sequence[QuestionForm]) -> list[Question]:
    """In the order of their places; new ones get a code that none has."""
    taken = {form.cleaned_data["code"] for form in found}
    free = (f"q{n}" for n in range(1, 200) if f"q{n}" not in taken)
    rows = sorted(found, key=lambda form: form.cleaned_data["place"])
    asked = [form.question(form.cleaned_data["code"] or next(free)) for form in rows]
    return [row for row in asked if row is not None]


def _initial(row: Question, at: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        "place": at,
        "kind": row.kind,
        "aspect": row.aspect,
        "is_required": row.is_required,
        "code": row.code,
    }
    found |= {f"text_{code}": text for code, text in row.text.items()}
    for code in LANGUAGES:
        found[f"choices_{code}"] = "\n".join(each.get(code, "") for each in row.choices)
    return found
