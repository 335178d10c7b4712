"""How late two workers mark what falls due among 1,000,000 open promises (aim: 2 s at p99)."""

import os
import subprocess
import sys
import time

from benchmarks._ledger import OPEN, fill, throw_away_database
from benchmarks._rows import Row, tell

DUE, A_SECOND, WORKERS = 3_000, 50, 2

_SPREAD = """
UPDATE promises_standing SET due_at = now() + make_interval(secs => 15 + rank / %s::float)
FROM (SELECT promise_id AS id, row_number() OVER (ORDER BY promise_id) AS rank
    FROM promises_standing ORDER BY promise_id LIMIT %s) AS due
WHERE promise_id = due.id
"""
_LAG = """
SELECT count(*), percentile_cont(ARRAY[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY lag)
FROM (SELECT extract(epoch FROM e.recorded_at - e.due_at)::float AS lag
    FROM promises_entry e WHERE e.kind = 'broken') AS lags
"""


def main() -> None:
    with throw_away_database():
        from django.db import connection

        from pistos.kit import clock

        fill(clock.now(), due=0)
        with connection.cursor() as cursor:
            cursor.execute(_SPREAD, [float(A_SECOND), DUE])
        workers = [
            subprocess.Popen([sys.executable, "manage.py", "worker"], env=os.environ)
            for _ in range(WORKERS)
        ]
        try:
            time.sleep(15 + DUE / A_SECOND + 5)
            with connection.cursor() as cursor:
                cursor.execute(_LAG)
                marked, (half, worst, most) = cursor.fetchone()
        finally:
            for worker in workers:
                worker.terminate()
            for worker in workers:
                worker.wait(30)
    tell(
        [
            Row(f"marked, of {DUE:,} falling due among {OPEN:,} open", "promises", marked),
            Row("lag, p50", "s", round(half, 2)),
            Row("lag, p99", "s", round(worst, 2)),
            Row("lag, most", "s", round(most, 2)),
        ]
    )


if __name__ == "__main__":
    main()
