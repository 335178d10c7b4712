"""What a person wrote, apart from the mail that their program copied below (or above) it.

Nothing is lost: every line of the text is in one of the two parts. Where the answers stand between the
quoted lines, all stays together, since they make no sense alone. A forward is what the person sends:
it is not taken apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pistos.connectors.mail.reading.quote_marks import (
    begins_block,
    header_before,
    is_forward_mark,
    is_mobile_mark,
    is_original_mark,
    is_quote,
    is_rule,
)

LONGEST_SIGNATURE = 15
MOST_LINES = 5_000
"""Lines in which the beginning of the history is looked for."""

NARROWEST = 70
"""Programs break lines that are longer than this."""


@dataclass(frozen=True, slots=True)
class Separated:
    text: str
    quoted: str = ""


def separate(text: str) -> Separated:
    """The author's own words, and the history with the signature."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    own, quoted = _without_history(lines)
    if not _has_words(own) and not any(is_quote(line) for line in quoted):
        return Separated(_joined(lines))
    own, signature = _without_signature(own)
    if not _has_words(own) and _has_words(signature) and not _has_words(quoted):
        own, signature = signature, []
    return Separated(_joined(own), _joined(signature + quoted))


def _without_history(lines: list[str]) -> tuple[list[str], list[str]]:
    cut = _first_mark(lines)
    if cut is None:
        return _without_marked_lines(lines)
    start, end, is_sure = cut
    after = lines[end:]
    if any(line.strip() for line in after) and is_quote(_first_with_words(after)):
        return _around_quote(lines[:start], lines[start:end], after)
    return (lines[:start], lines[start:]) if is_sure else (lines, [])


def _first_mark(lines: Sequence[str]) -> tuple[int, int, bool] | None:
    """Where the first announcement of a quote begins and ends; None too where a forward comes first.

    The third says whether it is one even though no ">" follows.
    """
    for place, line in enumerate(lines[:MOST_LINES]):
        if is_quote(line) or not line.strip():
            continue
        if is_forward_mark(line):
            return None
        if is_original_mark(line):
            return place, place + 1, True
        if begins_block(lines, place):
            return _with_rule_above(lines, place), place + 1, True
        found = header_before(lines, place)
        if found and (found[1] or is_quote(_first_with_words(lines[place + 1 : place + 6]))):
            return found[0], place + 1, found[1]
    return None


def _with_rule_above(lines: Sequence[str], place: int) -> int:
    above = place - 1
    while above > 0 and place - above < 3 and not lines[above].strip():
        above -= 1
    return above if above >= 0 and is_rule(lines[above]) else place


def _around_quote(
    before: list[str], header: list[str], after: list[str]
) -> tuple[list[str], list[str]]:
    """Below the announcement come marked lines; then nothing, an answer, or answers between them."""
    end = _end_of_quote(after)
    rest = after[end:]
    if not _has_words(rest) or _is_footer(rest):
        return before, header + after
    if any(is_quote(line) for line in rest):
        return before + header + after, []
    return before + rest, header + after[:end]


def _without_marked_lines(lines: list[str]) -> tuple[list[str], list[str]]:
    """No announcement: marked lines at the end, or at the beginning, are the history."""
    marked = [place for place, line in enumerate(lines) if is_quote(line)]
    if not marked:
        return lines, []
    first, end = marked[0], marked[-1] + 1
    block_end = first + _end_of_quote(lines[first:])
    if block_end < end:
        return lines, []
    if not _has_words(lines[end:]) or _is_footer(lines[end:]):
        return lines[:first], lines[first:]
    if not _has_words(lines[:first]):
        return lines[end:], lines[:end]
    return lines, []


def _end_of_quote(lines: Sequence[str]) -> int:
    """The number of lines of the quote at the beginning; a line that was wrapped belongs to it."""
    end = 0
    for place, line in enumerate(lines):
        if is_quote(line):
            end = place + 1
        elif line.strip() and not _is_wrapped(lines, place):
            break
    return end


def _is_wrapped(lines: Sequence[str], place: int) -> bool:
    """The rest of a marked line that was too long for a program, between marked lines."""
    above = lines[place - 1] if place else ""
    below = lines[place + 1] if place + 1 < len(lines) else ""
    first_word = lines[place].split(" ", 1)[0]
    is_needed = len(above) + 1 + len(first_word) > NARROWEST
    return is_needed and len(lines[place]) <= len(above) and is_quote(above) and is_quote(below)


def _is_footer(rest: Sequence[str]) -> bool:
    """A signature or the footer of a mailing list alone."""
    first = _first_with_words(rest)
    return is_rule(first) or first.rstrip() in {"--", "---"} or is_mobile_mark(first)


def _without_signature(lines: list[str]) -> tuple[list[str], list[str]]:
    """Apart from what follows "-- ", and from the line by which a telephone names itself."""
    end = len(lines)
    for place in range(end - 1, max(-1, end - LONGEST_SIGNATURE - 30), -1):
        if lines[place].rstrip("\u00a0 ") in {"--", "—"} and place:
            below = [line for line in lines[place + 1 :] if line.strip()]
            if len(below) <= LONGEST_SIGNATURE:
                return lines[:place], lines[place:]
    last = end - 1
    while last >= 0 and not lines[last].strip():
        last -= 1
    if last >= 0 and is_mobile_mark(lines[last]):
        return lines[:last], lines[last:]
    return lines, []


def _first_with_words(lines: Sequence[str]) -> str:
    return next((line for line in lines if line.strip()), "")


def _has_words(lines: Sequence[str]) -> bool:
    return any(line.strip() for line in lines)


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(line.rstrip() for line in lines).strip("\n")
