"""Learns how long delivery takes, now."""

import json
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.orders.actions.learning import learn_deliveries


class Command(BaseCommand):
    help = "Learns how long delivery takes from the orders stored. [--json]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        began = time.perf_counter()
        version = learn_deliveries(by=Actor.machine("orders.learn"), at=clock.now())
        seconds = round(time.perf_counter() - began, 2)
        if options["json"]:
            told = {
                "model": version.name,
                "parcels": version.observation_count,
                "seconds": seconds,
            }
            self.stdout.write(json.dumps(told))
            return
        self.stdout.write(
            f"Learned from {version.observation_count:,} parcels in {seconds} s;"
            f" the model in use is {version.name}."
        )
