"""The names of what answers are counted by, at one query a kind."""

from collections.abc import Iterable, Mapping
from typing import Any

from pistos.accounts.models import User
from pistos.backoffice.surveys.words import ASKED_BY, PROMISES
from pistos.catalogue.models import Product
from pistos.components.channels import CHANNELS
from pistos.components.tags.speaking import language
from pistos.components.topics import TOPICS
from pistos.conversations.models import Team
from pistos.kit.languages import LANGUAGES, text_in
from pistos.kit.regions import country_name
from pistos.kit.words import spoken
from pistos.partners.models import Partner
from pistos.stock.models import Location
from pistos.surveys.models import Place


def names_of(slice_: str, keys: Iterable[str]) -> dict[str, str]:
    """By key; a key without a name is its own."""
    wanted = list(keys)
    fixed: Mapping[str, Mapping[str, object]] = {
        "promise": PROMISES,
        "asked_by": ASKED_BY,
        "channel": CHANNELS,
        "topic": TOPICS,
        "language": LANGUAGES,
    }
    if slice_ == "country":
        return {key: country_name(key, spoken(language())) for key in wanted}
    if slice_ in fixed:
        return {key: str(fixed[slice_].get(key, key)) for key in wanted}
    return {key: found for key, found in _rows(slice_, wanted).items() if found}


def _rows(slice_: str, keys: list[str]) -> dict[str, str]:
    ids = [int(key) for key in keys if key.isdigit()]
    if slice_ == "product":
        rows = Product.objects.filter(pk__in=ids).values_list("pk", "name")
        return {str(pk): text_in(name, language()) for pk, name in rows}
    people: dict[str, Any] = {
        "courier": Partner,
        "agent": User,
        "team": Team,
        "store": Location,
    }
    named = people.get(slice_, Place).objects.filter(pk__in=ids).values_list("pk", "name")
    return {str(pk): name for pk, name in named}
