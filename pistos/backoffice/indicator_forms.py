"""What an owner fills in to define an indicator."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.backoffice.measure_words import DEADLINES
from pistos.components.channels import CHANNELS
from pistos.indicators.actions import Wanted
from pistos.indicators.models import Indicator
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Unit
from pistos.kit.languages import LANGUAGES, text_in
from pistos.partners.models import Partner


class IndicatorForm(forms.Form):
    """Shares are filled in as percent; the fields that a measure does not know stay empty."""

    name = forms.CharField(label=_("Name"), max_length=120)
    definition = forms.CharField(
        label=_("In your own words"), widget=forms.Textarea, required=False, max_length=500
    )
    measure = forms.ChoiceField(label=_("What is measured"))
    period_days = forms.IntegerField(
        label=_("Period in days"), min_value=1, max_value=731, initial=30
    )
    target = forms.FloatField(
        label=_("Target"), help_text=_("A share in percent, such as 95."), required=False
    )
    threshold = forms.FloatField(
        label=_("Threshold"),
        help_text=_("Past this line someone must act. A share in percent."),
        required=False,
    )
    owner = forms.ModelChoiceField(
        empty_label="–", label=_("Who answers for it"), queryset=User.objects.none(), required=False
    )
    kind = forms.ChoiceField(label=_("Only this kind of promise"), required=False)
    channel = forms.ChoiceField(label=_("Only this channel"), required=False)
    partner = forms.ModelChoiceField(
        empty_label="–",
        label=_("Only this partner"),
        queryset=Partner.objects.none(),
        to_field_name="code",
        required=False,
    )
    made_by = forms.ModelChoiceField(
        empty_label="–",
        label=_("Only what this colleague promised"),
        queryset=User.objects.none(),
        required=False,
    )
    country = forms.CharField(label=_("Only this country"), max_length=2, required=False)
    region = forms.CharField(label=_("Only this region"), max_length=60, required=False)
    topic = forms.CharField(label=_("Only this kind of case"), max_length=40, required=False)
    record = forms.ChoiceField(
        label=_("Part of the record"),
        choices=[("", _("All of it")), ("public", _("What is public"))],
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["measure"].choices = [(code, row.name) for code, row in MEASURES.items()]
        fields["kind"].choices = [("", _("All")), *DEADLINES.items()]
        fields["channel"].choices = [("", _("All")), *CHANNELS.items()]
        fields["partner"].queryset = Partner.objects.order_by("name")
        staff = User.objects.filter(is_active=True).order_by("name")
        fields["owner"].queryset = fields["made_by"].queryset = staff

    def wanted(self, before: Indicator | None = None) -> Wanted:
        """Texts in other languages stay as they were."""
        given = self.cleaned_data
        said = get_language() or "en"
        said = said if said in LANGUAGES else "en"
        is_share = MEASURES[given["measure"]].unit is Unit.SHARE
        scale = 100 if is_share else 1
        partner, made_by = given["partner"], given["made_by"]
        parameters = {
            "kind": given["kind"],
            "partner": partner.code if partner else "",
            "made_by": str(made_by.pk) if made_by else "",
            "country": given["country"].upper(),
            "region": given["region"],
            "record": given["record"],
            "channel": given["channel"],
            "topic": given["topic"],
        }
        return Wanted(
            name={**(before.name if before else {}), said: given["name"]},
            definition={**(before.definition if before else {}), said: given["definition"]},
            measure=given["measure"],
            parameters={name: text for name, text in parameters.items() if text},
            period_days=given["period_days"],
            target=None if given["target"] is None else given["target"] / scale,
            threshold=None if given["threshold"] is None else given["threshold"] / scale,
            owner=given["owner"],
        )

    @staticmethod
    def initial_of(indicator: Indicator) -> dict[str, Any]:
        said = get_language() or "en"
        measure = MEASURES.get(indicator.measure)
        scale = 100 if measure and measure.unit is Unit.SHARE else 1
        return {
            "name": text_in(indicator.name, said),
            "definition": text_in(indicator.definition, said),
            "measure": indicator.measure,
            "period_days": indicator.period_days,
            "target": None if indicator.target is None else indicator.target * scale,
            "threshold": None if indicator.threshold is None else indicator.threshold * scale,
            "owner": indicator.owner_id,
            **indicator.parameters,
        }
