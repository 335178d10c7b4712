"""Tells from the values themselves how a file writes dates and decimals, or that it cannot be told.

Every value is looked at, not a sample: one "31/01/2026" decides for all, two that contradict each
other are named with their rows, and a file that could be read both ways is refused, not guessed.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pistos.imports.rules.values import NUMERIC_DAY
from pistos.kit.tables.problems import Unreadable

_GROUP = re.compile(r"^\D*\d{1,3}[.,]\d{3}\D*$")


@dataclass(frozen=True, slots=True)
class Place:
    file: str
    row: int
    text: str


@dataclass(slots=True)
class Signs:
    """What was seen: the first value that proves one way, the other, or could be either."""

    one: Place | None = None
    other: Place | None = None
    either: Place | None = None


class DateSigns(Signs):
    """`one` is day first, `other` month first."""

    def look(self, text: str, file: str, row: int) -> None:
        if not text or text[4:5] == "-" or (match := NUMERIC_DAY.match(text)) is None:
            return
        first, second = int(match[1]), int(match[2])
        if first > 12:
            self.one = self.one or Place(file, row, text)
        elif second > 12:
            self.other = self.other or Place(file, row, text)
        elif first != second:
            self.either = self.either or Place(file, row, text)

    def formats(self) -> tuple[str, ...]:
        """The formats of a file whose profile leaves it open; Unreadable when it cannot be told."""
        if self.one and self.other:
            raise Unreadable(
                "dates",
                self.other.file,
                _(
                    "Row %(row)d has the date “%(text)s”, the month first; row %(other)d has"
                    " “%(told)s”, the day first. Write all dates as 2026-01-31."
                )
                % {
                    "row": self.other.row, "text": self.other.text,
                    "other": self.one.row, "told": self.one.text,
                },
            )  # fmt: skip
        if self.one or self.other:
            return ("iso", "day_first" if self.one else "month_first")
        if self.either:
            raise Unreadable(
                "dates",
                self.either.file,
                _(
                    "Row %(row)d has the date “%(text)s”, which can be read day first or month"
                    ' first. State it: dates = ["day_first"] or ["month_first"] in the profile,'
                    " or --dates."
                )
                % {"row": self.either.row, "text": self.either.text},
            )
        return ("iso", "day_first")


class DecimalSigns(Signs):
    """`one` is the decimal point, `other` the decimal comma."""

    def look(self, text: str, file: str, row: int) -> None:
        point, comma = text.rfind("."), text.rfind(",")
        if point < 0 and comma < 0:
            return
        place = Place(file, row, text)
        if point >= 0 and comma >= 0:
            self._prove(point > comma, place)
        elif text.count(".") > 1 or text.count(",") > 1:
            self._prove(comma >= 0, place)
        elif _GROUP.match(text) and not text.lstrip().startswith("0"):
            self.either = self.either or place
        else:
            self._prove(point >= 0, place)

    def _prove(self, is_point: bool, place: Place) -> None:
        if is_point:
            self.one = self.one or place
        else:
            self.other = self.other or place

    def mark(self) -> str:
        """ "." or ","; Unreadable when the values contradict each other or leave it open."""
        if self.one and self.other:
            raise Unreadable(
                "decimals",
                self.other.file,
                _(
                    "Row %(row)d has the number “%(text)s”, with a decimal comma; row %(other)d has"
                    " “%(told)s”, with a decimal point. Write them alike."
                )
                % {
                    "row": self.other.row, "text": self.other.text,
                    "other": self.one.row, "told": self.one.text,
                },
            )  # fmt: skip
        if self.either and not self.one and not self.other:
            raise Unreadable(
                "decimals",
                self.either.file,
                _(
                    "Row %(row)d has the number “%(text)s”, which can be a thousand or a fraction."
                    ' State it: decimal = "," or "." in the profile, or --decimal.'
                )
                % {"row": self.either.row, "text": self.either.text},
            )
        return "," if self.other else "."
