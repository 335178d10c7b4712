"""Whether we understood: the customer says so, and sees how far their matter is."""
