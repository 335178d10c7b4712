"""An import that is killed, and two at once."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.db import connection

from benchmarks._orders import write_shop
from pistos.imports.actions import ImportRunning
from pistos.imports.actions.turn import LOCK
from pistos.imports.models import Run, RunState
from pistos.orders.models import Order, Scan
from pistos.promises.models import Entry, KeptDay, Promise, Standing
from tests.addresses import database_address
from tests.imports.runs import run_over, shop, whole

ROOT = Path(__file__).resolve().parents[2]
COUNT = 6_000


def command(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_orders", str(folder), "--profile", "pistos"],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": database_address()},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.servers
@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_and_run_again_ends_as_if_run_once(tmp_path):
    write_shop(tmp_path, COUNT)
    process = command(tmp_path)
    deadline = time.monotonic() + 120
    while not Order.objects.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()
    left = Order.objects.count()
    assert 0 < left < COUNT
    assert Promise.objects.count() == 2 * left

    summary = whole(run_over(tmp_path))

    assert (summary["new"], summary["same"]) == (COUNT - left, left)
    assert Order.objects.count() == COUNT
    assert Promise.objects.count() == Standing.objects.count() == 2 * COUNT
    assert Scan.objects.values("parcel", "happened_at", "code").distinct().count() == (
        Scan.objects.count()
    )
    assert Entry.objects.filter(kind="made").count() == 2 * COUNT
    assert sum(KeptDay.objects.values_list("made", flat=True)) == 2 * COUNT
    states = list(Run.objects.order_by("pk").values_list("state", flat=True))
    assert states == [RunState.STOPPED, RunState.DONE]


@pytest.mark.django_db(transaction=True)
def test_a_second_import_at_once_is_refused_clearly(tmp_path):
    shop(tmp_path, orders="number,placed_at\n1,2026-03-01\n")
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [LOCK])
        with pytest.raises(ImportRunning):
            run_over(tmp_path)
        assert not Order.objects.exists()
    finally:
        other.close()
