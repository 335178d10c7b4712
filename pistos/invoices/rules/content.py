"""The content of an invoice as it is kept: canonical JSON, its hash, and amounts that add up."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from pistos.invoices.facts import Bill, InvoiceLine, Party, Seller, VatRow
from pistos.pricing.rules.money import NOTHING, shared_out
from pistos.pricing.rules.vat import split_vat


def vat_rows_of(lines: Sequence[InvoiceLine]) -> tuple[VatRow, ...]:
    """Net and VAT by rate, from the sum of each rate's lines: the rounding of the whole, not of each line."""
    by_rate: dict[Decimal, Decimal] = {}
    for line in lines:
        if line.vat_percent is not None:
            by_rate[line.vat_percent] = by_rate.get(line.vat_percent, NOTHING) + line.gross
    found = []
    for rate, gross in sorted(by_rate.items()):
        split = split_vat(gross, rate)
        found.append(VatRow(rate, split.net, split.vat))
    return tuple(found)


def credited_rows(
    amount: Decimal, rows: Sequence[VatRow], credited: Mapping[Decimal, Decimal]
) -> tuple[VatRow, ...]:
    """The rows of a credit note over `amount`: by rate, in proportion to what is not credited yet."""
    left = [row.gross - credited.get(row.percent, NOTHING) for row in rows]
    found = []
    for row, part in zip(rows, shared_out(amount, left), strict=True):
        if part:
            split = split_vat(part, row.percent)
            found.append(VatRow(row.percent, -split.net, -split.vat))
    return tuple(found)


def content_of(bill: Bill) -> dict[str, Any]:
    """As JSON keeps it, without the buyer."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(bill), default=str))
    found.pop("buyer")
    found.pop("mark")
    return found


def hash_of(content: Mapping[str, Any]) -> str:
    """SHA-256 over the content as JSON with sorted keys, no blanks, UTF-8."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def bill_from(content: Mapping[str, Any], *, buyer: Party, mark: str = "") -> Bill:
    """What `content_of` wrote, with whom it names."""
    return Bill(
        kind=content["kind"],
        name=content["name"],
        issued_on=date.fromisoformat(content["issued_on"]),
        order_number=content["order_number"],
        ordered_on=date.fromisoformat(content["ordered_on"]),
        seller=Seller(**content["seller"]),
        buyer=buyer,
        lines=tuple(_line(row) for row in content["lines"]),
        vat_rows=tuple(
            VatRow(Decimal(row["percent"]), Decimal(row["net"]), Decimal(row["vat"]))
            for row in content["vat_rows"]
        ),
        currency=content["currency"],
        payment_words=content["payment_words"],
        corrects=content["corrects"],
        reason=content["reason"],
        mark=mark,
    )


def _line(row: Mapping[str, Any]) -> InvoiceLine:
    percent = row["vat_percent"]
    return InvoiceLine(
        name=row["name"],
        quantity=row["quantity"],
        unit_gross=Decimal(row["unit_gross"]),
        gross=Decimal(row["gross"]),
        vat_percent=None if percent is None else Decimal(percent),
        note=row["note"],
    )
