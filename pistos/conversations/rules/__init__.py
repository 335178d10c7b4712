"""Rules of conversations by noun: pure functions over plain values."""
