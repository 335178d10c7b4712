"""A message's own words: without links, quoted history and signature; and its sentences."""

import re

from pistos.kit.searching import folded

LONGEST_TEXT = 8_000
_LINK = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)
_RUN = re.compile(r"\S+")
_QUOTE_HEAD = re.compile(
    r"^(?:on .{4,80} wrote:|στισ .{4,80} εγραψε:|.{0,40}\bje .{2,60} napisal.{0,4}:"
    r"|-{2,} ?(?:original message|αρχικο μηνυμα|izvirno sporocilo).*|.{4,80} գրել է[:։]"
    r"|you wrote .{2,60}:)$"
)
_CLOSED = re.compile(
    r"(?:kind regards|best regards|regards|best wishes|yours sincerely|sincerely|many thanks"
    r"|με εκτιμηση|με φιλικουσ χαιρετισμουσ|φιλικα|μετα τιμησ"
    r"|lep pozdrav|lepe pozdrave|s spostovanjem|prijazen pozdrav|lp"
    r"|հարգանքով|լավագույն մաղթանքներով|բարի մաղթանքներով)\b.{0,40}"
)
_SENTENCE = re.compile(r"(?:\d+(?:[.,]\d+)?|[^.!?;։\n\d])+[.!?;։]*")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


def own_text(text: str) -> str:
    """Only what its author wrote now. A "-- " line or a closing ends it; a closing alone is no signature."""
    lines: list[str] = []
    for line in text[:LONGEST_TEXT].splitlines():
        plain = folded(line).strip()
        if plain == "--" or _QUOTE_HEAD.match(plain):
            break
        if line.lstrip().startswith(">"):
            continue
        if lines and _CLOSED.fullmatch(plain.rstrip(",.! ")):
            break
        lines.append(line)
    return _RUN.sub(_unlinked, "\n".join(lines)).strip()


def _unlinked(run: re.Match[str]) -> str:
    """A run of signs without the link that it is, or ends with. One look along it: no text takes long."""
    said = run.group()
    if _is_address(said):
        return " "
    link = _LINK.search(said)
    return f"{said[: link.start()]} " if link else said


def _is_address(said: str) -> bool:
    at = said.find("@", 1)
    return at != -1 and said.rfind(".", at + 2, len(said) - 1) != -1


def words_of(text: str) -> list[str]:
    """The words of a message's own text: runs of letters and digits; "don't" and "e-mail" are one."""
    return _WORD.findall(own_text(text))


def sentences_of(text: str) -> list[str]:
    """The sentences of a message's own text, as they stand."""
    found = (sentence.strip() for sentence in _SENTENCE.findall(own_text(text)))
    return [sentence for sentence in found if _WORD.search(sentence)]
