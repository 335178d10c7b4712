"""Ways to pay: one folder each, all alike."""
