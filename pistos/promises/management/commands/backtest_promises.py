"""What would have been promised, had Pistos been there, beside the days the shop itself told."""

import json
import sys
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pistos.estimates.rules.backtest import walk_forward
from pistos.promises.queries.backtest import history_with_own_days
from pistos.shop.queries import settings_in_force


class Command(BaseCommand):
    help = "Walks the history forward and promises anew. --from DATE [--target 0.95] [--json]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from", dest="start", required=True, type=date.fromisoformat, metavar="DATE"
        )
        parser.add_argument("--target", type=float, help="kept rate to aim at; the shop's own")
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        target = options["target"]
        if target is None:
            target = settings_in_force().kept_rate_target
        if not 0.5 <= target < 1:
            raise CommandError("The target is a share from 0.5 to below 1, such as 0.95.")
        observations, own = history_with_own_days()
        progress = self._progress if sys.stderr.isatty() else None
        result = walk_forward(observations, own, options["start"], target, progress).as_json()
        if options["json"]:
            self.stdout.write(json.dumps(result))
            return
        self._tell(result)

    def _progress(self, done: int, steps: int) -> None:
        self.stderr.write(f"\r{done}/{steps} steps", ending="" if done < steps else "\n")

    def _tell(self, result: dict[str, Any]) -> None:
        own, ours, warned = result["own"], result["pistos"], result["warned"]
        self.stdout.write(f"Orders with a day of their own, delivered: {result['orders']:,}")
        if not result["orders"]:
            self.stdout.write("There is nothing to compare in that time.")
            return
        self.stdout.write(f"The shop's days:  kept {own['kept']:.1%}, {own['mean_days']:.1f} days")
        self.stdout.write(
            f"Pistos would be:  kept {ours['kept']:.1%}, {ours['mean_days']:.1f} days"
        )
        shown = {name: "-" if value is None else f"{value:.2f}" for name, value in warned.items()}
        self.stdout.write("Warned in time:   " + ", ".join(f"{k} {v}" for k, v in shown.items()))
        self.stdout.write(f"Open and overdue: {result['open_overdue']:,}")
