"""Prints the code that the first-run wizard asks for."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse

from pistos.accounts.queries import has_owner
from pistos.accounts.rules import setup_code


class Command(BaseCommand):
    help = "Prints the set-up code for the first owner; nothing once there is one."

    def handle(self, *args: Any, **options: Any) -> None:
        if has_owner():
            self.stdout.write("The shop has an owner; set-up is over.")
            return
        self.stdout.write(setup_code(settings.SECRET_KEY))
        self.stdout.write(f"Enter it at {settings.SITE_URL}{reverse('backoffice:set_up')}")
