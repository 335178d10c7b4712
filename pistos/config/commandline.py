"""`bin/pistos`: the command line of the program.

Works on DATABASE_URL, and leaves that database's version alone. Without it, on the private cluster
in PISTOS_DATA, which it starts and brings to this version by itself.
"""

import argparse
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Iterator

from pistos.config import preload
from pistos.config.processes import (
    data_folder,
    environment_for,
    given_database,
)
from pistos.config.supervisor import Supervisor
from pistos.kit import cluster

_HELP = {"-h", "--help"}
_ABOUT = {
    "web": "The web process: pages, API and live stream. [--host HOST] [--port PORT]",
    "supervise": "Web and worker under one supervisor. [--host HOST] [--port PORT]",
    "backup": "Write the database and the stored files to one archive. FILE",
    "restore": "Read such an archive into an empty database. FILE [--replace]",
    "migrate": "Bring the database to this version of the program.",
}
_TRY_AGAIN = 75
"""EX_TEMPFAIL of sysexits.h."""

_NOT_LISTED = {"fill_demo"}


def main(arguments: list[str]) -> int:
    """Run one command; its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pistos.config.settings")
    if not arguments or arguments[0] in {*_HELP, "help"}:
        print(_overview())
        return 0
    name, rest = arguments[0], arguments[1:]
    own: dict[str, Callable[[list[str]], int]] = {
        "web": _web,
        "supervise": _supervise,
        "backup": _backup,
        "restore": _restore,
        "receive-mail": _receive_mail,
        "receive_mail": _receive_mail,
    }
    # A stop from outside takes the same way out as Ctrl-C: the private database ends in order.
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return own[name](rest) if name in own else _management_command(name, rest)
    except cluster.ClusterError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return 130


def _management_command(name: str, rest: list[str]) -> int:
    """A command of Django's or of an app of ours, written with dashes or with underscores."""
    # Which commands there are is known once Django is set up, and not before.
    needs_database = not _HELP & set(rest)
    with _database() if needs_database else _settings_only():
        from django.core.management import get_commands, load_command_class

        module = name.replace("-", "_")
        app = get_commands().get(module)
        if app is None:
            print(f"There is no command “{name}”. bin/pistos --help lists them.", file=sys.stderr)
            return 2
        command = load_command_class(str(app), module)
        if str(app).startswith("pistos."):
            # They ask whether the program is well written, by loading all of its pages first.
            command.requires_system_checks = []
        return _telling(lambda: command.run_from_argv(["pistos", name, *rest]))


def _web(arguments: list[str]) -> int:
    from pistos.config.web import serve

    options = _address("web", arguments)
    with _database(), contextlib.suppress(KeyboardInterrupt):
        print(f"http://{options.host}:{options.port}/  (Ctrl-C stops)", file=sys.stderr, flush=True)
        serve(options.host, options.port)
    return 0


def _supervise(arguments: list[str]) -> int:
    options = _address("supervise", arguments)
    with _database() as url:
        children = preload.children_of_one(options.host, options.port, environment_for(url))
        with Supervisor(children) as supervisor:
            print(f"http://{options.host}:{options.port}/  (Ctrl-C stops)", flush=True)
            supervisor.run()
    return 0


def _backup(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="pistos backup", description=_ABOUT["backup"])
    parser.add_argument("file", help="the archive to write; it must not exist yet")
    options = parser.parse_args(arguments)
    with _database() as url:
        from pistos.config import backup

        return _telling(lambda: print(backup.write_archive(url, options.file)))


def _restore(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="pistos restore", description=_ABOUT["restore"])
    parser.add_argument("file", help="an archive that bin/pistos backup wrote")
    parser.add_argument("--replace", action="store_true", help="delete what is there first")
    options = parser.parse_args(arguments)
    with _database(migrated=False) as url:
        from pistos.config import backup

        return _telling(
            lambda: print(backup.restore_archive(url, options.file, replace=options.replace))
        )


def _receive_mail(arguments: list[str]) -> int:
    """A mail server keeps the mail and tries again on 75 alone; anything else may cost a customer's mail."""
    os.environ.setdefault("PGCONNECT_TIMEOUT", "10")
    try:
        is_taken = _management_command("receive-mail", arguments) == 0
    except SystemExit as end:
        is_taken = end.code in {None, 0}
    except BaseException as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        is_taken = False
    return 0 if is_taken else _TRY_AGAIN


@contextlib.contextmanager
def _database(*, migrated: bool = True) -> Iterator[str]:
    """The database to work on, with Django set up; a private one is brought to this version."""
    given = given_database()
    if given:
        _set_up(given)
        yield given
        return
    folder = data_folder()
    if not (folder / "cluster").exists():
        print(f"Making a private database in {folder}", file=sys.stderr, flush=True)
    with cluster.using(folder) as url:
        _set_up(url)
        if migrated:
            from pistos.config.prepare import migrate

            migrate()
        yield url


@contextlib.contextmanager
def _settings_only() -> Iterator[None]:
    import django

    django.setup()
    yield


def _set_up(url: str) -> None:
    import django
    import psycopg

    from pistos.config.catalogues import compile_catalogues

    os.environ["DATABASE_URL"] = url
    # A demo says so on every page, whoever serves it. What cannot be asked shows itself later.
    with contextlib.suppress(psycopg.Error), psycopg.connect(url) as connection:
        found = connection.execute("SELECT to_regclass('public.pistos_demo') IS NOT NULL")
        if found.fetchone() == (True,):
            os.environ["PISTOS_DEMO"] = "1"
    compile_catalogues()
    django.setup()


def _telling(deed: Callable[[], object]) -> int:
    """Do it; what a person can put right is told in a line, without a traceback."""
    from django.db import OperationalError, ProgrammingError

    from pistos.kit.errors import NotFound, Refused

    try:
        deed()
    except (Refused, NotFound) as error:
        return _refuse(str(error) or "Not found.")
    except OperationalError as error:
        return _refuse(f"The database cannot be used: {error}")
    except ProgrammingError as error:
        if "does not exist" not in str(error):
            raise
        return _refuse(f"{error}\nThe database is not at this version: run bin/pistos migrate.")
    return 0


def _overview() -> str:
    from django.core.management import get_commands, load_command_class

    lines = dict(_ABOUT)
    with _settings_only():
        for name, app in get_commands().items():
            if str(app).startswith("pistos.") and name not in _NOT_LISTED:
                about = load_command_class(str(app), name).help.strip()
                lines[name.replace("_", "-")] = about.split("\n")[0].split(". ")[0].rstrip(".")
    width = max(map(len, lines))
    listed = "\n".join(f"  {name:<{width}}  {lines[name]}" for name in sorted(lines))
    return (
        "bin/pistos COMMAND: works on DATABASE_URL, else on the private database in PISTOS_DATA.\n"
        f"\n{listed}\n\nbin/pistos COMMAND --help tells more. Django's own commands work too."
    )


def _address(name: str, arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=f"pistos {name}", description=_ABOUT[name])
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=int(os.environ.get("PISTOS_PORT", "8000")))
    return parser.parse_args(arguments)


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 1


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
