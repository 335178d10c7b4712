"""The two families of anticipated errors; anything else is a bug and must surface."""

from django.utils.translation import gettext as _


class Refused(Exception):
    """A deed that a rule forbids. The text is shown to the person who tried."""


class Unknown(Refused):
    """What was typed into a field names nothing of ours: said where it was typed, unlike `NotFound`."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            _("There is nothing called “%(typed)s” here. Please check what you typed.")
            % {"typed": typed.strip()[:60]}
        )


class NotFound(Exception):
    """Absent, or not yours: the same answer for both, so that nobody learns which."""
