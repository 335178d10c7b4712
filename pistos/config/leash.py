"""leash.py FD COMMAND: run a command, and kill it when the other end of the pipe FD closes.

For systems whose kernel does not end a child with its parent. The supervisor holds the writing end.
"""

import select
import signal
import subprocess
import sys


def main(pipe: int, command: list[str]) -> int:
    """The command's exit status, or 1 after killing it."""
    process = subprocess.Popen(command)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda told, _: process.send_signal(told))
    while process.poll() is None:
        if select.select([pipe], [], [], 0.5)[0]:
            process.kill()
            process.wait()
            return 1
    return process.returncode


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
