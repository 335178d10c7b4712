"""Conversations: one matter with one customer, on whichever channel, and what was said in it."""

from pistos.conversations.models.conversation import (
    Channel,
    Conversation,
    ConversationPromise,
    ConversationState,
    Team,
)
from pistos.conversations.models.desk import Draft, Macro, Presence, SavedView
from pistos.conversations.models.doubts import Doubt, DoubtAnswer, DoubtKind
from pistos.conversations.models.message import (
    Attachment,
    AuthorKind,
    BlockedSender,
    Direction,
    ExternalId,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.models.questions import ProductQuestion
from pistos.conversations.models.quiet import QuietTask
from pistos.conversations.models.restraints import Restraint, RestraintReason
from pistos.conversations.models.settings import AnswerSettings
from pistos.conversations.models.timing import Timing

__all__ = [
    "AnswerSettings",
    "Attachment",
    "AuthorKind",
    "BlockedSender",
    "Channel",
    "Conversation",
    "ConversationPromise",
    "ConversationState",
    "Direction",
    "Doubt",
    "DoubtAnswer",
    "DoubtKind",
    "Draft",
    "ExternalId",
    "Macro",
    "Message",
    "MessageState",
    "Presence",
    "ProductQuestion",
    "Purpose",
    "QuietTask",
    "Restraint",
    "RestraintReason",
    "SavedView",
    "Team",
    "Timing",
]
