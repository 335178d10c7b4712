"""A row of a file of reviews, by name of field, into facts. Unusable says why it is none."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime

from pistos.imports.rules import values
from pistos.imports.rules.reasons import Unusable
from pistos.imports.rules.review_profiles import ReviewProfile
from pistos.kit.languages import LANGUAGES
from pistos.orders.rules.plausibility import EARLIEST_YEAR
from pistos.reviews.facts import PurchaseFacts, ReviewFacts
from pistos.reviews.rules.exchange import aspects_from, translations_from

MACHINE_COLUMNS = frozenset(
    {
        "aigenerated",
        "isaigenerated",
        "isai",
        "generatedbyai",
        "aireview",
        "isgenerated",
        "generated",
    }
)
"""Columns, by folded name, whose "yes" says that no buyer wrote the row: looked at in every file."""
_MACHINES = re.compile(
    r"(?<![a-z])(?:ai|gpt|chat-?gpt|openai|llm|claude|gemini|generator|generated|synthetic|fake)(?![a-z])",
    re.I,
)
_SLIPS = re.compile(
    r"\bas an? (?:ai|artificial intelligence|large)(?: language)? model\b"
    r"|\bgenerated (?:by|with) (?:ai|chat-?gpt|gpt|openai)\b"
    r"|\[(?:ai[- ]generated|insert [a-z ]+)\]|\{\{? ?product[_ ](?:name|title) ?\}?\}",
    re.I,
)
_YES = frozenset({"1", "true", "yes", "y", "t"})
LONGEST_ID = 120


class RowReader:
    """`ways` are the formats of dates, as the files turned out to write them."""

    def __init__(self, profile: ReviewProfile, ways: tuple[str, ...], at: datetime) -> None:
        self.profile = profile
        self.ways = ways
        self.at = at

    def review(self, row: Mapping[str, str]) -> ReviewFacts:
        """`row` maps folded names of columns to their text."""
        self._refuse_machines(row)
        product = self._text(row, "product")
        if not product:
            raise Unusable("no_product")
        written_at = self._written_at(row)
        stars = self._stars(row)
        return ReviewFacts(
            source=self.profile.source,
            external_id=self._id(row),
            product=product,
            stars=stars,
            written_at=written_at,
            title=self._text(row, "title"),
            text=self._text(row, "text"),
            pros=self._text(row, "pros"),
            cons=self._text(row, "cons"),
            aspects=aspects_from(self._text(row, "aspects")),
            display_name=self._text(row, "name"),
            language=self._language(row),
            country=_country(self._text(row, "country")),
            email=self._text(row, "email"),
            order_number=self._text(row, "order"),
            experienced_on=self._day(row, "experienced_on"),
            is_incentivised=self._text(row, "given").lower() in _YES,
            is_spam=self._state(row) == "spam",
            reply=self._text(row, "reply"),
            replied_at=self._moment(row, "replied_at"),
            origin=self._text(row, "origin"),
            months_after=_small(self._text(row, "months_after")),
            translations=translations_from(self._text(row, "translations")),
            seal=self._text(row, "seal"),
        )

    def purchase(self, row: Mapping[str, str]) -> PurchaseFacts:
        self._refuse_machines(row)
        order = self._text(row, "order")
        if not order:
            raise Unusable("no_number")
        return PurchaseFacts(
            source=self.profile.source,
            external_id=self._id(row),
            order_ref=order,
            stars=self._stars(row),
            written_at=self._written_at(row),
            title=self._text(row, "title"),
            text=self._text(row, "text"),
            language=self._text(row, "language")[:2].lower(),
        )

    def was_hidden(self, row: Mapping[str, str]) -> bool:
        return self._state(row) == "hidden"

    def _text(self, row: Mapping[str, str], field: str) -> str:
        names = self.profile.fields.get(field, ())
        return next((text for name in names if (text := row.get(name, "").strip())), "")

    def _state(self, row: Mapping[str, str]) -> str:
        word = self._text(row, "state").lower()
        if not word:
            return "shown"
        meaning = self.profile.states.get(word)
        if meaning is None:
            raise Unusable("unknown_status", word)
        return meaning

    def _refuse_machines(self, row: Mapping[str, str]) -> None:
        for name in MACHINE_COLUMNS & row.keys():
            if row[name].strip().lower() in _YES:
                raise Unusable("machine_written", name)
        maker = self._text(row, "made_by")
        if _MACHINES.search(maker):
            raise Unusable("machine_written", maker)
        slip = _SLIPS.search(f"{self._text(row, 'title')}\n{self._text(row, 'text')}")
        if slip:
            raise Unusable("machine_written", slip[0])

    def _stars(self, row: Mapping[str, str]) -> int:
        """One to five, whole: other scales are not bent into this one."""
        told = self._text(row, "stars")
        plain = re.sub(r"[.,]0+$", "", told)
        if not re.fullmatch(r"[1-5]", plain):
            raise Unusable("bad_stars", told)
        return int(plain)

    def _written_at(self, row: Mapping[str, str]) -> datetime:
        found = self._moment(row, "written_at")
        if found is None:
            raise Unusable("no_written_at")
        if found > self.at:
            raise Unusable("impossible_date", found.date().isoformat())
        return found

    def _moment(self, row: Mapping[str, str], field: str) -> datetime | None:
        text = self._text(row, field)
        if not text:
            return None
        return values.bounded(
            values.moment(text, self.ways, self.profile.zone), EARLIEST_YEAR, self.at
        )

    def _day(self, row: Mapping[str, str], field: str) -> date | None:
        text = self._text(row, field)
        return values.day(text, self.ways, self.profile.zone) if text else None

    def _language(self, row: Mapping[str, str]) -> str:
        told = self._text(row, "language")[:2].lower()
        return told if told in LANGUAGES else self.profile.language

    def _id(self, row: Mapping[str, str]) -> str:
        """The other side's own id, or a digest of who said what of which product and when."""
        told = self._text(row, "id")
        if told:
            if len(told) > LONGEST_ID:
                raise Unusable("no_number", told)
            return told
        parts = ("product", "order", "email", "name", "written_at", "stars", "title", "text")
        said = "\x1f".join(self._text(row, part) for part in parts)
        return hashlib.blake2b(said.encode(), digest_size=16).hexdigest()


def _country(text: str) -> str:
    return text.upper() if re.fullmatch(r"[A-Za-z]{2}", text) else ""


def _small(text: str) -> int:
    return int(text) if text.isdecimal() and int(text) <= 120 else 0
