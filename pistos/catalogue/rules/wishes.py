"""What visitors say they did not find: masked, and told apart by the words that tell."""

from pistos.help.rules.seeking import key_of, masked

WISHES_FOR_WORK = 2

__all__ = ["WISHES_FOR_WORK", "key_of", "masked"]
