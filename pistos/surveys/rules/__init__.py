"""Questions and answers, figures with their intervals, tokens: pure."""
