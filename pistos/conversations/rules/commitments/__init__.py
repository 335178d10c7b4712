"""Finds the promises in what an agent writes: "I'll call you tomorrow morning", «σε δύο ώρες», "do petka".

Not found are the past, questions, quoted text, conditions, negations, and what the customer is asked
to do. See `reading.py` for how a text is read, `due.py` for which moment the words mean.
"""

from pistos.conversations.rules.commitments.reading import Found, find_commitments

__all__ = ["Found", "find_commitments"]
