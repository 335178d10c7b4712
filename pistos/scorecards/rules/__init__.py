"""How partners are measured, ranked and chosen: pure."""
