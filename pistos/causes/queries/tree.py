"""The tree as people read it."""

from pistos.causes.facts import Choice, ChoiceGroup
from pistos.causes.models import Cause
from pistos.causes.rules.tree import CODED_FROM, at_level, parent_of
from pistos.kit.languages import text_in


def choices(language: str) -> list[ChoiceGroup]:
    """What can be chosen, by root, each before what hangs below it. One query."""
    rows = list(Cause.objects.order_by("position", "code"))
    names = {row.code: text_in(row.names, language) for row in rows}
    groups = []
    for root in rows:
        if root.level != 1 or root.retired_at is not None:
            continue
        below = [
            Choice(row.code, names[row.code], path_of(row.code, names), row.level)
            for row in rows
            if row.level >= CODED_FROM
            and row.retired_at is None
            and at_level(row.code, 1) == root.code
        ]
        if below:
            groups.append(ChoiceGroup(names[root.code], tuple(below)))
    return groups


def cause_names(language: str) -> dict[str, str]:
    """The names of all codes, retired ones too: history has to be readable. One query."""
    return {
        code: text_in(names, language) for code, names in Cause.objects.values_list("code", "names")
    }


def path_of(code: str, names: dict[str, str]) -> str:
    """The name with what stands above it: "Product › Size › Too small"."""
    parts = []
    while code:
        parts.append(names.get(code, code))
        code = parent_of(code)
    return " › ".join(reversed(parts))


def causes_outside(system: str) -> dict[str, str]:
    """Codes of another system ("shopify", "x12", "karrio") to ours; the more general where two claim it."""
    found: dict[str, str] = {}
    for code, outside in Cause.objects.order_by("-level", "-code").values_list("code", "outside"):
        for name in outside.get(system, ()):
            found[name] = code
    return found
