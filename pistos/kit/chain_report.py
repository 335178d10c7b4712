"""What a command says of a chain of seals."""

from django.core.management.base import BaseCommand

from pistos.kit.chaining import Chain, broken_at, head_of


def report(command: BaseCommand, chain: Chain) -> None:
    """Names the first seal that does not fit, and ends with status 1; else the newest."""
    newest, position = head_of(chain), broken_at(chain)
    if position is not None:
        command.stdout.write(command.style.ERROR(f"Seal {position} does not fit its entry."))
        raise SystemExit(1)
    if newest is None:
        command.stdout.write("Nothing is sealed yet.")
        return
    command.stdout.write(f"{newest.position:,} seals fit; the newest is {newest.digest}.")
