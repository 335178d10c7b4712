"""Rules of calls by noun: pure functions over plain values."""
