"""Rules of questions and suggestions: what is held, which questions ask the same, what may be decided."""
