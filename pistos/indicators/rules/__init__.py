"""What a measure is, how trust is scored, and how a shop competes with itself: pure."""
