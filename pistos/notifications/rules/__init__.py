"""The rules of messages by noun: what they say, how they look, what they are told apart by."""
