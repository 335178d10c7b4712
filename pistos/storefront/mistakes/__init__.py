"""What we corrected because customers told us, and what does not work now."""
