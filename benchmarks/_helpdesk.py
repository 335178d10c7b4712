"""django-helpdesk on the same corpus: run by the Python of an environment of its own.

    python benchmarks/_helpdesk.py DATABASE_URL COUNT ROUNDS     figures as JSON on the last line
    python benchmarks/_helpdesk.py DATABASE_URL mail START COUNT      takes mails in, when told by stdin

Its settings are those of its own documentation, DEBUG off, with templates cached as Django does.
"""

import json
import logging
import os
import random
import statistics
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from benchmarks._corpus import LONG, mails, queries, talks
from benchmarks._pages import host_of

END = datetime.now(UTC)
STATUS = {"open": 1, "waiting": 2, "closed": 4}


def configure(url: str) -> None:
    import django
    from django.conf import settings

    parts = urlsplit(url)
    settings.configure(
        SECRET_KEY="bench",
        DEBUG=False,
        ALLOWED_HOSTS=["*"],
        USE_TZ=True,
        SITE_ID=1,
        ROOT_URLCONF=__name__,
        STATIC_URL="/static/",
        LOGIN_URL="/login/",
        DEFAULT_AUTO_FIELD="django.db.models.AutoField",
        EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend",
        MEDIA_ROOT=os.environ["PEER_FILES"],
        MEDIA_URL="/media/",
        HELPDESK_TEAMS_MODE_ENABLED=False,
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": parts.path.lstrip("/"),
                "USER": parts.username,
                "PASSWORD": parts.password or "",
                "HOST": host_of(url),
                "PORT": parts.port or 5432,
                "CONN_MAX_AGE": None,
            }
        },
        INSTALLED_APPS=[
            "django.contrib.admin",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
            "django.contrib.humanize",
            "django.contrib.sites",
            "rest_framework",
            "helpdesk",
        ],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.template.context_processors.debug",
                        "django.template.context_processors.i18n",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
    )
    logging.disable(logging.CRITICAL)
    django.setup()


def fill(count: int) -> None:
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.db import connection
    from helpdesk.models import FollowUp, Queue, Ticket

    call_command("migrate", verbosity=0)
    users = [
        get_user_model().objects.create_superuser(f"agent{n}", f"a{n}@example.com", "x")
        for n in range(8)
    ]
    queue = Queue.objects.create(title="Shop", slug="shop", email_address="shop@example.com")
    tickets, said = [], []
    for talk in talks(count, END):
        ticket = Ticket(
            id=talk.number + 1,
            title=talk.subject[:200],
            queue=queue,
            created=talk.messages[0].at,
            modified=talk.messages[-1].at,
            submitter_email=f"c{talk.customer}@example.org",
            assigned_to=None if talk.assignee is None else users[talk.assignee],
            status=STATUS[talk.state],
            description=talk.messages[0].text,
            priority=3,
        )
        tickets.append(ticket)
        said += [
            FollowUp(
                ticket_id=ticket.id,
                date=each.at,
                title="Comment",
                comment=each.text,
                public=True,
                user=None if each.is_in else users[0],
            )
            for each in talk.messages[1:]
        ]
    Ticket.objects.bulk_create(tickets, batch_size=2000)
    FollowUp.objects.bulk_create(said, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('helpdesk_ticket_id_seq', %s)", [count + 1])
        cursor.execute("VACUUM ANALYZE")


def measure(rounds: int) -> dict[str, float]:
    """Milliseconds at the middle of full requests. Its list fetches its rows by a second request,
    without which the page is empty: both count."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from helpdesk.query import query_to_base64

    client = Client()
    client.force_login(get_user_model().objects.get(username="agent0"))

    def rows(search: str) -> str:
        wanted = {"sorting": "created", "sortreverse": True, "search_string": search}
        wanted |= {"filtering": {} if search else {"status__in": [1, 2]}, "filtering_null": {}}
        asked = "?draw=1&start=0&length=25&order[0][column]=5&order[0][dir]=desc&search[value]="
        return f"/datatables_ticket_list/{query_to_base64(wanted)}{asked}"

    dice = random.Random(1)
    listed = [["/tickets/", rows("")]] * rounds
    opened = [[f"/tickets/{dice.randrange(1, LONG + 1)}/"] for _ in range(rounds)]
    searched = [["/tickets/?q=" + words, rows(words)] for words in queries(max(10, rounds // 4))]
    return {
        "list": _middle(client, listed),
        "open": _middle(client, opened),
        "search": _middle(client, searched),
    }


def _middle(client, requests) -> float:
    for address in requests[0]:
        assert client.get(address).status_code == 200, address
    taken = []
    for addresses in requests:
        began = time.perf_counter()
        for address in addresses:
            assert client.get(address).status_code == 200, address
        taken.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(taken), 2)


def take_mails(start: int, count: int) -> None:
    from helpdesk.email import extract_email_metadata
    from helpdesk.models import Queue

    queue = Queue.objects.get(slug="shop")
    written = [mail.decode() for mail in mails(count, start, END)]
    log = logging.getLogger("bench")
    print("ready", flush=True)
    sys.stdin.readline()
    for mail in written:
        extract_email_metadata(mail, queue, log)
    print("done", flush=True)


def urls():
    from django.contrib import admin
    from django.urls import include, path

    return [path("admin/", admin.site.urls), path("", include("helpdesk.urls"))]


def main(arguments: list[str]) -> None:
    global urlpatterns
    configure(arguments[0])
    urlpatterns = urls()
    if arguments[1] == "mail":
        take_mails(int(arguments[2]), int(arguments[3]))
        return
    fill(int(arguments[1]))
    print(json.dumps(measure(int(arguments[2]))))


if __name__ == "__main__":
    sys.modules["benchmarks._helpdesk"] = sys.modules["__main__"]
    main(sys.argv[1:])
