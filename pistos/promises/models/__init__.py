"""The ledger: every promise, every entry of its life, where it stands now, and the seals over it.

Promises and entries are insert-only: the database refuses changes. The current state is a row of
its own, and the roll-ups follow it by trigger, in the same transaction, however it was written.
"""

from pistos.promises.models.guarantee import Compensation
from pistos.promises.models.kinds import OUTCOMES, Cause, EntryKind, PromiseKind, State, Toward
from pistos.promises.models.ledger import Dependency, Entry, EntryWords, Promise, PromiseWords
from pistos.promises.models.rollups import KeptDay
from pistos.promises.models.seals import EntryToSeal, Publication, Seal
from pistos.promises.models.standing import Choice, Standing

__all__ = [
    "OUTCOMES",
    "Cause",
    "Choice",
    "Compensation",
    "Dependency",
    "Entry",
    "EntryKind",
    "EntryToSeal",
    "EntryWords",
    "KeptDay",
    "Promise",
    "PromiseKind",
    "PromiseWords",
    "Publication",
    "Seal",
    "Standing",
    "State",
    "Toward",
]
