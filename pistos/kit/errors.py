"""The two families of anticipated errors; anything else is a bug and must surface."""


class Refused(Exception):
    """A deed that a rule forbids. The text is shown to the person who tried."""


class NotFound(Exception):
    """Absent, or not yours: the same answer for both, so that nobody learns which."""
