"""Memory of web, worker and what watches them after some visits, at rest (aim: 250 MB together).

Proportional (PSS): what processes share is counted once, each its part.
"""

import os
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks._rows import Row, tell
from pistos.config.preload import children_of_one
from pistos.config.processes import environment_for
from pistos.config.supervisor import Supervisor

_PAGES = ("/health/", "/en/", "/en/trust/", "/el/trust/", "/trust.json", "/desk/")
_REST_SECONDS = 20


def main() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = environment_for(os.environ["DATABASE_URL"], PISTOS_DEMO="1")
    with Supervisor(children_of_one("127.0.0.1", port, environment)) as supervisor:
        supervisor.run(5)
        for page in _PAGES * 3:
            _visit(f"http://127.0.0.1:{port}{page}")
        supervisor.run(_REST_SECONDS)
        pids = {child.name: child.process.pid for child in supervisor.children if child.process}
        pids["supervisor"] = os.getpid()
        rows = [Row(f"{name} at rest", "MB", _megabytes(pid)) for name, pid in pids.items()]
    tell([*rows, Row("together", "MB", round(sum(row.value for row in rows), 1))])


def _visit(url: str) -> None:
    for _ in range(50):
        try:
            urllib.request.urlopen(url, timeout=30).close()
        except urllib.error.HTTPError as error:
            error.close()
        except OSError:
            time.sleep(0.2)
            continue
        return


def _megabytes(pid: int) -> float:
    memory = Path(f"/proc/{pid}/smaps_rollup").read_text()
    line = next(line for line in memory.splitlines() if line.startswith("Pss:"))
    return round(int(line.split()[1]) / 1024, 1)


if __name__ == "__main__":
    main()
