"""A profile: the small declarative file that maps a shop's export to our fields.

Checked whole when it is read, so that a mistake in it is named with its key before any file is.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from pistos.kit.errors import NotFound, Refused
from pistos.kit.tables.encoding import KNOWN as ENCODINGS
from pistos.orders.models import OrderState, PaymentState, ScanCode
from pistos.orders.rules.plausibility import CURRENCIES

FOLDER = Path(__file__).resolve().parents[1] / "profiles"
ROLES = ("orders", "lines", "parcels", "scans", "lookup", "aside")
ORDER_STATES = (*OrderState.values, "cancelled_by_shop")
FIELDS: dict[str, tuple[str, ...]] = {
    "order": (
        "number", "placed_at", "status", "payment", "currency", "total", "language", "modified_at",
        "cancelled_at",
    ),
    "customer": (
        "ref", "name", "email", "phone", "language", "country", "region", "city", "postcode",
        "address",
    ),
    "line": ("name", "quantity", "unit_price", "sku", "product", "category", "weight"),
    "parcel": (
        "ref", "courier", "supplier", "service", "tracking", "origin", "country", "region", "city",
        "postcode", "zone", "category", "weight", "handed_over_at", "delivered_at",
    ),
    "scan": ("parcel", "happened_at", "code", "place", "text"),
    "promise": ("due",),
    "hand_over": ("due",),
}  # fmt: skip
NEEDED = {"order": ("number", "placed_at"), "line": ("name",), "scan": ("happened_at", "code")}
_TOP = {
    "name", "title", "format", "source", "zone", "currency", "language", "encoding", "decimal",
    "columns", "dates", "weight_unit", "tables", "documents", "words", "promise", "hand_over", *FIELDS,
}  # fmt: skip


class ProfileWrong(Refused):
    """A mistake in a profile: the text names the profile and the key."""


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of file. `key` is the order's number in it, of a lookup the value it is found by."""

    name: str
    role: str
    key: str
    files: tuple[str, ...] = ()
    path: str = ""
    by: str = ""
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field comes from: columns (joined by a space), a constant, or a sum over the lines."""

    columns: tuple[str, ...] = ()
    value: str = ""
    is_sum: bool = False
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    name: str
    title: str
    format: str
    source: str
    zone: str
    currency: str
    language: str
    encoding: str
    decimal: str
    dates: tuple[str, ...]
    weight_unit: str
    tables: dict[str, Table]
    lists: tuple[str, ...]
    unwrap: tuple[str, ...]
    deleted: tuple[str, ...]
    words: dict[str, dict[str, str]]
    fields: dict[str, dict[str, Source]]
    is_told: bool = False
    gives_proof: bool = True
    hand_over_toward: str = "shop"
    has_optional_columns: bool = False
    digest: str = field(default="", compare=False)

    @property
    def orders(self) -> Table:
        return next(table for table in self.tables.values() if table.role == "orders")


def profile_names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


@cache
def shipped_profile(name: str) -> Profile:
    """The profile of this name; NotFound when there is none."""
    if name not in profile_names():
        raise NotFound
    return read_profile((FOLDER / f"{name}.toml").read_text(encoding="utf-8"), f"{name}.toml")


def read_profile(text: str, file: str) -> Profile:
    """Reads and checks a profile; ProfileWrong names the file and the key at fault."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileWrong(f"{file}: {error}") from None
    return _Reading(file).profile(told)


class _Reading:
    """Walks the told keys, naming file and key of what is wrong."""

    def __init__(self, file: str) -> None:
        self.file = file

    def wrong(self, key: str, text: str) -> ProfileWrong:
        return ProfileWrong(
            _("Profile %(file)s, key “%(key)s”: %(text)s")
            % {"file": self.file, "key": key, "text": text}
        )

    def profile(self, told: Mapping[str, Any]) -> Profile:
        for key in told:
            if key not in _TOP:
                raise self.wrong(key, _("there is no such key."))
        format_ = self.one_of(told, "format", ("csv", "json"), "csv")
        documents = told.get("documents", {})
        promise, hand_over = told.get("promise", {}), told.get("hand_over", {})
        tables = self.tables(told.get("tables"), format_)
        return Profile(
            name=self.text(told, "name"),
            title=self.text(told, "title"),
            format=format_,
            source=self.text(told, "source"),
            zone=self.one_of(told, "zone", available_timezones(), None),
            currency=self.one_of(told, "currency", CURRENCIES | {""}, ""),
            language=str(told.get("language", "en")),
            encoding=self.one_of(told, "encoding", ("auto", *ENCODINGS), "auto"),
            decimal=self.one_of(told, "decimal", ("auto", ".", ","), "auto"),
            dates=tuple(told.get("dates", ("auto",))),
            weight_unit=self.one_of(told, "weight_unit", ("g", "kg"), "g"),
            tables=tables,
            lists=tuple(documents.get("lists", ())),
            unwrap=tuple(documents.get("unwrap", ())),
            deleted=tuple(documents.get("deleted", ())),
            words=self.words(told.get("words", {})),
            fields={entity: self.fields(told, entity, tables) for entity in FIELDS},
            is_told=bool(promise.get("told_to_customer", False)),
            gives_proof=bool(promise.get("proof", True)),
            has_optional_columns=told.get("columns", "needed") == "optional" or format_ == "json",
            hand_over_toward=self.one_of(hand_over, "toward", ("shop", "customer"), "shop"),
        )

    def text(self, told: Mapping[str, Any], key: str) -> str:
        value = told.get(key)
        if not isinstance(value, str) or not value:
            raise self.wrong(key, _("a text is needed."))
        return value

    def one_of(
        self,
        told: Mapping[str, Any],
        key: str,
        allowed: Any,
        default: str | None,
        place: str = "",
    ) -> str:
        value = told.get(key, default)
        if value not in allowed:
            shown = ", ".join(sorted(allowed)) if len(allowed) < 20 else ""
            raise self.wrong(
                f"{place}{key}",
                _("“%(value)s” is not known. %(shown)s") % {"value": value, "shown": shown},
            )
        return str(value)

    def tables(self, told: Any, format_: str) -> dict[str, Table]:
        if not isinstance(told, dict) or not told:
            raise self.wrong("tables", _("at least a table of orders is needed."))
        tables = {name: self.table(name, one, format_) for name, one in told.items()}
        if [table.role for table in tables.values()].count("orders") != 1:
            raise self.wrong("tables", _("exactly one table has the role “orders”."))
        for table in tables.values():
            if table.role == "lookup" and table.by.split(".")[0] not in tables:
                raise self.wrong(f"tables.{table.name}.by", _("it names no table."))
        return tables

    def table(self, name: str, told: Mapping[str, Any], format_: str) -> Table:
        place = f"tables.{name}"
        for key in told:
            if key not in {"role", "key", "files", "path", "by", "needed"}:
                raise self.wrong(f"{place}.{key}", _("there is no such key."))
        role = self.one_of(told, "role", ROLES, None, f"{place}.")
        if role not in ("aside",) and not told.get("key") and not told.get("path"):
            raise self.wrong(f"{place}.key", _("the column with the order's number is needed."))
        if role == "lookup" and not told.get("by"):
            raise self.wrong(f"{place}.by", _("a lookup needs the column that points to it."))
        if format_ == "csv" and not told.get("files"):
            raise self.wrong(f"{place}.files", _("the names of its files are needed."))
        return Table(
            name, role, str(told.get("key", "")), tuple(told.get("files", ())),
            str(told.get("path", "")), str(told.get("by", "")), bool(told.get("needed", True)),
        )  # fmt: skip

    def words(self, told: Mapping[str, Any]) -> dict[str, dict[str, str]]:
        allowed = {"status": ORDER_STATES, "payment": PaymentState.values, "scan": ScanCode.values}
        found: dict[str, dict[str, str]] = {}
        for kind, words in told.items():
            if kind not in allowed:
                raise self.wrong(f"words.{kind}", _("there is no such key."))
            for word, meaning in words.items():
                if meaning not in allowed[kind]:
                    raise self.wrong(
                        f"words.{kind}.{word}",
                        _("“%(value)s” is not known. %(shown)s")
                        % {"value": meaning, "shown": ", ".join(allowed[kind])},
                    )
            found[kind] = {word.lower(): meaning for word, meaning in words.items()}
        return found

    def fields(
        self, told: Mapping[str, Any], entity: str, tables: Mapping[str, Table]
    ) -> dict[str, Source]:
        section = told.get(entity, {})
        found = {}
        for key, value in section.items():
            if key in {"told_to_customer", "proof"} and entity == "promise":
                continue
            if key == "toward" and entity == "hand_over":
                continue
            if key not in FIELDS[entity]:
                raise self.wrong(f"{entity}.{key}", _("there is no such key."))
            found[key] = self.source(f"{entity}.{key}", value, tables)
        if section or entity == "order":
            for needed in NEEDED.get(entity, ()):
                if needed not in found:
                    raise self.wrong(f"{entity}.{needed}", _("it is needed."))
        return found

    def source(self, place: str, told: Any, tables: Mapping[str, Table]) -> Source:
        if isinstance(told, str):
            told = {"column": told}
        if not isinstance(told, dict) or set(told) - {
            "column",
            "columns",
            "value",
            "sum",
            "needed",
        }:
            raise self.wrong(place, _("a column, or columns, value, sum and needed are meant."))
        columns = tuple(told.get("columns", [told["column"]] if "column" in told else []))
        if "sum" in told:
            columns = (told["sum"],)
        for column in columns:
            if column.split(".")[0] not in tables:
                raise self.wrong(place, _("“%(column)s” names no table.") % {"column": column})
        return Source(
            columns, str(told.get("value", "")), "sum" in told, bool(told.get("needed", False))
        )
