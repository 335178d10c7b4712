"""What staff fill in when they choose a partner."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pistos.backoffice.measure_words import CRITERIA, GATES, PARTNER_KINDS, code_words
from pistos.partners.models import Partner
from pistos.scorecards.actions import Assessment
from pistos.scorecards.models import Candidate
from pistos.scorecards.rules.selection import LEAST_ALTERNATIVES, MOST_POINTS, Criteria


class OpenForm(forms.Form):
    kind = forms.ChoiceField(label=_("Kind of partner"), choices=list(PARTNER_KINDS.items()))
    title = forms.CharField(
        label=_("What for"), help_text=_("Such as “parcels to the islands”."), max_length=160
    )


class CriteriaForm(forms.Form):
    """Gates to pass, and the weight of each criterion in percent."""

    alternatives = forms.IntegerField(
        label=_("Firms to compare, at least"), min_value=LEAST_ALTERNATIVES, max_value=20
    )

    def __init__(self, *args: Any, criteria: Criteria, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.codes = tuple(dict.fromkeys((*criteria.weights, *CRITERIA)))
        self.fields["gates"] = forms.MultipleChoiceField(
            label=_("What a firm must be or do"),
            choices=[
                (code, code_words(GATES, code)) for code in dict.fromkeys((*criteria.gates, *GATES))
            ],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        for code in self.codes:
            self.fields[f"weight_{code}"] = forms.FloatField(
                label=_("%(criterion)s: weight in percent")
                % {"criterion": code_words(CRITERIA, code)},
                min_value=0,
                max_value=100,
                required=False,
            )

    def criteria(self) -> Criteria:
        weights = {code: self.cleaned_data[f"weight_{code}"] or 0 for code in self.codes}
        return Criteria(
            gates=tuple(self.cleaned_data["gates"]),
            weights={code: round(weight / 100, 4) for code, weight in weights.items() if weight},
            alternatives=self.cleaned_data["alternatives"],
        )

    @staticmethod
    def initial_of(criteria: Criteria) -> dict[str, Any]:
        return {
            "alternatives": criteria.alternatives,
            "gates": list(criteria.gates),
            **{
                f"weight_{code}": round(100 * weight, 2)
                for code, weight in criteria.weights.items()
            },
        }


class CandidateForm(forms.Form):
    """A firm of the kind that is sought."""

    partner = forms.ModelChoiceField(
        empty_label="–", label=_("Firm"), queryset=Partner.objects.none(), to_field_name="code"
    )

    def __init__(self, *args: Any, kind: str, known: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["partner"]
        field.queryset = Partner.objects.filter(kind=kind).exclude(pk__in=known).order_by("name")


class AssessmentForm(forms.Form):
    """For each gate yes or no, for each criterion points, and for both what it rests on."""

    def __init__(self, *args: Any, criteria: Criteria, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gates, self.criteria = criteria.gates, tuple(criteria.weights)
        for code in self.gates:
            self.fields[f"gate_{code}"] = forms.ChoiceField(
                label=code_words(GATES, code),
                choices=[("", _("Not known yet")), ("yes", _("Yes")), ("no", _("No"))],
                required=False,
            )
            self._evidence(code, code_words(GATES, code))
        for code in self.criteria:
            self.fields[f"points_{code}"] = forms.FloatField(
                label=_("%(criterion)s: points of 10") % {"criterion": code_words(CRITERIA, code)},
                min_value=0,
                max_value=MOST_POINTS,
                required=False,
            )
            self._evidence(code, code_words(CRITERIA, code))

    def _evidence(self, code: str, label: str) -> None:
        self.fields[f"evidence_{code}"] = forms.CharField(
            label=_("%(criterion)s: what this rests on") % {"criterion": label},
            max_length=300,
            required=False,
        )

    def assessment(self) -> Assessment:
        given = self.cleaned_data
        return Assessment(
            gates={
                code: given[f"gate_{code}"] == "yes" for code in self.gates if given[f"gate_{code}"]
            },
            points={
                code: given[f"points_{code}"]
                for code in self.criteria
                if given[f"points_{code}"] is not None
            },
            evidence={code: given[f"evidence_{code}"] for code in (*self.gates, *self.criteria)},
        )

    @staticmethod
    def initial_of(candidate: Candidate) -> dict[str, Any]:
        return {
            **{f"gate_{code}": "yes" if is_so else "no" for code, is_so in candidate.gates.items()},
            **{f"points_{code}": points for code, points in candidate.points.items()},
            **{f"evidence_{code}": words for code, words in candidate.evidence.items()},
        }


class DecisionForm(forms.Form):
    candidate = forms.SlugField()
    because = forms.CharField(max_length=500, required=False)
