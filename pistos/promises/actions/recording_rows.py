"""Promises recorded whole, as rows: the columns of each table, copied set by set."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import connection

from pistos.kit.actors import Actor
from pistos.kit.copying import Row, copy_into, json_cell, next_ids
from pistos.kit.tokens import public_token
from pistos.promises.facts import MoveFacts, PromiseFacts
from pistos.promises.models import EntryKind
from pistos.promises.rules.commitments import commitment, private_columns
from pistos.promises.rules.due import day_of
from pistos.promises.rules.life import EntryFacts, Stand


@dataclass(frozen=True, slots=True)
class Written:
    """A promise with the entries to write and where they leave it."""

    promise_id: int
    facts: PromiseFacts
    salt: bytes
    customer_id: int | None
    zone: str
    life: list[EntryFacts]
    stand: Stand
    by: Actor
    at: datetime


PROMISE = (
    "id token kind toward customer_id partner_id made_by_kind made_by_id about_kind about_id"
    " order_id told_where told_ref made_at due_at due_on zone country region usual_on chance"
    " model_version grounds reason is_imported is_public gives_proof"
).split()
WORDS = "promise_id salt language text".split()
ENTRY = (
    "promise_id kind happened_at happened_on by_kind by_id due_at due_on cause reason"
    " blamed_partner_id evidence commitment"
).split()
ENTRY_WORDS = "entry_id language text".split()
STANDING = (
    "promise_id kind toward customer_id partner_id made_by_kind made_by_id order_id about_kind"
    " about_id country region is_imported is_public gives_proof zone made_at first_due_at state"
    " due_at due_on fulfilled_at settled_at move_count is_kept_as_told is_corrected is_overturned"
    " cause blamed_partner_id told_first_at is_told risk risk_reason"
).split()
MOVING = (
    "state fulfilled_at settled_at is_kept_as_told is_corrected is_overturned cause"
    " blamed_partner_id"
).split()
EVIDENCE_KEPT = 120
"""Characters; a longer name of a proof is cut."""


def write(made: Sequence[Written]) -> None:
    """Whole new promises: themselves, their words, their entries, where they stand."""
    if not made:
        return
    copy_into("promises_promise", PROMISE, map(_promise, made))
    copy_into(
        "promises_promisewords",
        WORDS,
        ((m.promise_id, m.salt, m.facts.language, m.facts.words) for m in made),
    )
    copy_into("promises_standing", STANDING, map(_standing, made))
    _entries(made)


def grow(grown: Sequence[Written]) -> None:
    """Further entries of promises that stand already, and where these leave them."""
    if not grown:
        return
    _entries(grown)
    columns = ", ".join(MOVING)
    sets = ", ".join(f"{name} = now.{name}" for name in MOVING)
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE moving ON COMMIT DROP AS"
            f" SELECT promise_id, {columns}, risk FROM promises_standing WITH NO DATA"
        )
        copy_into("moving", ["promise_id", *MOVING], map(_moving, grown))
        cursor.execute(
            f"UPDATE promises_standing AS s SET {sets}, risk = 0, risk_reason = ''"
            " FROM moving AS now WHERE now.promise_id = s.promise_id"
        )
        cursor.execute("DROP TABLE moving")


def _entries(written: Sequence[Written]) -> None:
    """Where a move has words these need the entry's id; the others get theirs from the database."""
    plain: list[Row] = []
    spoken: list[tuple[Row, str, str]] = []
    for item in written:
        moves = iter(item.facts.moves)
        texts = [_text(entry, item, moves) for entry in item.life]
        rows = [_entry(item, entry, text) for entry, text in zip(item.life, texts, strict=True)]
        if any(entry.kind is EntryKind.MOVED for entry in item.life):
            language = item.facts.language
            told = zip(rows, item.life, texts, strict=True)
            spoken += [
                (row, language, text if entry.kind is EntryKind.MOVED else "")
                for row, entry, text in told
            ]
        else:
            plain += rows
    copy_into("promises_entry", ENTRY, plain)
    ids = next_ids("promises_entry", len(spoken))
    numbered = list(zip(ids, spoken, strict=True))
    copy_into("promises_entry", ["id", *ENTRY], [(id_, *row) for id_, (row, _, _) in numbered])
    words = [(id_, language, text) for id_, (_, language, text) in numbered if text]
    copy_into("promises_entrywords", ENTRY_WORDS, words)


def _text(entry: EntryFacts, item: Written, moves: Iterator[MoveFacts]) -> str:
    if entry.kind is EntryKind.MADE:
        return item.facts.words
    return next(moves).words if entry.kind is EntryKind.MOVED else ""


def _entry(item: Written, entry: EntryFacts, words: str) -> Row:
    by = item.facts.made_by if entry.kind is EntryKind.MADE else item.by
    if len(entry.evidence) > EVIDENCE_KEPT:
        entry = replace(entry, evidence=entry.evidence[:EVIDENCE_KEPT])
    committed = commitment(
        item.salt,
        private_columns(
            entry,
            by=f"{by.kind}:{by.id}",
            customer_id=item.customer_id,
            words=words,
        ),
    )
    return (
        item.promise_id, entry.kind.value, entry.happened_at,
        day_of(entry.happened_at, item.zone), by.kind, by.id, entry.due_at, entry.due_on,
        str(entry.cause), entry.reason, entry.blamed_partner_id, entry.evidence, committed,
    )  # fmt: skip


def _promise(item: Written) -> Row:
    facts = item.facts
    return (
        item.promise_id, public_token(), facts.kind, facts.toward, facts.customer_id,
        facts.partner_id, facts.made_by.kind, facts.made_by.id, facts.about_kind, facts.about_id,
        facts.order_id, facts.told_where, facts.told_ref[:120], facts.made_at,
        item.stand.first_due_at, facts.due_on, facts.zone, facts.country, facts.region,
        facts.usual_on, facts.chance, facts.model_version, json_cell(dict(facts.grounds)), facts.reason,
        facts.is_imported, facts.is_public, facts.gives_proof,
    )  # fmt: skip


def _standing(item: Written) -> Row:
    facts, stand = item.facts, item.stand
    told_first = facts.told_first_at or (facts.moves[0].happened_at if facts.moves else None)
    return (
        item.promise_id, facts.kind, facts.toward, facts.customer_id, facts.partner_id,
        facts.made_by.kind, facts.made_by.id, facts.order_id, facts.about_kind, facts.about_id,
        facts.country, facts.region, facts.is_imported, facts.is_public, facts.gives_proof,
        facts.zone, facts.made_at, stand.first_due_at, stand.state.value, stand.due_at,
        stand.due_on, stand.fulfilled_at, stand.settled_at, stand.move_count,
        stand.is_kept_as_told, stand.is_corrected, stand.is_overturned, str(stand.cause),
        stand.blamed_partner_id, told_first, True, 0.0, "",
    )  # fmt: skip


def _moving(item: Written) -> Row:
    stand = item.stand
    return (
        item.promise_id, stand.state.value, stand.fulfilled_at, stand.settled_at,
        stand.is_kept_as_told, stand.is_corrected, stand.is_overturned, str(stand.cause),
        stand.blamed_partner_id,
    )  # fmt: skip
