"""Asks the web process of this machine how it is; for a container's health check.

Exit status 0 when it answers and reaches the database. That a worker is missing is told by /health/
to whoever watches the installation; starting web again would not help.
"""

import http.client
import json
import os
import sys

_PORT = 8000


def main() -> int:
    host = os.environ.get("PISTOS_HOSTS", "").split(",")[0].strip() or "127.0.0.1"
    web = http.client.HTTPConnection(
        "127.0.0.1", int(os.environ.get("PISTOS_PORT", _PORT)), timeout=4
    )
    try:
        web.request("GET", "/health/", headers={"Host": host, "X-Forwarded-Proto": "https"})
        answer = web.getresponse()
        said = json.loads(answer.read())
    except (OSError, ValueError, http.client.HTTPException) as error:
        print(f"web does not answer: {error}")
        return 1
    finally:
        web.close()
    print(said)
    return 0 if said.get("database") == "ok" else 1


if __name__ == "__main__":
    sys.exit(main())
