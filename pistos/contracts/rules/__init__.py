"""What an offer is, and what comes before selling: pure."""
