"""What staff type, made fit to keep before a page reads it: no card number, no NUL, no direction tricks."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import without_tricks
from pistos.kit.errors import Refused
from pistos.kit.words import number_words

LONGEST = 50_000
"""Characters of one field: the longest that any page asks for, and some."""

CODES = ("sku", "gtin", "serial", "number", "code", "candidate", "iban", "password", "token")
"""Fields of codes, by how their name ends: a parcel or a serial may pass as a card by chance."""


class TooMuchTyped(Refused):
    """One field holds more than any page asks for."""


def fit_to_keep(name: str, value: str) -> str:
    """What was typed into the field of that name. Refuses with TooMuchTyped.

    The database is asked only where a number passes as a card's.
    """
    if len(value) > LONGEST:
        most = number_words(LONGEST, get_language() or "en")
        raise TooMuchTyped(
            _("One of the fields holds more than %(most)s characters. Please shorten it.")
            % {"most": most}
        )
    plain = without_tricks(value)
    return plain if name.endswith(CODES) else without_cards(plain)
