"""Why a file cannot be read at all; the text is shown to the person who brought it."""

from pistos.kit.errors import Refused


class Unreadable(Refused):
    """`code` names the kind of problem, `file` the file; the text says what, where and the remedy."""

    def __init__(self, code: str, file: str, text: str) -> None:
        super().__init__(f"{file}: {text}")
        self.code = code
        self.file = file
