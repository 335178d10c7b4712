"""What a 3D view must have to be shown."""

from collections.abc import Mapping, Sequence
from typing import Any

from pistos.tools.rules.reading import is_said


def model_problems(content: Mapping[str, Any], languages: Sequence[str]) -> list[str]:
    found = []
    if not content.get("file"):
        found.append("no_file")
    if not is_said(content.get("alt"), languages):
        found.append("no_alt")
    return found
