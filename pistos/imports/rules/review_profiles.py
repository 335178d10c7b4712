"""A profile of reviews: which column of a file of reviews is which field. Files in `profiles/reviews`.

A column's name is compared by its letters and figures alone: "product_handle", "Product Handle" and
"productHandle" are one. A field may name several columns; the first that is not empty counts.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django.utils.translation import gettext as _

from pistos.imports.rules.profiles import FOLDER, ProfileWrong
from pistos.kit.errors import NotFound
from pistos.kit.languages import LANGUAGES

PREFIX = "reviews/"
"""Before the name of such a profile wherever both kinds are told apart by name."""
FIELDS = (
    *(
        "id",
        "product",
        "order",
        "stars",
        "title",
        "text",
        "pros",
        "cons",
        "aspects",
        "name",
        "email",
    ),
    *("language", "country", "written_at", "experienced_on", "given", "reply", "replied_at"),
    *("state", "made_by", "origin", "months_after", "translations", "seal"),
)
STATES = ("shown", "hidden", "spam")
_FOLDER = FOLDER / "reviews"
_TOP = {
    *("name", "title", "source", "about", "format", "zone", "language", "dates", "files", "review"),
    *("words", "encoding"),
}
_NEEDED = {
    "product": ("product", "stars", "written_at"),
    "purchase": ("order", "stars", "written_at"),
}


@dataclass(frozen=True, slots=True)
class ReviewProfile:
    """`about` is "product" or "purchase"; `fields` the columns of each field, folded; `states` what a
    word of the state column means."""

    name: str
    title: str
    source: str
    about: str
    zone: str
    language: str
    dates: tuple[str, ...]
    files: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    states: Mapping[str, str]
    format: str = "any"
    encoding: str = "auto"
    lists: tuple[str, ...] = ("reviews",)
    needed: tuple[str, ...] = field(default=())

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(name for names in self.fields.values() for name in names)


def folded_name(name: str) -> str:
    return re.sub(r"[\W_]", "", name.lower())


def review_profile_names() -> list[str]:
    return sorted(path.stem for path in _FOLDER.glob("*.toml"))


def is_of_reviews(name: str) -> bool:
    return name.startswith(PREFIX)


@cache
def shipped_review_profile(name: str) -> ReviewProfile:
    """The profile of this name, with or without its prefix; NotFound when there is none."""
    plain = name.removeprefix(PREFIX)
    if plain not in review_profile_names():
        raise NotFound
    file = f"{PREFIX}{plain}.toml"
    return read_review_profile((_FOLDER / f"{plain}.toml").read_text(encoding="utf-8"), file)


def read_review_profile(text: str, file: str) -> ReviewProfile:
    """Reads and checks a profile; ProfileWrong names the file and the key at fault."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileWrong(f"{file}: {error}") from None
    for key in told:
        if key not in _TOP:
            raise _wrong(file, key, _("there is no such key."))
    about = _one_of(told, file, "about", tuple(_NEEDED), "product")
    fields = _fields(told.get("review", {}), file, _NEEDED[about])
    return ReviewProfile(
        name=f"{PREFIX}{_text(told, file, 'name')}",
        title=_text(told, file, "title"),
        source=_text(told, file, "source")[:40],
        about=about,
        format=_one_of(told, file, "format", ("any", "csv", "json"), "any"),
        zone=_one_of(told, file, "zone", available_timezones(), "UTC"),
        language=_one_of(told, file, "language", ("", *LANGUAGES), ""),
        dates=tuple(told.get("dates", ("auto",))),
        encoding=str(told.get("encoding", "auto")),
        files=tuple(told.get("files", ("*.csv", "*.json"))),
        fields=fields,
        states=_states(told.get("words", {}).get("state", {}), file),
        needed=_NEEDED[about],
    )


def _fields(
    told: Mapping[str, Any], file: str, needed: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    found = {}
    for key, value in told.items():
        if key not in FIELDS:
            raise _wrong(file, f"review.{key}", _("there is no such key."))
        names = [value] if isinstance(value, str) else value
        found[key] = tuple(folded_name(str(name)) for name in names)
    for key in needed:
        if key not in found:
            raise _wrong(file, f"review.{key}", _("it is needed."))
    return found


def _states(told: Mapping[str, Any], file: str) -> dict[str, str]:
    for word, meaning in told.items():
        if meaning not in STATES:
            text = _("“%(value)s” is not known. %(shown)s")
            raise _wrong(
                file,
                f"words.state.{word}",
                text % {"value": meaning, "shown": ", ".join(STATES)},
            )
    return {word.lower(): str(meaning) for word, meaning in told.items()}


def _text(told: Mapping[str, Any], file: str, key: str) -> str:
    value = told.get(key)
    if not isinstance(value, str) or not value:
        raise _wrong(file, key, _("a text is needed."))
    return value


def _one_of(told: Mapping[str, Any], file: str, key: str, allowed: Any, default: str) -> str:
    value = told.get(key, default)
    if value not in allowed:
        shown = ", ".join(sorted(allowed)) if len(allowed) < 20 else ""
        text = _("“%(value)s” is not known. %(shown)s") % {"value": value, "shown": shown}
        raise _wrong(file, key, text)
    return str(value)


def _wrong(file: str, key: str, text: str) -> ProfileWrong:
    return ProfileWrong(
        _("Profile %(file)s, key “%(key)s”: %(text)s") % {"file": file, "key": key, "text": text}
    )
