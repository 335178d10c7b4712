import os
import subprocess
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from pistos.config.environment import ROOT
from pistos.config.processes import environment_for, given_database
from pistos.config.structure import FILE, passing_database, read_back, structure_of


class Command(BaseCommand):
    help = "Writes structure.sql anew from all migrations, on the server of DATABASE_URL (minutes)"

    def handle(self, **options: Any) -> None:
        server = given_database()
        if server is None:
            raise CommandError("Set DATABASE_URL to a server on which databases may be made.")
        with passing_database(server, f"pistos_structure_{os.getpid()}") as url:
            subprocess.run(
                [sys.executable, str(ROOT / "manage.py"), "migrate", "--each-step", "-v1"],
                env=environment_for(url),
                check=True,
            )
            connection.ensure_connection()
            FILE.write_text(read_back(server, structure_of(url)))
        self.stdout.write(f"{FILE.relative_to(ROOT)} written.")
