"""Recording customers by the thousand."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from pistos.customers.facts import CustomerFacts
from pistos.kit.copying import copy_into, lock_until_commit, next_ids, upsert_into
from pistos.kit.tokens import public_token

_COLUMNS = (
    "id token name email phone language preferred_channel form_of_address country region city"
    " postcode address known_since"
).split()


@transaction.atomic
def record_customers(*, batch: Sequence[CustomerFacts], at: datetime) -> list[int]:
    """Finds or creates each customer by alias; returns their ids, aligned with the batch.

    Known by their reference first, else by e-mail address; merged customers lead to the one they
    were merged into. A customer already known is not overwritten: what the shop knows wins over a
    file. One without reference and address is new each time.
    """
    lock_until_commit("customers.alias")
    known = _known_aliases({alias for facts in batch for alias in _aliases(facts)})
    created: list[CustomerFacts] = []
    ids = next_ids("customers_customer", sum(not _found(facts, known) for facts in batch))
    fresh: dict[tuple[str, str], int] = {}
    result = []
    for facts in batch:
        found = _found(facts, known) or _found(facts, fresh)
        if found is None:
            found = ids[len(created)]
            created.append(facts)
        for alias in _aliases(facts):
            if alias not in known:
                fresh.setdefault(alias, found)
        result.append(found)
    copy_into(
        "customers_customer",
        _COLUMNS,
        (_row(id_, facts, at) for id_, facts in zip(ids, created, strict=False)),
    )
    if fresh:
        upsert_into(
            "customers_alias",
            ("kind", "value", "customer_id"),
            ((kind, value, id_) for (kind, value), id_ in fresh.items()),
            on_conflict="DO NOTHING",
        )
    return result


def _aliases(facts: CustomerFacts) -> list[tuple[str, str]]:
    aliases = [facts.alias] if facts.alias[1] else []
    email = ("email", facts.email.strip().lower())
    if email[1] and email not in aliases:
        aliases.append(email)
    return aliases


def _found(facts: CustomerFacts, known: dict[tuple[str, str], int]) -> int | None:
    return next((known[alias] for alias in _aliases(facts) if alias in known), None)


def _known_aliases(aliases: set[tuple[str, str]]) -> dict[tuple[str, str], int]:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE found AS (
                SELECT a.kind, a.value, c.id, c.merged_into_id
                FROM unnest(%s::text[], %s::text[]) AS wanted (kind, value)
                JOIN customers_alias a USING (kind, value)
                JOIN customers_customer c ON c.id = a.customer_id
                UNION ALL
                SELECT found.kind, found.value, c.id, c.merged_into_id
                FROM found JOIN customers_customer c ON c.id = found.merged_into_id
            )
            SELECT kind, value, id FROM found WHERE merged_into_id IS NULL
            """,
            [[kind for kind, _ in aliases], [value for _, value in aliases]],
        )
        return {(kind, value): id_ for kind, value, id_ in cursor.fetchall()}


def _row(id_: int, facts: CustomerFacts, at: datetime) -> tuple[object, ...]:
    return (
        id_,
        public_token(),
        facts.name[:200],
        facts.email.strip()[:254],
        facts.phone[:40],
        facts.language,
        "email",
        "",
        facts.country,
        facts.region[:60],
        facts.city[:120],
        facts.postcode[:20],
        facts.address[:300],
        facts.known_since or at,
    )
