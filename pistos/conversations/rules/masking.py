"""Card numbers leave whatever comes in: its words, its names, its files of text."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from pistos.conversations.facts import Arrival, File
from pistos.kit.cards import masked

TEXT_ENDINGS = (".txt", ".csv", ".log", ".json", ".ics", ".vcf", ".eml")


def masked_arrival(arrival: Arrival, *, is_ours: Callable[[str], bool]) -> Arrival:
    """The arrival without card numbers, their count added to its own.

    `is_ours` says of a number, digits alone, that it is one of our orders or parcels: it stays.
    """
    count = arrival.masked_count

    def clean(text: str) -> str:
        nonlocal count
        kept, found = masked(text, is_ours=is_ours)
        count += found
        return kept

    def files() -> Iterator[File]:
        for file in arrival.files:
            content = file.content
            if is_text(file):
                # Byte for byte: each digit is the same in every encoding that a form brings.
                content = clean(content.decode("latin-1")).encode("latin-1")
            yield replace(file, name=clean(file.name), content=content)

    subject, _already_counted = masked(arrival.subject, is_ours=is_ours)
    page = {name: masked(value, is_ours=is_ours)[0] for name, value in arrival.context.page.items()}
    return replace(
        arrival,
        text=clean(arrival.text),
        quoted=clean(arrival.quoted),
        html=clean(arrival.html),
        subject=subject,
        sender=replace(arrival.sender, name=clean(arrival.sender.name)),
        context=replace(arrival.context, page=page),
        files=tuple(files()),
        masked_count=count,
    )


def is_text(file: File) -> bool:
    """By its type or its ending: Windows calls a table with commas a spreadsheet."""
    return file.content_type.startswith("text/") or file.name.lower().endswith(TEXT_ENDINGS)
