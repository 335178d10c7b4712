"""An answer as a letter: its words, the signature below, and what it answers quoted under it."""

from dataclasses import dataclass

MOST_QUOTED = 6_000
SIGNATURE_MARK = "-- "


@dataclass(frozen=True, slots=True)
class Quote:
    """The message that is answered: who wrote it, when (in words), and what."""

    text: str
    heading: str


def letter_text(text: str, *, signature: str, quote: Quote | None, page: str = "") -> str:
    """The words of the mail. A signature is told from them by the mark that mail programs know.

    `page` is the line that leads to the customer's own page, with its address in a line below.
    """
    parts = [text.strip()]
    if page:
        parts.append(page)
    if signature.strip():
        parts.append(f"{SIGNATURE_MARK}\n{signature.strip()}")
    if quote and quote.text.strip():
        parts.append(f"{quote.heading}\n{quoted(quote.text)}")
    return "\n\n".join(parts) + "\n"


def quoted(text: str) -> str:
    """Each line led by "> ", cut where it is too long to repeat."""
    cut = text.strip()[:MOST_QUOTED]
    return "\n".join(f"> {line}".rstrip() for line in cut.splitlines())


def reply_subject(subject: str) -> str:
    """ "Re: " once, however often it was answered; a subject is one line."""
    plain = " ".join(subject.split())
    if plain[:3].lower() == "re:":
        return plain
    return f"Re: {plain}" if plain else "Re:"


def signature_in(signatures: dict[str, str], language: str, *, agent: str, shop: str) -> str:
    """The shop's signature in a language, else the agent's name and the shop's."""
    text = signatures.get(language) or signatures.get("en") or "{agent}\n{shop}"
    return text.replace("{agent}", agent).replace("{shop}", shop)
