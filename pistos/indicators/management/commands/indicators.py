"""Prints the shop's indicators, each beside its own previous period and its own best."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pistos.indicators.actions import read_indicators
from pistos.indicators.queries.overview import Line, indicator_lines
from pistos.kit import clock
from pistos.kit.languages import text_in


class Command(BaseCommand):
    help = "Prints the indicators: value, previous period, own best, target."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON list")
        parser.add_argument("--read", action="store_true", help="read them anew first")
        parser.add_argument("--language", default="en", help="language of the names")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["read"]:
            read_indicators(at=clock.now())
        rows = [as_row(line, options["language"]) for line in indicator_lines()]
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        for row in rows:
            self.stdout.write(
                f"{row['name']:<34} {shown(row['value'], row['unit']):>10}"
                f"  before {shown(row['previous'], row['unit']):>10}"
                f"  best {shown(row['best'], row['unit']):>10}  {row['against_previous']}"
            )


def as_row(line: Line, language: str) -> dict[str, Any]:
    """One indicator as plain values; shares from 0 to 1."""
    return {
        "code": line.indicator.code,
        "name": text_in(line.indicator.name, language),
        "measure": line.measure.code,
        "parameters": line.indicator.parameters,
        "unit": str(line.measure.unit),
        "higher_is_better": line.measure.is_higher_better,
        "period_days": line.indicator.period_days,
        "ends_on": line.ends_on.isoformat() if line.ends_on else None,
        "value": line.figure.value,
        "numerator": line.figure.numerator,
        "denominator": line.figure.denominator,
        "low": line.figure.low,
        "high": line.figure.high,
        "previous": line.comparison.previous,
        "best": line.comparison.best,
        "against_previous": str(line.comparison.against_previous),
        "against_best": str(line.comparison.against_best),
        "change_is_proven": line.comparison.is_proven,
        "target": line.indicator.target,
        "threshold": line.indicator.threshold,
        "mark": str(line.mark),
    }


def shown(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    return f"{100 * value:.1f}%" if unit == "share" else f"{value:,.1f} {unit}"
