"""Reviews on the desk: who waits for an answer, one review with everything around it, what was decided."""
