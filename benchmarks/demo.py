"""Memory of web and worker after some visits, at rest (aim: 250 MB together)."""

import os
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

from benchmarks._rows import Row, tell
from pistos.config.processes import environment_for, web_and_worker
from pistos.config.supervisor import Supervisor

_PAGES = ("/health/", "/en/", "/en/trust/", "/el/trust/", "/trust.json", "/desk/")
_REST_SECONDS = 20


def main() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = environment_for(os.environ["DATABASE_URL"], PISTOS_DEMO="1")
    with Supervisor(web_and_worker("127.0.0.1", port, environment)) as supervisor:
        supervisor.run(5)
        for page in _PAGES * 3:
            _visit(f"http://127.0.0.1:{port}{page}")
        supervisor.run(_REST_SECONDS)
        rows = [
            Row(f"{child.name} at rest", "MB", _megabytes(child.process.pid))
            for child in supervisor.children
            if child.process
        ]
    tell([*rows, Row("web and worker", "MB", round(sum(row.value for row in rows), 1))])


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
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)


if __name__ == "__main__":
    main()
