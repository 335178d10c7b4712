"""Whether two payments came from the same card or the same payer, told by marks that lead back to neither."""

from django.utils.crypto import salted_hmac


def payer_mark(way: str, name: str) -> str:
    """A digest under the shop's secret key of what a provider knows a card by, or of a payer's name as the
    bank writes it. Empty for nobody."""
    told = " ".join(name.split()).casefold()
    if not told:
        return ""
    return salted_hmac(f"payments.payer.{way}", told, algorithm="sha256").hexdigest()
