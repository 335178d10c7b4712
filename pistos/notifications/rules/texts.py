"""What an SMS may hold."""

SMS = "sms"
"""The channel of an outbox row that travels as an SMS."""

LONGEST_TEXT = 1600
"""The longest text that providers take as one message of several parts (ten of 160)."""
