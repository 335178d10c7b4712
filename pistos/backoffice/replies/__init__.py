"""How good answers are, what is worked on, and which practices are really followed."""
