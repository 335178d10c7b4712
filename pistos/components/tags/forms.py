"""Form fields with their errors, in the manner of GOV.UK: the summary first, the error beside its field."""

from typing import Any

from django.forms import BoundField, CheckboxInput, FileInput, Form
from django.forms.widgets import CheckboxSelectMultiple, RadioSelect
from django.template import Library
from django.utils.translation import gettext as _

register = Library()


@register.inclusion_tag("components/field.html")
def field(
    field: BoundField, *, unit: str = "", size: str = "", drop_words: str = ""
) -> dict[str, Any]:
    """One field with label, hint and error. `unit` stands behind the control; `size` is "short",
    "medium" or empty.
    """
    widget = field.field.widget
    return {
        "field": field,
        "is_group": isinstance(widget, RadioSelect | CheckboxSelectMultiple),
        "is_check": isinstance(widget, CheckboxInput),
        "is_file": isinstance(widget, FileInput),
        "is_optional": not field.field.required,
        "unit": unit,
        "size": size,
        "drop_words": drop_words,
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: Form) -> dict[str, Any]:
    """Everything to put right, above the form, each line leading to its field. Nothing without errors."""
    rows = [
        (bound.id_for_label or bound.auto_id, _named(bound.label), message)
        for bound in form
        for message in bound.errors
    ]
    return {"whole": list(form.non_field_errors()), "rows": rows}


def _named(label: object) -> str:
    """A label with its colon; a question keeps its own mark."""
    said = str(label)
    if said.endswith(("?", ";", "։", ".", ":")) or "՞" in said:
        return said
    # Translators: the name of a field before what is wrong with it
    return _("%(label)s:") % {"label": said}


@register.inclusion_tag("components/form_fields.html")
def form_fields(form: Form) -> dict[str, Any]:
    """All fields of a form, after its error summary."""
    return {"form": form}
