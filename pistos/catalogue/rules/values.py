"""Whether a value fits its attribute, and how it is kept."""

import math
import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from pistos.catalogue.rules.content import AttributeRule
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES, text_in

LONGEST_TEXT = 200
_YES = frozenset(("yes", "true", "1", "ναι", "da", "այո"))
_NO = frozenset(("no", "false", "0", "όχι", "ne", "ոչ"))


class ValueUnusable(Refused):
    """A value that its attribute cannot have; the text names both."""


def kept_value(rule: AttributeRule, value: object, language: str = "en") -> object:
    """The value as it is kept: a number, a choice's code, a truth, or a text; None for nothing."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if rule.kind == "number":
        return _number(rule, value, language)
    if rule.kind == "choice":
        return _choice(rule, value, language)
    if rule.kind == "yes_no":
        return _truth(rule, value, language)
    if isinstance(value, Mapping):
        return {
            code: str(value[code]).strip()[:LONGEST_TEXT]
            for code in LANGUAGES
            if value.get(code) and str(value[code]).strip()
        } or None
    return str(value).strip()[:LONGEST_TEXT]


def kept_values(
    rules: Mapping[str, AttributeRule], values: Mapping[str, object], language: str = "en"
) -> dict[str, object]:
    """All that fit an attribute. What no attribute of the category knows is refused by its code."""
    unknown = [code for code in values if code not in rules]
    if unknown:
        raise ValueUnusable(
            _("The category has no attribute “%(code)s”.") % {"code": ", ".join(sorted(unknown))}
        )
    kept = {code: kept_value(rules[code], value, language) for code, value in values.items()}
    return {code: value for code, value in kept.items() if value is not None}


def _number(rule: AttributeRule, value: object, language: str) -> float | int:
    plain = re.sub(r"[\s\u00a0]", "", str(value)).replace(",", ".")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise _unfit(rule, value, language) from None
    if isinstance(value, bool) or not number.is_finite() or not math.isfinite(float(number)):
        raise _unfit(rule, value, language)
    return int(number) if number == number.to_integral_value() else float(number)


def _choice(rule: AttributeRule, value: object, language: str) -> str:
    """A choice by its code, or by its name in any language."""
    choices = rule.choices or {}
    asked = str(value).strip()
    if asked in choices:
        return asked
    for code, names in choices.items():
        if asked.casefold() in (name.casefold() for name in names.values()):
            return code
    raise _unfit(rule, value, language)


def _truth(rule: AttributeRule, value: object, language: str) -> bool:
    plain = str(value).strip().casefold()
    if plain in _YES:
        return True
    if plain in _NO:
        return False
    raise _unfit(rule, value, language)


def _unfit(rule: AttributeRule, value: object, language: str) -> ValueUnusable:
    return ValueUnusable(
        _("“%(value)s” does not fit %(attribute)s.")
        % {"value": str(value)[:60], "attribute": text_in(rule.name, language) or rule.code}
    )
