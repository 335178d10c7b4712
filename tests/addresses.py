"""Where other processes that a test starts find the tests' own database."""

from urllib.parse import quote, urlencode

from django.db import connection


def database_address() -> str:
    """The address of the tests' own database, on a socket or over TCP."""
    chosen = connection.settings_dict
    query = urlencode({"host": chosen["HOST"], "port": chosen["PORT"]})
    password = f":{quote(chosen['PASSWORD'])}" if chosen["PASSWORD"] else ""
    return f"postgresql://{quote(chosen['USER'])}{password}@/{chosen['NAME']}?{query}"
