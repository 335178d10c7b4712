"""The test provider: no money moves. Its page is ours, and says so."""
